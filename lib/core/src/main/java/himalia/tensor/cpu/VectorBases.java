package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// `2^x` and the logarithms of the bases 2 and 10 of [FloatFormulas], for as many floats at once as the processor
/// takes, bit for bit the same.
final class VectorBases {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            2,
            () -> exp2(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> log2(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> log10(NUMBERS, 0, NUMBERS, 0, NUMBERS.length));

    private VectorBases() {}

    static void exp2(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            exp2(FloatVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.exp2(x[xo + i]);
        }
    }

    private static FloatVector exp2(FloatVector x) {
        FloatVector rounder = FloatVector.broadcast(SPECIES, FloatFormulas.ROUNDER);
        FloatVector t = x.add(rounder);
        FloatVector p = exp2OfRest(x.sub(t.sub(rounder)));
        IntVector whole = t.reinterpretAsInts().sub(FloatFormulas.ROUNDER_BITS);
        IntVector half = whole.lanewise(ASHR, 1);
        FloatVector y = p.mul(VectorMath.twoTo(half)).mul(VectorMath.twoTo(whole.sub(half)));
        y = y.blend(0f, x.compare(LT, FloatFormulas.EXP2_LOW));
        return y.blend(Float.POSITIVE_INFINITY, x.compare(GE, FloatFormulas.EXP2_HIGH));
    }

    private static FloatVector exp2OfRest(FloatVector f) {
        FloatVector p = FloatVector.broadcast(SPECIES, FloatFormulas.S6);
        p = p.fma(f, FloatVector.broadcast(SPECIES, FloatFormulas.S5));
        p = p.fma(f, FloatVector.broadcast(SPECIES, FloatFormulas.S4));
        p = p.fma(f, FloatVector.broadcast(SPECIES, FloatFormulas.S3));
        p = p.fma(f, FloatVector.broadcast(SPECIES, FloatFormulas.S2));
        return p.fma(f.mul(f), f.mul(FloatFormulas.LN2)).add(1f);
    }

    static void log2(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            log(v, FloatFormulas.LOG2_E, FloatFormulas.LOG2_E_REST, 1, 0).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.log2(x[xo + i]);
        }
    }

    static void log10(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            log(v, FloatFormulas.LOG10_E, FloatFormulas.LOG10_E_REST, FloatFormulas.LOG10_2, FloatFormulas.LOG10_2_REST)
                    .intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.log10(x[xo + i]);
        }
    }

    /// It begins and ends as [VectorMath]'s: as methods of their own these steps would no longer be inlined, which
    /// takes twice as long.
    private static FloatVector log(FloatVector v, float factor, float factorRest, float two, float twoRest) {
        VectorMask<Float> small = v.compare(LT, Float.MIN_NORMAL);
        FloatVector x = v.blend(v.mul(FloatFormulas.TWO_23), small);
        IntVector bits = x.reinterpretAsInts();
        IntVector k = bits.sub(FloatFormulas.ROOT_HALF).lanewise(ASHR, 23);
        FloatVector m = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats();
        FloatVector e = k.add(FloatFormulas.ROUNDER_BITS).reinterpretAsFloats().sub(FloatFormulas.ROUNDER);
        FloatVector result = sum(m.sub(1f), e.blend(e.sub(23f), small), factor, factorRest, two, twoRest);
        result = v.blend(result, v.compare(LT, Float.POSITIVE_INFINITY)); // infinity and nan stay
        result = result.blend(Float.NaN, v.compare(LT, 0f));
        return result.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0f));
    }

    /// `e log 2 + factor log(1 + y)`
    private static FloatVector sum(
            FloatVector y, FloatVector e, float factor, float factorRest, float two, float twoRest) {
        FloatVector z = y.mul(y);
        FloatVector by = FloatVector.broadcast(SPECIES, factor);
        FloatVector rest = z.fma(
                FloatVector.broadcast(SPECIES, -0.5f),
                VectorMath.logSeries(y).mul(y).mul(z));
        FloatVector low = e.fma(FloatVector.broadcast(SPECIES, twoRest), rest.mul(by));
        low = y.fma(FloatVector.broadcast(SPECIES, factorRest), low);
        FloatVector high = y.mul(by);
        FloatVector whole = e.mul(two);
        FloatVector sum = whole.add(high);
        return sum.add(whole.sub(sum).add(high).add(y.fma(by, high.neg()).add(low)));
    }
}
