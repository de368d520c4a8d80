package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The formulas of [FloatFormulas] for as many floats at once as the processor takes, bit for bit the same.
final class VectorMath {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final int BIAS = 32;
    private static final float UNBIAS = 0x1p-32f;

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            2,
            () -> exp(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> sigmoid(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> tanh(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> log(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> expSum(NUMBERS, 0, 0, NUMBERS, 0, NUMBERS.length));

    private VectorMath() {}

    static void exp(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            exp(FloatVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.exp(x[xo + i]);
        }
    }

    static void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            sigmoid(FloatVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.sigmoid(x[xo + i]);
        }
    }

    static void tanh(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            tanh(FloatVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.tanh(x[xo + i]);
        }
    }

    static void log(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            log(FloatVector.fromArray(SPECIES, x, xo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.log(x[xo + i]);
        }
    }

    /// `y = e^(x - shift)`; the sum of the results. No `x` is above the shift.
    static double expSum(float[] x, int xo, float shift, float[] y, int yo, int n) {
        FloatVector by = FloatVector.broadcast(SPECIES, shift);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            expOfNegative(FloatVector.fromArray(SPECIES, x, xo + i).sub(by)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.exp(x[xo + i] - shift);
        }
        return VectorSums.sum(y, yo, n);
    }

    static FloatVector sigmoid(FloatVector v) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector e = expOfNegative(v.reinterpretAsInts().or(0x80000000).reinterpretAsFloats());
        FloatVector over = one.blend(e, v.compare(LT, 0f)).blend(0f, v.compare(LT, FloatFormulas.SIGMOID_ENDS));
        return over.div(e.add(one));
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector rounder = FloatVector.broadcast(SPECIES, FloatFormulas.ROUNDER);
        FloatVector t = x.fma(FloatVector.broadcast(SPECIES, FloatFormulas.LOG2_E), rounder);
        FloatVector p = expOfRest(x, t.sub(rounder));
        IntVector whole = t.reinterpretAsInts().sub(FloatFormulas.ROUNDER_BITS);
        IntVector half = whole.lanewise(ASHR, 1);
        FloatVector y = p.mul(twoTo(half)).mul(twoTo(whole.sub(half)));
        y = y.blend(0f, x.compare(LT, FloatFormulas.EXP_LOW));
        return y.blend(Float.POSITIVE_INFINITY, x.compare(GT, FloatFormulas.EXP_HIGH));
    }

    /// The same for numbers up to 0, with a third fewer steps: the result cannot be infinite, and a power of two that
    /// is too large by [#BIAS] is never denormal. The last bits of `t`, shifted, are that power.
    static FloatVector expOfNegative(FloatVector x) {
        FloatVector rounder = FloatVector.broadcast(SPECIES, FloatFormulas.ROUNDER + BIAS + 127);
        FloatVector t = x.fma(FloatVector.broadcast(SPECIES, FloatFormulas.LOG2_E), rounder);
        FloatVector power = t.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats();
        FloatVector y = expOfRest(x, t.sub(rounder)).mul(power).mul(UNBIAS);
        return y.blend(0f, x.compare(LT, FloatFormulas.EXP_LOW));
    }

    /// `e^(x - k ln 2)`
    private static FloatVector expOfRest(FloatVector x, FloatVector k) {
        return expm1OfRest(x, k).add(1f);
    }

    /// `e^(x - k ln 2) - 1`
    static FloatVector expm1OfRest(FloatVector x, FloatVector k) {
        FloatVector r = k.fma(FloatVector.broadcast(SPECIES, -FloatFormulas.LN2_HIGH), x);
        r = k.fma(FloatVector.broadcast(SPECIES, -FloatFormulas.LN2_LOW), r);
        FloatVector p = FloatVector.broadcast(SPECIES, FloatFormulas.E6);
        p = p.fma(r, FloatVector.broadcast(SPECIES, FloatFormulas.E5));
        p = p.fma(r, FloatVector.broadcast(SPECIES, FloatFormulas.E4));
        p = p.fma(r, FloatVector.broadcast(SPECIES, FloatFormulas.E3));
        p = p.fma(r, FloatVector.broadcast(SPECIES, FloatFormulas.E2));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
        return p.fma(r.mul(r), r);
    }

    static FloatVector twoTo(IntVector power) {
        return power.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector far =
                one.sub(FloatVector.broadcast(SPECIES, 2).div(exp(a.add(a)).add(one)));
        FloatVector z = x.mul(x);
        FloatVector p = FloatVector.broadcast(SPECIES, FloatFormulas.T11);
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.T9));
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.T7));
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.T5));
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.T3));
        FloatVector size = p.mul(z).fma(a, a).blend(far, a.compare(GT, FloatFormulas.TANH_NEAR));
        IntVector sign = x.reinterpretAsInts().and(0x80000000);
        return size.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }

    private static FloatVector log(FloatVector v) {
        VectorMask<Float> small = v.compare(LT, Float.MIN_NORMAL);
        FloatVector x = v.blend(v.mul(FloatFormulas.TWO_23), small);
        IntVector bits = x.reinterpretAsInts();
        IntVector k = bits.sub(FloatFormulas.ROOT_HALF).lanewise(ASHR, 23);
        FloatVector m = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats();
        FloatVector e = k.add(FloatFormulas.ROUNDER_BITS).reinterpretAsFloats().sub(FloatFormulas.ROUNDER);
        e = e.blend(e.sub(23f), small);
        FloatVector result = logOfOneAnd(m.sub(1f), e);
        result = v.blend(result, v.compare(LT, Float.POSITIVE_INFINITY)); // infinity and nan stay
        result = result.blend(Float.NaN, v.compare(LT, 0f));
        return result.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0f));
    }

    /// `log(2^e (1 + y))`
    static FloatVector logOfOneAnd(FloatVector y, FloatVector e) {
        FloatVector z = y.mul(y);
        FloatVector p = logSeries(y).mul(y).mul(z);
        p = e.fma(FloatVector.broadcast(SPECIES, FloatFormulas.LN2_LOW), p);
        p = z.fma(FloatVector.broadcast(SPECIES, -0.5f), p);
        return e.fma(FloatVector.broadcast(SPECIES, FloatFormulas.LN2_HIGH), y.add(p));
    }

    /// A method of its own: a longer one than the compiler inlines would make objects of all vectors.
    static FloatVector logSeries(FloatVector y) {
        FloatVector p = FloatVector.broadcast(SPECIES, FloatFormulas.L9);
        p = p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L8));
        p = p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L7));
        p = p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L6));
        p = p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L5));
        p = p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L4));
        p = p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L3));
        p = p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L2));
        return p.fma(y, FloatVector.broadcast(SPECIES, FloatFormulas.L1));
    }
}
