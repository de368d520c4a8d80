package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import org.jspecify.annotations.Nullable;

/// Middle values, quantiles and modes; the gradient goes to the elements that were picked.
final class Quantiles {
    private Quantiles() {}

    /// The lower one of two middle elements; nan if there is one (`skipNan`: of the numbers only).
    static Tensor median(Tensor x, boolean skipNan) {
        Pointwise.checkNumbers("median_out", x.dtype());
        if (x.numel() == 0 && x.dtype().isFloatingPoint()) {
            return x.sum().add(Double.NaN); // with a gradient, as every sum
        }
        Tensor flat = x.detach().reshape(x.numel());
        Tensor y = medianOf(flat, 0, false, skipNan).values();
        if (records(x)) {
            record(
                            y,
                            skipNan ? "Nanmedian" : "Median",
                            (g, i) -> {
                                Tensor value = y.detach();
                                Tensor same = Double.isNaN(value.item())
                                        ? x.detach().isnan()
                                        : x.detach().eq(value);
                                Tensor share = same.to(x.dtype());
                                return g.mul(share.div(share.sum()));
                            },
                            x)
                    .saves(x);
        }
        return y;
    }

    static ValuesAndIndices median(Tensor x, int dim, boolean keepdim, boolean skipNan) {
        Pointwise.checkNumbers("median_out", x.dtype());
        return medianOf(x, dim, keepdim, skipNan);
    }

    private static ValuesAndIndices medianOf(Tensor x, int dim, boolean keepdim, boolean skipNan) {
        Lines in = new Lines(x.detach(), dim);
        if (in.n == 0) {
            throw new IndexOutOfBoundsException("median(): Expected reduction dim " + dim
                    + " to have non-zero size, but the shape is " + x.shape().brackets() + ".");
        }
        boolean real = x.dtype().isFloatingPoint();
        return Sorting.chosen(skipNan ? "nanmedian" : "median", x, dim, keepdim, (order, from) -> {
            int n = order.length;
            while (n > 0 && real && Double.isNaN(in.x.storage.getDouble(from + order[n - 1] * in.step))) {
                n--; // nan are sorted to the end
            }
            return n < order.length && (!skipNan || n == 0) ? order[n] : order[(n - 1) / 2];
        });
    }

    /// The most frequent element, the smallest of several; its last place.
    static ValuesAndIndices mode(Tensor x, int dim, boolean keepdim) {
        Lines in = new Lines(x.detach(), dim);
        if (in.n == 0) {
            throw new IndexOutOfBoundsException("mode(): Expected reduction dim " + dim
                    + " to have non-zero size, but the shape is " + x.shape().brackets() + ".");
        }
        return Sorting.chosen("mode", x, dim, keepdim, (order, from) -> {
            int best = 0;
            int most = 0;
            int run = 0;
            for (int r = 0; r < order.length; r++) {
                boolean same = r > 0
                        && in.x.storage.getDouble(from + order[r] * in.step)
                                == in.x.storage.getDouble(from + order[r - 1] * in.step);
                run = same ? run + 1 : 1;
                if (run > most) {
                    most = run;
                    best = order[r];
                }
            }
            return best;
        });
    }

    /// Between two neighbours in order a straight line, or what `interpolation` says.
    static Tensor quantile(Tensor x, double q, @Nullable Integer dim, boolean keepdim, String interpolation) {
        return quantile(x, q, Tensor.number(q), dim, keepdim, interpolation);
    }

    /// `share` is `q` with its gradient, which only a straight line has.
    private static Tensor quantile(
            Tensor x, double q, Tensor share, @Nullable Integer dim, boolean keepdim, String interpolation) {
        check(x, q);
        Tensor flat = dim == null ? x.reshape(x.numel()) : x.dim() == 0 ? x.reshape(1) : x;
        int d = dim == null ? 0 : Shape.wrap(dim, flat.dim());
        Tensor sorted = Sorting.sort(flat, d, false).values();
        int n = sorted.shape().dims[d];
        double rank = rank(q * (n - 1), interpolation);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        Tensor weight = share.requiresGrad() && interpolation.equals("linear")
                ? share.mul(n - 1).sub(below)
                : Tensor.number(rank - below);
        Tensor y = sorted.narrow(d, below, 1).lerp(sorted.narrow(d, above, 1), weight);
        // nan are sorted to the end, and one makes the whole answer nan
        Tensor last = sorted.narrow(d, n - 1, 1);
        y = Gathering.where(last.isnan(), last, y);
        return shaped(y, x, dim, d, keepdim);
    }

    /// A rank between two elements, moved to where the kind of interpolation wants it.
    private static double rank(double rank, String interpolation) {
        return switch (interpolation) {
            case "linear" -> rank;
            case "lower" -> Math.floor(rank);
            case "higher" -> Math.ceil(rank);
            case "nearest" -> Math.rint(rank);
            case "midpoint" -> (Math.floor(rank) + Math.ceil(rank)) / 2;
            default ->
                throw new IllegalArgumentException("quantile() interpolation must be one of linear, lower, higher, "
                        + "midpoint or nearest, but got " + interpolation);
        };
    }

    private static void check(Tensor x, double q) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("quantile() input tensor must be either float or double dtype, got "
                    + x.dtype() + "\nHint: x.toFloat().quantile(" + q + ")");
        }
        if (x.numel() == 0) {
            throw new IllegalArgumentException("quantile() input tensor must be non-empty");
        }
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("quantile() q must be in the range [0, 1] but got " + q);
        }
    }

    private static Tensor shaped(Tensor y, Tensor x, @Nullable Integer dim, int d, boolean keepdim) {
        if (!keepdim) {
            return x.dim() == 0 ? y.reshape(new int[0]) : y.squeeze(d);
        }
        int[] ones = new int[x.dim()];
        java.util.Arrays.fill(ones, 1);
        return dim == null ? y.reshape(ones) : y.view(x.dim() == 0 ? Shape.SCALAR : y.shape());
    }

    /// Each line has its own number of elements that are not nan, and so its own rank.
    static Tensor nanquantile(Tensor x, double q, @Nullable Integer dim, boolean keepdim, String interpolation) {
        check(x, q);
        Tensor flat = dim == null ? x.reshape(x.numel()) : x.dim() == 0 ? x.reshape(1) : x;
        int d = dim == null ? 0 : Shape.wrap(dim, flat.dim());
        Tensor sorted = Sorting.sort(flat, d, false).values();
        Tensor rank = sorted.detach().isnan().logicalNot().to(DType.FLOAT64).sum(d, true);
        rank = Pointwise.map(rank, n -> rank(q * Math.max(0, n - 1), interpolation));
        Tensor low = sorted.gather(d, rank.floor().toLong());
        Tensor high = sorted.gather(d, rank.ceil().toLong());
        return shaped(low.lerp(high, rank.sub(rank.floor()).to(x.dtype())), x, dim, d, keepdim);
    }

    static Tensor quantile(Tensor x, Tensor q, @Nullable Integer dim, boolean keepdim, String interpolation) {
        if (q.dtype() != x.dtype()) {
            throw new IllegalArgumentException("quantile() q tensor must be same dtype as the input tensor: got "
                    + q.dtype() + " and " + x.dtype());
        }
        if (q.dim() == 0) {
            return quantile(x, q.item(), dim, keepdim, interpolation);
        }
        if (q.dim() > 1) {
            throw new IllegalArgumentException("quantile() q must be a scalar or 1D tensor: got "
                    + q.shape().brackets());
        }
        double[] each = q.detach().toDoubleArray();
        Tensor[] parts = new Tensor[each.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = quantile(x, each[i], q.select(0, i), dim, keepdim, interpolation);
        }
        return Joining.stack(parts, 0);
    }
}
