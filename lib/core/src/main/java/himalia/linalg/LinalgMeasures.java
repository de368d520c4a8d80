package himalia.linalg;

import himalia.tensor.Tensor;

/// Lengths of vectors, sizes and ranks of matrices; everybody calls them on [Linalg].
///
/// ```java
/// Tensor a = tensor("[[3., 0.], [4., 0.]]");
/// Linalg.norm(a)                                // tensor(5.)
/// Linalg.matrixNorm(a, 1)                       // tensor(7.)
/// Linalg.matrixRank(a)                          // tensor(1)
/// ```
public abstract sealed class LinalgMeasures permits Linalg {
    LinalgMeasures() {}

    /// The root of the sum of all squares.
    public static Tensor norm(Tensor x) {
        return Norms.vector(x, 2, new int[0], false);
    }

    /// Of a vector its p-norm, of a matrix its matrix norm; see [#matrixNorm(Tensor, double)].
    public static Tensor norm(Tensor x, double p) {
        return Norms.norm(x, p);
    }

    /// `(sum |x|^p)^(1/p)` over all elements.
    public static Tensor vectorNorm(Tensor x, double p) {
        return Norms.vector(x, p, new int[0], false);
    }

    /// `(sum |x|^p)^(1/p)` along a dimension, which disappears.
    public static Tensor vectorNorm(Tensor x, double p, int dim) {
        return Norms.vector(x, p, new int[] {dim}, false);
    }

    /// `(sum |x|^p)^(1/p)` along some dimensions, which disappear or stay as size 1.
    public static Tensor vectorNorm(Tensor x, double p, int[] dims, boolean keepdim) {
        return Norms.vector(x, p, dims, keepdim);
    }

    /// Of a matrix its norm `fro` or `nuc`; see [#matrixNorm(Tensor, String)].
    ///
    /// @throws IllegalArgumentException if it is no matrix
    public static Tensor norm(Tensor x, String p) {
        if (x.dim() != 2) {
            throw new IllegalArgumentException(
                    "linalg.norm: If dim is not specified but ord is, the input must be 1D or "
                            + "2D. Got " + x.dim() + "D.: the norm \"" + p + "\" is one of a matrix, the shape is "
                            + Matrices.text(x)
                            + "\nHint: norm(x, p, dims, false) names the dimensions of the matrices.");
        }
        return Norms.matrix(x, p);
    }

    /// The root of the sum of the squares over some dimensions, which disappear or stay as size 1.
    public static Tensor norm(Tensor x, int[] dims, boolean keepdim) {
        return Norms.vector(x, 2, dims, keepdim);
    }

    /// The norm `fro` or `nuc` of the matrices that lie in two dimensions.
    public static Tensor norm(Tensor x, String p, int[] dims, boolean keepdim) {
        return matrixNorm(x, p, dims, keepdim);
    }

    /// `(sum |x|^p)^(1/p)` along a dimension, which disappears or stays as size 1.
    public static Tensor norm(Tensor x, double p, int dim, boolean keepdim) {
        return Norms.vector(x, p, new int[] {dim}, keepdim);
    }

    /// Along one dimension the p-norm of vectors, along two the norm of matrices.
    public static Tensor norm(Tensor x, double p, int[] dims, boolean keepdim) {
        return dims.length == 2 ? matrixNorm(x, p, dims, keepdim) : Norms.vector(x, p, dims, keepdim);
    }

    /// Frobenius' norm of each matrix: the root of the sum of its squares.
    public static Tensor matrixNorm(Tensor x) {
        return Norms.matrix(x, "fro");
    }

    /// 1 and infinity: the largest sum of absolute values along columns and rows; 2: the largest singular value; the
    /// negative ones: the smallest.
    public static Tensor matrixNorm(Tensor x, double p) {
        return Norms.matrix(x, p);
    }

    /// `"fro"`: the root of the sum of squares; `"nuc"`: the sum of the singular values.
    public static Tensor matrixNorm(Tensor x, String p) {
        return Norms.matrix(x, p);
    }

    /// The norm `p` of the matrices that lie in two dimensions, which disappear or stay as size 1.
    public static Tensor matrixNorm(Tensor x, double p, int[] dims, boolean keepdim) {
        return Norms.shaped(x, dims, keepdim, m -> Norms.matrix(m, p));
    }

    /// The norm `fro` or `nuc` of the matrices that lie in two dimensions, which disappear or stay as size 1.
    public static Tensor matrixNorm(Tensor x, String p, int[] dims, boolean keepdim) {
        return Norms.shaped(x, dims, keepdim, m -> Norms.matrix(m, p));
    }

    /// The largest singular value over the smallest: how much a relative error can grow when solving.
    public static Tensor cond(Tensor a) {
        return Norms.cond(a);
    }

    /// How many singular values are larger than `tol`.
    public static Tensor matrixRank(Tensor a, double tol) {
        return Norms.rank(a, tol);
    }

    /// How many rows do not depend on each other, but for rounding.
    public static Tensor matrixRank(Tensor a) {
        return Norms.rank(a);
    }

    /// How much `norm(a) * norm(inverse of a)` is, in the norm `p`: 1, -1, 2, -2, or an infinity.
    public static Tensor cond(Tensor a, double p) {
        if (p == 2) {
            return cond(a);
        }
        if (p == -2) {
            return cond(a).reciprocal();
        }
        return matrixNorm(a, p).mul(matrixNorm(Solving.inv(a), p));
    }

    /// How much `norm(a) * norm(inverse of a)` is, in the norm `fro` or `nuc`.
    public static Tensor cond(Tensor a, String p) {
        if (p == null) {
            return cond(a);
        }
        return matrixNorm(a, p).mul(matrixNorm(Solving.inv(a), p));
    }
}
