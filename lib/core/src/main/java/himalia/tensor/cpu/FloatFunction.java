package himalia.tensor.cpu;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ObjIntConsumer;

/// A real function that many floats can be given to at once.
///
/// One number has what [Math] says. Many floats are computed in double by loops that the compiler vectorises on every
/// processor ([Stretch]), and rounded once: to what `Math` says, or in rare cases to its neighbour. A stretch that
/// holds a number for which the formula fails goes one by one.
public final class FloatFunction implements DoubleUnaryOperator {
    /// Fewer are not worth the preparations.
    private static final int FEW = 8;
    /// Far enough for series of what is left after the next multiple of π, and within a whole number.
    private static final int FAR = 1_000_000_000;
    /// The formula looks for itself whether it holds.
    private static final int ANY = Integer.MAX_VALUE;
    /// Beyond it e^x is 0 or infinite, for a float.
    private static final int EXPONENTS = 3000;
    /// Here `e^|x|` is less than the largest float.
    private static final int POWERS = 87;

    private static final double LN2 = Math.log(2);
    private static final double LN10 = Math.log(10);

    public static final FloatFunction SIN = angle(Math::sin, FAR, (d, n) -> Angles.sin(d, 0, n));
    public static final FloatFunction COS = angle(Math::cos, FAR, (d, n) -> Angles.sin(d, 0.5, n));
    public static final FloatFunction TAN = angle(Math::tan, FAR, Angles::tan);
    public static final FloatFunction SINH = inDouble(Math::sinh, POWERS, Stretch::sinh);
    public static final FloatFunction COSH = inDouble(Math::cosh, POWERS, Stretch::cosh);
    /// Of whole numbers only 0 is within: at 1 the quotient of [#ACOS] has lost too much.
    public static final FloatFunction ASIN = angle(Math::asin, 0, Angles::asin);

    public static final FloatFunction ACOS = angle(Math::acos, 0, Angles::acos);
    public static final FloatFunction ATAN = angle(Math::atan, FAR, Angles::atan);
    public static final FloatFunction ASINH = inDouble(FloatFunction::asinh, EXPONENTS, Stretch::asinh);
    public static final FloatFunction ACOSH = inDouble(FloatFunction::acosh, ANY, Stretch::acosh);
    public static final FloatFunction ATANH = inDouble(FloatFunction::atanh, 0, Stretch::atanh);
    public static final FloatFunction LOG2 =
            logarithm(FloatFunction::log2, 1 / LN2).orByVectors(FloatMath::log2);
    public static final FloatFunction LOG10 = logarithm(Math::log10, 1 / LN10).orByVectors(FloatMath::log10);
    public static final FloatFunction LOG1P =
            inDouble(Math::log1p, ANY, Stretch::log1p).orByVectors(FloatMath::log1p);
    public static final FloatFunction EXPM1 = inDouble(Math::expm1, EXPONENTS, (s, n) -> {
                s.timesWithin(1, 100, n);
                s.expm1(n);
                return true;
            })
            .orByVectors(FloatMath::expm1);
    public static final FloatFunction EXP2 = inDouble(v -> Math.pow(2, v), EXPONENTS, (s, n) -> {
                s.times(LN2, n);
                return s.exp(n);
            })
            .orByVectors(FloatMath::exp2);
    public static final FloatFunction MISH = inDouble(v -> v * Math.tanh(logOfOneAndExp(v)), EXPONENTS, Stretch::mish);
    public static final FloatFunction LOG_SIGMOID = inDouble(v -> -logOfOneAndExp(-v), EXPONENTS, (s, n) -> {
                s.times(-1, n);
                s.softplus(n);
                return s.times(-1, n);
            })
            .orByVectors((x, xo, y, yo, n) -> FloatMath.softplus(x, xo, -1, y, yo, n));

    private final DoubleUnaryOperator one;
    private final Many many;

    /// Computes many numbers.
    @FunctionalInterface
    private interface Many {
        /// Whether it has; if not, they are to be computed one by one.
        boolean compute(float[] x, int xo, float[] y, int yo, int n);
    }

    /// A formula for the first numbers of a stretch.
    @FunctionalInterface
    private interface Formula {
        /// Whether it holds for all of them; if not, they may have changed.
        boolean holds(Stretch s, int n);
    }

    /// A loop over floats.
    @FunctionalInterface
    private interface Loop {
        void over(float[] x, int xo, float[] y, int yo, int n);
    }

    private FloatFunction(DoubleUnaryOperator one, Many many) {
        this.one = one;
        this.many = many;
    }

    /// @param one the function of one number
    /// @param bound the formula is asked for what lies between it and its negative, cut to whole numbers
    private static FloatFunction inDouble(DoubleUnaryOperator one, int bound, Formula formula) {
        return new FloatFunction(one, (x, xo, y, yo, n) -> {
            Stretch s = Stretch.mine();
            if (n < FEW || bound != ANY && !s.within(x, xo, n, -bound, bound)) {
                return false;
            }
            s.take(x, xo, 1, n);
            return formula.holds(s, n) && s.give(y, yo, n);
        });
    }

    private static FloatFunction angle(DoubleUnaryOperator one, int bound, ObjIntConsumer<double[]> loop) {
        return inDouble(one, bound, (s, n) -> {
            loop.accept(s.d, n);
            return true;
        });
    }

    private static FloatFunction logarithm(DoubleUnaryOperator one, double factor) {
        return inDouble(one, ANY, (s, n) -> s.logs(n) && s.times(factor, n));
    }

    /// The same, by floats alone and faster where the JVM has vectors and the numbers are many.
    private FloatFunction orByVectors(Loop loop) {
        return new FloatFunction(one, (x, xo, y, yo, n) -> {
            if (n < FloatMath.MANY || !Vectors.PRESENT) {
                return many.compute(x, xo, y, yo, n);
            }
            loop.over(x, xo, y, yo, n);
            return true;
        });
    }

    /// `log(1 + e^(beta x)) / beta`
    public static FloatFunction softplus(double beta) {
        return inDouble(v -> logOfOneAndExp(v * beta) / beta, EXPONENTS, (s, n) -> {
                    s.times(beta, n);
                    s.softplus(n);
                    return s.times(1 / beta, n);
                })
                .orByVectors((x, xo, y, yo, n) -> FloatMath.softplus(x, xo, (float) beta, y, yo, n));
    }

    /// `scale x` above 0, `scale alpha (e^(x inputScale) - 1)` elsewhere.
    public static FloatFunction elu(double alpha, double scale, double inputScale) {
        return inDouble(
                        v -> v > 0 ? scale * v : scale * alpha * Math.expm1(v * inputScale),
                        FAR,
                        (s, n) -> s.elu(scale * alpha, inputScale, scale, n))
                .orByVectors((x, xo, y, yo, n) ->
                        FloatMath.elu(x, xo, (float) (scale * alpha), (float) inputScale, (float) scale, y, yo, n));
    }

    /// The nearest number from `low` to `high`, of two bounds that cross the second; nan stays.
    public static FloatFunction within(double low, double high) {
        return new FloatFunction(
                v -> {
                    double raised = v < low ? low : v;
                    return raised > high ? high : raised;
                },
                (x, xo, y, yo, n) -> {
                    FloatMath.within(x, xo, (float) low, (float) high, y, yo, n);
                    return true;
                });
    }

    @Override
    public double applyAsDouble(double x) {
        return one.applyAsDouble(x);
    }

    /// `y[yo + i]` is the function of `x[xo + i]` for all `i < n`.
    public void floats(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += Stretch.LENGTH) {
            int len = Math.min(Stretch.LENGTH, n - i);
            if (!many.compute(x, xo + i, y, yo + i, len)) {
                for (int j = i; j < i + len; j++) {
                    y[yo + j] = (float) one.applyAsDouble(x[xo + j]);
                }
            }
        }
    }

    private static double logOfOneAndExp(double v) {
        return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
    }

    /// Powers of two have whole logarithms, which `ln x / ln 2` misses by a last digit.
    private static double log2(double v) {
        int e = Math.getExponent(v);
        boolean power = v > 0 && e >= Double.MIN_EXPONENT && e <= Double.MAX_EXPONENT && v == Math.scalb(1.0, e);
        return power ? e : Math.log(v) / LN2;
    }

    /// By log1p, so that small numbers keep their digits.
    private static double asinh(double x) {
        double a = Math.abs(x);
        double y = a > 1e150 ? Math.log(a) + LN2 : Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
        return Math.copySign(y, x);
    }

    private static double acosh(double x) {
        double t = x - 1;
        return x > 1e150 ? Math.log(x) + LN2 : Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    private static double atanh(double x) {
        return 0.5 * Math.log1p(2 * x / (1 - x));
    }
}
