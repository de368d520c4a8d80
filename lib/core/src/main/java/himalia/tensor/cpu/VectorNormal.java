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
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The blocks of [NormalSamples] by the Vector API, bit for bit those of [Cephes]: half a block, or a part of that, at
/// a time, or the halves of two blocks.
///
/// In vectors of the preferred length, as all loops are: what the compiler knows of a method of `FloatVector` it knows
/// for all callers, and with vectors of a second length in one of them a product of matrices took three times as long.
final class VectorNormal {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HALF = 8;

    /// Whether a vector holds a whole block: then two are sorted into one of their first halves and one of the others.
    private static final boolean PAIRS = LANES == 2 * HALF;

    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, PAIRS ? 0xff00 : 0);
    private static final VectorShuffle<Float> TURNED = VectorShuffle.fromOp(SPECIES, i -> (i + HALF) % LANES);
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
        int n = 2 * HALF * (PAIRS ? blocks & ~1 : blocks);
        for (int i = 0; i < n; i += PAIRS ? 2 * LANES : 2 * HALF) {
            for (int j = from + i, end = from + i + HALF; j < end; j += LANES) {
                FloatVector a = FloatVector.fromArray(SPECIES, x, j);
                FloatVector b = FloatVector.fromArray(SPECIES, x, PAIRS ? j + LANES : j + HALF);
                FloatVector u = PAIRS ? a.blend(b.rearrange(TURNED), UPPER) : a;
                FloatVector theta = PAIRS ? a.rearrange(TURNED).blend(b, UPPER) : b;
                turn(root(u), theta.mul(TWO_PI), m, s, x, j);
            }
        }
        if (n < 2 * HALF * blocks) {
            NormalSamples.block(x, from + n, mean, std);
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
        FloatVector a = r.mul(cos).fma(std, mean);
        FloatVector b = r.mul(sin).fma(std, mean);
        if (PAIRS) {
            a.blend(b.rearrange(TURNED), UPPER).intoArray(x, at);
            a.rearrange(TURNED).blend(b, UPPER).intoArray(x, at + LANES);
        } else {
            a.intoArray(x, at);
            b.intoArray(x, at + HALF);
        }
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
