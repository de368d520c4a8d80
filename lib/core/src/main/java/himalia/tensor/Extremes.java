package himalia.tensor;

import static himalia.tensor.Arithmetic.fit;
import static himalia.tensor.Autograd.records;
import static himalia.tensor.Pointwise.zeroWhere;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatFunction;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The larger or smaller of two tensors, and bounds, each with its gradient beside it.
final class Extremes {
    private Extremes() {}

    static Tensor maximum(Tensor a, Tensor b) {
        return share(larger("maximum", a, b), "Maximum", a, b, true);
    }

    static Tensor minimum(Tensor a, Tensor b) {
        return share(smaller("minimum", a, b), "Minimum", a, b, false);
    }

    private static Tensor larger(String op, Tensor a, Tensor b) {
        return Elementwise.resultType(a, b) == DType.FLOAT32
                ? Elementwise.binary(BinaryKernel.MAXIMUM, a, b, op)
                : Pointwise.zip(op, a, b, Math::max, Math::max);
    }

    private static Tensor smaller(String op, Tensor a, Tensor b) {
        return Elementwise.resultType(a, b) == DType.FLOAT32
                ? Elementwise.binary(BinaryKernel.MINIMUM, a, b, op)
                : Pointwise.zip(op, a, b, Math::min, Math::min);
    }

    /// The gradient goes to the winner; equals get half of it each.
    private static Tensor share(Tensor y, String name, Tensor a, Tensor b, boolean max) {
        if (records(a, b)) {
            record(
                            y,
                            name,
                            (g, i) -> {
                                Tensor x = i == 0 ? a : b;
                                Tensor other = i == 0 ? b : a;
                                Tensor halved = Gathering.where(x.eq(other), g.div(2), g);
                                return fit(zeroWhere(max ? x.lt(other) : x.gt(other), halved), x);
                            },
                            a,
                            b)
                    .saves(a, b);
        }
        return y;
    }

    static Tensor fmax(Tensor a, Tensor b) {
        return winner(
                Pointwise.zip("fmax", a, b, (x, z) -> preferred(x, z, Math.max(x, z)), Math::max), "Fmax", a, b, true);
    }

    static Tensor fmin(Tensor a, Tensor b) {
        return winner(
                Pointwise.zip("fmin", a, b, (x, z) -> preferred(x, z, Math.min(x, z)), Math::min), "Fmin", a, b, false);
    }

    private static double preferred(double x, double z, double both) {
        return Double.isNaN(x) ? z : Double.isNaN(z) ? x : both;
    }

    private static Tensor winner(Tensor y, String name, Tensor a, Tensor b, boolean max) {
        if (records(a, b)) {
            Tensor first = (max ? a.ge(b) : a.le(b)).logicalOr(b.isnan()).detach();
            record(
                            y,
                            name,
                            (g, i) -> i == 0 ? fit(zeroWhere(first.logicalNot(), g), a) : fit(zeroWhere(first, g), b),
                            a,
                            b)
                    .saves(first);
        }
        return y;
    }

    /// Bounds that are numbers; `null` for none.
    static Tensor clamp(Tensor x, @Nullable Tensor min, @Nullable Tensor max) {
        if (min == null && max == null) {
            throw new IllegalArgumentException("torch.clamp: At least one of 'min' or 'max' must not be None");
        }
        DType dtype = x.dtype();
        for (Tensor bound : new Tensor[] {min, max}) {
            dtype = bound == null ? dtype : DType.promote(dtype, Elementwise.resultType(x, bound));
        }
        Tensor from = x.to(dtype);
        Tensor y = from.detach();
        double low = number(min, Double.NEGATIVE_INFINITY);
        double high = number(max, Double.POSITIVE_INFINITY);
        if (!Double.isNaN(low) && !Double.isNaN(high) && dtype.isFloatingPoint()) {
            y = Pointwise.map(y, FloatFunction.within(low, high));
        } else {
            y = min == null ? y : larger("clamp", y, min);
            y = max == null ? y : smaller("clamp", y, max);
        }
        if (records(x, min, max)) {
            record(
                            y,
                            "Clamp",
                            min != null && min.isNumber || max != null && max.isNumber ? 1 : 0,
                            (g, i) -> clampGradient(g, from, min, max, i),
                            from,
                            min,
                            max)
                    .saves(from);
        }
        return y;
    }

    /// A bound for all elements; nan if each has its own, and where it is no number.
    private static double number(@Nullable Tensor bound, double none) {
        return bound == null ? none : bound.dim() == 0 ? bound.item() : Double.NaN;
    }

    private static Tensor clampGradient(Tensor g, Tensor x, @Nullable Tensor min, @Nullable Tensor max, int input) {
        if (input == 0) {
            Tensor inside = min == null ? g : zeroWhere(x.lt(min), g);
            return fit(max == null ? inside : zeroWhere(x.gt(max), inside), x);
        }
        if (input == 1) {
            Tensor low = Objects.requireNonNull(min);
            Tensor active = max == null ? x.lt(low) : x.lt(low).logicalAnd(low.lt(max));
            return fit(zeroWhere(active.logicalNot(), g), low);
        }
        Tensor high = Objects.requireNonNull(max);
        Tensor active = min == null ? x.gt(high) : x.gt(high).logicalOr(high.lt(min));
        return fit(zeroWhere(active.logicalNot(), g), high);
    }

    /// nan and the infinities replaced by numbers; `null` for the largest and smallest number of the type.
    static Tensor nanToNum(Tensor x, double nan, @Nullable Double posinf, @Nullable Double neginf) {
        double most = x.dtype() == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        double high = posinf == null ? most : posinf;
        double low = neginf == null ? -most : neginf;
        DoubleUnaryOperator f = v ->
                Double.isNaN(v) ? nan : v == Double.POSITIVE_INFINITY ? high : v == Double.NEGATIVE_INFINITY ? low : v;
        Tensor y = Pointwise.map(x, f, v -> v);
        if (records(x)) {
            record(y, "NanToNum", (g, i) -> zeroWhere(x.isfinite().logicalNot(), g), x)
                    .saves(x);
        }
        return y;
    }
}
