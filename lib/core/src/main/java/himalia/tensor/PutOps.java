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
        Places places = Places.index(self().shape(), java.util.Arrays.asList(indices));
        Tensor source = Views.expand(values.to(self().dtype()), places.shape());
        return places.put(self(), source, accumulate, "IndexPut");
    }

    /// A copy with `values` written at the places of the first dimensions that index tensors name.
    default Tensor indexPut(Tensor[] indices, Tensor values) {
        return indexPut(indices, values, false);
    }

    /// Writes `values` at the places of the first dimensions that index tensors name.
    default Tensor indexPut_(Tensor[] indices, Tensor values) {
        return indexPut_(indices, values, false);
    }

    /// A copy with the slices of `source` put together with those at these places of a dimension: by `prod`, `mean`,
    /// `amax` or `amin`.
    ///
    /// ```java
    /// ones(2, 2).indexReduce(0, tensor("[0]"), tensor("[[3., 4.]]"), "prod")   // tensor([[3., 4.],
    ///                                                                          //         [1., 1.]])
    /// ```
    default Tensor indexReduce(int dim, Tensor index, Tensor source, String reduce) {
        return indexReduce(dim, index, source, reduce, true);
    }

    /// The same; without `includeSelf` what stood at a named place before counts for nothing.
    default Tensor indexReduce(int dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        int[] sizes = new int[source.dim()];
        java.util.Arrays.fill(sizes, 1);
        sizes[Shape.wrap(dim, source.dim())] = index.numel();
        Tensor each = index.reshape(sizes).expand(source.shape());
        return scatterReduce(dim, each, source, reduce, includeSelf);
    }

    /// A copy with `source` added (`add`) or multiplied in (`multiply`) where `index` says.
    default Tensor scatter(int dim, Tensor index, Tensor source, String reduce) {
        return switch (reduce) {
            case "add" -> self().scatterAdd(dim, index, source);
            case "multiply" -> scatterReduce(dim, index, source, "prod");
            default ->
                throw new IllegalArgumentException("reduce argument must be either add or multiply, got " + reduce
                        + "\nHint: scatterReduce knows sum, prod, mean, amax and amin.");
        };
    }

    /// Changes this tensor as [#maskedScatter(Tensor, Tensor)] its copy.
    default Tensor maskedScatter_(Tensor mask, Tensor source) {
        return InPlace.become(self(), x -> x.maskedScatter(mask, source));
    }

    /// Changes this tensor as [#scatterReduce(int, Tensor, Tensor, String)] its copy.
    default Tensor scatterReduce_(int dim, Tensor index, Tensor source, String reduce) {
        return InPlace.become(self(), x -> x.scatterReduce(dim, index, source, reduce));
    }

    /// Changes this tensor as [#indexPut(Tensor[], Tensor, boolean)] its copy.
    default Tensor indexPut_(Tensor[] indices, Tensor values, boolean accumulate) {
        return InPlace.write(self(), indexPut(indices, values, accumulate));
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
