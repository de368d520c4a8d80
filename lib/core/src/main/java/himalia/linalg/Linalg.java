package himalia.linalg;

import himalia.tensor.Tensor;

/// Linear algebra with PyTorch's names: what `torch.linalg.inv(x)` is there, `Linalg.inv(x)` is here.
///
/// | purpose | methods |
/// |---|---|
/// | solve | `inv` `solve` `solveTriangular` `lstsq` `pinv` `cholesky` `choleskySolve` `choleskyInverse` |
/// | determinants | `det` `slogdet` `logdet` |
/// | decompose | `qr` `svd` `svdvals` `lu` `eigh` `eigvalsh` `eig` `eigvals` |
/// | measure | `norm` `vectorNorm` `matrixNorm` `cond` `matrixRank` |
/// | products | `matrixPower` `matrixExp` `multiDot` `cross` `vecdot` `vander` |
/// | more dimensions | `diagonal` `tensorinv` `tensorsolve` |
///
/// The last two dimensions are the matrix, those before them a batch. Everything is computed in double precision and
/// returned in the type of the argument. Gradients flow through everything but `lu`, `eig`, `eigvals` and
/// `matrixRank`.
///
/// ```java
/// Tensor a = tensor("[[4., 2.], [2., 3.]]");
/// Linalg.det(a)                          // tensor(8.)
/// Linalg.solve(a, tensor(2., 1.))        // tensor([0.5000, 0.0000])
/// Linalg.cholesky(a)                     // tensor([[2.0000, 0.0000],
///                                        //         [1.0000, 1.4142]])
/// Linalg.matrixNorm(a, 1)                // tensor(6.)
/// ```
public final class Linalg {
    private Linalg() {}

    // ---- solve ----------------------------------------------------------------------------------------------------

    /// `A^-1`, for which `A A^-1` is the identity.
    ///
    /// **Shape** `[..., n, n] -> [..., n, n]`.
    ///
    /// @throws LinAlgException if the matrix is singular
    /// @throws IllegalArgumentException if it is not square
    public static Tensor inv(Tensor a) {
        return Solving.inv(a);
    }

    /// The `X` for which `A X = B`; more exact and quicker than `inv(a).matmul(b)`.
    ///
    /// **Shape** a `[..., n, n]`, b `[..., n, k]` or `[..., n]` -> that of `b`.
    ///
    /// @throws LinAlgException if `A` is singular
    /// @throws IllegalArgumentException if the shapes do not fit
    public static Tensor solve(Tensor a, Tensor b) {
        return Solving.solve(a, b);
    }

    /// The `X` for which `A X = B`, or (not `left`) `X A = B`.
    public static Tensor solve(Tensor a, Tensor b, boolean left) {
        return left ? solve(a, b) : solve(a.mT(), b.mT()).mT();
    }

    /// The `X` for which `A X = B`, where only one triangle of `A` counts.
    public static Tensor solveTriangular(Tensor a, Tensor b, boolean upper) {
        return Solving.solveTriangular(a, b, upper);
    }

    /// The same, or (not `left`) `X A = B`; the diagonal of a `unitriangular` matrix counts as ones.
    public static Tensor solveTriangular(Tensor a, Tensor b, boolean upper, boolean left, boolean unitriangular) {
        Tensor whole = unitriangular ? Solving.withUnitDiagonal(a) : a;
        return left
                ? Solving.solveTriangular(whole, b, upper)
                : Solving.solveTriangular(whole.mT(), b.mT(), !upper).mT();
    }

    /// The shortest `X` that makes `|A X - B|` smallest: the line through many points.
    ///
    /// **Shape** a `[..., m, n]`, b `[..., m, k]` or `[m]` -> solution `[..., n, k]` or `[n]`.
    ///
    /// ```java
    /// Tensor x = tensor("[[1., 0.], [1., 1.], [1., 2.]]");
    /// Linalg.lstsq(x, tensor("[[1.], [3.], [5.]]")).solution()   // tensor([[1.0000],
    ///                                                            //         [2.0000]])
    /// ```
    public static Lstsq lstsq(Tensor a, Tensor b) {
        return Solving.lstsq(a, b);
    }

    /// Moore's and Penrose's inverse of a matrix of any shape.
    ///
    /// **Shape** `[..., m, n] -> [..., n, m]`.
    public static Tensor pinv(Tensor a) {
        return Solving.pinv(a);
    }

    /// The lower triangle `L` for which `L L^T = A`; looks only at the lower triangle of `A`.
    ///
    /// @throws LinAlgException if `A` is not positive-definite
    public static Tensor cholesky(Tensor a) {
        return Cholesky.lower(a);
    }

    /// The lower `L` with `L L^T = A`, or the upper `U` with `U^T U = A`.
    public static Tensor cholesky(Tensor a, boolean upper) {
        return upper ? Cholesky.lower(a).mT() : Cholesky.lower(a);
    }

    /// The `X` for which `L L^T X = B`, given the triangle from [#cholesky(Tensor)].
    public static Tensor choleskySolve(Tensor b, Tensor l) {
        return Cholesky.solve(b, l, false);
    }

    /// The same, given the upper triangle.
    public static Tensor choleskySolve(Tensor b, Tensor triangle, boolean upper) {
        return Cholesky.solve(b, triangle, upper);
    }

    /// The inverse of the matrix whose Cholesky factor (lower) this is.
    public static Tensor choleskyInverse(Tensor l) {
        return Cholesky.inverse(l, false);
    }

    /// The inverse of the matrix whose lower or `upper` Cholesky factor this is.
    public static Tensor choleskyInverse(Tensor triangle, boolean upper) {
        return Cholesky.inverse(triangle, upper);
    }

    // ---- determinants ---------------------------------------------------------------------------------------------

    /// The determinant: how much the matrix stretches volumes, and 0 if it is singular.
    ///
    /// **Shape** `[..., n, n] -> [...]`.
    public static Tensor det(Tensor a) {
        return Solving.det(a);
    }

    /// Sign and logarithm of the determinant, which do not overflow.
    public static Slogdet slogdet(Tensor a) {
        return Solving.slogdet(a);
    }

    /// The logarithm of the determinant; `nan` if that is negative.
    public static Tensor logdet(Tensor a) {
        Slogdet s = Solving.slogdet(a);
        return Tensor.where(s.sign().detach().lt(0), Double.NaN, s.logabsdet());
    }

    // ---- decompose ------------------------------------------------------------------------------------------------

    /// `A = Q R` with orthonormal columns in `Q` and an upper triangle `R`.
    ///
    /// **Shape** `[..., m, n] -> [..., m, k], [..., k, n]` with the smaller of both as `k`.
    public static Qr qr(Tensor a) {
        return Decompositions.qr(a, false);
    }

    /// The same; `complete` makes `Q` square.
    public static Qr qr(Tensor a, boolean complete) {
        return Decompositions.qr(a, complete);
    }

    /// `A = U diag(S) Vh`, all of `U` and `Vh`. Vectors are given up to their sign.
    public static Svd svd(Tensor a) {
        return Decompositions.svd(a, true);
    }

    /// The same; without `fullMatrices` only the vectors that belong to a singular value.
    ///
    /// **Shape** `[..., m, n] -> [..., m, k], [..., k], [..., k, n]` with the smaller of both as `k`.
    public static Svd svd(Tensor a, boolean fullMatrices) {
        return Decompositions.svd(a, fullMatrices);
    }

    /// The singular values, largest first.
    public static Tensor svdvals(Tensor a) {
        return Decompositions.svd(a, false).s();
    }

    /// `A = P L U`, by rows exchanged for the largest pivot. No gradients.
    public static Lu lu(Tensor a) {
        return Solving.decompose(a.detach());
    }

    /// Eigenvalues (smallest first) and orthonormal vectors of a symmetric matrix; looks only at its lower triangle.
    ///
    /// **Shape** `[..., n, n] -> [..., n], [..., n, n]`. Vectors are given up to their sign.
    public static Eigh eigh(Tensor a) {
        return Decompositions.eigh(a);
    }

    /// The eigenvalues of a symmetric matrix, smallest first.
    public static Tensor eigvalsh(Tensor a) {
        return Decompositions.eigh(a).values();
    }

    /// Eigenvalues and vectors of any square matrix, as real and imaginary parts. No gradients.
    public static Eig eig(Tensor a) {
        return Eigenvalues.eig(a, true, "linalg.eig");
    }

    /// The eigenvalues of any square matrix, as real and imaginary parts. No gradients.
    public static Eig eigvals(Tensor a) {
        return Eigenvalues.eig(a, false, "linalg.eigvals");
    }

    // ---- measure --------------------------------------------------------------------------------------------------

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
        return Norms.norm(x, p);
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
        return Norms.norm(x, p, dims, keepdim);
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

    /// How much `norm(a) * norm(inverse of a)` is, in the norm `p`: 1, -1, 2, -2, or an infinity.
    public static Tensor cond(Tensor a, double p) {
        return Norms.cond(a, p);
    }

    /// How much `norm(a) * norm(inverse of a)` is, in the norm `fro` or `nuc`.
    public static Tensor cond(Tensor a, String p) {
        return Norms.cond(a, p);
    }

    /// How many rows do not depend on each other, but for rounding.
    public static Tensor matrixRank(Tensor a) {
        return Norms.rank(a);
    }

    /// How many singular values are larger than `tol`.
    public static Tensor matrixRank(Tensor a, double tol) {
        return Norms.rank(a, tol);
    }

    // ---- products -------------------------------------------------------------------------------------------------

    /// The matrix multiplied with itself; a negative power is one of the inverse.
    public static Tensor matrixPower(Tensor a, int n) {
        return Powers.power(a, n);
    }

    /// `I + A + A^2/2! + A^3/3! + ...`
    public static Tensor matrixExp(Tensor a) {
        return Powers.exp(a);
    }

    /// The product of a chain of matrices, in the order that takes the fewest multiplications.
    public static Tensor multiDot(Tensor... matrices) {
        return Powers.chain(matrices);
    }

    /// The vector at right angles to both, along the last dimension, whose size is 3.
    public static Tensor cross(Tensor a, Tensor b) {
        return Powers.cross(a, b, -1);
    }

    /// The vector at right angles to both, along a dimension, whose size is 3.
    public static Tensor cross(Tensor a, Tensor b, int dim) {
        return Powers.cross(a, b, dim);
    }

    /// The dot products of vectors that lie along the last dimension.
    public static Tensor vecdot(Tensor x, Tensor y) {
        return x.mul(y).sum(-1);
    }

    /// The dot products of vectors that lie along a dimension.
    public static Tensor vecdot(Tensor x, Tensor y, int dim) {
        return x.mul(y).sum(dim);
    }

    /// The powers 0, 1, 2, ... of the elements as columns; as many as there are elements.
    public static Tensor vander(Tensor x) {
        return vander(x, x.size(-1));
    }

    /// The powers 0 to `n - 1` of the elements of the last dimension as columns.
    ///
    /// ```java
    /// Linalg.vander(tensor("[2, 3]"), 3)   // tensor([[1, 2, 4],
    ///                                      //         [1, 3, 9]])
    /// ```
    public static Tensor vander(Tensor x, int n) {
        return Powers.vander(x, n);
    }

    // ---- more dimensions ------------------------------------------------------------------------------------------

    /// The main diagonals of the matrices in the last two dimensions.
    public static Tensor diagonal(Tensor a) {
        return a.diagonal(0, -2, -1);
    }

    /// The inverse of the linear map that takes the dimensions from `ind` on to those before.
    ///
    /// @throws IllegalArgumentException if both parts differ in size
    public static Tensor tensorinv(Tensor a, int ind) {
        return Powers.tensorinv(a, ind);
    }

    /// The `X` for which the sums of products of `A` over its last dimensions with `X` are `B`.
    public static Tensor tensorsolve(Tensor a, Tensor b) {
        return Powers.tensorsolve(a, b);
    }
}
