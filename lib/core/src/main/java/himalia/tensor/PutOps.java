package himalia.tensor;

/// Writing into a tensor at places that other tensors name; everybody calls it on [Tensor].
///
/// ```java
/// Tensor groups = tensor("[0, 1, 0]");
/// Tensor values = tensor("[1., 2., 5.]");
/// zeros(2).scatterReduce(0, groups, values, "amax")     // tensor([5., 2.])
/// ```
public sealed interface PutOps permits Tensor {
    /// A copy in which all elements of `source` that `index` sends to one place are put together with the element
    /// there:
    /// by `sum`, `prod`, `mean`, `amax` or `amin`.
    ///
    /// @throws IllegalArgumentException for another name
    default Tensor scatterReduce(int dim, Tensor index, Tensor source, String reduce) {
        return scatterReduce(dim, index, source, reduce, true);
    }

    /// As [#scatterReduce(int, Tensor, Tensor, String)]; without `includeSelf` what stood at a place before counts for
    /// nothing, unless `index` does not name it.
    ///
    /// ```java
    /// Tensor both = tensor("[0, 0]");
    /// Tensor values = tensor("[1., 2.]");
    /// tensor("[9., 8.]").scatterReduce(0, both, values, "mean", false)   // tensor([1.5000, 8.0000])
    /// ```
    default Tensor scatterReduce(int dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        return ScatterReduce.of(self(), dim, index, source, reduce, includeSelf);
    }

    /// A copy whose elements where the mask is true are the first ones of `source`, in order.
    ///
    /// ```java
    /// zeros(3).maskedScatter(tensor("[True, False, True]"), tensor("[7., 8.]"))   // tensor([7., 0., 8.])
    /// ```
    ///
    /// @throws IllegalArgumentException if `source` has too few elements or another type
    default Tensor maskedScatter(Tensor mask, Tensor source) {
        return Selecting.maskedScatter(self(), mask, source);
    }

    /// A copy with `values` written (or added in) at the places of the first dimensions that index tensors name.
    ///
    /// ```java
    /// zeros(3).indexPut(new Tensor[] {tensor("[0, 0]")}, tensor("[1., 2.]"), true)   // tensor([3., 0., 0.])
    /// ```
    ///
    /// @throws IndexOutOfBoundsException if a place is out of range
    default Tensor indexPut(Tensor[] indices, Tensor values, boolean accumulate) {
        Places places = Places.index(self().shape, java.util.Arrays.asList(indices));
        Tensor source = Views.expand(values.to(self().dtype()), places.shape());
        return places.put(self(), source, accumulate, "IndexPut");
    }

    /// Changes this tensor as [#indexPut(Tensor[], Tensor, boolean)] its copy.
    default Tensor indexPut_(Tensor[] indices, Tensor values, boolean accumulate) {
        return InPlace.write(self(), indexPut(indices, values, accumulate));
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
