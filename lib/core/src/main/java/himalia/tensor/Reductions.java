package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;

/// Sums, means and extremes, each with its gradient beside it.
final class Reductions {
    private Reductions() {}

    /// The sizes left when some dimensions are reduced.
    static Shape reduced(Shape shape, boolean[] gone, boolean keepdim) {
        if (shape.dims.length == 0) {
            return Shape.SCALAR;
        }
        int[] out = new int[shape.dims.length];
        int n = 0;
        for (int i = 0; i < shape.dims.length; i++) {
            if (!gone[i]) {
                out[n++] = shape.dims[i];
            } else if (keepdim) {
                out[n++] = 1;
            }
        }
        return n == 0 ? Shape.SCALAR : Shape.own(Arrays.copyOf(out, n));
    }

    static boolean[] marks(Tensor x, int[] dims) {
        if (x.dim() > 64) {
            throw new IllegalArgumentException(
                    "only tensors with up to 64 dims are supported, this one has " + x.dim());
        }
        boolean[] gone = new boolean[x.dim()];
        for (int d : dims) {
            int at = Shape.wrap(d, x.dim());
            if (x.dim() == 0) {
                continue;
            }
            if (gone[at]) {
                throw new IllegalArgumentException("dim " + at + " appears multiple times in the list of dims");
            }
            gone[at] = true;
        }
        if (dims.length == 0) {
            Arrays.fill(gone, true);
        }
        return gone;
    }

    /// Brings a gradient back to the size of what was reduced.
    static Tensor spread(Tensor g, Tensor x, boolean[] gone) {
        return g.view(reduced(x.shape(), gone, true)).expand(x.shape());
    }

    static Tensor sum(Tensor x, int[] dims, boolean keepdim) {
        boolean[] gone = marks(x, dims);
        DType dtype = x.dtype().isFloatingPoint() ? x.dtype() : DType.INT64;
        // the true ones are counted as they are
        Tensor typed = x.dtype() == DType.BOOL ? x : Copy.as(x, dtype);
        Tensor y = total(typed, gone).withShape(reduced(x.shape(), gone, keepdim));
        if (records(x)) {
            record(y, "Sum", dims.length == 0 ? 0 : 1, (g, i) -> spread(g, x, gone), x);
        }
        return y;
    }

    static Tensor mean(Tensor x, int[] dims, boolean keepdim) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("mean(): could not infer output dtype. Input dtype must be either a "
                    + "floating point or complex dtype. Got: " + x.dtype().title()
                    + "\nHint: a mean has a fraction, so make the tensor real first: x.toFloat().mean()");
        }
        boolean[] gone = marks(x, dims);
        Tensor y = total(x, gone).withShape(reduced(x.shape(), gone, keepdim));
        double n = (double) x.numel() / Math.max(1, y.numel());
        for (int i = 0; i < y.numel(); i++) {
            y.storage.setDouble(i, y.storage.getDouble(i) / n);
        }
        if (records(x)) {
            record(y, "Mean", dims.length == 0 ? 0 : 1, (g, i) -> spread(g.div(n), x, gone), x);
        }
        return y;
    }

    /// Sums a gradient over the dimensions along which its operand was broadcast.
    static Tensor sumTo(Tensor g, Shape target) {
        if (g.shape() == target || g.shape().equals(target)) {
            return g;
        }
        int extra = g.dim() - target.dims.length;
        int[] dims = new int[g.dim()];
        int n = 0;
        for (int i = 0; i < dims.length; i++) {
            if (i < extra || target.dims[i - extra] == 1 && g.shape().dims[i] != 1) {
                dims[n++] = i;
            }
        }
        Tensor y = n == 0 ? g : g.sum(Arrays.copyOf(dims, n), true);
        return y.view(target);
    }

    /// Sums over the marked dimensions; the result is row-major over the others.
    private static Tensor total(Tensor x, boolean[] gone) {
        boolean all = true;
        for (boolean b : gone) {
            all &= b;
        }
        x = Copy.contiguous(x, false);
        if (all) {
            Tensor y = Tensor.empty(sumType(x), Shape.SCALAR);
            y.storage.backend().sums(x.storage, x.layout, Backend.ALL, y.storage);
            return y;
        }
        Tensor y = x;
        for (int d = gone.length - 1; d >= 0; d--) {
            if (gone[d]) {
                y = sumOver(y, d);
            }
        }
        return y == x ? Copy.cast(x, sumType(x)) : y;
    }

    private static DType sumType(Tensor x) {
        return x.dtype() == DType.BOOL ? DType.INT64 : x.dtype();
    }

    private static Tensor sumOver(Tensor x, int dim) {
        int[] dims = x.shape().dims.clone();
        dims[dim] = 1;
        Tensor y = Tensor.empty(sumType(x), Shape.own(dims));
        y.storage.backend().sums(x.storage, x.layout, dim, y.storage);
        return y;
    }

    /// The place of the first extreme along a dimension; nan counts as the extreme, as in PyTorch.
    private static Tensor places(String name, Tensor x, int dim, boolean max) {
        Tensor c = Copy.contiguous(x, false);
        int[] dims = c.shape().dims.clone();
        int n = dims.length == 0 ? 1 : dims[dim];
        if (dims.length > 0) {
            dims[dim] = 1;
        }
        if (n == 0) {
            throw new IndexOutOfBoundsException(name + "(): Expected reduction dim " + dim
                    + " to have non-zero size, but the shape is " + x.shape().brackets() + ".");
        }
        Tensor at = Tensor.empty(DType.INT64, Shape.own(dims));
        at.storage.backend().places(max, c.storage, c.layout, dim, at.storage);
        return at;
    }

    static ValuesAndIndices extreme(Tensor x, int dim, boolean keepdim, boolean max) {
        int d = Shape.wrap(dim, x.dim());
        Tensor at = places(max ? "max" : "min", x, d, max);
        boolean[] gone = marks(x, new int[] {d});
        Tensor values = valuesAt(x, d, at).withShape(reduced(x.shape(), gone, keepdim));
        if (records(x)) {
            record(values, max ? "Max" : "Min", (g, i) -> Gathering.scatter(g.view(at.shape()), x.shape(), d, at), x)
                    .saves(at);
        }
        return new ValuesAndIndices(max ? "max" : "min", values, at.withShape(values.shape()));
    }

    /// The elements at the places that [#places] found.
    private static Tensor valuesAt(Tensor x, int dim, Tensor at) {
        if (x.dtype() != DType.FLOAT32 || x.dim() == 0) {
            return Gathering.gather(x, dim, at);
        }
        Lines lines = new Lines(x.detach(), dim);
        Tensor y = Tensor.empty(DType.FLOAT32, at.shape());
        Storage from = lines.x.storage;
        lines.forEach((start, line) -> {
            int place = start + (int) at.storage.getLong(line) * lines.step;
            y.storage.setDouble(line, from.getDouble(place));
        });
        return y;
    }

    static Tensor argExtreme(Tensor x, int dim, boolean keepdim, boolean max) {
        Pointwise.checkNumbers("argmax_cpu", x.dtype());
        int d = Shape.wrap(dim, x.dim());
        return places(max ? "argmax" : "argmin", x, d, max)
                .withShape(reduced(x.shape(), marks(x, new int[] {d}), keepdim));
    }

    static Tensor argExtreme(Tensor x, boolean max) {
        Pointwise.checkNumbers("argmax_cpu", x.dtype());
        if (x.numel() == 0) {
            throw new IndexOutOfBoundsException(
                    (max ? "argmax" : "argmin") + "(): Expected reduction dim to be specified for input.numel() == 0.");
        }
        return argExtreme(x.detach().reshape(-1), 0, false, max);
    }

    static Tensor extreme(Tensor x, boolean max) {
        String name = max ? "max" : "min";
        if (x.numel() == 0) {
            throw new IllegalArgumentException(
                    name + "(): Expected reduction dim to be specified for input.numel() == 0."
                            + " Specify the reduction dim with the 'dim' argument.: the shape is "
                            + x.shape().brackets()
                            + "\nHint: a tensor without elements has no extreme; check numel() first.");
        }
        Tensor flat = Copy.contiguous(x, false).withShape(Shape.own(x.numel()));
        Tensor y;
        if (x.dtype() == DType.FLOAT32 || x.dtype() == DType.INT64) {
            y = Tensor.empty(x.dtype(), Shape.SCALAR);
            y.storage.backend().extremes(max, flat.storage, flat.layout, 0, y.storage);
        } else {
            y = Copy.contiguous(Gathering.gather(flat, 0, places(name, flat, 0, max)), true)
                    .withShape(Shape.SCALAR);
        }
        if (records(x)) {
            // equal extremes share the gradient
            record(
                            y,
                            max ? "Max" : "Min",
                            1,
                            (g, i) -> {
                                Tensor same = x.detach().eq(y.detach()).to(x.dtype());
                                return g.mul(same.div(same.sum()));
                            },
                            x)
                    .saves(x);
        }
        return y;
    }
}
