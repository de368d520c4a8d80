package himalia.tensor;

/// How numbers spread, what lies in their middle, how often they occur; everybody calls them on [Tensor].
///
/// ```java
/// Tensor x = tensor("[[1., 2.], [3., 6.]]");
/// x.std(0)                              // tensor([1.4142, 2.8284])
/// x.var(0, false)                       // tensor([1., 4.])
/// x.quantile(0.5)                       // tensor(2.5000)
/// x.quantile(0.5, "lower")              // tensor(2.)
/// ```
public sealed interface StatisticsOps permits Tensor {
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
    default Tensor var(int dim, boolean unbiased, boolean keepdim) {
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
    default Tensor std(int dim, boolean unbiased, boolean keepdim) {
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

    /// The middle of each line along a dimension, of the elements that are not nan.
    default ValuesAndIndices nanmedian(int dim, boolean keepdim) {
        return Quantiles.median(self(), dim, keepdim, true);
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
        return quantile(q, "linear");
    }

    /// The same; where `q` falls between two neighbours, `interpolation` decides: `linear`, the `lower`, the `higher`,
    /// the `nearest` (the even one of two), or their `midpoint`.
    ///
    /// @throws IllegalArgumentException for another name
    default Tensor quantile(double q, String interpolation) {
        return Quantiles.quantile(self(), q, null, false, interpolation);
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

    /// Quantiles along a dimension, each of the elements that are not nan.
    default Tensor nanquantile(double q, int dim, boolean keepdim) {
        return Quantiles.nanquantile(self(), q, dim, keepdim, "linear");
    }

    // ---- together and how often -------------------------------------------------------------------------------------

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

    /// Counts in `bins` of equal width over the range of the data.
    default Tensor histc(int bins) {
        return histc(bins, 0, 0);
    }

    /// How often 0, 1, 2, ... occur in a vector of whole numbers.
    default Tensor bincount() {
        return Statistics.bincount(self(), null, 0);
    }

    /// The sums of the weights of 0, 1, 2, ... (`null` counts), at least `minlength` of them.
    default Tensor bincount(Tensor weights, int minlength) {
        return Statistics.bincount(self(), weights, minlength);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
