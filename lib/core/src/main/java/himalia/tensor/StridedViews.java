package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Views that walk through a tensor by steps of their own: diagonals and windows.
final class StridedViews {
    private StridedViews() {}

    /// The diagonal of two dimensions as a new last one; `offset` counts to the right above, to the left below it.
    static Tensor diagonal(Tensor x, int offset, int dim1, int dim2) {
        int a = Shape.wrap(dim1, x.dim());
        int b = Shape.wrap(dim2, x.dim());
        if (x.dim() < 2 || a == b) {
            throw new IllegalArgumentException("diagonal dimensions cannot be identical " + dim1 + ", " + dim2
                    + ": diagonal of " + x.shape().brackets());
        }
        int right = Math.max(offset, 0);
        int down = Math.max(-offset, 0);
        int length = Math.max(0, Math.min(x.shape().dims[a] - down, x.shape().dims[b] - right));
        int[] sizes = Arrays.copyOf(
                Layout.without(Layout.without(x.shape().dims, Math.max(a, b)), Math.min(a, b)), x.dim() - 1);
        int[] strides = Arrays.copyOf(
                Layout.without(Layout.without(x.layout.strides, Math.max(a, b)), Math.min(a, b)), x.dim() - 1);
        sizes[x.dim() - 2] = length;
        strides[x.dim() - 2] = x.layout.strides[a] + x.layout.strides[b];
        int start = length == 0
                ? x.layout.offset
                : x.layout.offset + down * x.layout.strides[a] + right * x.layout.strides[b];
        Tensor y = Views.over(x, new Layout(Shape.own(sizes), strides, start));
        if (records(x)) {
            record(y, "Diagonal", (g, i) -> Views.embed(g, x, z -> diagonal(z, offset, a, b)), x);
        }
        return y;
    }

    /// Windows of `size` neighbours of a dimension, each `step` after the one before, along a new last dimension.
    static Tensor unfold(Tensor x, int dim, int size, int step) {
        int d = Shape.wrap(dim, x.dim());
        int have = x.dim() == 0 ? 1 : x.shape().dims[d];
        if (size < 0 || size > have || step <= 0) {
            throw new IllegalArgumentException(
                    step <= 0
                            ? "step is " + step + " but must be > 0"
                            : "maximum size for tensor at dimension " + d + " is " + have + " but size is " + size
                                    + ": unfold of " + x.shape().brackets());
        }
        int[] sizes = Arrays.copyOf(x.shape().dims, x.dim() + 1);
        int[] strides = Arrays.copyOf(x.layout.strides, x.dim() + 1);
        sizes[x.dim()] = size;
        strides[x.dim()] = x.dim() == 0 ? 1 : x.layout.strides[d];
        if (x.dim() > 0) {
            sizes[d] = (have - size) / step + 1;
            strides[d] = step * x.layout.strides[d];
        }
        Tensor y = Views.over(x, new Layout(Shape.own(sizes), strides, x.layout.offset));
        if (records(x)) {
            record(y, "Unfold", (g, i) -> addUp(g, x.shape(), z -> unfold(z, d, size, step)), x);
        }
        return y;
    }

    static Tensor asStrided(Tensor x, int[] size, int[] stride, int offset) {
        if (size.length != stride.length) {
            throw new IllegalArgumentException("mismatch in length of strides and shape: sizes " + Shape.text(size)
                    + ", strides " + Shape.text(stride));
        }
        Shape shape = Shape.of(size);
        long last = offset;
        for (int d = 0; d < size.length; d++) {
            if (stride[d] < 0) {
                throw new IllegalArgumentException("as_strided: Negative strides are not supported at the moment, got "
                        + "strides: " + Shape.text(stride) + "\nHint: flip(...) turns a dimension around.");
            }
            last += (long) stride[d] * Math.max(0, size[d] - 1);
        }
        if (offset < 0 || shape.numel > 0 && last >= x.storage.length()) {
            throw new IllegalArgumentException("setStorage: sizes " + Shape.text(size) + ", strides "
                    + Shape.text(stride) + ", storage offset " + offset + " need " + (last + 1)
                    + " elements, which are out of bounds for storage of size " + x.storage.length());
        }
        return asStrided(x, new Layout(shape, stride.clone(), offset));
    }

    /// Any steps through the storage; `x` must own it in row-major order if a gradient is asked for.
    static Tensor asStrided(Tensor x, Layout where) {
        if (records(x) && !x.isContiguous()) {
            return asStrided(Arithmetic.clone(x), where);
        }
        Tensor y = Views.over(x, where);
        if (records(x)) {
            int start = where.offset - x.layout.offset;
            record(
                    y,
                    "AsStrided",
                    (g, i) -> addUp(
                            g,
                            x.shape(),
                            z -> new Tensor(
                                    z.storage, new Layout(where.shape, where.strides, z.layout.offset + start))),
                    x);
        }
        return y;
    }

    /// As [Views#embed], for views that look at an element more than once: its gradients add up.
    private static Tensor addUp(Tensor g, Shape shape, UnaryOperator<Tensor> view) {
        Tensor numbers = Tensor.arange(shape.numel).view(shape);
        int[] places = Arrays.stream(view.apply(numbers).toLongArray())
                .mapToInt(i -> (int) i)
                .toArray();
        return new Places(g.shape(), places, 1).spread(g, shape, "Unfold");
    }
}
