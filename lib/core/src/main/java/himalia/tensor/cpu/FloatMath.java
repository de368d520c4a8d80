package himalia.tensor.cpu;

/// Exponential, sigmoid, tanh and logarithm of many floats: by the Vector API where the JVM has it ([VectorMath]), else
/// within 0.6 units of the last place, and eight times as fast as [Math].
///
/// The compiler vectorises a loop only when all its arrays hold one type and it has neither branches nor bit casts. So
/// a stretch of floats is first made double, then run through one plain formula, and then made float again. Double also
/// makes the formulas simple: `e^x = (e^(x/1024))^1024` is a short series and ten squarings, whose errors stay far
/// below what a float can show. The rare stretch that holds a value for which the formula fails goes through [Math].
final class FloatMath {
    private static final int STRETCH = 512;
    /// Fewer are not worth the preparations.
    private static final int FEW = 8;
    /// From here on the Vector API, where the JVM has it.
    static final int MANY = 64;
    /// A smallest positive normal number, and infinity, by their bits.
    private static final int NORMAL = 0x00800000;
    private static final int INFINITY = 0x7f800000;
    /// The root of one half: mantissas from here to its double give the shortest series of the logarithm.
    private static final int ROOT_HALF = 0x3f3504f3;

    private static final ThreadLocal<FloatMath> LOCAL = ThreadLocal.withInitial(FloatMath::new);

    private final double[] d = new double[STRETCH];
    private final float[] mantissas = new float[STRETCH];
    private final float[] sizes = new float[STRETCH];
    private final int[] bits = new int[STRETCH];
    private final int[] exponents = new int[STRETCH];

    static void exp(float[] x, int xo, float[] y, int yo, int n) {
        if (n >= MANY && Vectors.PRESENT) {
            if (Vectors.fast()) {
                VectorMath.exp(x, xo, y, yo, n);
            } else {
                FloatFormulas.exp(x, xo, y, yo, n);
            }
            return;
        }
        FloatMath m = n < FEW ? null : LOCAL.get();
        for (int i = 0; i < n; i += STRETCH) {
            int len = Math.min(STRETCH, n - i);
            if (m == null || len < FEW || !within(x, xo + i, m.bits, len, -3000, 3000)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) Math.exp(x[xo + i + j]);
                }
            } else {
                toDouble(x, xo + i, m.d, 1, len);
                exp(m.d, len);
                toFloat(m.d, y, yo + i, len);
            }
        }
    }

    /// `min(x, 0) - log(1 + e^-|x|)`, within two units of the last place; most of that is the exponential's.
    static void logSigmoid(float[] x, int xo, float[] y, int yo, int n) {
        float[] powers = new float[Math.min(n, STRETCH)];
        for (int i = 0; i < n; i += STRETCH) {
            int len = Math.min(STRETCH, n - i);
            for (int j = 0; j < len; j++) {
                powers[j] = -Math.abs(x[xo + i + j]);
            }
            exp(powers, 0, powers, 0, len);
            for (int j = 0; j < len; j++) {
                y[yo + i + j] = (float) (Math.min(x[xo + i + j], 0) - logOfOneAnd(powers[j]));
            }
        }
    }

    /// `log(1 + e)` of 0 to 1: the series `2 (s + s³/3 + s⁵/5 ...)` of `s = e / (2 + e)`, which is a third at most.
    private static double logOfOneAnd(double e) {
        double s = e / (2 + e);
        double q = s * s;
        double p = 1.0 / 17;
        p = p * q + 1.0 / 15;
        p = p * q + 1.0 / 13;
        p = p * q + 1.0 / 11;
        p = p * q + 1.0 / 9;
        p = p * q + 1.0 / 7;
        p = p * q + 1.0 / 5;
        p = p * q + 1.0 / 3;
        p = p * q + 1;
        return 2 * s * p;
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
        FloatMath m = n < FEW ? null : LOCAL.get();
        for (int i = 0; i < n; i += STRETCH) {
            int len = Math.min(STRETCH, n - i);
            if (m == null || len < FEW || !within(x, xo + i, m.bits, len, -3000, 3000)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) (1 / (1 + Math.exp(-x[xo + i + j])));
                }
            } else {
                toDouble(x, xo + i, m.d, -1, len);
                exp(m.d, len);
                onePart(m.d, len);
                toFloat(m.d, y, yo + i, len);
            }
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
        FloatMath m = n < FEW ? null : LOCAL.get();
        for (int i = 0; i < n; i += STRETCH) {
            int len = Math.min(STRETCH, n - i);
            if (m == null || len < FEW || !within(x, xo + i, m.bits, len, -150, 150)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) Math.tanh(x[xo + i + j]);
                }
            } else {
                toDouble(x, xo + i, m.d, 2, len);
                tanhOfHalf(m.d, len);
                toFloat(m.d, y, yo + i, len);
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
        FloatMath m = n < FEW ? null : LOCAL.get();
        for (int i = 0; i < n; i += STRETCH) {
            int len = Math.min(STRETCH, n - i);
            if (m == null || len < FEW || !split(x, xo + i, m.bits, m.exponents, m.mantissas, len)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) Math.log(x[xo + i + j]);
                }
            } else {
                toDouble(m.mantissas, 0, m.d, 1, len);
                logOfMantissa(m.d, len);
                addExponents(m.d, m.exponents, len);
                toFloat(m.d, y, yo + i, len);
            }
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

    static boolean activationsAreFast() {
        return Vectors.PRESENT && VectorActivations.WARM_UP.isDone();
    }

    /// `x^power`, within 0.6 units of the last place.
    static void pow(float[] x, int xo, float power, float[] y, int yo, int n) {
        FloatMath m = n < FEW || Float.isNaN(power) || Float.isInfinite(power) ? null : LOCAL.get();
        boolean whole = power == Math.rint(power);
        boolean odd = whole && Math.abs(power % 2) == 1;
        for (int i = 0; i < n; i += STRETCH) {
            int len = Math.min(STRETCH, n - i);
            if (m == null || len < FEW || !m.splitForPower(x, xo + i, len, whole)) {
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = (float) BinaryKernel.POW.of(x[xo + i + j], power);
                }
            } else {
                toDouble(m.mantissas, 0, m.d, 1, len);
                logOfMantissa(m.d, len);
                addExponents(m.d, m.exponents, len);
                timesWithin(m.d, power, len);
                exp(m.d, len);
                for (int j = 0; j < len; j++) {
                    y[yo + i + j] = odd ? Math.copySign((float) m.d[j], x[xo + i + j]) : (float) m.d[j];
                }
            }
        }
    }

    /// Takes numbers apart, without their signs for a whole power.
    private boolean splitForPower(float[] x, int xo, int n, boolean whole) {
        if (!whole) {
            return split(x, xo, bits, exponents, mantissas, n);
        }
        for (int i = 0; i < n; i++) {
            sizes[i] = Math.abs(x[xo + i]);
        }
        return split(sizes, 0, bits, exponents, mantissas, n);
    }

    /// Beyond these bounds the exponential is 0 or infinite, and its formula fails far out.
    private static void timesWithin(double[] d, double factor, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.min(Math.max(d[i] * factor, -1000), 1000);
        }
    }

    /// Whether all values lie between the bounds; nan does, as the formulas keep it.
    private static boolean within(float[] x, int xo, int[] whole, int n, int low, int high) {
        for (int i = 0; i < n; i++) {
            whole[i] = (int) x[xo + i];
        }
        return within(whole, n, low, high);
    }

    /// By the sign bits of differences, as these loops vectorise and searches for a minimum do not.
    private static boolean within(int[] a, int n, int low, int high) {
        int signs = 0;
        for (int i = 0; i < n; i++) {
            signs |= a[i] - low | high - a[i];
        }
        return signs >= 0;
    }

    private static void toDouble(float[] x, int xo, double[] d, double factor, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = x[xo + i] * factor;
        }
    }

    private static void toFloat(double[] d, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (float) d[i];
        }
    }

    private static void exp(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double r = d[i] * (1.0 / 1024);
            double p = Math.fma(r, 1.0 / 720, 1.0 / 120);
            p = Math.fma(r, p, 1.0 / 24);
            p = Math.fma(r, p, 1.0 / 6);
            p = Math.fma(r, p, 0.5);
            p = Math.fma(r, p, 1);
            p = Math.fma(r, p, 1);
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            d[i] = p;
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

    /// Takes numbers apart into mantissas and exponents of two, if all are positive, normal and finite.
    private static boolean split(float[] x, int xo, int[] bits, int[] exponents, float[] mantissas, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = Float.floatToRawIntBits(x[xo + i]);
        }
        if (!within(bits, n, NORMAL, INFINITY - 1)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            exponents[i] = bits[i] - ROOT_HALF >> 23;
        }
        for (int i = 0; i < n; i++) {
            bits[i] -= exponents[i] << 23;
        }
        for (int i = 0; i < n; i++) {
            mantissas[i] = Float.intBitsToFloat(bits[i]);
        }
        return true;
    }

    /// `log m = 2 artanh s` with `s = (m - 1) / (m + 1)`.
    private static void logOfMantissa(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double s = (d[i] - 1) / (d[i] + 1);
            double z = s * s;
            double p = Math.fma(z, 2.0 / 13, 2.0 / 11);
            p = Math.fma(z, p, 2.0 / 9);
            p = Math.fma(z, p, 2.0 / 7);
            p = Math.fma(z, p, 2.0 / 5);
            p = Math.fma(z, p, 2.0 / 3);
            p = Math.fma(z, p, 2);
            d[i] = s * p;
        }
    }

    private static void addExponents(double[] d, int[] exponents, int n) {
        for (int i = 0; i < n; i++) {
            d[i] += exponents[i] * 0.6931471805599453;
        }
    }
}
