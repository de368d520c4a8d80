package himalia.tensor;

import static himalia.tensor.Arithmetic.fit;
import static himalia.tensor.Autograd.records;
import static himalia.tensor.Pointwise.zeroWhere;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Lerp;

/// Operations that mix two or three tensors, each with its gradient beside it.
final class Blends {
    private Blends() {}

    /// `alpha * b`, to be added to `a`.
    static Tensor scaled(Tensor a, Tensor b, double alpha) {
        if (alpha != Math.rint(alpha)
                && !a.dtype().isFloatingPoint()
                && !b.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(
                    "For integral input tensors, argument alpha must not be a floating point "
                            + "number: " + a.dtype() + " and " + b.dtype() + ", alpha " + alpha
                            + "\nHint: x.toFloat() makes the tensor real.");
        }
        return b.mul(b.whole(alpha));
    }

    /// `log2(2^a + 2^b)` without overflow.
    static Tensor logaddexp2(Tensor a, Tensor b) {
        Pointwise.checkReal("logaddexp2_cpu", a, b);
        double ln2 = Math.log(2);
        DType dtype = Elementwise.resultType(a, b);
        return logaddexp(a.to(dtype).mul(ln2), b.to(dtype).mul(ln2)).div(ln2);
    }

    /// `a + value * b * c`.
    static Tensor addcmul(Tensor a, Tensor b, Tensor c, double value) {
        Tensor y = a.detach().add(b.detach().mul(c.detach()).mul(a.whole(value)));
        if (records(a, b, c)) {
            record(
                            y,
                            "Addcmul",
                            (g, i) -> switch (i) {
                                case 0 -> fit(g, a);
                                case 1 -> fit(g.mul(c).mul(value), b);
                                default -> fit(g.mul(b).mul(value), c);
                            },
                            a,
                            b,
                            c)
                    .saves(b, c);
        }
        return y;
    }

    /// `a + value * b / c`.
    static Tensor addcdiv(Tensor a, Tensor b, Tensor c, double value) {
        if (!b.dtype().isFloatingPoint() && !c.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(
                    "Integer division with addcdiv is no longer supported, and in a future  release addcdiv "
                            + "will perform a true division of tensor1 and tensor2. Got " + b.dtype()
                            + " and " + c.dtype() + "\nHint: make one of them real, for example b.toFloat().");
        }
        Tensor y = a.detach().add(b.detach().div(c.detach()).mul(value));
        if (records(a, b, c)) {
            record(
                            y,
                            "Addcdiv",
                            (g, i) -> switch (i) {
                                case 0 -> fit(g, a);
                                case 1 -> fit(g.div(c).mul(value), b);
                                default -> fit(g.mul(b).div(c.mul(c)).mul(-value), c);
                            },
                            a,
                            b,
                            c)
                    .saves(b, c);
        }
        return y;
    }

    /// `a + weight * (b - a)`, from the nearer end, so that weight 1 gives `b` exactly.
    static Tensor lerp(Tensor a, Tensor b, Tensor weight) {
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException("expected dtype " + a.dtype().inC() + " for `end` but got dtype "
                    + b.dtype().inC() + "\nHint: convert one of them, for example end.to(x.dtype()).");
        }
        if (!a.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(
                    "\"lerp_kernel_scalar\" not implemented for '" + a.dtype().title()
                            + "': a share of the way needs real numbers\nHint: x.toFloat().lerp(end.toFloat(), weight)");
        }
        Tensor y = weight.isNumber ? mixed(a, b, weight.item()) : mixed(a.detach(), b.detach(), weight.detach());
        if (records(a, b, weight)) {
            record(
                            y,
                            "Lerp",
                            weight.isNumber ? 0 : 1,
                            (g, i) -> switch (i) {
                                case 0 -> fit(g.mul(weight.neg().add(1L)), a);
                                case 1 -> fit(g.mul(weight), b);
                                default -> fit(g.mul(b.sub(a)), weight);
                            },
                            a,
                            b,
                            weight)
                    .saves(a, b, weight);
        }
        return y;
    }

    private static Tensor mixed(Tensor a, Tensor b, double w) {
        return Pointwise.zip("lerp", a, b, new Lerp(w), null);
    }

    private static Tensor mixed(Tensor a, Tensor b, Tensor w) {
        Tensor step = b.sub(a);
        Tensor near = a.add(step.mul(w));
        Tensor far = b.sub(step.mul(w.neg().add(1L)));
        return Gathering.where(w.abs().lt(0.5), near, far);
    }

    /// `log(e^a + e^b)` without overflow.
    static Tensor logaddexp(Tensor a, Tensor b) {
        Pointwise.checkReal("logaddexp_cpu", a, b);
        Tensor y = Pointwise.zip(
                "logaddexp",
                a,
                b,
                (x, z) -> Double.isInfinite(x) && x == z ? x : Math.max(x, z) + Math.log1p(Math.exp(-Math.abs(x - z))),
                null);
        if (records(a, b)) {
            record(
                            y,
                            "Logaddexp",
                            (g, i) -> i == 0
                                    ? fit(g.mul(a.sub(b).sigmoid()), a)
                                    : fit(g.mul(b.sub(a).sigmoid()), b),
                            a,
                            b)
                    .saves(a, b);
        }
        return y;
    }

    /// `a log b`, and 0 where `a` is 0.
    static Tensor xlogy(Tensor a, Tensor b) {
        Tensor y = Pointwise.zip("xlogy", a, b, (x, z) -> Double.isNaN(z) ? z : x == 0 ? 0 : x * Math.log(z), null);
        if (records(a, b)) {
            record(
                            y,
                            "Xlogy",
                            (g, i) -> i == 0
                                    ? fit(zeroWhere(a.eq(0).logicalAnd(b.le(0)), g.mul(b.log())), a)
                                    : fit(g.mul(a).div(b), b),
                            a,
                            b)
                    .saves(a, b);
        }
        return y;
    }

    /// The size of `a` with the sign of `b`.
    static Tensor copysign(Tensor a, Tensor b) {
        Tensor y = Pointwise.zip("copysign", a, b, Math::copySign, null);
        if (records(a, b)) {
            record(
                            y,
                            "Copysign",
                            (g, i) -> i == 0
                                    ? fit(g.mul(zeroWhere(a.eq(0), y.detach().div(a.detach()))), a)
                                    : Tensor.zerosLike(b),
                            a,
                            b)
                    .saves(a, y);
        }
        return y;
    }

    /// 0 below 0, 1 above, and `values` at 0.
    static Tensor heaviside(Tensor x, Tensor values) {
        if (x.dtype() != values.dtype()) {
            throw new IllegalArgumentException("heaviside is not yet implemented for tensors with different dtypes: "
                    + x.dtype() + " and " + values.dtype());
        }
        return Pointwise.zip(
                "heaviside", x, values, (a, v) -> a == 0 ? v : a > 0 ? 1 : 0, (a, v) -> a == 0 ? v : a < 0 ? 0 : 1);
    }
}
