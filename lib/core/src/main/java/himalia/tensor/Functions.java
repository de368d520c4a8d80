package himalia.tensor;

import static himalia.tensor.Arithmetic.fit;
import static himalia.tensor.Autograd.records;
import static himalia.tensor.Pointwise.ofInput;
import static himalia.tensor.Pointwise.ofResult;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.FloatFunction;
import himalia.tensor.cpu.SpecialFunctions;
import himalia.tensor.cpu.UnaryKernel;

/// Logarithms, exponentials, roots and special functions, each with its slope beside it.
final class Functions {
    private static final double LN2 = Math.log(2);
    private static final double LN10 = Math.log(10);

    // names that end in a digit carry the number of the overload, too: Log2Backward0

    private Functions() {}

    static Tensor log2(Tensor x) {
        return ofInput(x, "Log2", FloatFunction.LOG2, a -> a.mul(LN2).reciprocal());
    }

    static Tensor log10(Tensor x) {
        return ofInput(x, "Log10", FloatFunction.LOG10, a -> a.mul(LN10).reciprocal());
    }

    static Tensor log1p(Tensor x) {
        return ofInput(x, "Log1P", FloatFunction.LOG1P, a -> a.add(1.0).reciprocal());
    }

    static Tensor exp2(Tensor x) {
        return ofResult(x, "Exp2", FloatFunction.EXP2, y -> y.mul(LN2));
    }

    static Tensor expm1(Tensor x) {
        return ofResult(x, "Expm1", FloatFunction.EXPM1, y -> y.add(1.0));
    }

    static Tensor rsqrt(Tensor x) {
        return ofResult(x, "Rsqrt", UnaryKernel.RSQRT, y -> y.pow(3.0).mul(-0.5));
    }

    static Tensor reciprocal(Tensor x) {
        return ofResult(x, "Reciprocal", UnaryKernel.RECIPROCAL, y -> y.mul(y).neg());
    }

    static Tensor erf(Tensor x) {
        return ofInput(x, "Erf", UnaryKernel.ERF, Functions::bell);
    }

    static Tensor erfc(Tensor x) {
        return ofInput(x, "Erfc", SpecialFunctions::erfc, a -> bell(a).neg());
    }

    /// The slope of the error function, `2/√π e^(-x²)`.
    private static Tensor bell(Tensor x) {
        return x.mul(x).neg().exp().mul(2 / Math.sqrt(Math.PI));
    }

    static Tensor lgamma(Tensor x) {
        return ofInput(x, "Lgamma", SpecialFunctions::lgamma, Functions::digamma);
    }

    static Tensor digamma(Tensor x) {
        return ofInput(x, "Digamma", SpecialFunctions::digamma, a -> polygamma(1, a));
    }

    static Tensor polygamma(int n, Tensor x) {
        if (n < 0) {
            throw new IllegalArgumentException("polygamma(n, x) does not support negative n: got " + n);
        }
        return n == 0
                ? digamma(x)
                : ofInput(x, "Polygamma", v -> SpecialFunctions.polygamma(n, v), a -> polygamma(n + 1, a));
    }

    /// Newton's steps from a guess that is right to 2e-3 (Winitzki).
    static Tensor erfinv(Tensor x) {
        return ofResult(x, "Erfinv", Functions::erfinv, y -> y.mul(y).exp().mul(Math.sqrt(Math.PI) / 2));
    }

    private static double erfinv(double v) {
        if (!(Math.abs(v) < 1)) {
            return Math.abs(v) == 1 ? v * Double.POSITIVE_INFINITY : Double.NaN;
        }
        double log = Math.log1p(-v * v);
        double a = 2 / (Math.PI * 0.147) + log / 2;
        double y = Math.copySign(Math.sqrt(Math.sqrt(a * a - log / 0.147) - a), v);
        for (int i = 0; i < 3; i++) {
            // near 1 the difference of erfc keeps the digits that erf has lost
            double off = Math.abs(v) < 0.5
                    ? SpecialFunctions.erf(y) - v
                    : v > 0 ? (1 - v) - SpecialFunctions.erfc(y) : SpecialFunctions.erfc(-y) - (1 + v);
            y -= off / (2 / Math.sqrt(Math.PI) * Math.exp(-y * y));
        }
        return y;
    }

    static Tensor i0(Tensor x) {
        return ofInput(x, "I0", v -> bessel(v, 0), a -> Pointwise.map(a.detach(), v -> bessel(v, 1)));
    }

    /// The series `sum over k of (x/2)^(2k + order) / (k! (k + order)!)`: all of one sign, so no digit is lost.
    private static double bessel(double x, int order) {
        double half = x / 2;
        double term = order == 0 ? 1 : half;
        double sum = term;
        if (Double.isNaN(x) || Math.abs(x) > 710) {
            return Double.isNaN(x) ? x : order == 0 || x > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        for (int k = 1; Math.abs(term) > Math.abs(sum) * 1e-18; k++) {
            term *= half * half / (k * (double) (k + order));
            sum += term;
        }
        return sum;
    }

    static Tensor gcd(Tensor a, Tensor b) {
        return whole("gcd", a, b, Functions::gcd);
    }

    static Tensor lcm(Tensor a, Tensor b) {
        return whole("lcm", a, b, (x, z) -> x == 0 || z == 0 ? 0 : Math.abs(x / gcd(x, z) * z));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    private static Tensor whole(String op, Tensor a, Tensor b, java.util.function.LongBinaryOperator f) {
        DType dtype = Elementwise.resultType(a, b);
        if (dtype.isFloatingPoint() || dtype == DType.BOOL) {
            throw new IllegalArgumentException(
                    "\"" + op + "_cpu\" not implemented for '" + dtype.title() + "': it is for whole numbers");
        }
        return Pointwise.zip(op, a, b, null, f);
    }

    static Tensor mvlgamma(Tensor x, int p) {
        if (p < 1) {
            throw new IllegalArgumentException("mvlgamma(p) has to be greater than or equal to 1, got " + p);
        }
        Tensor y = x.mul(0.0).add(p * (p - 1) / 4.0 * Math.log(Math.PI));
        for (int j = 0; j < p; j++) {
            y = y.add(x.sub(j / 2.0).lgamma());
        }
        return y;
    }

    static Tensor nextafter(Tensor a, Tensor b) {
        boolean isDouble = Elementwise.resultType(a, b) == DType.FLOAT64;
        if (!Elementwise.resultType(a, b).isFloatingPoint()) {
            throw new IllegalArgumentException("\"nextafter_cpu\" not implemented for '"
                    + Elementwise.resultType(a, b).title() + "': whole numbers have no next one between\n"
                    + "Hint: x.toFloat().nextafter(other)");
        }
        Tensor y = Pointwise.zip(
                "nextafter",
                a,
                b,
                (x, z) -> isDouble ? Math.nextAfter(x, z) : Math.nextAfter((float) x, (double) (float) z),
                null);
        if (records(a, b)) {
            // equal operands give the second one; PyTorch sends it no gradient all the same
            Tensor moves = a.detach().ne(b.detach());
            record(y, "Nextafter", (g, i) -> i == 0 ? fit(g.mul(moves), a) : Tensor.zerosLike(b), a, b);
        }
        return y;
    }

    static Tensor logit(Tensor x) {
        return ofInput(x, "Logit", v -> Math.log(v / (1 - v)), a -> {
            Tensor slope = a.mul(a.neg().add(1.0)).reciprocal();
            Tensor inside = a.detach().ge(0).logicalAnd(a.detach().le(1));
            return Gathering.where(inside, slope, Tensor.number(Double.NaN));
        });
    }

    /// Beyond `eps` and `1 - eps` the result stands still, and so the gradient is 0.
    static Tensor logit(Tensor x, double eps) {
        if (eps <= 0.5) {
            return logit(x.clamp(eps, 1 - eps));
        }
        // the bounds have changed places, and PyTorch asks for the lower one first
        Tensor below = x.detach().lt(eps);
        return logit(Gathering.where(below, Tensor.number(eps), x.clampMax(1 - eps)));
    }

    static Tensor entr(Tensor x) {
        return ofInput(
                x,
                "SpecialEntr",
                v -> v > 0 ? -v * Math.log(v) : v == 0 ? 0 : v < 0 ? Double.NEGATIVE_INFINITY : v,
                a -> a.log().add(1.0).neg());
    }
}
