package himalia.tensor;

import static himalia.tensor.Arithmetic.fit;
import static himalia.tensor.Autograd.records;
import static himalia.tensor.Pointwise.ofInput;
import static himalia.tensor.Pointwise.ofResult;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.FloatFunction;

/// Sine and its kin, each with its slope beside it.
final class Trigonometry {
    private Trigonometry() {}

    static Tensor sin(Tensor x) {
        return ofInput(x, "Sin", FloatFunction.SIN, Tensor::cos);
    }

    static Tensor cos(Tensor x) {
        return ofInput(x, "Cos", FloatFunction.COS, a -> a.sin().neg());
    }

    static Tensor tan(Tensor x) {
        return ofResult(x, "Tan", FloatFunction.TAN, y -> y.mul(y).add(1.0));
    }

    static Tensor sinh(Tensor x) {
        return ofInput(x, "Sinh", FloatFunction.SINH, Tensor::cosh);
    }

    static Tensor cosh(Tensor x) {
        return ofInput(x, "Cosh", FloatFunction.COSH, Tensor::sinh);
    }

    static Tensor asin(Tensor x) {
        return ofInput(
                x, "Asin", FloatFunction.ASIN, a -> a.mul(a).neg().add(1.0).rsqrt());
    }

    static Tensor acos(Tensor x) {
        return ofInput(
                x,
                "Acos",
                FloatFunction.ACOS,
                a -> a.mul(a).neg().add(1.0).rsqrt().neg());
    }

    static Tensor atan(Tensor x) {
        return ofInput(x, "Atan", FloatFunction.ATAN, a -> a.mul(a).add(1.0).reciprocal());
    }

    static Tensor asinh(Tensor x) {
        return ofInput(x, "Asinh", FloatFunction.ASINH, a -> a.mul(a).add(1.0).rsqrt());
    }

    static Tensor acosh(Tensor x) {
        return ofInput(x, "Acosh", FloatFunction.ACOSH, a -> a.mul(a).sub(1.0).rsqrt());
    }

    static Tensor atanh(Tensor x) {
        return ofInput(
                x, "Atanh", FloatFunction.ATANH, a -> a.mul(a).neg().add(1.0).reciprocal());
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
