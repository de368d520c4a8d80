package himalia.tensor.cpu;

/// As many floats as are computed at once in double, and the loops for it.
///
/// The compiler vectorises a loop only when all its arrays hold one type and it has neither branches nor bit casts. So
/// a stretch of floats is first made double, then run through plain formulas, and then made float again. Double also
/// makes the formulas simple: `e^x = (e^(x/1024))^1024` is a short series and ten squarings, whose errors stay far
/// below what a float can show. A formula says whether it holds for all of the numbers. Signs are written so that -0.0
/// stays -0.0, as in `-(1 - x)` for `x - 1`.
final class Stretch {
    static final int LENGTH = 512;

    /// A smallest positive normal number, and infinity, by their bits.
    private static final int NORMAL = 0x00800000;
    private static final int INFINITY = 0x7f800000;
    /// 2^126: up to it one by the power of two is a normal number, too.
    private static final int LARGE = 0x7e800000;
    /// The root of one half: mantissas from here to its double give the shortest series of the logarithm.
    private static final int ROOT_HALF = 0x3f3504f3;
    private static final double LN2 = 0.6931471805599453;
    /// Less than any float: a divisor that keeps `0 / 0` from being nan.
    private static final double TINY = 1e-300;

    private static final ThreadLocal<Stretch> LOCAL = ThreadLocal.withInitial(Stretch::new);

    /// The numbers, from operands to results.
    final double[] d = new double[LENGTH];
    /// Whatever else a formula needs.
    final double[] e = new double[LENGTH];

    final float[] mantissas = new float[LENGTH];
    final float[] sizes = new float[LENGTH];
    private final int[] bits = new int[LENGTH];
    private final int[] exponents = new int[LENGTH];

    private Stretch() {}

    /// The one of this thread.
    static Stretch mine() {
        return LOCAL.get();
    }

    void take(float[] x, int xo, double factor, int n) {
        take(x, xo, d, factor, n);
    }

    private static void take(float[] x, int xo, double[] d, double factor, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = x[xo + i] * factor;
        }
    }

    boolean give(float[] y, int yo, int n) {
        give(d, y, yo, n);
        return true;
    }

    private static void give(double[] d, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (float) d[i];
        }
    }

    /// Whether all values, cut to whole ones, lie between the bounds; nan does, as the formulas keep it.
    boolean within(float[] x, int xo, int n, int low, int high) {
        whole(x, xo, bits, n);
        return within(bits, n, low, high);
    }

    private static void whole(float[] x, int xo, int[] whole, int n) {
        for (int i = 0; i < n; i++) {
            whole[i] = (int) x[xo + i];
        }
    }

    /// By the sign bits of differences, as these loops vectorise and searches for a minimum do not.
    private static boolean within(int[] a, int n, int low, int high) {
        int signs = 0;
        for (int i = 0; i < n; i++) {
            signs |= a[i] - low | high - a[i];
        }
        return signs >= 0;
    }

    /// Products that stay within a bound: beyond it the exponential is 0 or infinite, and its formula fails far out.
    void timesWithin(double factor, double bound, int n) {
        timesWithin(d, factor, bound, n);
    }

    private static void timesWithin(double[] d, double factor, double bound, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.min(Math.max(d[i] * factor, -bound), bound);
        }
    }

    boolean exp(int n) {
        exp(d, n);
        return true;
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

    /// `e^x - 1` of -100 to 100: doubled by `(p + 1)² - 1 = p (p + 2)`, as next to 0 nothing of `p` would be left after
    /// adding 1.
    void expm1(int n) {
        expm1(d, n);
    }

    private static void expm1(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double r = d[i] * (1.0 / 1024);
            double p = Math.fma(r, 1.0 / 5040, 1.0 / 720);
            p = Math.fma(r, p, 1.0 / 120);
            p = Math.fma(r, p, 1.0 / 24);
            p = Math.fma(r, p, 1.0 / 6);
            p = Math.fma(r, p, 0.5);
            p = r * Math.fma(r, p, 1);
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            p *= p + 2;
            d[i] = p;
        }
    }

    /// Takes numbers apart into mantissas and exponents of two, if all are positive, normal and finite.
    boolean split(float[] x, int xo, int n) {
        toBits(x, xo, bits, n);
        if (!within(bits, n, NORMAL, INFINITY - 1)) {
            return false;
        }
        exponents(bits, exponents, n);
        scaled(bits, exponents, n);
        fromBits(bits, mantissas, n);
        return true;
    }

    /// The same without their signs.
    boolean splitSizes(float[] x, int xo, int n) {
        sizes(x, xo, sizes, n);
        return split(sizes, 0, n);
    }

    /// The logarithms of what was split.
    void log(int n) {
        take(mantissas, 0, 1, n);
        logOfMantissa(d, n);
        addExponents(d, exponents, n);
    }

    /// Logarithms, if all numbers are positive, normal and finite.
    boolean logs(int n) {
        give(sizes, 0, n);
        if (!split(sizes, 0, n)) {
            return false;
        }
        log(n);
        return true;
    }

    /// `log(1 + d)`, if all the sums are positive, normal and not of the largest. With the power of two `2^k` of the
    /// sum it is `k log 2 + log(1 + f)`, where `1 + f = 2^-k (1 + d)`, and nothing of a small `d` is lost in `f`.
    boolean log1p(int n) {
        oneAnd(d, sizes, n);
        toBits(sizes, 0, bits, n);
        if (!within(bits, n, NORMAL, LARGE)) {
            return false;
        }
        exponents(bits, exponents, n);
        negativePowers(exponents, bits, n);
        fromBits(bits, mantissas, n);
        take(mantissas, 0, e, 1, n);
        scaledRest(d, e, n);
        logOfOneAnd(d, n);
        addExponents(d, exponents, n);
        return true;
    }

    private static void toBits(float[] x, int xo, int[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = Float.floatToRawIntBits(x[xo + i]);
        }
    }

    private static void fromBits(int[] bits, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Float.intBitsToFloat(bits[i]);
        }
    }

    private static void exponents(int[] bits, int[] exponents, int n) {
        for (int i = 0; i < n; i++) {
            exponents[i] = bits[i] - ROOT_HALF >> 23;
        }
    }

    private static void scaled(int[] bits, int[] exponents, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] -= exponents[i] << 23;
        }
    }

    /// The bits of `2^-k`
    private static void negativePowers(int[] exponents, int[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = 127 - exponents[i] << 23;
        }
    }

    private static void sizes(float[] x, int xo, float[] sizes, int n) {
        for (int i = 0; i < n; i++) {
            sizes[i] = Math.abs(x[xo + i]);
        }
    }

    private static void oneAnd(double[] d, float[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] = (float) (1 + d[i]);
        }
    }

    private static void scaledRest(double[] d, double[] power, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.fma(d[i], power[i], -(1 - power[i]));
        }
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

    /// The same of `m = 1 + f`, for `f` from -0.3 to 1.
    private static void logOfOneAnd(double[] f, int n) {
        for (int i = 0; i < n; i++) {
            double s = f[i] / (f[i] + 2);
            double z = s * s;
            double p = Math.fma(z, 2.0 / 17, 2.0 / 15);
            p = Math.fma(z, p, 2.0 / 13);
            p = Math.fma(z, p, 2.0 / 11);
            p = Math.fma(z, p, 2.0 / 9);
            p = Math.fma(z, p, 2.0 / 7);
            p = Math.fma(z, p, 2.0 / 5);
            p = Math.fma(z, p, 2.0 / 3);
            p = Math.fma(z, p, 2);
            f[i] = s * p;
        }
    }

    private static void addExponents(double[] d, int[] exponents, int n) {
        for (int i = 0; i < n; i++) {
            d[i] -= -exponents[i] * LN2;
        }
    }

    /// `log(1 + e^d)`, of which the part above 0 of `d` is added last, so that nothing overflows.
    void softplus(int n) {
        partAbove(d, e, n);
        negativeSize(d, n);
        exp(d, n);
        logOfOneAnd(d, n);
        add(d, e, n);
    }

    private static void partAbove(double[] d, double[] e, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = Math.max(d[i], 0);
        }
    }

    private static void negativeSize(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.max(-Math.abs(d[i]), -1000);
        }
    }

    private static void add(double[] d, double[] e, int n) {
        for (int i = 0; i < n; i++) {
            d[i] += e[i];
        }
    }

    boolean times(double factor, int n) {
        times(d, factor, n);
        return true;
    }

    private static void times(double[] d, double factor, int n) {
        for (int i = 0; i < n; i++) {
            d[i] *= factor;
        }
    }

    /// `a (e^(b d) - 1)` below 0, `scale d` above.
    boolean elu(double a, double b, double scale, int n) {
        fork(d, e, b, scale, n);
        expm1(d, n);
        times(d, a, n);
        add(d, e, n);
        return true;
    }

    /// The part below 0 times `b` into `d`, the part above times `scale` into `e`. The latter is -0.0 and not 0.0 where
    /// there is none: only that leaves the sign of a sum as it was.
    private static void fork(double[] d, double[] e, double b, double scale, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = Math.max(d[i], -0.0) * scale;
            d[i] = Math.max(Math.min(d[i], 0) * b, -100);
        }
    }

    /// `(e^x - e^-x) / 2`
    boolean sinh(int n) {
        sizesOf(d, e, n);
        expm1(e, n);
        sinh(d, e, n);
        return true;
    }

    private static void sizesOf(double[] d, double[] e, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = Math.abs(d[i]);
        }
    }

    private static void sinh(double[] d, double[] p, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = signed(0.5 * (p[i] + p[i] / (p[i] + 1)), d[i]);
        }
    }

    /// A positive size that is 0 with `x` only, with the sign of `x`.
    private static double signed(double size, double x) {
        return size / Math.max(Math.abs(x), TINY) * x;
    }

    /// `(e^x + e^-x) / 2`
    boolean cosh(int n) {
        exp(d, n);
        cosh(d, n);
        return true;
    }

    private static void cosh(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = 0.5 * (d[i] + 1 / d[i]);
        }
    }

    /// `log(x + √(x² + 1)) = artanh(x / √(x² + 1))` of -3000 to 3000: farther out too little is left between the
    /// quotient and 1.
    boolean asinh(int n) {
        asinhRest(d, n);
        return atanh(n);
    }

    private static void asinhRest(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = d[i] / Math.sqrt(Math.fma(d[i], d[i], 1));
        }
    }

    /// `log(x + √(x² - 1))`, if all are 1 or more.
    boolean acosh(int n) {
        acoshRest(d, n);
        return log1p(n);
    }

    private static void acoshRest(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double t = d[i] - 1;
            d[i] = t + Math.sqrt(2 * t + t * t);
        }
    }

    /// `log((1 + x) / (1 - x)) / 2`, if all lie between -1 and 1.
    boolean atanh(int n) {
        atanhRest(d, n);
        if (!log1p(n)) {
            return false;
        }
        return times(0.5, n);
    }

    private static void atanhRest(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = 2 * d[i] / (1 - d[i]);
        }
    }

    /// `d tanh(log(1 + e^d))`: with `w = e^d (e^d + 2)` the tangent is `w / (w + 2)`.
    boolean mish(int n) {
        bounded(d, e, n);
        exp(e, n);
        mish(d, e, n);
        return true;
    }

    private static void bounded(double[] d, double[] e, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = Math.min(Math.max(d[i], -1000), 50);
        }
    }

    private static void mish(double[] d, double[] u, int n) {
        for (int i = 0; i < n; i++) {
            double w = u[i] * (u[i] + 2);
            d[i] *= w / (w + 2);
        }
    }
}
