package himalia.tensor;

/// Running sums, order and search along a dimension; everybody calls them on [Tensor].
///
/// ```java
/// tensor("[3., 1., 2.]").sort().values()    // tensor([1., 2., 3.])
/// tensor("[3., 1., 2.]").sort().indices()   // tensor([1, 2, 0])
/// tensor("[3, 1, 2]").cumsum(0)             // tensor([3, 4, 6])
/// ```
public sealed interface OrderOps permits Tensor {
    // ---- accumulate -------------------------------------------------------------------------------------------------

    /// Running sums along a dimension.
    default Tensor cumsum(int dim) {
        return Cumulative.cumsum(self(), dim);
    }

    /// Running products along a dimension.
    default Tensor cumprod(int dim) {
        return Cumulative.cumprod(self(), dim);
    }

    /// The largest so far along a dimension, and where it is.
    default ValuesAndIndices cummax(int dim) {
        return Cumulative.cumextreme(self(), dim, true);
    }

    /// The smallest so far along a dimension, and where it is.
    default ValuesAndIndices cummin(int dim) {
        return Cumulative.cumextreme(self(), dim, false);
    }

    /// The logarithms of the running sums of `e^x` along a dimension, without overflow.
    default Tensor logcumsumexp(int dim) {
        return Cumulative.logcumsumexp(self(), dim);
    }

    /// What each element of the last dimension exceeds the one before it by.
    default Tensor diff() {
        return diff(1, -1);
    }

    /// Differences of neighbours along a dimension, `n` times over.
    default Tensor diff(int n, int dim) {
        return Cumulative.diff(self(), n, dim);
    }

    /// The same, after `prepend` was put before and `append` behind along the dimension; `null` for nothing.
    ///
    /// ```java
    /// tensor("[3, 5, 9]").diff(1, 0, tensor("[0]"), null)   // tensor([3, 2, 4])
    /// ```
    default Tensor diff(int n, int dim, Tensor prepend, Tensor append) {
        return Cumulative.diff(self(), n, dim, prepend, append);
    }

    /// The area under the line through the elements of the last dimension, 1 apart: the trapezoidal rule.
    ///
    /// ```java
    /// tensor("[1., 5., 10.]").trapezoid()   // tensor(10.5000)
    /// ```
    default Tensor trapezoid() {
        return trapezoid(1, -1);
    }

    /// The area under the line through the elements of a dimension, `dx` apart.
    default Tensor trapezoid(double dx, int dim) {
        return Integrals.pieces(self(), null, dx, dim).sum(dim);
    }

    /// The area under the line through the elements of a dimension, which lie at the places `x`.
    default Tensor trapezoid(Tensor x, int dim) {
        return Integrals.pieces(self(), x, 1, dim).sum(dim);
    }

    /// The area up to each element of the last dimension but the first, 1 apart.
    default Tensor cumulativeTrapezoid() {
        return cumulativeTrapezoid(1, -1);
    }

    /// The area up to each element of a dimension but the first, `dx` apart.
    default Tensor cumulativeTrapezoid(double dx, int dim) {
        return Integrals.pieces(self(), null, dx, dim).cumsum(dim);
    }

    /// The area up to each element of a dimension but the first, which lie at the places `x`.
    default Tensor cumulativeTrapezoid(Tensor x, int dim) {
        return Integrals.pieces(self(), x, 1, dim).cumsum(dim);
    }

    /// The slope at each element along each dimension, elements 1 apart: central differences, one-sided at the ends.
    ///
    /// ```java
    /// tensor("[1., 2., 4., 7.]").gradient()[0]   // tensor([1.0000, 1.5000, 2.5000, 3.0000])
    /// ```
    ///
    /// @throws IllegalArgumentException if a dimension has fewer than two elements
    default Tensor[] gradient() {
        return Integrals.gradient(self());
    }

    /// The slope at each element along a dimension, elements `spacing` apart.
    default Tensor gradient(double spacing, int dim) {
        return Integrals.gradient(self(), spacing, dim);
    }

    // ---- order ------------------------------------------------------------------------------------------------------

    /// The last dimension in ascending order, and where the elements came from; nan come last, equals stay in order.
    default ValuesAndIndices sort() {
        return sort(-1, false);
    }

    /// A dimension in ascending order, and where the elements came from.
    default ValuesAndIndices sort(int dim) {
        return sort(dim, false);
    }

    /// A dimension in ascending or descending order, and where the elements came from.
    default ValuesAndIndices sort(int dim, boolean descending) {
        return Sorting.sort(self(), dim, descending);
    }

    /// The places of the elements of the last dimension in ascending order.
    default Tensor argsort() {
        return argsort(-1, false);
    }

    /// The places of the elements of a dimension in ascending order.
    default Tensor argsort(int dim) {
        return argsort(dim, false);
    }

    /// The places of the elements of a dimension in ascending or descending order.
    default Tensor argsort(int dim, boolean descending) {
        return Sorting.argsort(self(), dim, descending);
    }

    /// Sorted along the first dimension.
    default Tensor msort() {
        return sort(0).values();
    }

    /// The `k` largest of the last dimension in descending order, and where they are.
    default ValuesAndIndices topk(int k) {
        return topk(k, -1, true);
    }

    /// The `k` largest of a dimension in descending order, and where they are.
    ///
    /// @throws IllegalArgumentException if there are fewer than `k`
    default ValuesAndIndices topk(int k, int dim) {
        return topk(k, dim, true);
    }

    /// The `k` largest or smallest of a dimension in order, and where they are.
    ///
    /// @throws IllegalArgumentException if there are fewer than `k`
    default ValuesAndIndices topk(int k, int dim, boolean largest) {
        return Sorting.topk(self(), k, dim, largest);
    }

    /// The `k`-th smallest of the last dimension, counted from 1, and where it is.
    default ValuesAndIndices kthvalue(int k) {
        return kthvalue(k, -1, false);
    }

    /// The `k`-th smallest along a dimension, counted from 1, and where it is.
    ///
    /// @throws IllegalArgumentException if there are fewer than `k`
    default ValuesAndIndices kthvalue(int k, int dim) {
        return kthvalue(k, dim, false);
    }

    /// The `k`-th smallest along a dimension, which disappears or stays as size 1, and where it is.
    ///
    /// @throws IllegalArgumentException if there are fewer than `k`
    default ValuesAndIndices kthvalue(int k, int dim, boolean keepdim) {
        return Sorting.kthvalue(self(), k, dim, keepdim);
    }

    /// Each different value once, in ascending order.
    default Tensor unique() {
        return UniqueValues.sortedValues(self());
    }

    /// Each different place of a dimension once, in ascending order: of a matrix the different rows with 0.
    ///
    /// ```java
    /// tensor("[[1, 2], [0, 5], [1, 2]]").unique(0)   // tensor([[0, 5],
    ///                                                //         [1, 2]])
    /// ```
    default Tensor unique(int dim) {
        return UniqueValues.places(self(), dim, true).values();
    }

    /// Each different value once, where every element has gone, and how often each occurs.
    default UniqueValues uniqueCounts() {
        return UniqueValues.sorted(self());
    }

    /// Each different place of a dimension once, where every place has gone, and how often each occurs.
    default UniqueValues uniqueCounts(int dim) {
        return UniqueValues.places(self(), dim, true);
    }

    /// Each run of equal neighbours along a dimension once.
    default Tensor uniqueConsecutive(int dim) {
        return UniqueValues.places(self(), dim, false).values();
    }

    /// Each run of equal neighbours once.
    default Tensor uniqueConsecutive() {
        return UniqueValues.consecutive(self()).values();
    }

    /// Each run of equal neighbours along a dimension once, where every place has gone, and how long each run is.
    default UniqueValues uniqueConsecutiveCounts(int dim) {
        return UniqueValues.places(self(), dim, false);
    }

    /// Each run of equal neighbours once, where every element has gone, and how long each run is.
    default UniqueValues uniqueConsecutiveCounts() {
        return UniqueValues.consecutive(self());
    }

    // ---- search -----------------------------------------------------------------------------------------------------

    /// Where each value would go into this sorted sequence, before its equals.
    default Tensor searchsorted(Tensor values) {
        return Sorting.searchsorted(self(), values, false);
    }

    /// Where each value would go into this sorted sequence, before or (`right`) behind its equals.
    default Tensor searchsorted(Tensor values, boolean right) {
        return Sorting.searchsorted(self(), values, right);
    }

    /// The number of the interval that each element lies in; `boundaries` are sorted, and belong to the interval below.
    default Tensor bucketize(Tensor boundaries) {
        return Sorting.searchsorted(boundaries, self(), false);
    }

    /// The number of the interval that each element lies in; with `right` boundaries belong to the interval above.
    default Tensor bucketize(Tensor boundaries, boolean right) {
        return Sorting.searchsorted(boundaries, self(), right);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
