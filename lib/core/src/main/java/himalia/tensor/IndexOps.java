package himalia.tensor;

/// Parts of a tensor, read and replaced: by an index as in Python's brackets, by lists of places, by masks; everybody
/// calls them on [Tensor].
///
/// | Python | here |
/// |---|---|
/// | `x[1]`, `x[1, -1]` | `x.get(1)`, `x.get(1, -1)` |
/// | `x[:, 1]`, `x[1:, ::2]`, `x[..., None]` | `x.get(":, 1")`, `x.get("1:, ::2")`, `x.get("..., None")` |
/// | `x[:, i]` | `x.get(all(), at(i))` with [Index] |
/// | `x[[0, 2]]` | `x.get("[0, 2]")` |
/// | `x[index]`, `x[rows, columns]`, `x[x > 0]` | `x.get(index)`, `x.get(rows, columns)`, `x.get(x.gt(0))` |
/// | `x[:, 1] = v` | `x.set(":, 1", v)` |
/// | `x[x < 0] = 0` | `x.set(x.lt(0), 0)` |
///
/// Numbers, slices, `...` and `None` make a view, which shares its elements with the tensor; index tensors, masks and
/// lists make a copy. Gradients flow through all of them, and through `set`.
///
/// ```java
/// tensor("[[1., 2.], [3., 4.]]").get(":, 1")                          // tensor([2., 4.])
/// zeros(2).scatterAdd(0, tensor("[0, 0]"), tensor("[1., 5.]"))        // tensor([6., 0.])
/// ```
public sealed interface IndexOps permits Tensor {
    // ---- read -------------------------------------------------------------------------------------------------------

    /// The part that Python's index text names: `x.get(":, 1")` is the second column, `x.get("2:5")` rows 2 to 4.
    ///
    /// @throws IndexOutOfBoundsException if a number is out of range or there are too many of them
    /// @throws IllegalArgumentException if the text is no index; a caret shows where
    default Tensor get(String index) {
        return Indexing.get(self(), IndexText.parse(index));
    }

    /// A view at these places of the first dimensions: `x.get(0)` is the first row, `x.get(0, -1)` its last element.
    default Tensor get(int... index) {
        return Indexing.get(self(), index);
    }

    /// The part that an index text and a place name: `x.get(":", 1)` is `x.get(":, 1")`, the second column.
    default Tensor get(String first, int second) {
        return get(first + ", " + second);
    }

    /// The part that a place and an index text name: `x.get(0, ":2")` is `x.get("0, :2")`.
    default Tensor get(int first, String second) {
        return get(first + ", " + second);
    }

    /// The part that typed entries name: `x.get(all(), at(1))`; see [Index].
    default Tensor get(Index first, Index... more) {
        return Indexing.get(self(), Indexing.join(first, more));
    }

    /// The places of the first dimension that a whole tensor lists, or all elements for which a bool tensor is true.
    ///
    /// With several tensors: the elements at those places of the first dimensions, `x.get(rows, columns)`.
    ///
    /// **Shape** x `[4, 5]`, index `[3]` -> `[3, 5]`; two indices `[2]` -> `[2]`; mask `[4, 5]` -> `[n]`.
    ///
    /// @throws IndexOutOfBoundsException if a place is out of range or a mask has another shape than the tensor
    default Tensor get(Tensor first, Tensor... more) {
        return Indexing.get(self(), Indexing.chosen(first, more));
    }

    /// A view at one place of a dimension.
    default Tensor select(int dim, int index) {
        return Views.select(self(), dim, index);
    }

    /// A view of `length` places of a dimension from `start` on.
    default Tensor narrow(int dim, int start, int length) {
        return Dimensions.narrow(self(), dim, start, length);
    }

    // ---- write ------------------------------------------------------------------------------------------------------

    /// Writes into the part that the index text names; the value broadcasts.
    ///
    /// @throws IllegalArgumentException if the value does not fit, or the text is no index
    default Tensor set(String index, Tensor value) {
        return Indexing.set(self(), value, IndexText.parse(index));
    }

    /// Writes one number into the part that the index text names.
    default Tensor set(String index, double value) {
        return set(index, number(value));
    }

    /// Writes into the places that a whole tensor lists, or where a mask is true.
    default Tensor set(Tensor index, Tensor value) {
        return Indexing.set(self(), value, Index.at(index));
    }

    /// Writes one number into the places that a whole tensor lists, or where a mask is true: `x.set(x.lt(0), 0)`.
    default Tensor set(Tensor index, double value) {
        return set(index, number(value));
    }

    /// Writes into the elements at these places of the first two dimensions.
    default Tensor set(Tensor rows, Tensor columns, Tensor value) {
        return Indexing.set(self(), value, Index.at(rows), Index.at(columns));
    }

    /// Writes into the part that one typed entry names.
    default Tensor set(Index index, Tensor value) {
        return Indexing.set(self(), value, index);
    }

    /// Writes one number into the part that one typed entry names.
    default Tensor set(Index index, double value) {
        return set(index, number(value));
    }

    /// Writes into the part that typed entries name: `x.set(Index.of(all(), at(1)), value)`.
    default Tensor set(Index[] index, Tensor value) {
        return Indexing.set(self(), value, index);
    }

    /// Writes one number into the part that typed entries name.
    default Tensor set(Index[] index, double value) {
        return set(index, number(value));
    }

    /// Writes one place of the first dimension, for example a row.
    default Tensor set(int place, Tensor value) {
        return Indexing.set(self(), value, Index.at(place));
    }

    /// Writes one number into one place of the first dimension.
    default Tensor set(int place, double value) {
        return set(place, number(value));
    }

    /// Writes one number at a row and a column.
    default Tensor set(int row, int column, double value) {
        return Indexing.set(self(), number(value), Index.at(row), Index.at(column));
    }

    // ---- pick by number ---------------------------------------------------------------------------------------------

    /// The places of a dimension that a vector lists, in its order.
    ///
    /// @throws IndexOutOfBoundsException if a place is out of range
    default Tensor indexSelect(int dim, Tensor index) {
        return AdvancedIndexing.indexSelect(self(), dim, index);
    }

    /// For each element of `index` the element at that place of a dimension: `y[i][j] = x[i][index[i][j]]` for `dim` 1.
    ///
    /// **Shape** that of `index`, which is nowhere larger than the tensor but along `dim`.
    default Tensor gather(int dim, Tensor index) {
        return AdvancedIndexing.gather(self(), dim, index);
    }

    /// The elements at these places of the flattened tensor.
    default Tensor take(Tensor index) {
        return AdvancedIndexing.take(self(), index);
    }

    /// As [#gather(int, Tensor)], but sizes of 1 broadcast; made for the results of `argsort` and `argmax`.
    default Tensor takeAlongDim(Tensor indices, int dim) {
        return AdvancedIndexing.takeAlongDim(self(), indices, dim);
    }

    /// The elements at these places of the flattened tensor, in the shape of the indices.
    default Tensor takeAlongDim(Tensor indices) {
        return self().reshape(-1).takeAlongDim(indices.reshape(-1), 0);
    }

    /// The elements where the mask is true, as a vector.
    default Tensor maskedSelect(Tensor mask) {
        return AdvancedIndexing.maskedSelect(self(), mask);
    }

    /// Where the elements lie that are not 0: a row of coordinates for each.
    ///
    /// **Shape** `[n, rank]`, int64.
    default Tensor nonzero() {
        return AdvancedIndexing.nonzero(self());
    }

    /// The same as [#nonzero()].
    default Tensor argwhere() {
        return AdvancedIndexing.nonzero(self());
    }

    /// The elements where the condition holds, elsewhere those of `other`.
    default Tensor where(Tensor condition, Tensor other) {
        return Gathering.where(condition, self(), other);
    }

    /// The lower triangle of a matrix, up to a diagonal; what lies above becomes 0.
    default Tensor tril(int diagonal) {
        return Triangles.part(self(), diagonal, true);
    }

    /// The lower triangle of a matrix.
    default Tensor tril() {
        return tril(0);
    }

    /// The upper triangle of a matrix, from a diagonal on; what lies below becomes 0.
    default Tensor triu(int diagonal) {
        return Triangles.part(self(), diagonal, false);
    }

    /// The upper triangle of a matrix.
    default Tensor triu() {
        return triu(0);
    }

    /// A row for every number: 1 in the place of that number, 0 elsewhere, in int64.
    ///
    /// @param classes the length of a row
    /// @throws IllegalArgumentException if the numbers are not whole, or not from 0 to `classes - 1`
    default Tensor oneHot(int classes) {
        return Creation.oneHot(self(), classes);
    }

    /// The same, with rows just long enough.
    default Tensor oneHot() {
        return Creation.oneHot(self(), -1);
    }

    // ---- put by number ----------------------------------------------------------------------------------------------

    /// A copy with `source` written where `index` says: `y[i][index[i][j]] = source[i][j]` for `dim` 1.
    default Tensor scatter(int dim, Tensor index, Tensor source) {
        return AdvancedIndexing.scatter(self(), dim, index, source, false);
    }

    /// A copy with one number written where `index` says.
    default Tensor scatter(int dim, Tensor index, double value) {
        return AdvancedIndexing.scatter(self(), dim, index, number(value), false);
    }

    /// A copy with `source` added (`add`) or multiplied in (`multiply`) where `index` says.
    default Tensor scatter(int dim, Tensor index, Tensor source, String reduce) {
        return ScatterReduce.named(self(), dim, index, source, reduce);
    }

    /// A copy with one number added (`add`) or multiplied in (`multiply`) where `index` says.
    default Tensor scatter(int dim, Tensor index, double value, String reduce) {
        return ScatterReduce.named(self(), dim, index, number(value), reduce);
    }

    /// A copy with `source` added in where `index` says; places named twice get both.
    default Tensor scatterAdd(int dim, Tensor index, Tensor source) {
        return AdvancedIndexing.scatter(self(), dim, index, source, true);
    }

    /// A copy in which all elements of `source` that `index` sends to one place are put together with the element
    /// there: by `sum`, `prod`, `mean`, `amax` or `amin`.
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

    /// A copy with the slices of `source` added in at these places of a dimension.
    default Tensor indexAdd(int dim, Tensor index, Tensor source) {
        return AdvancedIndexing.indexPut(self(), dim, index, source, true, "index_add", "IndexAdd");
    }

    /// A copy with `alpha` times the slices of `source` added in at these places of a dimension.
    default Tensor indexAdd(int dim, Tensor index, Tensor source, double alpha) {
        return indexAdd(dim, index, source.mul(source.whole(alpha)));
    }

    /// A copy with rows (or other places of a dimension) replaced by those of `source`.
    default Tensor indexCopy(int dim, Tensor index, Tensor source) {
        return AdvancedIndexing.indexPut(self(), dim, index, source, false, "index_copy", "IndexCopy");
    }

    /// A copy with one number at these places of a dimension.
    default Tensor indexFill(int dim, Tensor index, double value) {
        return AdvancedIndexing.indexPut(self(), dim, index, number(value), false, "index_fill", "IndexFill");
    }

    /// A copy with `values` written (or added in) at the places of the first dimensions that index tensors name.
    ///
    /// ```java
    /// zeros(3).indexPut(new Tensor[] {tensor("[0, 0]")}, tensor("[1., 2.]"), true)   // tensor([3., 0., 0.])
    /// ```
    ///
    /// A bool tensor names the places where it is true, `null` a whole dimension.
    ///
    /// @throws IndexOutOfBoundsException if a place is out of range, or a mask has another shape
    /// @throws IllegalArgumentException if the values have another type, or do not broadcast
    default Tensor indexPut(Tensor[] indices, Tensor values, boolean accumulate) {
        return Indexing.put(self(), indices, values, accumulate);
    }

    /// A copy with `values` written at the places of the first dimensions that index tensors name.
    default Tensor indexPut(Tensor[] indices, Tensor values) {
        return indexPut(indices, values, false);
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
        return ScatterReduce.slices(self(), dim, index, source, reduce, includeSelf);
    }

    /// A copy with one number wherever the mask is true.
    default Tensor maskedFill(Tensor mask, double value) {
        return AdvancedIndexing.maskedFill(self(), mask, number(value));
    }

    /// A copy with the value of a 0-d tensor wherever the mask is true.
    default Tensor maskedFill(Tensor mask, Tensor value) {
        return AdvancedIndexing.maskedFill(self(), mask, value);
    }

    /// A copy whose elements where the mask is true are the first ones of `source`, in order.
    ///
    /// ```java
    /// zeros(3).maskedScatter(tensor("[True, False, True]"), tensor("[7., 8.]"))   // tensor([7., 0., 8.])
    /// ```
    ///
    /// @throws IllegalArgumentException if `source` has too few elements or another type
    default Tensor maskedScatter(Tensor mask, Tensor source) {
        return AdvancedIndexing.maskedScatter(self(), mask, source);
    }

    /// A copy with `source` in one place of a dimension.
    default Tensor selectScatter(Tensor source, int dim, int index) {
        return AdvancedIndexing.replaced(self(), source, x -> x.select(dim, index));
    }

    /// A copy with `source` in the places `start, start + step, ...` before `end` of a dimension.
    default Tensor sliceScatter(Tensor source, int dim, int start, int end, int step) {
        return AdvancedIndexing.replaced(self(), source, x -> Views.slice(x, dim, start, end, step));
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
        return AdvancedIndexing.replaced(self(), source, x -> x.diagonal(offset, dim1, dim2));
    }

    private Tensor number(double value) {
        return Elements.fitting(self(), value);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
