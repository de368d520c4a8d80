package himalia.tensor;

import org.jspecify.annotations.Nullable;

/// Products of vectors and matrices, lengths and distances; everybody calls them on [Tensor]. Products of several
/// tensors are [Tensor#einsum(String, Tensor...)] and [Tensor#multiDot(Tensor...)].
///
/// ```java
/// Tensor a = tensor("[[1., 2.], [3., 4.]]");
/// a.matmul(a)                                    // tensor([[ 7., 10.],
///                                                //         [15., 22.]])
/// tensor("[1., 2.]").outer(tensor("[3., 4.]"))   // tensor([[3., 4.],
///                                                //         [6., 8.]])
/// tensor("[3., 4.]").norm()                      // tensor(5.)
/// ```
public sealed interface ProductOps permits Tensor {
    // ---- products ---------------------------------------------------------------------------------------------------

    /// The matrix product; vectors count as row on the left and as column on the right, leading sizes as a batch.
    ///
    /// **Shape** `[n, k] x [k, m] -> [n, m]`, `[k] x [k] -> []`, `[b, n, k] x [k, m] -> [b, n, m]`.
    ///
    /// @throws IllegalArgumentException if the inner sizes or the types differ
    default Tensor matmul(Tensor other) {
        return MatMul.matmul(self(), other);
    }

    /// `x Wᵀ + b` of matrices, in one operation.
    ///
    /// **Shape** x `[n, in]`, weight `[out, in]`, bias `[out]` or `null` -> `[n, out]`.
    ///
    /// @throws IllegalArgumentException if the inner sizes or the types differ
    default Tensor linear(Tensor weight, @Nullable Tensor bias) {
        return MatMul.linear(self(), weight, bias);
    }

    /// The product of two matrices, and of nothing else.
    ///
    /// @throws IllegalArgumentException if one is no matrix or the inner sizes differ
    default Tensor mm(Tensor other) {
        return Products.mm(self(), other);
    }

    /// The product of a matrix and a vector.
    ///
    /// @throws IllegalArgumentException if the ranks or sizes do not fit
    default Tensor mv(Tensor vector) {
        return Products.mv(self(), vector);
    }

    /// The products of two stacks of matrices, `[b, n, k] x [b, k, m] -> [b, n, m]`.
    ///
    /// @throws IllegalArgumentException if the ranks or sizes do not fit
    default Tensor bmm(Tensor other) {
        return Products.bmm(self(), other);
    }

    /// The sum of the products of two vectors, one number.
    ///
    /// @throws IllegalArgumentException if one is no vector or the sizes differ
    default Tensor dot(Tensor other) {
        return Products.dot(self(), other);
    }

    /// The same as [#dot(Tensor)] for real numbers.
    default Tensor vdot(Tensor other) {
        return dot(other);
    }

    /// Every element of one vector times every one of the other: a matrix.
    default Tensor outer(Tensor other) {
        return Products.outer(self(), other);
    }

    /// The products of all pairs of two vectors; see [#outer(Tensor)].
    default Tensor ger(Tensor other) {
        return outer(other);
    }

    /// Sums of products over the last dimension of both.
    default Tensor inner(Tensor other) {
        return Products.inner(self(), other);
    }

    /// `this + a b` of matrices.
    default Tensor addmm(Tensor a, Tensor b) {
        return addmm(a, b, 1, 1);
    }

    /// `beta * this + alpha * (a b)` of matrices.
    default Tensor addmm(Tensor a, Tensor b, double beta, double alpha) {
        return Products.plus(self(), a.mm(b), beta, alpha);
    }

    /// `this + a v` of a matrix and a vector.
    default Tensor addmv(Tensor a, Tensor v) {
        return Products.plus(self(), a.mv(v), 1, 1);
    }

    /// `beta * this + alpha * (a v)` of a matrix and a vector.
    default Tensor addmv(Tensor a, Tensor v, double beta, double alpha) {
        return Products.plus(self(), a.mv(v), beta, alpha);
    }

    /// `this + v wᵀ`, the outer product of two vectors.
    default Tensor addr(Tensor v, Tensor w) {
        return Products.plus(self(), v.outer(w), 1, 1);
    }

    /// `beta * this + alpha * (v wᵀ)` of two vectors.
    default Tensor addr(Tensor v, Tensor w, double beta, double alpha) {
        return Products.plus(self(), v.outer(w), beta, alpha);
    }

    /// `this` and the sum of all products of a batch of matrices.
    default Tensor addbmm(Tensor a, Tensor b) {
        return addbmm(a, b, 1, 1);
    }

    /// `beta * this + alpha * ` the sum of all products of a batch of matrices.
    default Tensor addbmm(Tensor a, Tensor b, double beta, double alpha) {
        return Products.plus(self(), a.bmm(b).sum(0), beta, alpha);
    }

    /// `this + a b` of stacks of matrices.
    default Tensor baddbmm(Tensor a, Tensor b) {
        return baddbmm(a, b, 1, 1);
    }

    /// `beta * this + alpha * (a b)` of stacks of matrices.
    default Tensor baddbmm(Tensor a, Tensor b, double beta, double alpha) {
        return Products.plus(self(), a.bmm(b), beta, alpha);
    }

    /// Sums of products over the last `dims` dimensions of this and the first of the other.
    default Tensor tensordot(Tensor other, int dims) {
        return Products.tensordot(self(), other, dims);
    }

    /// Sums of products over pairs of dimensions.
    ///
    /// @throws IllegalArgumentException if paired sizes differ
    default Tensor tensordot(Tensor other, int[] dims, int[] otherDims) {
        return Products.tensordot(self(), other, dims, otherDims);
    }

    /// Every element of this times the whole other tensor, as blocks: Kronecker's product.
    default Tensor kron(Tensor other) {
        return Products.kron(self(), other);
    }

    /// Perpendicular to both, for vectors of length 3 along the last dimension.
    default Tensor cross(Tensor other) {
        return cross(other, -1);
    }

    /// Perpendicular to both, for vectors of length 3 along a dimension.
    default Tensor cross(Tensor other, int dim) {
        return Products.cross(self(), other, dim);
    }

    /// A square matrix times itself, `n` factors.
    default Tensor matrixPower(int n) {
        return Products.matrixPower(self(), n);
    }

    /// `y[o] = Σ this[i] weight[o, i, j] other[j] + bias[o]` along the last dimensions; `bias` may be `null`.
    default Tensor bilinear(Tensor other, Tensor weight, @Nullable Tensor bias) {
        return Products.bilinear(self(), other, weight, bias);
    }

    // ---- lengths and distances --------------------------------------------------------------------------------------

    /// The length of the tensor as one long vector, `sqrt(Σ x²)`.
    default Tensor norm() {
        return norm(2);
    }

    /// `(Σ |x|^p)^(1/p)` of all elements; infinity asks for the largest.
    default Tensor norm(double p) {
        return Norms.norm(self(), p, new int[0], false);
    }

    /// The `p`-norm of each line along a dimension, which disappears.
    default Tensor norm(double p, int dim) {
        return norm(p, dim, false);
    }

    /// Lengths along a dimension, which disappears or stays as size 1.
    default Tensor norm(double p, int dim, boolean keepdim) {
        return Norms.norm(self(), p, new int[] {dim}, keepdim);
    }

    /// Lengths over some dimensions; none means all.
    default Tensor norm(double p, int[] dims, boolean keepdim) {
        return Norms.norm(self(), p, dims, keepdim);
    }

    /// The length of the difference.
    default Tensor dist(Tensor other) {
        return dist(other, 2);
    }

    /// The p-length of the difference.
    default Tensor dist(Tensor other, double p) {
        return Norms.dist(self(), other, p);
    }

    /// The distances of all rows to all rows of the other, `[n, k] x [m, k] -> [n, m]`.
    default Tensor cdist(Tensor other) {
        return cdist(other, 2);
    }

    /// The p-distances of all rows to all rows of the other.
    default Tensor cdist(Tensor other, double p) {
        return Norms.cdist(self(), other, p);
    }

    /// The distances of all pairs of rows, each pair once: `[n, k] -> [n (n - 1) / 2]`.
    ///
    /// ```java
    /// tensor("[[0., 0.], [3., 4.], [0., 1.]]").pdist()   // tensor([5.0000, 1.0000, 4.2426])
    /// ```
    default Tensor pdist() {
        return pdist(2);
    }

    /// The p-distances of all pairs of rows, each pair once.
    default Tensor pdist(double p) {
        return Norms.pdist(self(), p);
    }

    /// The distances of rows side by side, `[n, k] x [n, k] -> [n]`; 1e-6 is added to each difference.
    default Tensor pairwiseDistance(Tensor other) {
        return Norms.pairwiseDistance(self(), other, 2, 1e-6, false);
    }

    /// The p-distances of rows side by side, with `eps` added to each difference.
    default Tensor pairwiseDistance(Tensor other, double p, double eps, boolean keepdim) {
        return Norms.pairwiseDistance(self(), other, p, eps, keepdim);
    }

    /// The cosine of the angle between vectors along dimension 1.
    default Tensor cosineSimilarity(Tensor other) {
        return cosineSimilarity(other, 1, 1e-8);
    }

    /// The cosine of the angle between vectors along a dimension; lengths are at least `eps`.
    default Tensor cosineSimilarity(Tensor other, int dim, double eps) {
        return Norms.cosineSimilarity(self(), other, dim, eps);
    }

    /// Rows (dimension 1) divided by their length.
    default Tensor normalize() {
        return normalize(2, 1, 1e-12);
    }

    /// Vectors along a dimension divided by their p-length, or by `eps` if that is larger.
    default Tensor normalize(double p, int dim, double eps) {
        return Norms.normalize(self(), p, dim, eps);
    }

    /// Slices along a dimension shortened to the length `maxnorm`, if they are longer.
    default Tensor renorm(double p, int dim, double maxnorm) {
        return Norms.renorm(self(), p, dim, maxnorm);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
