package himalia.tensor.cpu;

/// Exponential, sigmoid, tanh, logarithm and error function of one float, and what is made of them, in float arithmetic
/// and without branches, so that a vector of floats can be computed by the same steps: within two units of the last
/// place, six of GELU, in whose far end the exponential of a large number counts.
///
/// The polynomials are those of the Cephes library, but for the error function's, which are least in their error.
/// [VectorMath] does the same for many at once; results are equal bit for bit, so that it does not matter which of the
/// two computes an element.
final class FloatFormulas {
    static final float EXP_LOW = -104f;
    static final float EXP_HIGH = 89f;
    static final float LOG2_E = 1.44269504f;
    /// Added to a number it leaves no room for a fraction: the last bits are the rounded number.
    static final float ROUNDER = 12582912f;

    static final int ROUNDER_BITS = 0x4B400000;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;

    static final float E2 = 1.6666665459e-1f;
    static final float E3 = 4.1665795894e-2f;
    static final float E4 = 8.3334519073e-3f;
    static final float E5 = 1.3981999507e-3f;
    static final float E6 = 1.9875691500e-4f;

    /// Up to here the series of tanh is better than the quotient.
    static final float TANH_NEAR = 0.625f;

    static final float T3 = -3.33332819422e-1f;
    static final float T5 = 1.33314422036e-1f;
    static final float T7 = -5.37397155531e-2f;
    static final float T9 = 2.06390887954e-2f;
    static final float T11 = -5.70498872745e-3f;

    static final float TWO_23 = 8388608f;
    /// The bits of the root of one half: mantissas from here to its double give the shortest series of the logarithm.
    static final int ROOT_HALF = 0x3f3504f3;

    static final float L1 = 3.3333331174e-1f;
    static final float L2 = -2.4999993993e-1f;
    static final float L3 = 2.0000714765e-1f;
    static final float L4 = -1.6668057665e-1f;
    static final float L5 = 1.4249322787e-1f;
    static final float L6 = -1.2420140846e-1f;
    static final float L7 = 1.1676998740e-1f;
    static final float L8 = -1.1514610310e-1f;
    static final float L9 = 7.0376836292e-2f;

    /// From here on `2^x` is infinite, and below the other it is 0.
    static final float EXP2_HIGH = 128f;

    static final float EXP2_LOW = -151f;
    static final float LN2 = 0.69314718f;

    // Of (2^x - 1 - x ln 2) / x²: least squares, weighted until the greatest error of 2^x is least, 3e-9.
    static final float S2 = 0.2402265f;
    static final float S3 = 0.055503618f;
    static final float S4 = 0.0096180225f;
    static final float S5 = 0.0013390438f;
    static final float S6 = 0.00015471836f;

    /// What `LOG2_E` lacks, the same of the base 10, and the logarithm of 2 there: its first part times an exponent is
    /// exact.
    static final float LOG2_E_REST = 1.925963e-8f;

    static final float LOG10_E = 0.43429448f;
    static final float LOG10_E_REST = -1.010305e-8f;
    static final float LOG10_2 = 0.3010254f;
    static final float LOG10_2_REST = 4.605039e-6f;

    /// Below it `e^x - 1` is -1.
    static final float EXPM1_LOW = -25f;
    /// Below this size `e^x - 1` and `log(1 + x)` are `x`.
    static final float AS_IT_IS = 0x1p-25f;

    static final float LARGE = 0x1p60f;
    static final float SMALLER = 0x1p-64f;

    /// Beyond this the bell curve is 0 in floats.
    static final float TAIL_END = 15f;

    static final float ROOT_2 = 1.41421356f;
    /// Up to here the series of the error function is better than what is left of 1.
    static final float ERF_NEAR = 0.84375f;

    // Least squares, weighted until the greatest relative error is least: 6e-9 each.
    static final float P0 = 48.0290527f;
    static final float P1 = 42.1966553f;
    static final float P2 = 17.6716595f;
    static final float P3 = 3.92693758f;
    static final float P4 = 0.398946553f;

    static final float Q0 = 96.0580978f;
    static final float Q1 = 161.036636f;
    static final float Q2 = 115.802422f;
    static final float Q3 = 45.282444f;
    static final float Q4 = 9.84395981f;

    static final float R0 = 0.128379166f;
    static final float R1 = -0.376125753f;
    static final float R2 = 0.112827756f;
    static final float R3 = -0.0268051047f;
    static final float R4 = 0.0050556222f;
    static final float R5 = -0.00063429185f;

    /// The height of the bell curve in its middle.
    static final float BELL = 0.398942280f;

    /// `sqrt(2/pi)`, twice, and what is beside it in the approximation of GELU by tanh.
    static final float GELU_TANH = 1.59576912f;

    static final float GELU_CUBE = 0.044715f;

    private FloatFormulas() {}

    /// `e^x = 2^k e^r` with `|r| <= ln 2 / 2`; the power of two comes in halves, so that results may be denormal.
    static float exp(float x) {
        float t = Math.fma(x, LOG2_E, ROUNDER);
        float k = t - ROUNDER;
        float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
        float p = Math.fma(E6, r, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, 0.5f);
        p = Math.fma(p, r * r, r) + 1;
        int whole = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        int half = whole >> 1;
        float y = p * twoTo(half) * twoTo(whole - half);
        y = x < EXP_LOW ? 0 : y;
        return x > EXP_HIGH ? Float.POSITIVE_INFINITY : y;
    }

    private static float twoTo(int power) {
        return Float.intBitsToFloat(power + 127 << 23);
    }

    /// Below it `exp(-x)` is larger than any float, and a sigmoid 0, as PyTorch's. The numbers that would stand there
    /// are so small that some processors take a hundred times as long for each product with them.
    static final float SIGMOID_ENDS = -88.72283f;

    static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        float over = x < 0 ? e : 1;
        return (x < SIGMOID_ENDS ? 0 : over) / (e + 1);
    }

    static float tanh(float x) {
        float a = Math.abs(x);
        if (a > TANH_NEAR) {
            return withSign(1 - 2 / (exp(a + a) + 1), x);
        }
        float z = x * x;
        float p = Math.fma(T11, z, T9);
        p = Math.fma(p, z, T7);
        p = Math.fma(p, z, T5);
        p = Math.fma(p, z, T3);
        return withSign(Math.fma(p * z, a, a), x);
    }

    private static float withSign(float size, float x) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(size) | Float.floatToRawIntBits(x) & 0x80000000);
    }

    static float log(float v) {
        if (!(v > 0) || v == Float.POSITIVE_INFINITY) {
            return v == 0 ? Float.NEGATIVE_INFINITY : v < 0 ? Float.NaN : v;
        }
        boolean small = v < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(small ? v * TWO_23 : v);
        int k = bits - ROOT_HALF >> 23;
        float e = small ? k - 23f : k;
        return logOfOneAnd(Float.intBitsToFloat(bits - (k << 23)) - 1, e);
    }

    /// `2^x = 2^k 2^f` with `|f| <= 1/2`; whole numbers have their power of two.
    static float exp2(float x) {
        float t = x + ROUNDER;
        float f = x - (t - ROUNDER);
        float p = Math.fma(S6, f, S5);
        p = Math.fma(p, f, S4);
        p = Math.fma(p, f, S3);
        p = Math.fma(p, f, S2);
        p = Math.fma(p, f * f, f * LN2) + 1;
        int whole = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        int half = whole >> 1;
        float y = p * twoTo(half) * twoTo(whole - half);
        y = x < EXP2_LOW ? 0 : y;
        return x >= EXP2_HIGH ? Float.POSITIVE_INFINITY : y;
    }

    static float log2(float v) {
        return logOfBase(v, LOG2_E, LOG2_E_REST, 1, 0);
    }

    static float log10(float v) {
        return logOfBase(v, LOG10_E, LOG10_E_REST, LOG10_2, LOG10_2_REST);
    }

    /// `e log 2 + factor log(1 + y)`, summed with what each step loses: so powers of the base have whole logarithms.
    private static float logOfBase(float v, float factor, float factorRest, float two, float twoRest) {
        if (!(v > 0) || v == Float.POSITIVE_INFINITY) {
            return v == 0 ? Float.NEGATIVE_INFINITY : v < 0 ? Float.NaN : v;
        }
        boolean small = v < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(small ? v * TWO_23 : v);
        int k = bits - ROOT_HALF >> 23;
        float e = small ? k - 23f : k;
        float y = Float.intBitsToFloat(bits - (k << 23)) - 1;
        float z = y * y;
        float rest = Math.fma(z, -0.5f, logSeries(y) * y * z);
        float low = Math.fma(y, factorRest, Math.fma(e, twoRest, rest * factor));
        float high = y * factor;
        float whole = e * two;
        float sum = whole + high;
        return sum + (whole - sum + high + (Math.fma(y, factor, -high) + low));
    }

    /// `log(2^e (1 + y))`
    private static float logOfOneAnd(float y, float e) {
        float z = y * y;
        float p = logSeries(y) * y * z;
        p = Math.fma(e, LN2_LOW, p);
        p = Math.fma(z, -0.5f, p);
        return Math.fma(e, LN2_HIGH, y + p);
    }

    /// `(log(1 + y) - y + y²/2) / y³`
    private static float logSeries(float y) {
        float p = Math.fma(L9, y, L8);
        p = Math.fma(p, y, L7);
        p = Math.fma(p, y, L6);
        p = Math.fma(p, y, L5);
        p = Math.fma(p, y, L4);
        p = Math.fma(p, y, L3);
        p = Math.fma(p, y, L2);
        return Math.fma(p, y, L1);
    }

    /// `e^x - 1 = 2 (2^(k-1) (e^r - 1) + 2^(k-1) - 1/2)`, which loses no digit of a small `x`; half the power of two is
    /// finite for every finite result.
    static float expm1(float x) {
        float v = x < EXPM1_LOW ? EXPM1_LOW : x;
        float t = Math.fma(v, LOG2_E, ROUNDER);
        float k = t - ROUNDER;
        float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, v));
        float p = Math.fma(E6, r, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, 0.5f);
        p = Math.fma(p, r * r, r);
        float half = twoTo(Float.floatToRawIntBits(t) - ROUNDER_BITS - 1);
        float y = Math.fma(p, half, half - 0.5f);
        y = Math.abs(x) < AS_IT_IS ? x : y + y;
        return x > EXP_HIGH ? Float.POSITIVE_INFINITY : y;
    }

    /// `log(1 + x) = k log 2 + log(1 + f)` with the power of two of the sum: `1 + f = 2^-k (1 + x)`, where nothing of a
    /// small `x` is lost. To large numbers 1 adds nothing; they are made smaller, so that `2^-k` has all its bits.
    static float log1p(float x) {
        if (!(x > -1) || x == Float.POSITIVE_INFINITY) {
            return x == -1 ? Float.NEGATIVE_INFINITY : x < -1 ? Float.NaN : x;
        }
        boolean large = x > LARGE;
        float v = large ? x * SMALLER : x;
        float one = large ? 0 : 1;
        int k = Float.floatToRawIntBits(one + v) - ROOT_HALF >> 23;
        float s = twoTo(-k);
        float f = Math.fma(v, s, Math.fma(one, s, -1));
        float y = logOfOneAnd(f, large ? k + 64f : k);
        return Math.abs(x) < AS_IT_IS ? x : y;
    }

    /// How much of the bell curve lies below `-a`, for `a` from 0 on: `e^(-a²/2)` times a quotient of polynomials.
    static float tail(float a) {
        float square = a * a;
        float rest = Math.fma(a, a, -square); // what the square lost would be seen far out
        float e = exp(-0.5f * square);
        return Math.fma(e, -0.5f * rest, e) * tailFactor(a);
    }

    static float tailFactor(float a) {
        float p = Math.fma(P4, a, P3);
        p = Math.fma(p, a, P2);
        p = Math.fma(p, a, P1);
        p = Math.fma(p, a, P0);
        float q = a + Q4;
        q = Math.fma(q, a, Q3);
        q = Math.fma(q, a, Q2);
        q = Math.fma(q, a, Q1);
        q = Math.fma(q, a, Q0);
        return p / q;
    }

    /// `x` times how much of the bell curve lies below it.
    static float gelu(float x) {
        float c = tail(Math.min(Math.abs(x), TAIL_END));
        return x * (x < 0 ? c : 1 - c);
    }

    /// The slope of GELU: how much of the bell curve lies below `x`, and `x` times its height there.
    static float geluSlope(float x) {
        float a = Math.min(Math.abs(x), TAIL_END);
        float square = a * a;
        float rest = Math.fma(a, a, -square);
        float e = exp(-0.5f * square);
        e = Math.fma(e, -0.5f * rest, e);
        float c = e * tailFactor(a);
        return Math.fma(withSign(a, x), e * BELL, x < 0 ? c : 1 - c);
    }

    static float geluTanh(float x) {
        float cube = x * x * x;
        return x * sigmoid(Math.fma(cube, GELU_CUBE, x) * GELU_TANH);
    }

    static float silu(float x) {
        return x * sigmoid(x);
    }

    static float erf(float x) {
        float a = Math.abs(x);
        if (a > ERF_NEAR) {
            return withSign(1 - 2 * tail(Math.min(a * ROOT_2, TAIL_END)), x);
        }
        float z = x * x;
        float p = Math.fma(R5, z, R4);
        p = Math.fma(p, z, R3);
        p = Math.fma(p, z, R2);
        p = Math.fma(p, z, R1);
        p = Math.fma(p, z, R0);
        return withSign(Math.fma(p, a, a), x);
    }

    static void exp(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = exp(x[xo + i]);
        }
    }

    static void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = sigmoid(x[xo + i]);
        }
    }

    static void tanh(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = tanh(x[xo + i]);
        }
    }

    static void log(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = log(x[xo + i]);
        }
    }

    static void gelu(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = gelu(x[xo + i]);
        }
    }

    static void geluTanh(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = geluTanh(x[xo + i]);
        }
    }

    static void silu(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = silu(x[xo + i]);
        }
    }

    static void erf(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = erf(x[xo + i]);
        }
    }

    static void geluSlope(float[] g, int go, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = g[go + i] * geluSlope(x[xo + i]);
        }
    }

    static void expm1(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = expm1(x[xo + i]);
        }
    }

    static void log1p(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = log1p(x[xo + i]);
        }
    }

    static void exp2(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = exp2(x[xo + i]);
        }
    }

    static void log2(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = log2(x[xo + i]);
        }
    }

    static void log10(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = log10(x[xo + i]);
        }
    }
}
