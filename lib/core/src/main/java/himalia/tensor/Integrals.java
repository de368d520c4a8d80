package himalia.tensor;

import org.jspecify.annotations.Nullable;

/// Areas under lines and slopes of them, from values at some places.
final class Integrals {
    private Integrals() {}

    /// The area of each trapezoid between neighbours of a dimension, which lie at the places `x`, or `dx` apart.
    static Tensor pieces(Tensor y, @Nullable Tensor x, double dx, int dim) {
        int d = Shape.wrap(dim, y.dim());
        int n = y.size(dim);
        Tensor both =
                n == 0 ? y : y.narrow(d, 0, n - 1).add(y.narrow(d, 1, n - 1)).div(2);
        if (x == null) {
            return both.mul(dx);
        }
        if (x.dim() == 0 || x.size(-1) != n && x.size(-1) != 1) {
            throw new IllegalArgumentException("trapezoid(): There must be one `x` value for each sample point: got "
                    + x.shape().brackets() + " for " + y.shape().brackets() + " along dimension " + dim);
        }
        Tensor gaps = x.diff(1, x.dim() == 1 ? 0 : dim);
        if (x.dim() == 1) {
            int[] sizes = new int[y.dim()];
            java.util.Arrays.fill(sizes, 1);
            sizes[d] = gaps.numel();
            gaps = gaps.reshape(sizes);
        }
        return both.mul(gaps);
    }

    /// Central differences, one-sided at both ends.
    static Tensor gradient(Tensor y, double spacing, int dim) {
        int d = Shape.wrap(dim, y.dim());
        int n = y.size(dim);
        if (n < 2) {
            throw new IllegalArgumentException(
                    "torch.gradient expected each dimension size to be at least edge_order+1: the shape is "
                            + y.shape().brackets() + ", dimension " + dim);
        }
        Tensor inner = y.narrow(d, 2, n - 2).sub(y.narrow(d, 0, n - 2)).div(2 * spacing);
        Tensor first = y.narrow(d, 1, 1).sub(y.narrow(d, 0, 1)).div(spacing);
        Tensor last = y.narrow(d, n - 1, 1).sub(y.narrow(d, n - 2, 1)).div(spacing);
        return Tensor.cat(d, first, inner, last);
    }

    /// Along each dimension.
    static Tensor[] gradient(Tensor y) {
        Tensor[] slopes = new Tensor[y.dim()];
        for (int d = 0; d < slopes.length; d++) {
            slopes[d] = gradient(y, 1, d);
        }
        return slopes;
    }
}
