package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Interrupts;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Products, extremes and counts over dimensions, each with its gradient beside it.
final class Folding {
    private Folding() {}

    /// The elements as a matrix: a row for every element of the result, with all that is reduced to it.
    static Tensor rows(Tensor x, boolean[] gone) {
        int[] order = new int[gone.length];
        int n = 0;
        int columns = 1;
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                order[n++] = i;
            }
        }
        int rows = 1;
        for (int i = 0; i < gone.length; i++) {
            if (gone[i]) {
                order[n++] = i;
                columns *= x.shape().dims[i];
            } else {
                rows *= x.shape().dims[i];
            }
        }
        Tensor ordered = Views.permute(x.detach(), order, "Permute");
        return Copy.contiguous(ordered, false).withShape(Shape.own(rows, columns));
    }

    /// The elements with all that are reduced together along dimension 1: those of one dimension are where they are.
    private static Tensor lines(Tensor x, boolean[] gone) {
        int dim = -1;
        for (int i = 0; i < gone.length; i++) {
            if (gone[i] && dim >= 0) {
                return rows(x, gone);
            }
            dim = gone[i] ? i : dim;
        }
        if (dim < 0) {
            return rows(x, gone);
        }
        Along lines = Along.of(x.shape(), dim);
        return Copy.contiguous(x.detach(), false).withShape(Shape.of(lines.outer(), lines.n(), lines.inner()));
    }

    /// Makes one number of all elements that are reduced together, in double or, where given, in long.
    static Tensor fold(
            Tensor x,
            boolean[] gone,
            boolean keepdim,
            DType dtype,
            ToDoubleFunction<double[]> real,
            @Nullable ToLongFunction<long[]> whole) {
        Tensor y = Tensor.empty(dtype, Reductions.reduced(x.shape(), gone, keepdim));
        Lines lines = new Lines(rows(x, gone), 1);
        boolean longs = whole != null && !x.dtype().isFloatingPoint();
        ToLongFunction<long[]> ofWhole = whole == null ? a -> 0 : whole;
        long[] ints = new long[longs ? lines.n : 0];
        double[] reals = new double[longs ? 0 : lines.n];
        lines.forEach((from, line) -> {
            if (longs) {
                take(lines.x.storage, from, ints);
                y.storage.setLong(line, ofWhole.applyAsLong(ints));
            } else {
                for (int i = 0; i < reals.length; i++) {
                    Interrupts.poll("a reduction", i);
                    reals[i] = lines.x.storage.getDouble(from + i);
                }
                y.storage.setDouble(line, real.applyAsDouble(reals));
            }
        });
        return y;
    }

    private static void take(Storage from, int at, long[] to) {
        if (from instanceof Storage.Longs && to.length > 0) { // an empty view may begin behind the last element
            Interrupts.poll("a reduction");
            System.arraycopy(from.longs(), at, to, 0, to.length);
            return;
        }
        for (int i = 0; i < to.length; i++) {
            Interrupts.poll("a reduction", i);
            to[i] = from.getLong(at + i);
        }
    }

    /// Whole numbers multiply in any order to the same: four products at once need not wait for each other.
    private static long product(long[] a) {
        long first = 1;
        long second = 1;
        long third = 1;
        long fourth = 1;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            first *= a[i];
            second *= a[i + 1];
            third *= a[i + 2];
            fourth *= a[i + 3];
        }
        for (; i < a.length; i++) {
            first *= a[i];
        }
        return first * second * third * fourth;
    }

    static Tensor prod(Tensor x, int[] dims, boolean keepdim) {
        boolean[] gone = Reductions.marks(x, dims);
        DType dtype = x.dtype().isFloatingPoint() ? x.dtype() : DType.INT64;
        Tensor y;
        if (dtype.isFloatingPoint()) {
            Tensor in = lines(x, gone);
            y = Tensor.empty(dtype, Reductions.reduced(x.shape(), gone, keepdim));
            y.storage.backend().products(in.storage, in.layout, 1, y.storage);
        } else {
            y = fold(x, gone, keepdim, dtype, a -> 1, Folding::product);
        }
        if (records(x)) {
            record(y, "Prod", dims.length == 0 ? 0 : 1, (g, i) -> prodGradient(g, x, y, dims, gone), x)
                    .saves(x, y);
        }
        return y;
    }

    /// The product of the others: the whole product divided by the element, or, where there is a 0 among them,
    /// multiplied anew without it.
    private static Tensor prodGradient(Tensor g, Tensor x, Tensor y, int[] dims, boolean[] gone) {
        if (x.eq(0).any().item() == 0) {
            return Reductions.spread(g.mul(y), x, gone).div(x);
        }
        if (dims.length == 0) {
            return g.mul(others(x.reshape(-1), 0)).reshape(x.shape());
        }
        return Reductions.spread(g, x, gone).mul(others(x, Shape.wrap(dims[0], x.dim())));
    }

    private static Tensor others(Tensor x, int dim) {
        if (x.dim() == 0) {
            return Tensor.onesLike(x);
        }
        Tensor[] parts = new Tensor[x.shape().dims[dim]];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = prod(without(x, dim, k), new int[] {dim}, true);
        }
        return Joining.cat(parts, dim);
    }

    /// With 1 in one place of a dimension.
    static Tensor without(Tensor x, int dim, int k) {
        Tensor one = Tensor.onesLike(Views.slice(x.detach(), dim, k, k + 1, 1));
        int n = x.shape().dims[dim];
        return Joining.cat(new Tensor[] {Views.slice(x, dim, 0, k, 1), one, Views.slice(x, dim, k + 1, n, 1)}, dim);
    }

    /// The largest or smallest of each row, not recorded; nan if there is one.
    static Tensor extreme(Tensor x, boolean[] gone, boolean keepdim, boolean max) {
        if (x.dtype() == DType.FLOAT32 || x.dtype() == DType.INT64) {
            Tensor in = lines(x, gone);
            Tensor y = Tensor.empty(x.dtype(), Reductions.reduced(x.shape(), gone, keepdim));
            y.storage.backend().extremes(max, in.storage, in.layout, 1, y.storage);
            return y;
        }
        return fold(
                x,
                gone,
                keepdim,
                x.dtype(),
                a -> {
                    double best = a[0];
                    for (double v : a) {
                        best = max ? Math.max(best, v) : Math.min(best, v);
                    }
                    return best;
                },
                a -> {
                    long best = a[0];
                    for (long v : a) {
                        best = max ? Math.max(best, v) : Math.min(best, v);
                    }
                    return best;
                });
    }

    static Tensor amax(Tensor x, int[] dims, boolean keepdim, boolean max) {
        String name = max ? "amax" : "amin";
        boolean[] gone = Reductions.marks(x, dims);
        for (int dim : dims.length > 0 ? dims : IntStream.range(0, x.dim()).toArray()) {
            if (x.dim() > 0 && x.size(dim) == 0) {
                throw new IndexOutOfBoundsException(
                        name + "(): Expected reduction dim " + dim + " to have non-zero size, but the shape is "
                                + x.shape().brackets() + ".");
            }
        }
        Tensor y = extreme(x, gone, keepdim, max);
        if (records(x)) {
            // equal extremes share the gradient
            record(
                            y,
                            max ? "Amax" : "Amin",
                            (g, i) -> {
                                Tensor same = x.detach()
                                        .eq(Reductions.spread(y.detach(), x, gone))
                                        .to(x.dtype());
                                return Reductions.spread(g, x, gone).mul(same.div(Reductions.sum(same, dims, true)));
                            },
                            x)
                    .saves(x);
        }
        return y;
    }

    static Tensor countNonzero(Tensor x, int[] dims) {
        return Reductions.sum(x.detach().toBool(), dims, false);
    }

    /// The sum of what is not nan.
    static Tensor nansum(Tensor x, int[] dims, boolean keepdim) {
        // whole numbers are never nan
        return Reductions.sum(x.dtype().isFloatingPoint() ? Pointwise.zeroWhere(x.isnan(), x) : x, dims, keepdim);
    }

    static Tensor nanmean(Tensor x, int[] dims, boolean keepdim) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("nanmean(): expected input to have floating point or complex dtype but "
                    + "got " + x.dtype().title() + "\nHint: x.toFloat().mean(), for whole numbers are never nan.");
        }
        Tensor count = Reductions.sum(x.detach().isnan().logicalNot(), dims, keepdim);
        return nansum(x, dims, keepdim).div(count);
    }
}
