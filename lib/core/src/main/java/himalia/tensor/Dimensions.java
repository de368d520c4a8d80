package himalia.tensor;

/// Dimensions named, counted and compared before [Views] looks at the elements in another way.
final class Dimensions {
    private Dimensions() {}

    /// `length` places of a dimension from `start` on; unlike a slice it must lie within the tensor.
    static Tensor narrow(Tensor x, int dim, int start, int length) {
        int size = x.size(dim);
        if (start < -size || start > size) {
            throw new IndexOutOfBoundsException("start out of range (expected to be in range of [" + -size + ", " + size
                    + "], but got " + start + "): narrow of dimension " + dim + " of "
                    + x.shape().brackets());
        }
        int from = start < 0 ? start + size : start;
        if (from + length > size || length < 0) {
            throw new IllegalArgumentException("start (" + from + ") + length (" + length
                    + ") exceeds dimension size (" + size + ").: the shape is "
                    + x.shape().brackets() + "\nHint: the text index stops at the end by itself: get(\"" + from
                    + ":\").");
        }
        return Views.slice(x, dim, from, from + length, 1);
    }

    /// Without those of these dimensions whose size is 1.
    static Tensor squeeze(Tensor x, int[] dims) {
        boolean[] named = Reductions.marks(x, dims);
        Tensor y = x;
        for (int d = named.length - 1; d >= 0; d--) {
            y = named[d] && dims.length > 0 ? y.squeeze(d) : y;
        }
        return y;
    }

    /// A matrix transposed; vectors and numbers stay as they are.
    static Tensor t(Tensor x) {
        if (x.dim() > 2) {
            throw new IllegalArgumentException("t() expects a tensor with <= 2 dimensions, but self is " + x.dim()
                    + "D: " + x.shape().brackets() + "\nHint: transpose(dim0, dim1) names the dimensions to swap.");
        }
        return x.dim() < 2 ? Views.view(x, x.shape()) : Views.transpose(x, 0, 1, "T");
    }

    /// The last two dimensions swapped.
    static Tensor mT(Tensor x) {
        if (x.dim() < 2) {
            throw new IllegalArgumentException("tensor.mT is only supported on matrices or batches of matrices. Got "
                    + x.dim() + "-D tensor: " + x.shape().brackets());
        }
        return Views.transpose(x, -2, -1, "Transpose");
    }

    /// All dimensions in reverse order.
    static Tensor reversed(Tensor x) {
        int[] order = new int[x.dim()];
        for (int i = 0; i < order.length; i++) {
            order[i] = order.length - 1 - i;
        }
        return Views.permute(x, order, "Permute");
    }

    static Tensor permute(Tensor x, int[] dims) {
        if (dims.length != x.dim()) {
            throw new IllegalArgumentException("permute(sparse_coo): number of dimensions in the tensor input does not "
                    + "match the length of the desired ordering of dimensions i.e. input.dim() = " + x.dim()
                    + " is not equal to len(dims) = " + dims.length + ": shape "
                    + x.shape().brackets() + ", order "
                    + Shape.text(dims) + "\nHint: name every dimension once; transpose(dim0, dim1) swaps two.");
        }
        return Views.permute(x, dims, "Permute");
    }

    /// Sizes of 1 repeated; `-1` keeps a size.
    static Tensor expand(Tensor x, int[] shape) {
        int[] sizes = shape.clone();
        for (int i = 0; i < sizes.length; i++) {
            int from = i - sizes.length + x.dim();
            sizes[i] = sizes[i] == -1 && from >= 0 ? x.shape().dims[from] : sizes[i];
        }
        if (sizes.length < x.dim()) {
            throw new IllegalArgumentException(
                    "expand(torch." + x.dtype().title() + "Tensor{" + x.shape().brackets()
                            + "}, size=" + Shape.text(shape) + "): the number of sizes provided (" + sizes.length
                            + ") must be greater or equal to the number of dimensions in the tensor (" + x.dim() + ")");
        }
        return Views.expand(x, Shape.of(sizes));
    }

    /// Columns or rows in reverse order, of a tensor of `least` dimensions or more.
    static Tensor flipped(Tensor x, int dim, String op, int least) {
        if (x.dim() < least) {
            throw new IllegalArgumentException("Input must be >= " + least + "-d: " + op + " of "
                    + x.shape().brackets());
        }
        return x.flip(dim);
    }

    static Tensor rot90(Tensor x, int k, int[] dims) {
        if (dims.length != 2) {
            throw new IllegalArgumentException(
                    "expected total rotation dims == 2, but got dims = " + dims.length + ": " + Shape.text(dims));
        }
        return Reordering.rot90(x, k, dims[0], dims[1]);
    }
}
