package himalia.tensor;

/// Sums, means and extremes of all elements or along dimensions; everybody calls them on [Tensor]. More of them are in
/// [ReduceOps].
///
/// ```java
/// tensor("[[1., 2.], [3., 4.]]").sum(0)          // tensor([4., 6.])
/// tensor("[[1., 2.], [3., 4.]]").mean()          // tensor(2.5000)
/// ```
public sealed interface BasicReductions permits Tensor {
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

    private Tensor self() {
        return (Tensor) this;
    }
}
