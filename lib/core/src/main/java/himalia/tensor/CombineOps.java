package himalia.tensor;

/// Tensors laid out anew: cut at places, chosen by steps, with a part replaced, paired with each other; everybody calls
/// them on [Tensor].
///
/// ```java
/// tensor("[1, 2, 3]").combinations(2, false)               // tensor([[1, 2],
///                                                          //         [1, 3],
///                                                          //         [2, 3]])
/// zeros(2, 3).selectScatter(tensor("[7., 8.]"), 1, 0)      // tensor([[7., 0., 0.],
///                                                          //         [8., 0., 0.]])
/// ```
public sealed interface CombineOps permits Tensor {
    /// All pairs of different places of a vector, a row each.
    default Tensor combinations() {
        return combinations(2, false);
    }

    /// All choices of `r` elements of a vector in their order, a row each; `withReplacement` an element may come again.
    ///
    /// @throws IllegalArgumentException if it is no vector or `r` negative
    default Tensor combinations(int r, boolean withReplacement) {
        return Combining.combinations(self(), r, withReplacement);
    }

    /// Another view of the storage: these sizes, these steps between neighbours, beginning where this tensor does.
    default Tensor asStrided(int[] size, int[] stride) {
        return asStrided(size, stride, self().layout.offset);
    }

    /// Another view of the storage: these sizes, these steps between neighbours, from this element of the storage on.
    ///
    /// ```java
    /// arange(5).asStrided(new int[] {2, 2}, new int[] {1, 2}, 1)   // tensor([[1, 3],
    ///                                                              //         [2, 4]])
    /// ```
    ///
    /// @throws IllegalArgumentException if it would leave the storage
    default Tensor asStrided(int[] size, int[] stride, int storageOffset) {
        return Combining.asStrided(self(), size, stride, storageOffset);
    }

    /// A copy with `source` in one place of a dimension.
    default Tensor selectScatter(Tensor source, int dim, int index) {
        return Combining.replaced(self(), source, x -> x.select(dim, index));
    }

    /// A copy with `source` in the places `start, start + step, ...` before `end` of a dimension.
    default Tensor sliceScatter(Tensor source, int dim, int start, int end, int step) {
        return Combining.replaced(self(), source, x -> Views.slice(x, dim, start, end, step));
    }

    /// A copy with `source` in the places from `start` to before `end` of a dimension.
    default Tensor sliceScatter(Tensor source, int dim, int start, int end) {
        return sliceScatter(source, dim, start, end, 1);
    }

    /// A copy with `source` on the main diagonal.
    default Tensor diagonalScatter(Tensor source) {
        return diagonalScatter(source, 0, 0, 1);
    }

    /// A copy with `source` on a diagonal of two dimensions.
    default Tensor diagonalScatter(Tensor source, int offset, int dim1, int dim2) {
        return Combining.replaced(self(), source, x -> x.diagonal(offset, dim1, dim2));
    }

    /// Views of the first dimension, cut before these places.
    default Tensor[] tensorSplit(int[] indices) {
        return self().tensorSplit(indices, 0);
    }

    /// Views cut before these rows.
    default Tensor[] vsplit(int[] indices) {
        return self().tensorSplit(indices, 0);
    }

    /// Views of equal parts, one behind the other: along the third dimension.
    default Tensor[] dsplit(int sections) {
        return self().tensorSplit(sections, 2);
    }

    /// Views cut before these places of the third dimension.
    default Tensor[] dsplit(int[] indices) {
        return self().tensorSplit(indices, 2);
    }

    /// Every element of the flattened tensor as often as its number in `repeats` says.
    default Tensor repeatInterleave(Tensor repeats) {
        return self().reshape(-1).repeatInterleave(repeats, 0);
    }

    /// Matrices with these vectors (the last dimension) on a diagonal of two new dimensions.
    default Tensor diagEmbed(int offset, int dim1, int dim2) {
        return Selecting.diagEmbed(self(), offset).movedim(new int[] {-2, -1}, new int[] {dim1, dim2});
    }

    /// A square matrix with all elements, flattened, on a diagonal beside the main one.
    default Tensor diagflat(int offset) {
        return self().reshape(-1).diag(offset);
    }

    /// The last two dimensions swapped; for real numbers the same as [Tensor#mT()].
    default Tensor H() {
        return self().mT();
    }

    /// The last two dimensions swapped; for real numbers the same as [Tensor#mT()].
    default Tensor adjoint() {
        return self().mT();
    }

    /// The elements at these places of the flattened tensor, in the shape of the indices.
    default Tensor takeAlongDim(Tensor indices) {
        return self().reshape(-1).takeAlongDim(indices.reshape(-1), 0);
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
        return Combining.pdist(self(), p);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
