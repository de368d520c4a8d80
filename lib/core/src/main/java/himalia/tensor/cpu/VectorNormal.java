package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The blocks of [NormalSamples] by the Vector API, bit for bit those of [Cephes]: half a block, or a part of that, at
/// a time.
final class VectorNormal {
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() < 8 ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS =
            IntVector.SPECIES_PREFERRED.length() < 8 ? IntVector.SPECIES_PREFERRED : IntVector.SPECIES_256;
    private static final int HALF = 8;
    private static final float TWO_PI = (float) (2 * Math.PI);

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    // slower for each number than the other loops, so fewer of them
    static final WarmUp WARM_UP = new WarmUp(5, VectorNormal::someBlocks);

    private VectorNormal() {}

    private static void someBlocks() {
        java.util.Arrays.fill(NUMBERS, 0, 1024, 0.5f);
        blocks(NUMBERS, 0, 64, 0, 1);
    }

    static void blocks(float[] x, int from, int blocks, float mean, float std) {
        FloatVector m = FloatVector.broadcast(SPECIES, mean);
        FloatVector s = FloatVector.broadcast(SPECIES, std);
        for (int i = 0; i < blocks; i++) {
            int at = from + i * 2 * HALF;
            for (int j = at; j < at + HALF; j += SPECIES.length()) {
                FloatVector r = root(FloatVector.fromArray(SPECIES, x, j));
                FloatVector theta = FloatVector.fromArray(SPECIES, x, j + HALF).mul(TWO_PI);
                turn(r, theta, m, s, x, j);
            }
        }
    }

    /// `√(-2 log(1 - u))`
    private static FloatVector root(FloatVector u) {
        FloatVector x = FloatVector.broadcast(SPECIES, 1).sub(u);
        IntVector bits = x.reinterpretAsInts();
        FloatVector e = (FloatVector) bits.lanewise(LSHR, 23).sub(126).convertShape(I2F, SPECIES, 0);
        FloatVector m = bits.and(0x7fffff).or(0x3f000000).reinterpretAsFloats();
        VectorMask<Float> low = m.compare(LT, Cephes.ROOT_HALF);
        e = e.blend(e.sub(1f), low);
        FloatVector addend = FloatVector.zero(SPECIES).blend(m, low);
        m = m.sub(1f).add(addend);
        FloatVector z = m.mul(m);
        FloatVector y = logSeries(m).mul(m);
        y = y.fma(z, e.mul(Cephes.LN2_LOW));
        y = z.neg().fma(FloatVector.broadcast(SPECIES, 0.5f), y);
        m = m.add(y);
        return e.fma(FloatVector.broadcast(SPECIES, Cephes.LN2_HIGH), m)
                .mul(-2f)
                .sqrt();
    }

    private static FloatVector logSeries(FloatVector m) {
        FloatVector y = FloatVector.broadcast(SPECIES, Cephes.LOG_FIRST);
        y = y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[0]));
        y = y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[1]));
        y = y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[2]));
        y = y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[3]));
        y = y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[4]));
        y = y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[5]));
        y = y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[6]));
        return y.fma(m, FloatVector.broadcast(SPECIES, Cephes.LOG[7]));
    }

    /// Writes `r cos(theta)` and `r sin(theta)`, scaled and moved.
    private static void turn(FloatVector r, FloatVector theta, FloatVector mean, FloatVector std, float[] x, int at) {
        IntVector octant = (IntVector) theta.mul(Cephes.OCTANTS).convertShape(F2I, INTS, 0);
        octant = octant.add(1).and(~1);
        FloatVector k = (FloatVector) octant.convertShape(I2F, SPECIES, 0);
        FloatVector v = k.fma(FloatVector.broadcast(SPECIES, Cephes.PI_HIGH), theta);
        v = k.fma(FloatVector.broadcast(SPECIES, Cephes.PI_MIDDLE), v);
        v = k.fma(FloatVector.broadcast(SPECIES, Cephes.PI_LOW), v);
        FloatVector c = cosSeries(v);
        FloatVector s = sinSeries(v);
        VectorMask<Float> even = octant.and(2).compare(EQ, 0).cast(SPECIES);
        FloatVector sin = turned(c.blend(s, even), octant.and(4));
        FloatVector cos = turned(s.blend(c, even), octant.sub(2).not().and(4));
        r.mul(cos).fma(std, mean).intoArray(x, at);
        r.mul(sin).fma(std, mean).intoArray(x, at + HALF);
    }

    /// Negative where the third bit is set.
    private static FloatVector turned(FloatVector v, IntVector bit) {
        return v.reinterpretAsInts().lanewise(XOR, bit.lanewise(LSHL, 29)).reinterpretAsFloats();
    }

    private static FloatVector cosSeries(FloatVector x) {
        FloatVector z = x.mul(x);
        FloatVector c = FloatVector.broadcast(SPECIES, Cephes.COS2);
        c = c.fma(z, FloatVector.broadcast(SPECIES, Cephes.COS1));
        c = c.fma(z, FloatVector.broadcast(SPECIES, Cephes.COS0)).mul(z);
        return c.fma(z, z.mul(0.5f).neg()).add(1f);
    }

    private static FloatVector sinSeries(FloatVector x) {
        FloatVector z = x.mul(x);
        FloatVector s = FloatVector.broadcast(SPECIES, Cephes.SIN2);
        s = s.fma(z, FloatVector.broadcast(SPECIES, Cephes.SIN1));
        s = s.fma(z, FloatVector.broadcast(SPECIES, Cephes.SIN0)).mul(z);
        return s.fma(x, x);
    }
}
