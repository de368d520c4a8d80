package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Running sums, products and extremes along a dimension, each with its gradient beside it.
final class Cumulative {
    private Cumulative() {}

    /// Each element combined with the result before it.
    private static Tensor scan(Tensor x, int dim, DoubleBinaryOperator real, @Nullable LongBinaryOperator whole) {
        Lines in = new Lines(x.detach(), dim);
        Tensor y = Tensor.empty(x.dtype(), x.shape());
        boolean floats = x.dtype().isFloatingPoint();
        LongBinaryOperator ofWhole = floats ? (a, b) -> a : Objects.requireNonNull(whole);
        in.forEach((from, line) -> {
            int to = in.start(line);
            double sum = 0;
            long total = 0;
            for (int r = 0; r < in.n; r++) {
                int at = r * in.step;
                if (floats) {
                    double v = in.x.storage.getDouble(from + at);
                    sum = r == 0 ? v : real.applyAsDouble(sum, v);
                    y.storage.setDouble(to + at, sum);
                } else {
                    long v = in.x.storage.getLong(from + at);
                    total = r == 0 ? v : ofWhole.applyAsLong(total, v);
                    y.storage.setLong(to + at, total);
                }
            }
        });
        return y;
    }

    private static Tensor summable(Tensor x) {
        return x.dtype().isFloatingPoint() ? x : x.toLong();
    }

    static Tensor cumsum(Tensor x, int dim) {
        return cumsum(summable(x), Shape.wrap(dim, x.dim()), false);
    }

    private static Tensor cumsum(Tensor x, int dim, boolean back) {
        Tensor c = Copy.contiguous(x.detach(), false);
        Tensor y = Tensor.empty(x.dtype(), x.shape());
        y.storage.backend().runningSums(back, c.storage, c.layout, dim, y.storage);
        if (records(x)) {
            record(y, "Cumsum", (g, i) -> cumsum(g, dim, !back), x);
        }
        return y;
    }

    static Tensor cumprod(Tensor input, int dim) {
        Tensor x = summable(input);
        int d = Shape.wrap(dim, x.dim());
        Tensor y = scan(x, d, (a, b) -> a * b, (a, b) -> a * b);
        if (records(x)) {
            record(y, "Cumprod", (g, i) -> cumprodGradient(g, x, y, d), x).saves(x, y);
        }
        return y;
    }

    /// Every later product holds the element once; where a 0 forbids to divide by it, they are multiplied anew.
    private static Tensor cumprodGradient(Tensor g, Tensor x, Tensor y, int dim) {
        if (x.dim() == 0 || x.eq(0).any().item() == 0) {
            return cumsum(g.mul(y), dim, true).div(x);
        }
        int n = x.shape().dims[dim];
        Tensor[] parts = new Tensor[n];
        for (int k = 0; k < n; k++) {
            Tensor others = cumprod(Folding.without(x, dim, k), dim);
            parts[k] = g.mul(others).narrow(dim, k, n - k).sum(dim, true);
        }
        return Joining.cat(parts, dim);
    }

    /// Of equal extremes the last one counts.
    static ValuesAndIndices cumextreme(Tensor x, int dim, boolean max) {
        int d = Shape.wrap(dim, x.dim());
        Lines in = new Lines(x.detach(), d);
        Tensor at = Tensor.empty(DType.INT64, x.shape());
        boolean floats = x.dtype().isFloatingPoint();
        in.forEach((from, line) -> {
            int best = 0;
            for (int r = 0; r < in.n; r++) {
                int here = from + r * in.step;
                int there = from + best * in.step;
                boolean better;
                if (floats) {
                    double v = in.x.storage.getDouble(here);
                    double b = in.x.storage.getDouble(there);
                    better = Double.isNaN(v) || (max ? v >= b : v <= b);
                } else {
                    int sign = Long.compare(in.x.storage.getLong(here), in.x.storage.getLong(there));
                    better = max ? sign >= 0 : sign <= 0;
                }
                best = better ? r : best;
                at.storage.setLong(in.start(line) + r * in.step, best);
            }
        });
        Tensor values = Gathering.gather(x, d, at);
        if (records(x)) {
            record(values, max ? "Cummax" : "Cummin", (g, i) -> spreadBack(g, x.shape(), d, at), x)
                    .saves(at);
        }
        return new ValuesAndIndices(max ? "cummax" : "cummin", values, at);
    }

    /// Adds up gradients at the places they came from; one place may have served several results.
    static Tensor spreadBack(Tensor g, Shape shape, int dim, Tensor at) {
        Tensor y = Tensor.empty(g.dtype(), shape);
        Lines from = new Lines(g.detach(), dim);
        Lines places = new Lines(at, dim);
        Lines to = new Lines(y, dim);
        from.forEach((start, line) -> {
            int target = to.start(line);
            for (int r = 0; r < from.n; r++) {
                int place = target
                        + (int) places.x.storage.getLong(places.x.layout.offset + places.start(line) + r * places.step)
                                * to.step;
                double v = from.x.storage.getDouble(start + r * from.step);
                y.storage.setDouble(place, y.storage.getDouble(place) + v);
            }
        });
        if (records(g)) {
            record(y, "ScatterAdd", (gg, i) -> pick(gg, dim, at), g).saves(at);
        }
        return y;
    }

    /// The values at places along a dimension.
    static Tensor pick(Tensor x, int dim, Tensor at) {
        Tensor y = Gathering.gather(x, dim, at);
        if (records(x)) {
            record(y, "Gather", (g, i) -> spreadBack(g, x.shape(), dim, at), x).saves(at);
        }
        return y;
    }

    static Tensor logcumsumexp(Tensor input, int dim) {
        Pointwise.checkReal("logcumsumexp_out_cpu", input);
        Tensor x = input;
        int d = Shape.wrap(dim, x.dim());
        Tensor y = scan(
                x,
                d,
                (a, b) -> {
                    double most = Math.max(a, b);
                    return Double.isInfinite(most) ? most : most + Math.log1p(Math.exp(-Math.abs(a - b)));
                },
                null);
        if (records(x)) {
            record(y, "Logcumsumexp", (g, i) -> shares(g, x, y, d), x).saves(x, y);
        }
        return y;
    }

    /// The element's share in every later sum: `Σ_j≥i g_j e^(x_i - y_j)`. As y only grows, the factors stay below 1
    /// when the sum runs backwards; the whole matrix is built only where the gradient itself is differentiated.
    private static Tensor shares(Tensor g, Tensor x, Tensor y, int dim) {
        if (x.dim() > 0 && Autograd.isEnabled()) {
            int n = x.shape().dims[dim];
            Tensor earlier = Tensor.ones(n, n).tril(-1).toBool();
            Tensor steps =
                    x.transpose(dim, -1).unsqueeze(-1).sub(y.transpose(dim, -1).unsqueeze(-2));
            Tensor factors = Gathering.where(earlier, Tensor.number(Double.NEGATIVE_INFINITY), steps)
                    .exp();
            return factors.mul(g.transpose(dim, -1).unsqueeze(-2)).sum(-1).transpose(dim, -1);
        }
        Lines gs = new Lines(g.detach(), dim);
        Lines xs = new Lines(x.detach(), dim);
        Tensor out = Tensor.empty(g.dtype(), x.shape());
        gs.forEach((from, line) -> {
            int start = gs.start(line);
            double sum = 0;
            double after = 0;
            for (int r = gs.n - 1; r >= 0; r--) {
                int at = start + r * gs.step;
                double here = y.storage.getDouble(y.layout.offset + at);
                sum = gs.x.storage.getDouble(from + r * gs.step) + (sum == 0 ? 0 : sum * Math.exp(here - after));
                after = here;
                out.storage.setDouble(at, sum * Math.exp(xs.x.storage.getDouble(xs.x.layout.offset + at) - here));
            }
        });
        return out;
    }

    /// Differences of neighbours, `n` times over.
    static Tensor diff(Tensor x, int n, int dim) {
        if (x.dim() == 0) {
            throw new IllegalArgumentException("diff expects input to be at least one-dimensional");
        }
        if (n < 0) {
            throw new IllegalArgumentException("order must be non-negative but got " + n);
        }
        int d = Shape.wrap(dim, x.dim());
        Tensor y = x;
        for (int i = 0; i < n && y.shape().dims[d] > 0; i++) {
            int size = y.shape().dims[d];
            Tensor after = y.narrow(d, 1, size - 1);
            Tensor before = y.narrow(d, 0, size - 1);
            y = x.dtype() == DType.BOOL ? after.logicalXor(before) : after.sub(before);
        }
        return y;
    }

    /// After `prepend` was put before and `append` behind; `null` for nothing.
    static Tensor diff(Tensor x, int n, int dim, @Nullable Tensor prepend, @Nullable Tensor append) {
        Tensor after = prepend == null ? x : Tensor.cat(dim, prepend, x);
        return diff(append == null ? after : Tensor.cat(dim, after, append), n, dim);
    }
}
