package himalia.tensor;

import static himalia.tensor.Autograd.record;
import static himalia.tensor.Autograd.records;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/// Running sums, products and extremes along a dimension, each with its gradient beside it.
final class Cumulative {
    private Cumulative() {}

    /// Each element combined with the result before it, forwards or, for gradients, backwards.
    private static Tensor scan(Tensor x, int dim, boolean back, DoubleBinaryOperator real, LongBinaryOperator whole) {
        Lines in = new Lines(x.detach(), dim);
        Tensor y = Tensor.empty(x.dtype(), x.shape);
        boolean floats = x.dtype().isFloatingPoint();
        in.forEach((from, line) -> {
            int to = in.start(line);
            double sum = 0;
            long total = 0;
            for (int r = 0; r < in.n; r++) {
                int at = (back ? in.n - 1 - r : r) * in.step;
                if (floats) {
                    double v = in.x.storage.getDouble(from + at);
                    sum = r == 0 ? v : real.applyAsDouble(sum, v);
                    y.storage.setDouble(to + at, sum);
                } else {
                    long v = in.x.storage.getLong(from + at);
                    total = r == 0 ? v : whole.applyAsLong(total, v);
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
        Tensor y = scan(x, dim, back, Double::sum, Long::sum);
        if (records(x)) {
            record(y, "Cumsum", (g, i) -> cumsum(g, dim, !back), x);
        }
        return y;
    }

    static Tensor cumprod(Tensor input, int dim) {
        Tensor x = summable(input);
        int d = Shape.wrap(dim, x.dim());
        Tensor y = scan(x, d, false, (a, b) -> a * b, (a, b) -> a * b);
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
        int n = x.shape.dims[dim];
        Tensor[] parts = new Tensor[n];
        for (int k = 0; k < n; k++) {
            Tensor others = cumprod(Folding.without(x, dim, k), dim);
            parts[k] = g.mul(others).narrow(dim, k, n - k).sum(dim, true);
        }
        return Gathering.cat(parts, dim);
    }

    /// Of equal extremes the last one counts.
    static ValuesAndIndices cumextreme(Tensor x, int dim, boolean max) {
        int d = Shape.wrap(dim, x.dim());
        Lines in = new Lines(x.detach(), d);
        Tensor at = Tensor.empty(DType.INT64, x.shape);
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
            record(values, max ? "Cummax" : "Cummin", (g, i) -> spreadBack(g, x.shape, d, at), x);
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
                        + (int) places.x.storage.getLong(places.x.offset + places.start(line) + r * places.step)
                                * to.step;
                double v = from.x.storage.getDouble(start + r * from.step);
                y.storage.setDouble(place, y.storage.getDouble(place) + v);
            }
        });
        if (records(g)) {
            record(y, "ScatterAdd", (gg, i) -> pick(gg, dim, at), g);
        }
        return y;
    }

    /// The values at places along a dimension.
    static Tensor pick(Tensor x, int dim, Tensor at) {
        Tensor y = Gathering.gather(x, dim, at);
        if (records(x)) {
            record(y, "Gather", (g, i) -> spreadBack(g, x.shape, dim, at), x);
        }
        return y;
    }

    static Tensor logcumsumexp(Tensor x, int dim) {
        return logcumsumexp(x.dtype().isFloatingPoint() ? x : x.toFloat(), Shape.wrap(dim, x.dim()), false);
    }

    private static Tensor logcumsumexp(Tensor x, int dim, boolean back) {
        Tensor y = scan(
                x,
                dim,
                back,
                (a, b) -> {
                    double most = Math.max(a, b);
                    return Double.isInfinite(most) ? most : most + Math.log1p(Math.exp(-Math.abs(a - b)));
                },
                null);
        if (records(x)) {
            record(
                            y,
                            "Logcumsumexp",
                            (g, i) -> {
                                // in logarithms, so that nothing overflows; they need the signs apart
                                Tensor none = Tensor.number(Double.NEGATIVE_INFINITY);
                                Tensor plus = Gathering.where(g.gt(0), g.abs().log(), none);
                                Tensor minus = Gathering.where(g.lt(0), g.abs().log(), none);
                                return logcumsumexp(plus.sub(y), dim, !back)
                                        .add(x)
                                        .exp()
                                        .sub(logcumsumexp(minus.sub(y), dim, !back)
                                                .add(x)
                                                .exp());
                            },
                            x)
                    .saves(x, y);
        }
        return y;
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
        for (int i = 0; i < n && y.shape.dims[d] > 0; i++) {
            int size = y.shape.dims[d];
            Tensor after = y.narrow(d, 1, size - 1);
            Tensor before = y.narrow(d, 0, size - 1);
            y = x.dtype() == DType.BOOL ? after.logicalXor(before) : after.sub(before);
        }
        return y;
    }
}
