package himalia.tensor;

import himalia.api.Usually;
import org.jspecify.annotations.Nullable;

/// Many elements made into one: sums, means, extremes, how numbers spread and how often they occur; everybody calls
/// them on [Tensor].
///
/// A reduced dimension disappears, or stays as size 1 with `keepdim`, so that the result broadcasts against its origin.
///
/// ```java
/// Tensor x = tensor("[[1., 2.], [3., 6.]]");
/// x.sum(0)          // tensor([4., 8.])
/// x.mean()          // tensor(3.)
/// x.amax(1, true)   // tensor([[2.],
///                   //         [6.]])
/// x.std(0)          // tensor([1.4142, 2.8284])
/// x.quantile(0.5)   // tensor(2.5000)
/// ```
public sealed interface ReduceOps permits Tensor {
    // ---- sums -------------------------------------------------------------------------------------------------------

    /// The sum of all elements.
    default Tensor sum() {
        return Reductions.sum(self(), new int[0], false);
    }

    /// Sums along a dimension, which disappears.
    default Tensor sum(int dim) {
        return sum(dim, false);
    }

    /// Sums along a dimension, which disappears or stays as size 1.
    default Tensor sum(int dim, boolean keepdim) {
        return Reductions.sum(self(), new int[] {dim}, keepdim);
    }

    /// Sums along some dimensions, which disappear.
    default Tensor sum(int[] dims) {
        return sum(dims, false);
    }

    /// Sums along some dimensions; none means all.
    default Tensor sum(int[] dims, boolean keepdim) {
        return Reductions.sum(self(), dims, keepdim);
    }

    /// The sum of all elements, computed and given in this type.
    default Tensor sum(DType dtype) {
        return self().to(dtype).sum();
    }

    /// The sum of all elements that are not nan.
    default Tensor nansum() {
        return Folding.nansum(self(), new int[0], false);
    }

    /// The sum along a dimension, which disappears, of the elements that are not nan.
    default Tensor nansum(int dim) {
        return nansum(dim, false);
    }

    /// Sums along a dimension, which disappears or stays as size 1, of what is not nan.
    default Tensor nansum(int dim, boolean keepdim) {
        return Folding.nansum(self(), new int[] {dim}, keepdim);
    }

    /// Sums along several dimensions of what is not nan.
    default Tensor nansum(int[] dims, boolean keepdim) {
        return Folding.nansum(self(), dims, keepdim);
    }

    /// The mean of all elements.
    ///
    /// @throws IllegalArgumentException for whole numbers, whose mean would have a fraction
    default Tensor mean() {
        return Reductions.mean(self(), new int[0], false);
    }

    /// Means along a dimension, which disappears.
    default Tensor mean(int dim) {
        return mean(dim, false);
    }

    /// Means along a dimension, which disappears or stays as size 1.
    default Tensor mean(int dim, boolean keepdim) {
        return Reductions.mean(self(), new int[] {dim}, keepdim);
    }

    /// Means along some dimensions, which disappear.
    default Tensor mean(int[] dims) {
        return mean(dims, false);
    }

    /// Means along some dimensions; none means all.
    default Tensor mean(int[] dims, boolean keepdim) {
        return Reductions.mean(self(), dims, keepdim);
    }

    /// The mean of all elements, computed and given in this type; so that whole tensors have one.
    default Tensor mean(DType dtype) {
        return self().to(dtype).mean();
    }

    /// The mean of all elements that are not nan.
    default Tensor nanmean() {
        return Folding.nanmean(self(), new int[0], false);
    }

    /// The mean along a dimension, which disappears, of the elements that are not nan.
    default Tensor nanmean(int dim) {
        return nanmean(dim, false);
    }

    /// Means along a dimension, which disappears or stays as size 1, of what is not nan.
    default Tensor nanmean(int dim, boolean keepdim) {
        return Folding.nanmean(self(), new int[] {dim}, keepdim);
    }

    /// Means along several dimensions of what is not nan.
    default Tensor nanmean(int[] dims, boolean keepdim) {
        return Folding.nanmean(self(), dims, keepdim);
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

    /// How many elements are not 0.
    default Tensor countNonzero() {
        return Folding.countNonzero(self(), new int[0]);
    }

    /// How many elements along a dimension are not 0.
    default Tensor countNonzero(int dim) {
        return Folding.countNonzero(self(), new int[] {dim});
    }

    /// How many elements along several dimensions are not 0.
    default Tensor countNonzero(int[] dims) {
        return Folding.countNonzero(self(), dims);
    }

    /// The sum of the diagonal of a matrix.
    default Tensor trace() {
        return Triangles.trace(self());
    }

    // ---- extremes ---------------------------------------------------------------------------------------------------

    /// The largest element; `nan` if there is one.
    default Tensor max() {
        return Reductions.extreme(self(), true);
    }

    /// The largest elements along a dimension and where they are.
    default ValuesAndIndices max(int dim) {
        return max(dim, false);
    }

    /// The largest elements along a dimension, which disappears or stays as size 1, and where they are.
    default ValuesAndIndices max(int dim, boolean keepdim) {
        return Reductions.extreme(self(), dim, keepdim, true);
    }

    /// The larger of two tensors, element by element: [Tensor#maximum(Tensor)].
    default Tensor max(Tensor other) {
        return self().maximum(other);
    }

    /// The smallest element; `nan` if there is one.
    default Tensor min() {
        return Reductions.extreme(self(), false);
    }

    /// The smallest elements along a dimension and where they are.
    default ValuesAndIndices min(int dim) {
        return min(dim, false);
    }

    /// The smallest elements along a dimension, which disappears or stays as size 1, and where they are.
    default ValuesAndIndices min(int dim, boolean keepdim) {
        return Reductions.extreme(self(), dim, keepdim, false);
    }

    /// The smaller of two tensors, element by element: [Tensor#minimum(Tensor)].
    default Tensor min(Tensor other) {
        return self().minimum(other);
    }

    /// Where the largest of all elements is, counted in row-major order.
    default Tensor argmax() {
        return Reductions.argExtreme(self(), true);
    }

    /// Where the largest elements along a dimension are.
    default Tensor argmax(int dim) {
        return argmax(dim, false);
    }

    /// Where the largest elements along a dimension are; it disappears or stays as size 1.
    default Tensor argmax(int dim, boolean keepdim) {
        return Reductions.argExtreme(self(), dim, keepdim, true);
    }

    /// Where the smallest of all elements is, counted in row-major order.
    default Tensor argmin() {
        return Reductions.argExtreme(self(), false);
    }

    /// Where the smallest elements along a dimension are.
    default Tensor argmin(int dim) {
        return argmin(dim, false);
    }

    /// Where the smallest elements along a dimension are; it disappears or stays as size 1.
    default Tensor argmin(int dim, boolean keepdim) {
        return Reductions.argExtreme(self(), dim, keepdim, false);
    }

    /// The largest of all elements; equal ones share its gradient.
    default Tensor amax() {
        return Folding.amax(self(), new int[0], false, true);
    }

    /// The largest elements along a dimension; [#max(int)] also says where they are.
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

    /// The smallest elements along a dimension; [#min(int)] also says where they are.
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

    // ---- how numbers spread -----------------------------------------------------------------------------------------

    /// The variance of all elements, `Σ (x - mean)² / (n - 1)`.
    default Tensor var() {
        return var(true);
    }

    /// The variance of all elements; divided by `n` if it shall not be `unbiased`.
    default Tensor var(boolean unbiased) {
        return var(new int[0], unbiased ? 1 : 0, false);
    }

    /// Variances along a dimension.
    default Tensor var(int dim) {
        return var(dim, true, false);
    }

    /// Variances along a dimension; as in PyTorch the truth value is not `keepdim` but `unbiased`.
    default Tensor var(int dim, boolean unbiased) {
        return var(dim, unbiased, false);
    }

    /// Variances along a dimension, which disappears or stays as size 1, divided by `n - 1` or (not `unbiased`) `n`.
    default Tensor var(int dim, @Usually("true") boolean unbiased, boolean keepdim) {
        return var(new int[] {dim}, unbiased ? 1 : 0, keepdim);
    }

    /// Variances along some dimensions, which disappear.
    default Tensor var(int[] dims) {
        return var(dims, 1, false);
    }

    /// Variances along some dimensions (none means all), divided by `n - correction`; 0 is for a whole population.
    ///
    /// @throws IllegalArgumentException for whole numbers
    default Tensor var(int[] dims, double correction, boolean keepdim) {
        return Statistics.var(self(), dims, correction, keepdim);
    }

    /// The standard deviation of all elements, the root of [#var()].
    default Tensor std() {
        return std(true);
    }

    /// The standard deviation of all elements; divided by `n` if it shall not be `unbiased`.
    default Tensor std(boolean unbiased) {
        return std(new int[0], unbiased ? 1 : 0, false);
    }

    /// Standard deviations along a dimension.
    default Tensor std(int dim) {
        return std(dim, true, false);
    }

    /// Standard deviations along a dimension; as in PyTorch the truth value is not `keepdim` but `unbiased`.
    default Tensor std(int dim, boolean unbiased) {
        return std(dim, unbiased, false);
    }

    /// Standard deviations along a dimension, which disappears or stays as size 1, with `n - 1` or (not `unbiased`)
    /// `n`.
    default Tensor std(int dim, @Usually("true") boolean unbiased, boolean keepdim) {
        return std(new int[] {dim}, unbiased ? 1 : 0, keepdim);
    }

    /// Standard deviations along some dimensions, which disappear.
    default Tensor std(int[] dims) {
        return std(dims, 1, false);
    }

    /// Standard deviations along some dimensions (none means all), with `n - correction`.
    ///
    /// @throws IllegalArgumentException for whole numbers
    default Tensor std(int[] dims, double correction, boolean keepdim) {
        return Statistics.std(self(), dims, correction, keepdim);
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

    // ---- middle and quantiles ---------------------------------------------------------------------------------------

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

    /// The middle of each line along a dimension, which disappears, of the elements that are not nan.
    default ValuesAndIndices nanmedian(int dim) {
        return nanmedian(dim, false);
    }

    /// The middle of each line along a dimension, of the elements that are not nan.
    default ValuesAndIndices nanmedian(int dim, boolean keepdim) {
        return Quantiles.median(self(), dim, keepdim, true);
    }

    /// The most frequent elements of the last dimension and where the last of each is.
    default ValuesAndIndices mode() {
        return mode(-1, false);
    }

    /// The most frequent elements along a dimension, which disappears, and where the last of each is.
    default ValuesAndIndices mode(int dim) {
        return mode(dim, false);
    }

    /// The most frequent elements along a dimension and where the last of each is.
    default ValuesAndIndices mode(int dim, boolean keepdim) {
        return Quantiles.mode(self(), dim, keepdim);
    }

    /// What a share `q` of all elements lies below, on a straight line between neighbours; 0.5 is the middle.
    ///
    /// @throws IllegalArgumentException if q is not between 0 and 1, or the numbers are whole
    default Tensor quantile(double q) {
        return quantile(q, "linear");
    }

    /// The same; where `q` falls between two neighbours, `interpolation` decides: `linear`, the `lower`, the `higher`,
    /// the `nearest` (the even one of two), or their `midpoint`.
    ///
    /// @throws IllegalArgumentException for another name
    default Tensor quantile(double q, String interpolation) {
        return Quantiles.quantile(self(), q, null, false, interpolation);
    }

    /// What a share `q` of each line along a dimension, which disappears, lies below.
    default Tensor quantile(double q, int dim) {
        return quantile(q, dim, false);
    }

    /// Quantiles along a dimension, which disappears or stays as size 1.
    default Tensor quantile(double q, int dim, boolean keepdim) {
        return quantile(q, dim, keepdim, "linear");
    }

    /// Quantiles along a dimension, by this interpolation.
    default Tensor quantile(double q, int dim, boolean keepdim, String interpolation) {
        return Quantiles.quantile(self(), q, dim, keepdim, interpolation);
    }

    /// Several quantiles of all elements.
    default Tensor quantile(Tensor q) {
        return quantile(q, "linear");
    }

    /// Several quantiles of all elements, by this interpolation.
    default Tensor quantile(Tensor q, String interpolation) {
        return Quantiles.quantile(self(), q, null, false, interpolation);
    }

    /// The same for several shares, which become the first dimension.
    default Tensor quantile(Tensor q, int dim) {
        return quantile(q, dim, false);
    }

    /// Several quantiles along a dimension; they become a new first dimension.
    default Tensor quantile(Tensor q, int dim, boolean keepdim) {
        return quantile(q, dim, keepdim, "linear");
    }

    /// Several quantiles along a dimension, by this interpolation; they become a new first dimension.
    default Tensor quantile(Tensor q, int dim, boolean keepdim, String interpolation) {
        return Quantiles.quantile(self(), q, dim, keepdim, interpolation);
    }

    /// The quantile of the elements that are not nan.
    default Tensor nanquantile(double q) {
        return Quantiles.nanquantile(self(), q, null, false, "linear");
    }

    /// What a share `q` of each line along a dimension lies below, of the elements that are not nan.
    default Tensor nanquantile(double q, int dim) {
        return nanquantile(q, dim, false);
    }

    /// Quantiles along a dimension, each of the elements that are not nan.
    default Tensor nanquantile(double q, int dim, boolean keepdim) {
        return Quantiles.nanquantile(self(), q, dim, keepdim, "linear");
    }

    // ---- how often --------------------------------------------------------------------------------------------------

    /// Counts in `bins` of equal width from `min` to `max`; both 0 stands for the range of the data.
    default Tensor histc(int bins, double min, double max) {
        return Statistics.histc(self(), bins, min, max);
    }

    /// Counts in `bins` of equal width over the range of the data.
    default Tensor histc(int bins) {
        return histc(bins, 0, 0);
    }

    /// How often 0, 1, 2, ... occur in a vector of whole numbers.
    default Tensor bincount() {
        return Statistics.bincount(self(), null, 0);
    }

    /// The sums of the weights of 0, 1, 2, ... (`null` counts), at least `minlength` of them.
    default Tensor bincount(@Nullable Tensor weights, int minlength) {
        return Statistics.bincount(self(), weights, minlength);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
