package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// `e^x - 1` and `log(1 + x)` of [FloatFormulas], which keep the digits of small numbers, for as many floats at once as
/// the processor takes, bit for bit the same.
final class VectorNearZero {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            2,
            () -> expm1(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> log1p(NUMBERS, 0, NUMBERS, 0, NUMBERS.length));

    private VectorNearZero() {}

    static void expm1(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            expm1(FloatVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.expm1(x[xo + i]);
        }
    }

    private static FloatVector expm1(FloatVector x) {
        FloatVector v = x.blend(FloatFormulas.EXPM1_LOW, x.compare(LT, FloatFormulas.EXPM1_LOW));
        FloatVector rounder = FloatVector.broadcast(SPECIES, FloatFormulas.ROUNDER);
        FloatVector t = v.fma(FloatVector.broadcast(SPECIES, FloatFormulas.LOG2_E), rounder);
        FloatVector p = VectorMath.expm1OfRest(v, t.sub(rounder));
        FloatVector half = VectorMath.twoTo(t.reinterpretAsInts().sub(FloatFormulas.ROUNDER_BITS + 1));
        FloatVector y = p.fma(half, half.sub(0.5f));
        y = y.add(y).blend(x, x.abs().compare(LT, FloatFormulas.AS_IT_IS));
        return y.blend(Float.POSITIVE_INFINITY, x.compare(GT, FloatFormulas.EXP_HIGH));
    }

    static void log1p(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            log1p(FloatVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.log1p(x[xo + i]);
        }
    }

    private static FloatVector log1p(FloatVector x) {
        FloatVector y = ofFinite(x).blend(x, x.abs().compare(LT, FloatFormulas.AS_IT_IS));
        y = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY)); // infinity and nan stay
        y = y.blend(Float.NaN, x.compare(LT, -1f));
        return y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, -1f));
    }

    private static FloatVector ofFinite(FloatVector x) {
        VectorMask<Float> large = x.compare(GT, FloatFormulas.LARGE);
        FloatVector v = x.blend(x.mul(FloatFormulas.SMALLER), large);
        FloatVector one = FloatVector.broadcast(SPECIES, 1).blend(0, large);
        IntVector k =
                one.add(v).reinterpretAsInts().sub(FloatFormulas.ROOT_HALF).lanewise(ASHR, 23);
        FloatVector s = VectorMath.twoTo(k.neg());
        FloatVector f = v.fma(s, one.fma(s, FloatVector.broadcast(SPECIES, -1)));
        FloatVector e = k.add(FloatFormulas.ROUNDER_BITS).reinterpretAsFloats().sub(FloatFormulas.ROUNDER);
        return VectorMath.logOfOneAnd(f, e.blend(e.add(64f), large));
    }
}
