package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;

/// Triangles and diagonals of matrices, each with its gradient beside it.
final class Triangles {
    private Triangles() {}

    /// The lower triangle up to a diagonal (0 is the main one, 1 the one above), or the upper one from it on.
    static Tensor part(Tensor x, int diagonal, boolean lower) {
        String name = lower ? "tril" : "triu";
        if (x.dim() < 2) {
            throw new IllegalArgumentException(name + ": input tensor must have at least 2 dimensions: the shape is "
                    + x.shape().brackets());
        }
        Tensor y = Copy.contiguous(x.detach(), true);
        int rows = x.shape().get(-2);
        int columns = x.shape().get(-1);
        for (int i = 0; i < y.numel(); i++) {
            Interrupts.poll("a triangle", i);
            int above = i % columns - i / columns % rows;
            if (lower ? above > diagonal : above < diagonal) {
                y.storage.setLong(i, 0);
            }
        }
        if (records(x)) {
            record(y, lower ? "Tril" : "Triu", (g, i) -> part(g, diagonal, lower), x);
        }
        return y;
    }

    static Tensor trace(Tensor x) {
        if (x.dim() != 2) {
            throw new IllegalArgumentException("trace: expected a matrix, but got tensor with dim " + x.dim() + ": "
                    + x.shape().brackets());
        }
        int n = Math.min(x.shape().dims[0], x.shape().dims[1]);
        int[] step = {x.layout.strides[0] + x.layout.strides[1]};
        Tensor diagonal = new Tensor(x.storage, new Layout(Shape.own(n), step, x.layout.offset));
        Tensor y = Reductions.sum(diagonal, new int[0], false);
        if (records(x)) {
            record(y, "Trace", (g, i) -> g.mul(Tensor.eye(g.dtype(), x.shape().dims[0], x.shape().dims[1])), x);
        }
        return y;
    }

    /// A matrix with this vector on a diagonal; more dimensions count as a batch.
    static Tensor diagEmbed(Tensor x, int offset) {
        int n = x.shape().get(-1) + Math.abs(offset);
        int[] dims = Arrays.copyOf(x.shape().dims, x.dim() + 1);
        dims[x.dim() - 1] = n;
        dims[x.dim()] = n;
        Tensor y = Tensor.empty(x.dtype(), Shape.of(dims));
        Copy.into(StridedViews.diagonal(y, offset, -2, -1), x);
        if (records(x)) {
            record(y, "DiagEmbed", (g, i) -> StridedViews.diagonal(g, offset, -2, -1), x);
        }
        return y;
    }

    static Tensor diag(Tensor x, int offset) {
        return switch (x.dim()) {
            case 1 -> diagEmbed(x, offset);
            case 2 -> Arithmetic.clone(StridedViews.diagonal(x, offset, 0, 1));
            default ->
                throw new IllegalArgumentException("diag(): Supports 1D or 2D tensors. Got " + x.dim() + "D: "
                        + x.shape().brackets() + "\nHint: diagonal(offset, dim1, dim2) names two dimensions of many.");
        };
    }

    /// The diagonal through all dimensions.
    static Tensor fillDiagonal_(Tensor x, double value) {
        if (x.dim() < 2) {
            throw new IllegalArgumentException(
                    "dimensions must larger than 1: the shape is " + x.shape().brackets());
        }
        if (x.dim() == 2) {
            x.diagonal().fill_(value);
            return x;
        }
        for (int d = 1; d < x.dim(); d++) {
            if (x.shape().dims[d] != x.shape().dims[0]) {
                throw new IllegalArgumentException("all dimensions of input must be of equal length: the shape is "
                        + x.shape().brackets());
            }
        }
        Tensor mask = Tensor.empty(DType.BOOL, x.shape());
        int step = 0;
        int n = Integer.MAX_VALUE;
        for (int d = 0; d < x.dim(); d++) {
            step += mask.layout.strides[d];
            n = Math.min(n, x.shape().dims[d]);
        }
        for (int i = 0; i < n; i++) {
            mask.storage.setLong(i * step, 1);
        }
        return InPlace.write(x, Gathering.where(mask, x.whole(value), x));
    }
}
