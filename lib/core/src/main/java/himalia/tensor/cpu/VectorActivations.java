package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// GELU and its kin of [FloatFormulas] for as many floats at once as the processor takes, bit for bit the same.
final class VectorActivations {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int STRETCH = 512;

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            5,
            () -> gelu(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> geluSlope(NUMBERS, 0, NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> geluTanh(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> silu(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> erf(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> sign(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> leaky(NUMBERS, 0, 0.1f, NUMBERS, 0, NUMBERS.length),
            () -> within(NUMBERS, 0, -1, 1, NUMBERS, 0, NUMBERS.length));

    private VectorActivations() {}

    static void gelu(float[] x, int xo, float[] y, int yo, int n) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector a = near(v.abs());
            FloatVector c = bell(a).mul(factor(a));
            v.mul(one.sub(c).blend(c, v.compare(LT, 0f))).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.gelu(x[xo + i]);
        }
    }

    /// `y = g * slope of gelu at x`
    static void geluSlope(float[] g, int go, float[] x, int xo, float[] y, int yo, int n) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            VectorMask<Float> below = v.compare(LT, 0f);
            FloatVector a = near(v.abs());
            FloatVector e = bell(a);
            FloatVector c = e.mul(factor(a));
            FloatVector share = one.sub(c).blend(c, below);
            FloatVector slope = a.blend(a.neg(), below).fma(e.mul(FloatFormulas.BELL), share);
            FloatVector.fromArray(SPECIES, g, go + i).mul(slope).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = g[go + i] * FloatFormulas.geluSlope(x[xo + i]);
        }
    }

    static void geluTanh(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector cube = v.mul(v).mul(v);
            FloatVector twice = cube.fma(FloatVector.broadcast(SPECIES, FloatFormulas.GELU_CUBE), v)
                    .mul(FloatFormulas.GELU_TANH);
            v.mul(VectorMath.sigmoid(twice)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.geluTanh(x[xo + i]);
        }
    }

    static void silu(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            v.mul(VectorMath.sigmoid(v)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.silu(x[xo + i]);
        }
    }

    /// In two steps for each stretch: as one loop it would be more than the compiler takes.
    static void erf(float[] x, int xo, float[] y, int yo, int n) {
        float[] far = new float[Math.min(n, STRETCH)];
        for (int i = 0; i < n; i += STRETCH) {
            int len = Math.min(STRETCH, n - i);
            erfFar(x, xo + i, far, len);
            erfNear(x, xo + i, far, y, yo + i, len);
        }
    }

    /// What is left of 1; the last few, which make no vector, are left out.
    private static void erfFar(float[] x, int xo, float[] y, int n) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i <= n - LANES; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, xo + i).abs().mul(FloatFormulas.ROOT_2);
            FloatVector a = near(t);
            FloatVector c = bell(a).mul(factor(a));
            one.sub(c.add(c)).intoArray(y, i);
        }
    }

    private static void erfNear(float[] x, int xo, float[] far, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector a = v.abs();
            FloatVector beyond = FloatVector.fromArray(SPECIES, far, i);
            FloatVector size = series(v.mul(v)).fma(a, a).blend(beyond, a.compare(GT, FloatFormulas.ERF_NEAR));
            IntVector sign = v.reinterpretAsInts().and(0x80000000);
            size.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatFormulas.erf(x[xo + i]);
        }
    }

    /// 1, 0 or -1; 0 of nan.
    static void sign(float[] x, int xo, float[] y, int yo, int n) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            zero.blend(1, v.compare(GT, 0f)).blend(-1, v.compare(LT, 0f)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            float v = x[xo + i];
            y[yo + i] = v > 0 ? 1 : v < 0 ? -1 : 0;
        }
    }

    /// `slope * x` where `x` is not above 0.
    static void leaky(float[] x, int xo, float slope, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            v.mul(slope).blend(v, v.compare(GT, 0f)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = x[xo + i] > 0 ? x[xo + i] : x[xo + i] * slope;
        }
    }

    /// See [FloatMath#within].
    static void within(float[] x, int xo, float low, float high, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector raised = v.blend(low, v.compare(LT, low));
            raised.blend(high, raised.compare(GT, high)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatMath.within(x[xo + i], low, high);
        }
    }

    private static FloatVector near(FloatVector a) {
        return a.blend(FloatFormulas.TAIL_END, a.compare(GT, FloatFormulas.TAIL_END));
    }

    /// `e^(-a²/2)`
    private static FloatVector bell(FloatVector a) {
        FloatVector square = a.mul(a);
        FloatVector rest = a.fma(a, square.neg());
        FloatVector e = VectorMath.expOfNegative(square.mul(-0.5f));
        return e.fma(rest.mul(-0.5f), e);
    }

    /// [FloatFormulas#tailFactor]
    private static FloatVector factor(FloatVector a) {
        FloatVector p = FloatVector.broadcast(SPECIES, FloatFormulas.P4);
        p = p.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.P3));
        p = p.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.P2));
        p = p.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.P1));
        p = p.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.P0));
        return p.div(divisor(a));
    }

    private static FloatVector divisor(FloatVector a) {
        FloatVector q = a.add(FloatFormulas.Q4);
        q = q.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.Q3));
        q = q.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.Q2));
        q = q.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.Q1));
        return q.fma(a, FloatVector.broadcast(SPECIES, FloatFormulas.Q0));
    }

    private static FloatVector series(FloatVector z) {
        FloatVector p = FloatVector.broadcast(SPECIES, FloatFormulas.R5);
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.R4));
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.R3));
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.R2));
        p = p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.R1));
        return p.fma(z, FloatVector.broadcast(SPECIES, FloatFormulas.R0));
    }
}
