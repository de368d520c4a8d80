package himalia.tensor;

/// Many elements made into one: products, counts, extremes; everybody calls them on [Tensor]. How numbers spread is in
/// [StatisticsOps].
///
/// A reduced dimension disappears, or stays as size 1 with `keepdim`, so that the result broadcasts against its origin.
///
/// ```java
/// Tensor x = tensor("[[1., 2.], [3., 6.]]");
/// x.prod(0)         // tensor([ 3., 12.])
/// x.amax(1, true)   // tensor([[2.],
///                   //         [6.]])
/// ```
public sealed interface ReduceOps permits Tensor {
    /// The sum of all elements, computed and given in this type.
    default Tensor sum(DType dtype) {
        return self().to(dtype).sum();
    }

    /// The mean of all elements, computed and given in this type; so that whole tensors have one.
    default Tensor mean(DType dtype) {
        return self().to(dtype).mean();
    }

    /// The product of all elements.
    default Tensor prod() {
        return Folding.prod(self(), new int[0], false);
    }

    /// Products along a dimension.
    default Tensor prod(int dim) {
        return prod(dim, false);
    }

    /// Products along a dimension, which disappears or stays as size 1.
    default Tensor prod(int dim, boolean keepdim) {
        return Folding.prod(self(), new int[] {dim}, keepdim);
    }

    /// The sum of all elements that are not nan.
    default Tensor nansum() {
        return Folding.nansum(self(), new int[0], false);
    }

    /// Sums along a dimension, which disappears or stays as size 1, of what is not nan.
    default Tensor nansum(int dim, boolean keepdim) {
        return Folding.nansum(self(), new int[] {dim}, keepdim);
    }

    /// The mean of all elements that are not nan.
    default Tensor nanmean() {
        return Folding.nanmean(self(), new int[0], false);
    }

    /// Means along a dimension, which disappears or stays as size 1, of what is not nan.
    default Tensor nanmean(int dim, boolean keepdim) {
        return Folding.nanmean(self(), new int[] {dim}, keepdim);
    }

    /// How many elements are not 0.
    default Tensor countNonzero() {
        return Folding.countNonzero(self(), new int[0]);
    }

    /// How many elements along a dimension are not 0.
    default Tensor countNonzero(int dim) {
        return Folding.countNonzero(self(), new int[] {dim});
    }

    /// `log Σ e^x` along a dimension, without overflow.
    default Tensor logsumexp(int dim) {
        return logsumexp(dim, false);
    }

    /// `log Σ e^x` along a dimension, which disappears or stays as size 1.
    default Tensor logsumexp(int dim, boolean keepdim) {
        return Softmax.logsumexp(self(), new int[] {dim}, keepdim);
    }

    /// `log Σ e^x` along some dimensions.
    default Tensor logsumexp(int[] dims, boolean keepdim) {
        return Softmax.logsumexp(self(), dims, keepdim);
    }

    /// The sum of the diagonal of a matrix.
    default Tensor trace() {
        return Triangles.trace(self());
    }

    // ---- extremes ---------------------------------------------------------------------------------------------------

    /// The largest of all elements; equal ones share its gradient.
    default Tensor amax() {
        return Folding.amax(self(), new int[0], false, true);
    }

    /// The largest elements along a dimension; [Tensor#max(int)] also says where they are.
    default Tensor amax(int dim) {
        return amax(dim, false);
    }

    /// The largest elements along a dimension, which disappears or stays as size 1.
    default Tensor amax(int dim, boolean keepdim) {
        return Folding.amax(self(), new int[] {dim}, keepdim, true);
    }

    /// The largest elements along some dimensions, which disappear.
    default Tensor amax(int[] dims) {
        return amax(dims, false);
    }

    /// The largest elements along some dimensions; none means all.
    default Tensor amax(int[] dims, boolean keepdim) {
        return Folding.amax(self(), dims, keepdim, true);
    }

    /// The smallest of all elements; equal ones share its gradient.
    default Tensor amin() {
        return Folding.amax(self(), new int[0], false, false);
    }

    /// The smallest elements along a dimension; [Tensor#min(int)] also says where they are.
    default Tensor amin(int dim) {
        return amin(dim, false);
    }

    /// The smallest elements along a dimension, which disappears or stays as size 1.
    default Tensor amin(int dim, boolean keepdim) {
        return Folding.amax(self(), new int[] {dim}, keepdim, false);
    }

    /// The smallest elements along some dimensions, which disappear.
    default Tensor amin(int[] dims) {
        return amin(dims, false);
    }

    /// The smallest elements along some dimensions; none means all.
    default Tensor amin(int[] dims, boolean keepdim) {
        return Folding.amax(self(), dims, keepdim, false);
    }

    /// The smallest and the largest of all elements.
    default MinMax aminmax() {
        return new MinMax(amin(), amax());
    }

    /// The smallest and the largest elements along a dimension.
    default MinMax aminmax(int dim, boolean keepdim) {
        return new MinMax(amin(dim, keepdim), amax(dim, keepdim));
    }

    /// The larger of two tensors, element by element: [MathOps#maximum(Tensor)].
    default Tensor max(Tensor other) {
        return self().maximum(other);
    }

    /// The smaller of two tensors, element by element: [MathOps#minimum(Tensor)].
    default Tensor min(Tensor other) {
        return self().minimum(other);
    }

    /// How many elements along several dimensions are not 0.
    default Tensor countNonzero(int[] dims) {
        return Folding.countNonzero(self(), dims);
    }

    /// Sums along several dimensions of what is not nan.
    default Tensor nansum(int[] dims, boolean keepdim) {
        return Folding.nansum(self(), dims, keepdim);
    }

    /// Means along several dimensions of what is not nan.
    default Tensor nanmean(int[] dims, boolean keepdim) {
        return Folding.nanmean(self(), dims, keepdim);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
