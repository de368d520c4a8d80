package himalia.tensor;

/// How the elements of a tensor lie in its storage: its sizes, the steps between neighbours and the place of the first.
///
/// Row-major tensors of one shape that begin at the first place share one.
final class Layout {
    final Shape shape;
    /// How far apart neighbours of each dimension lie.
    final int[] strides;
    /// Where the first element lies.
    final int offset;

    private final boolean contiguous;

    Layout(Shape shape, int[] strides, int offset) {
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
        this.contiguous = strides == shape.strides || isRowMajor(shape, strides);
    }

    private static boolean isRowMajor(Shape shape, int[] strides) {
        if (shape.numel <= 1) {
            return true;
        }
        for (int i = 0; i < strides.length; i++) {
            if (shape.dims[i] != 1 && strides[i] != shape.strides[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the elements lie in row-major order without gaps.
    boolean isContiguous() {
        return contiguous;
    }

    /// Whether a dimension reads the same elements again and again, as `expand` makes it.
    boolean repeats() {
        for (int i = 0; i < strides.length; i++) {
            if (strides[i] == 0 && shape.dims[i] > 1) {
                return shape.numel > 0;
            }
        }
        return false;
    }

    int numel() {
        return shape.numel;
    }

    int rank() {
        return shape.dims.length;
    }

    /// The same elements in row-major order under another shape.
    Layout as(Shape other) {
        return new Layout(other, other.strides, offset);
    }

    /// The same elements read as if they had a larger shape: those of a dimension of size 1 again and again.
    Layout broadcast(Shape target) {
        return shape == target ? this : new Layout(target, Shape.broadcastStrides(shape.dims, strides, target), offset);
    }

    /// The dimensions in another order.
    Layout permute(int[] order) {
        int[] sizes = new int[order.length];
        int[] steps = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = shape.dims[order[i]];
            steps[i] = strides[order[i]];
        }
        return new Layout(Shape.own(sizes), steps, offset);
    }

    /// Two dimensions swapped.
    Layout transpose(int a, int b) {
        int[] sizes = shape.dims.clone();
        int[] steps = strides.clone();
        if (sizes.length > 0) {
            sizes[a] = shape.dims[b];
            sizes[b] = shape.dims[a];
            steps[a] = strides[b];
            steps[b] = strides[a];
        }
        return new Layout(Shape.own(sizes), steps, offset);
    }

    /// One place of a dimension, which is gone then.
    Layout select(int dim, int at) {
        return new Layout(Shape.own(without(shape.dims, dim)), without(strides, dim), offset + at * strides[dim]);
    }

    /// Every `step`-th place of a dimension from `start` on, before `stop`.
    Layout slice(int dim, int start, int stop, int step) {
        int[] sizes = shape.dims.clone();
        int[] steps = strides.clone();
        sizes[dim] = (stop - start + step - 1) / step;
        steps[dim] *= step;
        return new Layout(Shape.own(sizes), steps, offset + start * strides[dim]);
    }

    /// A new dimension of size 1.
    Layout unsqueeze(int dim) {
        int[] sizes = with(shape.dims, dim, 1);
        return new Layout(
                Shape.own(sizes), with(strides, dim, dim < rank() ? shape.dims[dim] * strides[dim] : 1), offset);
    }

    private static int[] with(int[] a, int at, int value) {
        int[] out = new int[a.length + 1];
        System.arraycopy(a, 0, out, 0, at);
        out[at] = value;
        System.arraycopy(a, at, out, at + 1, a.length - at);
        return out;
    }

    static int[] without(int[] a, int at) {
        int[] out = new int[a.length - 1];
        System.arraycopy(a, 0, out, 0, at);
        System.arraycopy(a, at + 1, out, at, out.length - at);
        return out;
    }

    /// As messages show it: `[2, 3] with strides [3, 1]`.
    @Override
    public String toString() {
        return shape.brackets() + " with strides " + Shape.text(strides) + (offset == 0 ? "" : " from " + offset);
    }
}
