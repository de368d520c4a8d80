package himalia.tensor;

import static himalia.tensor.Arithmetic.fit;
import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.UnaryKernel;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Rounding, and division that rounds, each with its gradient beside it.
final class Rounding {
    private Rounding() {}

    /// Halves go to the even neighbour, as everywhere in PyTorch: 2.5 becomes 2.
    static Tensor round(Tensor x) {
        return Pointwise.flat(real(x, "round"), "Round", UnaryKernel.ROUND);
    }

    static Tensor round(Tensor x, int decimals) {
        double scale = Math.pow(10, Math.abs(decimals));
        Tensor y = Pointwise.map(
                x, v -> decimals < 0 ? Math.rint(v / scale) * scale : Math.rint(v * scale) / scale, v -> v);
        if (records(x)) {
            record(y, "Round", 1, (g, i) -> Tensor.zerosLike(g), x);
        }
        return y;
    }

    static Tensor floor(Tensor x) {
        return Pointwise.flat(real(x, "floor"), "Floor", UnaryKernel.FLOOR);
    }

    static Tensor ceil(Tensor x) {
        return Pointwise.flat(real(x, "ceil"), "Ceil", UnaryKernel.CEIL);
    }

    static Tensor trunc(Tensor x) {
        return Pointwise.flat(real(x, "trunc"), "Trunc", Rounding::cut);
    }

    /// True and false cannot be rounded.
    private static Tensor real(Tensor x, String name) {
        if (x.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("\"" + name + "_vml_cpu\" not implemented for 'Bool': " + name + " of "
                    + x.shape().brackets() + "\nHint: toFloat() makes 0 and 1 of a mask.");
        }
        return x;
    }

    private static double cut(double v) {
        return v < 0 ? Math.ceil(v) : Math.floor(v);
    }

    static Tensor frac(Tensor x) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("\"frac_cpu\" not implemented for '"
                    + x.dtype().title() + "': whole numbers have no fraction\nHint: x.toFloat().frac()");
        }
        Tensor y = Pointwise.map(x, v -> v - cut(v));
        if (records(x)) {
            record(y, "Frac", (g, i) -> g, x);
        }
        return y;
    }

    static Tensor sign(Tensor x) {
        return Pointwise.flat(x, "Sign", UnaryKernel.SIGN);
    }

    /// `a / b` rounded down, or towards 0 (`floor`, `trunc`, or `null` for none).
    static Tensor div(Tensor a, Tensor b, @Nullable String mode) {
        if (mode != null) {
            Pointwise.checkNumbers("div_" + mode + "_cpu", Elementwise.resultType(a, b));
        }
        return switch (mode) {
            case null -> Arithmetic.div(a, b);
            case "floor" -> quotient(a, b, Rounding::floorQuotient, true);
            case "trunc" -> quotient(a, b, (x, z) -> cut(x / z), false);
            default ->
                throw new IllegalArgumentException(
                        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '" + mode + "'");
        };
    }

    private static Tensor quotient(Tensor a, Tensor b, DoubleBinaryOperator real, boolean floor) {
        Tensor y = Pointwise.zip("div", a, b, real, (x, z) -> floor ? Math.floorDiv(x, nonZero(z)) : x / nonZero(z));
        if (records(a, b)) {
            record(y, "Div", 1, (g, i) -> Tensor.zerosLike(i == 0 ? a : b), a, b);
        }
        return y;
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw new ArithmeticException(
                    "ZeroDivisionError\nHint: whole numbers have no infinity; divide real ones, for example x.toFloat().");
        }
        return divisor;
    }

    /// Python's way: the remainder is exact, so the quotient is right where `floor(a / b)` would round up first.
    private static double floorQuotient(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double mod = a % b;
        double div = (a - mod) / b;
        if (mod != 0 && b < 0 != mod < 0) {
            div -= 1;
        }
        if (div == 0) {
            return Math.copySign(0, a / b);
        }
        double down = Math.floor(div);
        return div - down > 0.5 ? down + 1 : down;
    }

    /// The rest of rounding down: it has the sign of `b`, as Python's `%`.
    static Tensor remainder(Tensor a, Tensor b) {
        Pointwise.checkNumbers("remainder_cpu", Elementwise.resultType(a, b));
        Tensor y = Pointwise.zip(
                "remainder",
                a,
                b,
                (x, z) -> {
                    double r = x % z;
                    return r != 0 && r < 0 != z < 0 ? r + z : r;
                },
                (x, z) -> Math.floorMod(x, nonZero(z)));
        return recordRest(y, "Remainder", a, b, "floor");
    }

    /// The rest of rounding towards 0: it has the sign of `a`, as Java's `%`.
    static Tensor fmod(Tensor a, Tensor b) {
        Pointwise.checkNumbers("fmod_cpu", Elementwise.resultType(a, b));
        return recordRest(
                Pointwise.zip("fmod", a, b, (x, z) -> x % z, (x, z) -> x % nonZero(z)), "Fmod", a, b, "trunc");
    }

    private static Tensor recordRest(Tensor y, String name, Tensor a, Tensor b, String mode) {
        if (records(a, b)) {
            record(
                            y,
                            name,
                            (g, i) -> i == 0
                                    ? fit(g, a)
                                    : fit(g.mul(div(a, b, mode)).neg(), b),
                            a,
                            b)
                    .saves(a, b);
        }
        return y;
    }
}
