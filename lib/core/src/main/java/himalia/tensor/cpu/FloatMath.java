package himalia.tensor.cpu;

/// Exponential, sigmoid, tanh and logarithm of many floats: by the Vector API where the JVM has it ([VectorMath]), else
/// within 0.6 units of the last place, and eight times as fast as [Math].
///
/// Without it they are computed in double, a [Stretch] at a time. The rare stretch that holds a value for which the
/// formula fails goes through [Math].
final class FloatMath {
    /// Fewer are not worth the preparations.
    private static final int FEW = 8;
    /// From here on the Vector API, where the JVM has it.
    static final int MANY = 64;

    private FloatMath() {}

    static void exp(float[] x, int xo, float[] y, int yo, int n) {
        if (n >= MANY && Vectors.PRESENT) {
            if (Vectors.fast()) {
                VectorMath.exp(x, xo, y, yo, n);
            } else {
                FloatFormulas.exp(x, xo, y, yo, n);
            }
            return;
        }
        Stretch s = n < FEW ? null : Stretch.mine();
        for (int i = 0; i < n; i += Stretch.LENGTH) {
            int len = Math.min(Stretch.LENGTH, n - i);
            if (s == null || len < FEW || !s.within(x, xo + i, len, -3000, 3000)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) Math.exp(x[xo + i + j]);
                }
            } else {
                s.take(x, xo + i, 1, len);
                s.exp(len);
                s.give(y, yo + i, len);
            }
        }
    }

    static void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        if (n >= MANY && Vectors.PRESENT) {
            if (Vectors.fast()) {
                VectorMath.sigmoid(x, xo, y, yo, n);
            } else {
                FloatFormulas.sigmoid(x, xo, y, yo, n);
            }
            return;
        }
        Stretch s = n < FEW ? null : Stretch.mine();
        for (int i = 0; i < n; i += Stretch.LENGTH) {
            int len = Math.min(Stretch.LENGTH, n - i);
            if (s == null || len < FEW || !s.within(x, xo + i, len, -3000, 3000)) {
                for (int j = 0; j < len; j++) {
                    float v = x[xo + i + j];
                    y[yo + i + j] = v < FloatFormulas.SIGMOID_ENDS ? 0 : (float) (1 / (1 + Math.exp(-v)));
                }
            } else {
                s.take(x, xo + i, -1, len);
                s.exp(len);
                overflow(s.d, len);
                onePart(s.d, len);
                s.give(y, yo + i, len);
            }
        }
    }

    /// What is larger than any float becomes infinite, as if it were one.
    private static void overflow(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = d[i] > Float.MAX_VALUE ? Double.POSITIVE_INFINITY : d[i];
        }
    }

    static void tanh(float[] x, int xo, float[] y, int yo, int n) {
        if (n >= MANY && Vectors.PRESENT) {
            if (Vectors.fast()) {
                VectorMath.tanh(x, xo, y, yo, n);
            } else {
                FloatFormulas.tanh(x, xo, y, yo, n);
            }
            return;
        }
        Stretch s = n < FEW ? null : Stretch.mine();
        for (int i = 0; i < n; i += Stretch.LENGTH) {
            int len = Math.min(Stretch.LENGTH, n - i);
            if (s == null || len < FEW || !s.within(x, xo + i, len, -150, 150)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) Math.tanh(x[xo + i + j]);
                }
            } else {
                s.take(x, xo + i, 2, len);
                tanhOfHalf(s.d, len);
                s.give(y, yo + i, len);
            }
        }
    }

    static void log(float[] x, int xo, float[] y, int yo, int n) {
        if (n >= MANY && Vectors.PRESENT) {
            if (Vectors.fast()) {
                VectorMath.log(x, xo, y, yo, n);
            } else {
                FloatFormulas.log(x, xo, y, yo, n);
            }
            return;
        }
        Stretch s = n < FEW ? null : Stretch.mine();
        for (int i = 0; i < n; i += Stretch.LENGTH) {
            int len = Math.min(Stretch.LENGTH, n - i);
            if (s == null || len < FEW || !s.split(x, xo + i, len)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) Math.log(x[xo + i + j]);
                }
            } else {
                s.log(len);
                s.give(y, yo + i, len);
            }
        }
    }

    /// `e^x - 1`, for [#MANY] and more, if the JVM has vectors.
    static void expm1(float[] x, int xo, float[] y, int yo, int n) {
        if (VectorNearZero.WARM_UP.isDone()) {
            VectorNearZero.expm1(x, xo, y, yo, n);
        } else {
            FloatFormulas.expm1(x, xo, y, yo, n);
        }
    }

    /// `log(1 + x)`, for [#MANY] and more, if the JVM has vectors.
    static void log1p(float[] x, int xo, float[] y, int yo, int n) {
        if (VectorNearZero.WARM_UP.isDone()) {
            VectorNearZero.log1p(x, xo, y, yo, n);
        } else {
            FloatFormulas.log1p(x, xo, y, yo, n);
        }
    }

    /// `2^x`, for [#MANY] and more, if the JVM has vectors.
    static void exp2(float[] x, int xo, float[] y, int yo, int n) {
        if (VectorBases.WARM_UP.isDone()) {
            VectorBases.exp2(x, xo, y, yo, n);
        } else {
            FloatFormulas.exp2(x, xo, y, yo, n);
        }
    }

    /// The logarithm of the base 2, for [#MANY] and more, if the JVM has vectors.
    static void log2(float[] x, int xo, float[] y, int yo, int n) {
        if (VectorBases.WARM_UP.isDone()) {
            VectorBases.log2(x, xo, y, yo, n);
        } else {
            FloatFormulas.log2(x, xo, y, yo, n);
        }
    }

    /// The logarithm of the base 10, for [#MANY] and more, if the JVM has vectors.
    static void log10(float[] x, int xo, float[] y, int yo, int n) {
        if (VectorBases.WARM_UP.isDone()) {
            VectorBases.log10(x, xo, y, yo, n);
        } else {
            FloatFormulas.log10(x, xo, y, yo, n);
        }
    }

    /// `max(x, 0) + log(1 + e^-|x|)` of `beta x`, divided by `beta`, of a stretch at most.
    static void softplus(float[] x, int xo, float beta, float[] y, int yo, int n) {
        Stretch s = Stretch.mine();
        System.arraycopy(x, xo, s.sizes, 0, n); // where all have one index the compiler vectorises
        negativeSizes(s.sizes, beta, s.mantissas, n);
        exp(s.mantissas, 0, s.mantissas, 0, n);
        log1p(s.mantissas, 0, s.mantissas, 0, n);
        sums(s.sizes, s.mantissas, beta, n);
        System.arraycopy(s.mantissas, 0, y, yo, n);
    }

    private static void negativeSizes(float[] x, float beta, float[] t, int n) {
        for (int i = 0; i < n; i++) {
            t[i] = -Math.abs(x[i] * beta);
        }
    }

    private static void sums(float[] x, float[] t, float beta, int n) {
        for (int i = 0; i < n; i++) {
            t[i] = (Math.max(x[i] * beta, 0) + t[i]) / beta;
        }
    }

    /// `a (e^(b x) - 1)` below 0, `scale x` above, of a stretch at most.
    static void elu(float[] x, int xo, float a, float b, float scale, float[] y, int yo, int n) {
        Stretch s = Stretch.mine();
        System.arraycopy(x, xo, s.sizes, 0, n);
        partBelow(s.sizes, b, s.mantissas, n);
        expm1(s.mantissas, 0, s.mantissas, 0, n);
        bothParts(s.sizes, s.mantissas, a, scale, n);
        System.arraycopy(s.mantissas, 0, y, yo, n);
    }

    private static void partBelow(float[] x, float b, float[] t, int n) {
        for (int i = 0; i < n; i++) {
            t[i] = Math.min(x[i], 0) * b;
        }
    }

    /// The part above is -0.0 and not 0.0 where there is none: only that leaves the sign of a sum as it was.
    private static void bothParts(float[] x, float[] t, float a, float scale, int n) {
        for (int i = 0; i < n; i++) {
            t[i] = t[i] * a + Math.max(x[i], -0f) * scale;
        }
    }

    /// `x` times how much of the bell curve lies below it.
    static void gelu(float[] x, int xo, float[] y, int yo, int n) {
        if (activationsAreFast()) {
            VectorActivations.gelu(x, xo, y, yo, n);
        } else {
            FloatFormulas.gelu(x, xo, y, yo, n);
        }
    }

    /// The same by its approximation with tanh.
    static void geluTanh(float[] x, int xo, float[] y, int yo, int n) {
        if (activationsAreFast()) {
            VectorActivations.geluTanh(x, xo, y, yo, n);
        } else {
            FloatFormulas.geluTanh(x, xo, y, yo, n);
        }
    }

    /// `x sigmoid(x)`
    static void silu(float[] x, int xo, float[] y, int yo, int n) {
        if (activationsAreFast()) {
            VectorActivations.silu(x, xo, y, yo, n);
        } else {
            FloatFormulas.silu(x, xo, y, yo, n);
        }
    }

    /// The error function.
    static void erf(float[] x, int xo, float[] y, int yo, int n) {
        if (activationsAreFast()) {
            VectorActivations.erf(x, xo, y, yo, n);
        } else {
            FloatFormulas.erf(x, xo, y, yo, n);
        }
    }

    /// `y = g * slope of gelu at x`
    static void geluSlope(float[] g, int go, float[] x, int xo, float[] y, int yo, int n) {
        if (activationsAreFast()) {
            VectorActivations.geluSlope(g, go, x, xo, y, yo, n);
        } else {
            FloatFormulas.geluSlope(g, go, x, xo, y, yo, n);
        }
    }

    /// The nearest numbers from `low` to `high`; nan stays.
    static void within(float[] x, int xo, float low, float high, float[] y, int yo, int n) {
        if (n >= MANY && activationsAreFast()) {
            VectorActivations.within(x, xo, low, high, y, yo, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yo + i] = within(x[xo + i], low, high);
        }
    }

    static float within(float x, float low, float high) {
        float raised = x < low ? low : x;
        return raised > high ? high : raised;
    }

    static boolean activationsAreFast() {
        return Vectors.PRESENT && VectorActivations.WARM_UP.isDone();
    }

    /// `x^power`, within 0.6 units of the last place.
    static void pow(float[] x, int xo, float power, float[] y, int yo, int n) {
        Stretch s = n < FEW || Float.isNaN(power) || Float.isInfinite(power) ? null : Stretch.mine();
        boolean whole = power == Math.rint(power);
        boolean odd = whole && Math.abs(power % 2) == 1;
        for (int i = 0; i < n; i += Stretch.LENGTH) {
            int len = Math.min(Stretch.LENGTH, n - i);
            if (s == null || len < FEW || !(whole ? s.splitSizes(x, xo + i, len) : s.split(x, xo + i, len))) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) BinaryKernel.POW.of(x[xo + i + j], power);
                }
            } else {
                s.log(len);
                s.timesWithin(power, 1000, len);
                s.exp(len);
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = odd ? Math.copySign((float) s.d[j], x[xo + i + j]) : (float) s.d[j];
                }
            }
        }
    }

    private static void onePart(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = 1 / (1 + d[i]);
        }
    }

    /// `tanh(x/2) = (e^x - 1) / (e^x + 1)`. The series and the doublings are those of `e^x - 1`, as next to 0 nothing
    /// of it would be left after subtracting.
    private static void tanhOfHalf(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double r = d[i] * (1.0 / 256);
            double p = Math.fma(r, 1.0 / 5040, 1.0 / 720);
            p = Math.fma(r, p, 1.0 / 120);
            p = Math.fma(r, p, 1.0 / 24);
            p = Math.fma(r, p, 1.0 / 6);
            p = Math.fma(r, p, 0.5);
            p = r * Math.fma(r, p, 1);
            p = Math.fma(p, p, p + p);
            p = Math.fma(p, p, p + p);
            p = Math.fma(p, p, p + p);
            p = Math.fma(p, p, p + p);
            p = Math.fma(p, p, p + p);
            p = Math.fma(p, p, p + p);
            p = Math.fma(p, p, p + p);
            p = Math.fma(p, p, p + p);
            d[i] = p / (p + 2);
        }
    }
}
