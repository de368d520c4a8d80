package himalia.tensor;

/// The ways to read and write parts of a tensor; everybody calls them on [Tensor], for example `x.get(":, 1")`.
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
public abstract sealed class Picking extends Creation permits Arranging {
    Picking() {}

    Tensor self() {
        return (Tensor) this;
    }

    private Tensor number(double value) {
        boolean whole = !self().dtype().isFloatingPoint();
        return whole ? Tensor.number((long) value) : Tensor.number(value);
    }

    // ---- read -----------------------------------------------------------------------------------------------------

    /// The part that Python's index text names: `x.get(":, 1")` is the second column, `x.get("2:5")` rows 2 to 4.
    ///
    /// @throws IndexOutOfBoundsException if a number is out of range or there are too many of them
    /// @throws IllegalArgumentException if the text is no index; a caret shows where
    public Tensor get(String index) {
        return Indexing.get(self(), IndexText.parse(index));
    }

    /// A view at these places of the first dimensions: `x.get(0)` is the first row, `x.get(0, -1)` its last element.
    public Tensor get(int... index) {
        if (index.length > self().dim()) {
            throw Indexing.tooMany(self(), Shape.text(index).replaceAll("[\\[\\]]", ""));
        }
        Tensor y = self();
        for (int i : index) {
            y = Views.select(y, 0, i);
        }
        return y;
    }

    /// The part that typed entries name: `x.get(all(), at(1))`; see [Index].
    public Tensor get(Index first, Index... more) {
        return Indexing.get(self(), join(first, more));
    }

    /// The places of the first dimension that a whole tensor lists, or all elements for which a bool tensor is true.
    ///
    /// With several tensors: the elements at those places of the first dimensions, `x.get(rows, columns)`.
    ///
    /// **Shape** x `[4, 5]`, index `[3]` -> `[3, 5]`; two indices `[2]` -> `[2]`; mask `[4, 5]` -> `[n]`.
    ///
    /// @throws IndexOutOfBoundsException if a place is out of range or a mask has another shape than the tensor
    public Tensor get(Tensor first, Tensor... more) {
        return Indexing.get(self(), chosen(first, more));
    }

    private static Index[] join(Index first, Index... more) {
        Index[] all = new Index[more.length + 1];
        all[0] = first;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    private static Index[] chosen(Tensor first, Tensor... more) {
        Index[] all = new Index[more.length + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = Index.at(i == 0 ? first : more[i - 1]);
        }
        return all;
    }

    // ---- write ----------------------------------------------------------------------------------------------------

    /// Writes into the part that the index text names; the value broadcasts.
    ///
    /// @throws IllegalArgumentException if the value does not fit, or the text is no index
    public Tensor set(String index, Tensor value) {
        return Indexing.set(self(), value, IndexText.parse(index));
    }

    /// Writes one number into the part that the index text names.
    public Tensor set(String index, double value) {
        return set(index, number(value));
    }

    /// Writes into the places that a whole tensor lists, or where a mask is true.
    public Tensor set(Tensor index, Tensor value) {
        return Indexing.set(self(), value, Index.at(index));
    }

    /// Writes one number into the places that a whole tensor lists, or where a mask is true: `x.set(x.lt(0), 0)`.
    public Tensor set(Tensor index, double value) {
        return set(index, number(value));
    }

    /// Writes into the elements at these places of the first two dimensions.
    public Tensor set(Tensor rows, Tensor columns, Tensor value) {
        return Indexing.set(self(), value, Index.at(rows), Index.at(columns));
    }

    /// Writes into the part that one typed entry names.
    public Tensor set(Index index, Tensor value) {
        return Indexing.set(self(), value, index);
    }

    /// Writes one number into the part that one typed entry names.
    public Tensor set(Index index, double value) {
        return set(index, number(value));
    }

    /// Writes into the part that typed entries name: `x.set(Index.of(all(), at(1)), value)`.
    public Tensor set(Index[] index, Tensor value) {
        return Indexing.set(self(), value, index);
    }

    /// Writes one number into the part that typed entries name.
    public Tensor set(Index[] index, double value) {
        return set(index, number(value));
    }

    /// Writes one place of the first dimension, for example a row.
    public Tensor set(int place, Tensor value) {
        return Indexing.set(self(), value, Index.at(place));
    }

    /// Writes one number into one place of the first dimension.
    public Tensor set(int place, double value) {
        return set(place, number(value));
    }

    /// Writes one number at a row and a column.
    public Tensor set(int row, int column, double value) {
        return Indexing.set(self(), number(value), Index.at(row), Index.at(column));
    }

    // ---- pick by number -------------------------------------------------------------------------------------------

    /// The places of a dimension that a vector lists, in its order.
    ///
    /// @throws IndexOutOfBoundsException if a place is out of range
    public Tensor indexSelect(int dim, Tensor index) {
        return Selecting.indexSelect(self(), dim, index);
    }

    /// For each element of `index` the element at that place of a dimension: `y[i][j] = x[i][index[i][j]]` for `dim` 1.
    ///
    /// **Shape** that of `index`, which is nowhere larger than the tensor but along `dim`.
    public Tensor gather(int dim, Tensor index) {
        return Selecting.gather(self(), dim, index);
    }

    /// As [#gather(int, Tensor)], but sizes of 1 broadcast; made for the results of `argsort` and `argmax`.
    public Tensor takeAlongDim(Tensor indices, int dim) {
        return Selecting.takeAlongDim(self(), indices, dim);
    }

    /// The elements at these places of the flattened tensor.
    public Tensor take(Tensor index) {
        return Selecting.take(self(), index);
    }

    /// The elements where the mask is true, as a vector.
    public Tensor maskedSelect(Tensor mask) {
        return Selecting.maskedSelect(self(), mask);
    }

    /// Where the elements lie that are not 0: a row of coordinates for each.
    ///
    /// **Shape** `[n, rank]`, int64.
    public Tensor nonzero() {
        return Selecting.nonzero(self());
    }

    /// The same as [#nonzero()].
    public Tensor argwhere() {
        return Selecting.nonzero(self());
    }

    /// Where a mask is true: one vector of places per dimension, which `get` takes back.
    public static Tensor[] where(Tensor mask) {
        return mask.dim() == 0 ? Selecting.coordinates(mask.view(1)) : Selecting.coordinates(mask);
    }

    /// `a` where the mask is true, elsewhere the number.
    public static Tensor where(Tensor mask, Tensor a, double b) {
        return Gathering.where(mask, a, Tensor.number(b));
    }

    /// The number where the mask is true, elsewhere `b`.
    public static Tensor where(Tensor mask, double a, Tensor b) {
        return Gathering.where(mask, Tensor.number(a), b);
    }

    /// `a` where the mask is true, elsewhere the number; whole tensors stay whole.
    public static Tensor where(Tensor mask, Tensor a, long b) {
        return Gathering.where(mask, a, Tensor.number(b));
    }

    /// The number where the mask is true, elsewhere `b`; whole tensors stay whole.
    public static Tensor where(Tensor mask, long a, Tensor b) {
        return Gathering.where(mask, Tensor.number(a), b);
    }

    /// One number where the mask is true, elsewhere another one; int64.
    public static Tensor where(Tensor mask, long a, long b) {
        return Gathering.where(mask, Tensor.number(a), Tensor.number(b));
    }

    /// One number where the mask is true, elsewhere another one; float32.
    public static Tensor where(Tensor mask, double a, double b) {
        return Gathering.where(mask, Tensor.number(a), Tensor.number(b));
    }

    // ---- put by number --------------------------------------------------------------------------------------------

    /// A copy with `source` written where `index` says: `y[i][index[i][j]] = source[i][j]` for `dim` 1.
    public Tensor scatter(int dim, Tensor index, Tensor source) {
        return Selecting.scatter(self(), dim, index, source, false);
    }

    /// A copy with one number written where `index` says.
    public Tensor scatter(int dim, Tensor index, double value) {
        return Selecting.scatter(self(), dim, index, number(value), false);
    }

    /// A copy with `source` added in where `index` says; places named twice get both.
    public Tensor scatterAdd(int dim, Tensor index, Tensor source) {
        return Selecting.scatter(self(), dim, index, source, true);
    }

    /// Writes `source` where `index` says.
    public Tensor scatter_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), scatter(dim, index, source));
    }

    /// Writes one number where `index` says; `zeros(n, k).scatter_(1, labels, 1)` is one-hot.
    public Tensor scatter_(int dim, Tensor index, double value) {
        return InPlace.write(self(), scatter(dim, index, value));
    }

    /// Adds `source` in where `index` says.
    public Tensor scatterAdd_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), scatterAdd(dim, index, source));
    }

    /// A copy with the slices of `source` added in at these places of a dimension.
    public Tensor indexAdd(int dim, Tensor index, Tensor source) {
        return Selecting.indexPut(self(), dim, index, source, true, "index_add", "IndexAdd");
    }

    /// A copy with the slices of `source` written at these places of a dimension.
    public Tensor indexAdd(int dim, Tensor index, Tensor source, double alpha) {
        return indexAdd(dim, index, source.mul(source.whole(alpha)));
    }

    /// A copy with rows (or other places of a dimension) replaced by those of `source`.
    public Tensor indexCopy(int dim, Tensor index, Tensor source) {
        return Selecting.indexPut(self(), dim, index, source, false, "index_copy", "IndexCopy");
    }

    /// A copy with one number at these places of a dimension.
    public Tensor indexFill(int dim, Tensor index, double value) {
        return Selecting.indexPut(self(), dim, index, number(value), false, "index_fill", "IndexFill");
    }

    /// Adds the slices of `source` in at these places of a dimension.
    public Tensor indexAdd_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), indexAdd(dim, index, source));
    }

    /// Writes the slices of `source` at these places of a dimension.
    public Tensor indexCopy_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), indexCopy(dim, index, source));
    }

    /// Writes one number at these places of a dimension.
    public Tensor indexFill_(int dim, Tensor index, double value) {
        return InPlace.write(self(), indexFill(dim, index, value));
    }

    /// A copy with one number wherever the mask is true.
    public Tensor maskedFill(Tensor mask, double value) {
        return Selecting.maskedFill(self(), mask, number(value));
    }

    /// A copy with the value of a 0-d tensor wherever the mask is true.
    public Tensor maskedFill(Tensor mask, Tensor value) {
        return Selecting.maskedFill(self(), mask, value);
    }

    /// Writes one number wherever the mask is true.
    public Tensor maskedFill_(Tensor mask, double value) {
        return InPlace.write(self(), maskedFill(mask, value));
    }
}
