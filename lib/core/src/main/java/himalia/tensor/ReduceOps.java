package himalia.tensor;

/// Many elements made into one: products, extremes, statistics; everybody calls them on [Tensor].
///
/// A reduced dimension disappears, or stays as size 1 with `keepdim`, so that the result broadcasts against its origin.
///
/// ```java
/// Tensor x = tensor("[[1., 2.], [3., 6.]]");
/// x.std(0)          // tensor([1.4142, 2.8284])
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

    // ---- statistics -------------------------------------------------------------------------------------------------

    /// The variance of all elements, `Σ (x - mean)² / (n - 1)`.
    default Tensor var() {
        return var(new int[0], 1, false);
    }

    /// Variances along a dimension.
    default Tensor var(int dim) {
        return var(new int[] {dim}, 1, false);
    }

    /// Variances along a dimension, which disappears or stays as size 1.
    default Tensor var(int dim, boolean keepdim) {
        return var(new int[] {dim}, 1, keepdim);
    }

    /// Variances along some dimensions (none means all), divided by `n - correction`; 0 is for a whole population.
    ///
    /// @throws IllegalArgumentException for whole numbers
    default Tensor var(int[] dims, double correction, boolean keepdim) {
        return Statistics.var(self(), dims, correction, keepdim);
    }

    /// The standard deviation of all elements, the root of [#var()].
    default Tensor std() {
        return std(new int[0], 1, false);
    }

    /// Standard deviations along a dimension.
    default Tensor std(int dim) {
        return std(new int[] {dim}, 1, false);
    }

    /// Standard deviations along a dimension, which disappears or stays as size 1.
    default Tensor std(int dim, boolean keepdim) {
        return std(new int[] {dim}, 1, keepdim);
    }

    /// Standard deviations along some dimensions (none means all), with `n - correction`.
    ///
    /// @throws IllegalArgumentException for whole numbers
    default Tensor std(int[] dims, double correction, boolean keepdim) {
        return Statistics.std(self(), dims, correction, keepdim);
    }

    /// The middle of all elements in order, the lower one of two.
    default Tensor median() {
        return Quantiles.median(self(), false);
    }

    /// The middle elements along a dimension and where they are.
    default ValuesAndIndices median(int dim) {
        return median(dim, false);
    }

    /// The middle elements along a dimension, which disappears or stays as size 1, and where they are.
    default ValuesAndIndices median(int dim, boolean keepdim) {
        return Quantiles.median(self(), dim, keepdim, false);
    }

    /// The middle of all elements that are not nan.
    default Tensor nanmedian() {
        return Quantiles.median(self(), true);
    }

    /// The most frequent elements of the last dimension and where the last of each is.
    default ValuesAndIndices mode() {
        return mode(-1, false);
    }

    /// The most frequent elements along a dimension and where the last of each is.
    default ValuesAndIndices mode(int dim, boolean keepdim) {
        return Quantiles.mode(self(), dim, keepdim);
    }

    /// What a share `q` of all elements lies below, on a straight line between neighbours; 0.5 is the middle.
    ///
    /// @throws IllegalArgumentException if q is not between 0 and 1, or the numbers are whole
    default Tensor quantile(double q) {
        return Quantiles.quantile(self(), q, null, false);
    }

    /// Quantiles along a dimension, which disappears or stays as size 1.
    default Tensor quantile(double q, int dim, boolean keepdim) {
        return Quantiles.quantile(self(), q, dim, keepdim);
    }

    /// Several quantiles of all elements.
    default Tensor quantile(Tensor q) {
        return Quantiles.quantile(self(), q, null, false);
    }

    /// Several quantiles along a dimension; they become a new first dimension.
    default Tensor quantile(Tensor q, int dim, boolean keepdim) {
        return Quantiles.quantile(self(), q, dim, keepdim);
    }

    /// How the rows vary together: the covariance matrix, divided by `n - 1`.
    default Tensor cov() {
        return Statistics.cov(self(), 1);
    }

    /// The covariance matrix of the rows, divided by `n - correction`.
    default Tensor cov(int correction) {
        return Statistics.cov(self(), correction);
    }

    /// How the rows vary together, from -1 to 1: Pearson's correlation matrix.
    default Tensor corrcoef() {
        return Statistics.corrcoef(self());
    }

    /// Counts in `bins` of equal width from `min` to `max`; both 0 stands for the range of the data.
    default Tensor histc(int bins, double min, double max) {
        return Statistics.histc(self(), bins, min, max);
    }

    /// How often 0, 1, 2, ... occur in a vector of whole numbers.
    default Tensor bincount() {
        return Statistics.bincount(self(), null, 0);
    }

    /// The sums of the weights of 0, 1, 2, ... (`null` counts), at least `minlength` of them.
    default Tensor bincount(Tensor weights, int minlength) {
        return Statistics.bincount(self(), weights, minlength);
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

    /// The middle of each line along a dimension, of the elements that are not nan.
    default ValuesAndIndices nanmedian(int dim, boolean keepdim) {
        return Quantiles.median(self(), dim, keepdim, true);
    }

    /// The quantile of the elements that are not nan.
    default Tensor nanquantile(double q) {
        Tensor x = self().reshape(-1);
        return x.maskedSelect(x.isnan().logicalNot()).quantile(q);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
