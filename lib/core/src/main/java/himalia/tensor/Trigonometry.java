package himalia.tensor;

import static himalia.tensor.Arithmetic.fit;
import static himalia.tensor.Autograd.records;
import static himalia.tensor.Pointwise.ofInput;
import static himalia.tensor.Pointwise.ofResult;
import static himalia.tensor.Tape.record;

/// Sine and its kin, each with its slope beside it.
final class Trigonometry {
    private Trigonometry() {}

    static Tensor sin(Tensor x) {
        return ofInput(x, "Sin", Math::sin, Tensor::cos);
    }

    static Tensor cos(Tensor x) {
        return ofInput(x, "Cos", Math::cos, a -> a.sin().neg());
    }

    static Tensor tan(Tensor x) {
        return ofResult(x, "Tan", Math::tan, y -> y.mul(y).add(1.0));
    }

    static Tensor sinh(Tensor x) {
        return ofInput(x, "Sinh", Math::sinh, Tensor::cosh);
    }

    static Tensor cosh(Tensor x) {
        return ofInput(x, "Cosh", Math::cosh, Tensor::sinh);
    }

    static Tensor asin(Tensor x) {
        return ofInput(x, "Asin", Math::asin, a -> a.mul(a).neg().add(1.0).rsqrt());
    }

    static Tensor acos(Tensor x) {
        return ofInput(
                x, "Acos", Math::acos, a -> a.mul(a).neg().add(1.0).rsqrt().neg());
    }

    static Tensor atan(Tensor x) {
        return ofInput(x, "Atan", Math::atan, a -> a.mul(a).add(1.0).reciprocal());
    }

    static Tensor asinh(Tensor x) {
        return ofInput(x, "Asinh", Trigonometry::asinh, a -> a.mul(a).add(1.0).rsqrt());
    }

    /// By log1p, so that small numbers keep their digits.
    private static double asinh(double x) {
        double a = Math.abs(x);
        double y = a > 1e150 ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
        return Math.copySign(y, x);
    }

    static Tensor acosh(Tensor x) {
        return ofInput(x, "Acosh", Trigonometry::acosh, a -> a.mul(a).sub(1.0).rsqrt());
    }

    private static double acosh(double x) {
        double t = x - 1;
        return x > 1e150 ? Math.log(x) + Math.log(2) : Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    static Tensor atanh(Tensor x) {
        return ofInput(
                x,
                "Atanh",
                v -> 0.5 * Math.log1p(2 * v / (1 - v)),
                a -> a.mul(a).neg().add(1.0).reciprocal());
    }

    /// `sin(πx) / (πx)`, and 1 at 0 where the fraction has no value.
    static Tensor sinc(Tensor x) {
        boolean isDouble = x.dtype() == DType.FLOAT64;
        return ofInput(x, "Sinc", v -> sinc(isDouble ? Math.PI * v : (float) (Math.PI * v)), a -> {
            Tensor angle = a.mul(Math.PI);
            Tensor slope = angle.cos().mul(angle).sub(angle.sin()).div(angle.mul(a));
            return Pointwise.zeroWhere(a.eq(0), slope);
        });
    }

    private static double sinc(double angle) {
        return angle == 0 ? 1 : Math.sin(angle) / angle;
    }

    static Tensor atan2(Tensor a, Tensor b) {
        Tensor y = Pointwise.zip("atan2", a, b, Math::atan2, null);
        if (records(a, b)) {
            record(
                            y,
                            "Atan2",
                            (g, i) -> {
                                Tensor up = a.to(g.dtype());
                                Tensor right = b.to(g.dtype());
                                Tensor square = up.mul(up).add(right.mul(right));
                                // at the origin there is no angle; PyTorch says 0
                                Tensor part =
                                        Pointwise.zeroWhere(square.detach().eq(0), g.div(square));
                                return i == 0
                                        ? fit(part.mul(right), a)
                                        : fit(part.mul(up).neg(), b);
                            },
                            a,
                            b)
                    .saves(a, b);
        }
        return y;
    }

    static Tensor hypot(Tensor a, Tensor b) {
        Pointwise.checkReal("hypot_cpu", a, b);
        Tensor y = Pointwise.zip("hypot", a, b, Math::hypot, null);
        if (records(a, b)) {
            record(y, "Hypot", (g, i) -> i == 0 ? fit(g.mul(a.div(y)), a) : fit(g.mul(b.div(y)), b), a, b)
                    .saves(a, b, y);
        }
        return y;
    }
}
