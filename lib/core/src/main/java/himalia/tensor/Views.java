package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Other ways to look at the same elements.
final class Views {
    private Views() {}

    /// A tensor over the same storage; changes of one show in the other.
    static Tensor over(Tensor x, Layout layout) {
        Tensor v = new Tensor(x.storage, layout);
        v.base = x.base != null ? x.base : x;
        v.viewVersion = x.storage.version();
        return v;
    }

    /// Sizes with `-1` replaced by what is left over.
    static Shape infer(int[] dims, Shape from) {
        int numel = from.numel;
        int[] out = dims.clone();
        int hole = -1;
        long known = 1;
        for (int i = 0; i < out.length; i++) {
            if (out[i] < -1) {
                throw new IllegalArgumentException("invalid shape dimension " + out[i] + " at index " + i + " of shape "
                        + Shape.text(dims) + "\nHint: -1 stands for what is left over; other sizes are 0 or more.");
            }
            if (out[i] == -1) {
                if (hole >= 0) {
                    throw new IllegalArgumentException("only one dimension can be inferred: " + Shape.text(dims)
                            + "\nHint: write the other sizes as numbers.");
                }
                hole = i;
            } else {
                known *= out[i];
            }
        }
        if (hole >= 0 && known > 0 && numel % known == 0) {
            out[hole] = (int) (numel / known);
            known = numel;
        }
        if (known != numel || hole >= 0 && out[hole] < 0) {
            throw new IllegalArgumentException(
                    "shape '" + Shape.text(dims) + "' is invalid for input of size " + numel + ": the shape is "
                            + from.brackets() + "\nHint: the sizes must multiply to " + numel
                            + "; one of them may be -1, to be computed from the others.");
        }
        return Shape.of(out);
    }

    /// Steps for the new shape over the same elements, or `null` if there are none.
    private static int @Nullable [] viewStrides(Tensor x, Shape shape) {
        if (x.isContiguous() || x.numel() == 0) {
            return shape.strides;
        }
        int[] old = x.shape().dims;
        int[] to = shape.dims;
        int[] out = new int[to.length];
        int v = to.length - 1;
        int step = x.layout.strides[old.length - 1];
        int count = 1;
        int seen = 1;
        for (int d = old.length - 1; d >= 0; d--) {
            count *= old[d];
            // a block ends where the next dimension does not continue it
            if (d == 0 || old[d - 1] != 1 && x.layout.strides[d - 1] != count * step) {
                while (v >= 0 && (seen < count || to[v] == 1)) {
                    out[v] = seen * step;
                    seen *= to[v--];
                }
                if (seen != count) {
                    return null;
                }
                if (d > 0) {
                    step = x.layout.strides[d - 1];
                    count = 1;
                    seen = 1;
                }
            }
        }
        return v == -1 ? out : null;
    }

    static Tensor view(Tensor x, Shape shape) {
        if (x.shape().equals(shape)) {
            shape = x.shape();
        } else if (shape.numel != x.numel()) {
            infer(shape.dims, x.shape());
        }
        int[] strides = viewStrides(x, shape);
        if (strides == null) {
            throw new IllegalArgumentException("view size is not compatible with input tensor's size and stride (at "
                    + "least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.: view of "
                    + x.shape().brackets() + " with strides " + Shape.text(x.layout.strides) + " as " + shape.brackets()
                    + "\nHint: reshape(...) copies where a view is impossible.");
        }
        Tensor y = over(x, new Layout(shape, strides, x.layout.offset));
        if (records(x)) {
            record(y, "View", (g, i) -> g.reshape(x.shape()), x);
        }
        return y;
    }

    static Tensor reshape(Tensor x, Shape shape) {
        return viewStrides(x, shape) != null ? view(x, shape) : view(Arithmetic.clone(x), shape);
    }

    static Tensor permute(Tensor x, int[] dims, String name) {
        int n = dims.length;
        int[] order = new int[n];
        int[] back = new int[n];
        boolean[] used = new boolean[n];
        for (int i = 0; i < n; i++) {
            int d = Shape.wrap(dims[i], n);
            if (used[d]) {
                throw new IllegalArgumentException("permute(): duplicate dims are not allowed: " + Shape.text(dims));
            }
            used[d] = true;
            order[i] = d;
            back[d] = i;
        }
        Tensor y = over(x, x.layout.permute(order));
        if (records(x)) {
            record(y, name, (g, i) -> permute(g, back, name), x);
        }
        return y;
    }

    static Tensor transpose(Tensor x, int a, int b, String name) {
        int from = Shape.wrap(a, x.dim());
        int to = Shape.wrap(b, x.dim());
        Tensor y = over(x, x.layout.transpose(from, to));
        if (records(x)) {
            record(y, name, (g, i) -> transpose(g, from, to, name), x);
        }
        return y;
    }

    static Tensor expand(Tensor x, Shape shape) {
        int[] sizes = shape.dims.clone();
        int shift = sizes.length - x.dim();
        if (shift < 0) {
            throw new IllegalArgumentException("expand(" + x.shape().brackets() + ", size=" + shape.brackets()
                    + "): the number of sizes provided (" + sizes.length
                    + ") must be greater or equal to the number of dimensions in the tensor (" + x.dim() + ")");
        }
        for (int i = 0; i < sizes.length; i++) {
            int have = i < shift ? 1 : x.shape().dims[i - shift];
            if (have != sizes[i] && have != 1) {
                throw new IllegalArgumentException("The expanded size of the tensor (" + sizes[i]
                        + ") must match the existing size (" + have + ") at non-singleton dimension " + i
                        + ".  Target sizes: " + shape.brackets() + ".  Tensor sizes: "
                        + x.shape().brackets()
                        + "\nHint: only sizes of 1 expand; repeat(...) copies others.");
            }
        }
        Tensor y = over(x, x.layout.broadcast(shape));
        if (records(x)) {
            record(y, "Expand", (g, i) -> Reductions.sumTo(g, x.shape()), x);
        }
        return y;
    }

    static Tensor squeeze(Tensor x, int @Nullable [] only) {
        boolean[] drop = new boolean[x.dim()];
        for (int i = 0; i < drop.length; i++) {
            drop[i] = only == null && x.shape().dims[i] == 1;
        }
        if (only != null) {
            for (int d : only) {
                int at = Shape.wrap(d, x.dim());
                if (x.dim() > 0) {
                    drop[at] = x.shape().dims[at] == 1;
                }
            }
        }
        int[] sizes = new int[x.dim()];
        int[] strides = new int[x.dim()];
        int n = 0;
        for (int i = 0; i < drop.length; i++) {
            if (!drop[i]) {
                sizes[n] = x.shape().dims[i];
                strides[n++] = x.layout.strides[i];
            }
        }
        Tensor y = over(x, new Layout(Shape.own(Arrays.copyOf(sizes, n)), Arrays.copyOf(strides, n), x.layout.offset));
        if (records(x)) {
            record(y, "Squeeze", only == null ? 0 : 1, (g, i) -> g.reshape(x.shape()), x);
        }
        return y;
    }

    static Tensor unsqueeze(Tensor x, int dim) {
        int at = Shape.wrap(dim, x.dim() + 1);
        Tensor y = over(x, x.layout.unsqueeze(at));
        if (records(x)) {
            record(y, "Unsqueeze", (g, i) -> g.reshape(x.shape()), x);
        }
        return y;
    }

    static Tensor select(Tensor x, int dim, int index) {
        return select(x, dim, index, "Select");
    }

    static Tensor select(Tensor x, int dim, int index, String name) {
        if (x.dim() == 0) {
            throw new IndexOutOfBoundsException("select() cannot be applied to a 0-dim tensor."
                    + "\nHint: a number has no places to pick from; item() reads it.");
        }
        int d = Shape.wrap(dim, x.dim());
        int size = x.shape().dims[d];
        if (index < -size || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + " is out of bounds for dimension " + d
                    + " with size " + size + ": the shape is " + x.shape().brackets()
                    + (size == 0
                            ? "\nHint: there is nothing to pick from."
                            : "\nHint: the places are 0 to " + (size - 1) + ", counted from the end -1 to -" + size
                                    + "."));
        }
        int at = index < 0 ? index + size : index;
        Tensor y = over(x, x.layout.select(d, at));
        if (records(x)) {
            record(y, name, new Embedding(x, z -> select(z, d, at)), x);
        }
        return y;
    }

    /// Elements `start, start + step, ...` before `stop` of a dimension; ends beyond the tensor are cut, as in Python.
    static Tensor slice(Tensor x, int dim, int start, int stop, int step) {
        return slice(x, dim, start, stop, step, "Slice");
    }

    static Tensor slice(Tensor x, int dim, int start, int stop, int step, String name) {
        if (x.dim() == 0) {
            throw new IndexOutOfBoundsException("slice() cannot be applied to a 0-dim tensor."
                    + "\nHint: a tensor of one number has the shape []; view(1) makes it a vector.");
        }
        if (step < 1) {
            throw new IllegalArgumentException(
                    "slice step must be positive, got " + step + "\nHint: flip(dim) turns a dimension around.");
        }
        int d = Shape.wrap(dim, x.dim());
        int size = x.shape().dims[d];
        int from = Math.clamp(start < 0 ? (long) start + size : start, 0, size);
        int to = Math.clamp(stop < 0 ? (long) stop + size : stop, from, size);
        Tensor y = over(x, x.layout.slice(d, from, to, step));
        if (records(x)) {
            record(y, name, new Embedding(x, z -> slice(z, d, from, to, step)), x);
        }
        return y;
    }

    /// The way back of a view that looks at each place once at most. The gradients of many views of one tensor, such
    /// as the steps of a sequence, are added up where they belong: zeros around each would take the square of the
    /// time.
    record Embedding(Tensor x, UnaryOperator<Tensor> view) implements Node.Backward {
        @Override
        public Tensor gradient(Tensor g, int input) {
            return embed(g, x, view);
        }

        /// Adds a gradient of the view to one of the whole, and says that it did.
        boolean addsTo(Tensor whole, Tensor g) {
            view.apply(whole).add_(g);
            return true;
        }
    }

    /// Zeros of the shape of `x` with `g` where the view looks; differentiable.
    static Tensor embed(Tensor g, Tensor x, UnaryOperator<Tensor> view) {
        Tensor zeros = Tensor.empty(g.dtype(), x.shape());
        Copy.into(view.apply(zeros), g);
        if (records(g)) {
            record(zeros, "Embed", (gg, i) -> view.apply(gg), g);
        }
        return zeros;
    }

    /// `base` with `value` written where `view` looks: how an in-place change of a view is recorded.
    static void recordOverwrite(Tensor base, Tensor view, Tensor value) {
        Layout where = view.layout;
        record(
                base,
                "CopySlices",
                (g, i) -> {
                    if (records(g)) {
                        return overwriteGradient(g, base.shape(), z -> again(z, where), value, i);
                    }
                    Tensor whole = Copy.contiguous(g, true);
                    // the base is the whole storage in row-major order, so the view's own steps fit
                    Tensor part = new Tensor(whole.storage, where);
                    if (i == 1) {
                        return Reductions.sumTo(Copy.contiguous(part, true), value.shape());
                    }
                    Copy.into(part, Tensor.zeros(whole.dtype()));
                    return whole;
                },
                base,
                value);
    }

    /// The same of operations that record themselves, for gradients of gradients.
    private static Tensor overwriteGradient(
            Tensor g, Shape base, java.util.function.UnaryOperator<Tensor> view, Tensor value, int input) {
        if (input == 1) {
            return Reductions.sumTo(view.apply(g.contiguous()), value.shape());
        }
        Tensor written = Tensor.empty(DType.BOOL, base);
        Copy.into(view.apply(written), Tensor.tensor(true));
        return Pointwise.zeroWhere(written, g);
    }

    private static Tensor again(Tensor whole, Layout where) {
        int start = whole.layout.offset + where.offset;
        return StridedViews.asStrided(whole, new Layout(where.shape, where.strides, start));
    }

    /// The view again, as a function of its changed base.
    static void recordAsView(Tensor view, Tensor base) {
        Layout where = view.layout;
        record(view, "AsStrided", (g, i) -> embed(g, base, z -> again(z, where)), base);
    }
}
