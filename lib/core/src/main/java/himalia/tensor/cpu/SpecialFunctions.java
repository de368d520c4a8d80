package himalia.tensor.cpu;

/// Functions of one number that Java's library lacks, to about the last digit of a double.
public final class SpecialFunctions {
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private static final double[] BERNOULLI = {1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6
    };

    // rational approximations of the error function, by intervals, as in Sun's fdlibm
    private static final double[] PP = {
        1.28379167095512558561e-01,
        -3.25042107247001499370e-01,
        -2.84817495755985104766e-02,
        -5.77027029648944159157e-03,
        -2.37630166566501626084e-05
    };
    private static final double[] QQ = {
        1,
        3.97917223959155352819e-01,
        6.50222499887672944485e-02,
        5.08130628187576562776e-03,
        1.32494738004321644526e-04,
        -3.96022827877536812320e-06
    };
    private static final double ERX = 8.45062911510467529297e-01;
    private static final double[] PA = {
        -2.36211856075265944077e-03,
        4.14856118683748331666e-01,
        -3.72207876035701323847e-01,
        3.18346619901161753674e-01,
        -1.10894694282396677476e-01,
        3.54783043256182359371e-02,
        -2.16637559486879084300e-03
    };
    private static final double[] QA = {
        1,
        1.06420880400844228286e-01,
        5.40397917702171048937e-01,
        7.18286544141962662868e-02,
        1.26171219808761642112e-01,
        1.36370839120290507362e-02,
        1.19844998467991074170e-02
    };
    private static final double[] RA = {
        -9.86494403484714822705e-03,
        -6.93858572707181764372e-01,
        -1.05586262253232909814e+01,
        -6.23753324503260060396e+01,
        -1.62396669462573470355e+02,
        -1.84605092906711035994e+02,
        -8.12874355063065934246e+01,
        -9.81432934416914548592e+00
    };
    private static final double[] SA = {
        1,
        1.96512716674392571292e+01,
        1.37657754143519042600e+02,
        4.34565877475229228821e+02,
        6.45387271733267880336e+02,
        4.29008140027567833386e+02,
        1.08635005541779435134e+02,
        6.57024977031928170135e+00,
        -6.04244152148580987438e-02
    };
    private static final double[] RB = {
        -9.86494292470009928597e-03,
        -7.99283237680523006574e-01,
        -1.77579549177547519889e+01,
        -1.60636384855821916062e+02,
        -6.37566443368389627722e+02,
        -1.02509513161107724954e+03,
        -4.83519191608651397019e+02
    };
    private static final double[] SB = {
        1,
        3.03380607434824582924e+01,
        3.25792512996573918826e+02,
        1.53672958608443695994e+03,
        3.19985821950859553908e+03,
        2.55305040643316442583e+03,
        4.74528541206955367215e+02,
        -2.24409524465858183362e+01
    };

    private SpecialFunctions() {}

    private static double polynomial(double[] c, double x) {
        double sum = c[c.length - 1];
        for (int i = c.length - 2; i >= 0; i--) {
            sum = sum * x + c[i];
        }
        return sum;
    }

    /// The error function: how much of the bell curve `e^(-t²)` lies within `x` of its middle.
    public static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (a < 0.84375) {
            return x + x * (polynomial(PP, x * x) / polynomial(QQ, x * x));
        }
        double y = a < 1.25 ? ERX + polynomial(PA, a - 1) / polynomial(QA, a - 1) : a >= 6 ? 1 : 1 - tail(a);
        return x < 0 ? -y : y;
    }

    /// `1 - erf(x)` without losing the digits of small results.
    public static double erfc(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (a < 0.84375) {
            double y = polynomial(PP, x * x) / polynomial(QQ, x * x);
            return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
        }
        if (a < 1.25) {
            double y = polynomial(PA, a - 1) / polynomial(QA, a - 1);
            return x >= 0 ? 1 - ERX - y : 1 + (ERX + y);
        }
        double y = a >= 28 ? 0 : tail(a);
        return x >= 0 ? y : 2 - y;
    }

    /// erfc for `x >= 1.25`.
    private static double tail(double x) {
        double s = 1 / (x * x);
        double ratio = x < 1 / 0.35 ? polynomial(RA, s) / polynomial(SA, s) : polynomial(RB, s) / polynomial(SB, s);
        // the square of the rounded x is exact, the rest of the exponent is small: no digits are lost in e^(-x²)
        double z = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFFFFFF00000000L);
        return Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + ratio) / x;
    }

    /// The logarithm of the absolute value of the gamma function.
    public static double lgamma(double x) {
        if (x <= 0 && x == Math.rint(x) || Double.isInfinite(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x == 1 || x == 2) {
            return 0;
        }
        if (x < 0.5) {
            return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
        }
        double z = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i);
        }
        double t = z + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /// The slope of [#lgamma(double)].
    public static double digamma(double x) {
        if (x == 0) {
            return Math.copySign(Double.POSITIVE_INFINITY, -x);
        }
        if (x < 0) {
            return x == Math.rint(x) ? Double.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
        }
        double sum = 0;
        for (; x < 10; x++) {
            sum -= 1 / x;
        }
        double power = 1;
        sum += Math.log(x) - 0.5 / x;
        for (int k = 1; k <= BERNOULLI.length; k++) {
            power /= x * x;
            sum -= BERNOULLI[k - 1] / (2 * k) * power;
        }
        return sum;
    }

    /// The slope of [#digamma(double)], by PyTorch's short series, good to 9 digits: the same numbers matter more here.
    public static double trigamma(double x) {
        if (x < 0.5) {
            double s = Math.PI / Math.sin(Math.PI * x);
            return s * s - trigamma(1 - x);
        }
        double sum = 0;
        for (int i = 0; i < 6; i++, x++) {
            sum += 1 / (x * x);
        }
        double s = 1 / (x * x);
        return sum + (1 + 1 / (2 * x) + s * (1.0 / 6 - s * (1.0 / 30 - s / 42))) / x;
    }

    /// The `n`-th slope of [#digamma(double)], `n >= 1`: by steps of 1 up to where the series in `1/x` is exact.
    public static double polygamma(int n, double x) {
        if (n == 1) {
            return trigamma(x);
        }
        double sign = n % 2 == 0 ? -1 : 1;
        if (x <= 0 && x == Math.rint(x)) {
            return sign * Double.POSITIVE_INFINITY;
        }
        double factorial = 1;
        for (int i = 2; i <= n; i++) {
            factorial *= i;
        }
        double sum = 0;
        for (; x < 20 + n; x++) {
            sum += factorial * Math.pow(x, -n - 1);
        }
        sum += factorial / n * Math.pow(x, -n) + factorial / 2 * Math.pow(x, -n - 1);
        // (2k + n - 1)! / (2k)! x^-(2k + n), begun at k = 0
        double term = factorial / n * Math.pow(x, -n);
        for (int k = 1; k <= BERNOULLI.length; k++) {
            term *= (2.0 * k + n - 1) * (2.0 * k + n - 2) / (2.0 * k * (2.0 * k - 1)) / (x * x);
            sum += BERNOULLI[k - 1] * term;
        }
        return sign * sum;
    }
}
