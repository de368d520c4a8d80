package himalia.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Tensors laid out anew, from picks and views that bring their gradients along.
final class Combining {
    private Combining() {}

    static Tensor combinations(Tensor x, int r, boolean withReplacement) {
        if (x.dim() != 1) {
            throw new IllegalArgumentException(
                    "Expect a 1D vector, but got shape " + x.shape().brackets() + ": combinations takes vectors");
        }
        if (r < 0) {
            throw new IllegalArgumentException("Expect a non-negative number, but got " + r);
        }
        if (r == 0) {
            return Tensor.empty(x.dtype(), Shape.of(0));
        }
        List<int[]> rows = new ArrayList<>();
        choose(new int[r], 0, 0, x.numel(), withReplacement ? 0 : 1, rows);
        long[] places =
                rows.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
        return x.indexSelect(0, Tensor.tensor(places)).reshape(rows.size(), r);
    }

    private static void choose(int[] row, int at, int from, int n, int step, List<int[]> rows) {
        if (at == row.length) {
            rows.add(row.clone());
            return;
        }
        for (int i = from; i < n; i++) {
            row[at] = i;
            choose(row, at + 1, i + step, n, step, rows);
        }
    }

    /// A matrix of these matrices along its diagonal; vectors count as rows, numbers as 1 x 1.
    static Tensor blockDiag(Tensor... blocks) {
        int rows = 0;
        int columns = 0;
        DType dtype = blocks.length == 0 ? DType.FLOAT32 : blocks[0].dtype();
        Tensor[] each = new Tensor[blocks.length];
        for (int i = 0; i < each.length; i++) {
            if (blocks[i].dim() > 2) {
                throw new IllegalArgumentException(
                        "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input " + i + " has "
                                + blocks[i].dim() + " dimensions: "
                                + blocks[i].shape().brackets());
            }
            each[i] = blocks[i].atleast2d();
            rows += each[i].size(0);
            columns += each[i].size(1);
            dtype = DType.promote(dtype, each[i].dtype());
        }
        Tensor y = Tensor.zeros(dtype, rows, columns);
        int row = 0;
        int column = 0;
        for (Tensor block : each) {
            int top = row;
            int left = column;
            y = replaced(
                    y, block.to(dtype), x -> x.narrow(0, top, block.size(0)).narrow(1, left, block.size(1)));
            row += block.size(0);
            column += block.size(1);
        }
        return y;
    }

    /// A copy of `x` with `source` where the view looks.
    static Tensor replaced(Tensor x, Tensor source, UnaryOperator<Tensor> view) {
        Tensor y = x.clone();
        Tensor part = view.apply(y);
        if (!part.shape().equals(source.shape())) {
            throw new IllegalArgumentException("expected src to have a size equal to the slice of self. src size = "
                    + source.shape().brackets() + ", slice size = "
                    + part.shape().brackets());
        }
        part.copy_(source);
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
        return StridedViews.asStrided(x, new Layout(shape, stride.clone(), offset));
    }

    static Tensor pdist(Tensor x, double p) {
        if (x.dim() != 2) {
            throw new IllegalArgumentException("pdist only supports 2D tensors, got: " + x.dim() + "D: the shape is "
                    + x.shape().brackets());
        }
        Tensor pairs = combinations(Tensor.arange(x.size(0)), 2, false);
        return Norms.norm(
                x.indexSelect(0, pairs.select(1, 0)).sub(x.indexSelect(0, pairs.select(1, 1))),
                p,
                new int[] {1},
                false);
    }
}
