package himalia.tensor;

/// The ways to cut, join and turn whole tensors; everybody calls them on [Tensor], for example `x.flip(0)`.
public abstract sealed class Arranging extends Picking permits Reading {
    Arranging() {}

    // ---- views ----------------------------------------------------------------------------------------------------

    /// Windows of `size` neighbours of a dimension, each `step` after the one before, along a new last dimension.
    ///
    /// ```java
    /// arange(5).unfold(0, 3, 1)   // tensor([[0, 1, 2],
    ///                             //         [1, 2, 3],
    ///                             //         [2, 3, 4]])
    /// ```
    public Tensor unfold(int dim, int size, int step) {
        return StridedViews.unfold(self(), dim, size, step);
    }

    /// The main diagonal of a matrix.
    public Tensor diagonal() {
        return diagonal(0);
    }

    /// A diagonal of a matrix; `offset` counts to the right above, to the left below the main one.
    public Tensor diagonal(int offset) {
        return diagonal(offset, 0, 1);
    }

    /// A diagonal of two dimensions, as a new last one.
    public Tensor diagonal(int offset, int dim1, int dim2) {
        return StridedViews.diagonal(self(), offset, dim1, dim2);
    }

    /// Two dimensions swapped; NumPy's name for `transpose`.
    public Tensor swapaxes(int axis0, int axis1) {
        return Views.transpose(self(), axis0, axis1, "Transpose");
    }

    /// One dimension moved to another place, the others in their order.
    public Tensor movedim(int source, int destination) {
        return movedim(new int[] {source}, new int[] {destination});
    }

    /// Dimensions moved to other places, the others in their order.
    public Tensor movedim(int[] source, int[] destination) {
        return Reordering.movedim(self(), source, destination);
    }

    /// All dimensions in reverse order; of a matrix the transposed one.
    public Tensor T() {
        int[] order = new int[self().dim()];
        for (int i = 0; i < order.length; i++) {
            order[i] = order.length - 1 - i;
        }
        return Views.permute(self(), order, "Permute");
    }

    /// The last two dimensions swapped: every matrix of a batch transposed.
    ///
    /// @throws IllegalArgumentException if there are fewer than two
    public Tensor mT() {
        if (self().dim() < 2) {
            throw new IllegalArgumentException("tensor.mT is only supported on matrices or batches of matrices. Got "
                    + self().dim() + "-D tensor: " + self().shape().brackets());
        }
        return Views.transpose(self(), -2, -1, "Transpose");
    }

    /// Dimensions of size 1 repeated without a copy, until the shape is this one.
    public Tensor broadcastTo(int... shape) {
        return self().expand(shape);
    }

    /// Dimensions of size 1 repeated without a copy, until the shape is that of another tensor.
    public Tensor expandAs(Tensor other) {
        return Views.expand(self(), other.shape());
    }

    /// The shape of another tensor, without a copy.
    public Tensor viewAs(Tensor other) {
        return Views.view(self(), other.shape());
    }

    /// The shape of another tensor.
    public Tensor reshapeAs(Tensor other) {
        return Views.reshape(self(), other.shape());
    }

    /// All elements in one dimension; a view where that is possible.
    public Tensor ravel() {
        return self().reshape(-1);
    }

    /// The dimensions from `startDim` on in one.
    public Tensor flatten(int startDim) {
        return flatten(startDim, -1);
    }

    /// The dimensions from `startDim` to `endDim` in one.
    public Tensor flatten(int startDim, int endDim) {
        return Joining.flatten(self(), startDim, endDim);
    }

    /// One dimension as several; one size may be `-1`.
    public Tensor unflatten(int dim, int... sizes) {
        return Joining.unflatten(self(), dim, sizes);
    }

    // ---- cut ------------------------------------------------------------------------------------------------------

    /// Views of `size` places of the first dimension each; the last one may be smaller.
    public Tensor[] split(int size) {
        return split(size, 0);
    }

    /// Views of `size` places of a dimension each; the last one may be smaller.
    public Tensor[] split(int size, int dim) {
        return Joining.split(self(), size, dim);
    }

    /// Views of these numbers of places of the first dimension.
    public Tensor[] split(int[] sizes) {
        return split(sizes, 0);
    }

    /// Views of these numbers of places of a dimension, which have to add up to its size.
    public Tensor[] split(int[] sizes, int dim) {
        return Joining.split(self(), sizes, dim);
    }

    /// At most this many views of equal size along the first dimension; the last one may be smaller.
    public Tensor[] chunk(int chunks) {
        return chunk(chunks, 0);
    }

    /// At most this many views of equal size along a dimension; the last one may be smaller.
    public Tensor[] chunk(int chunks, int dim) {
        return Joining.chunk(self(), chunks, dim);
    }

    /// Exactly this many views along the first dimension; the first ones may be larger by one.
    public Tensor[] tensorSplit(int sections) {
        return tensorSplit(sections, 0);
    }

    /// Exactly this many views along a dimension; the first ones may be larger by one.
    public Tensor[] tensorSplit(int sections, int dim) {
        return Joining.tensorSplit(self(), sections, dim);
    }

    /// Views of a dimension, cut before these places.
    public Tensor[] tensorSplit(int[] indices, int dim) {
        return Joining.tensorSplit(self(), indices, dim);
    }

    /// A view of every place of the first dimension.
    public Tensor[] unbind() {
        return unbind(0);
    }

    /// A view of every place of a dimension.
    public Tensor[] unbind(int dim) {
        return Joining.unbind(self(), dim);
    }

    // ---- turn and repeat ------------------------------------------------------------------------------------------

    /// Some dimensions in reverse order, as a copy; what `x[::-1]` is for NumPy.
    public Tensor flip(int... dims) {
        return Reordering.flip(self(), dims);
    }

    /// A matrix with its columns in reverse order.
    public Tensor fliplr() {
        return flipped(1, "fliplr", 2);
    }

    /// The rows in reverse order.
    public Tensor flipud() {
        return flipped(0, "flipud", 1);
    }

    private Tensor flipped(int dim, String op, int least) {
        if (self().dim() < least) {
            throw new IllegalArgumentException("Input must be >= " + least + "-d: " + op + " of "
                    + self().shape().brackets());
        }
        return flip(dim);
    }

    /// The flattened elements moved on by `shift` places; those that leave at the end come back at the beginning.
    public Tensor roll(int shift) {
        return Reordering.roll(self(), new int[] {shift}, new int[0]);
    }

    /// The places of a dimension moved on by `shift`.
    public Tensor roll(int shift, int dim) {
        return Reordering.roll(self(), new int[] {shift}, new int[] {dim});
    }

    /// The places of several dimensions moved on.
    public Tensor roll(int[] shifts, int[] dims) {
        return Reordering.roll(self(), shifts, dims);
    }

    /// A quarter turn of the first two dimensions, against the clock.
    public Tensor rot90() {
        return rot90(1, 0, 1);
    }

    /// `k` quarter turns from one dimension towards another.
    public Tensor rot90(int k, int from, int to) {
        return Reordering.rot90(self(), k, from, to);
    }

    /// So many copies along each dimension; further dimensions come in front.
    public Tensor repeat(int... times) {
        return Reordering.repeat(self(), times);
    }

    /// So many copies along the last dimensions.
    public Tensor tile(int... times) {
        return Reordering.tile(self(), times);
    }

    /// Every element of the flattened tensor so many times.
    public Tensor repeatInterleave(int repeats) {
        return Selecting.repeatInterleave(self().reshape(-1), Tensor.tensor((long) repeats), 0);
    }

    /// Every place of a dimension so many times.
    public Tensor repeatInterleave(int repeats, int dim) {
        return Selecting.repeatInterleave(self(), Tensor.tensor((long) repeats), dim);
    }

    /// Every place of a dimension as often as its number in `repeats` says.
    public Tensor repeatInterleave(Tensor repeats, int dim) {
        return Selecting.repeatInterleave(self(), repeats, dim);
    }

    /// A matrix with this vector on its diagonal; of a matrix the diagonal, as a copy.
    public Tensor diag() {
        return diag(0);
    }

    /// The same with a diagonal beside the main one.
    public Tensor diag(int offset) {
        return Selecting.diag(self(), offset);
    }

    /// Matrices with these vectors (the last dimension) on their diagonals.
    public Tensor diagEmbed() {
        return Selecting.diagEmbed(self(), 0);
    }

    /// Writes one number on the main diagonal.
    public Tensor fillDiagonal_(double value) {
        self().diagonal().fill_(value);
        return self();
    }

    // ---- join -----------------------------------------------------------------------------------------------------

    /// Side by side: vectors one after another, matrices along their columns.
    public static Tensor hstack(Tensor... tensors) {
        return Joining.hstack(tensors);
    }

    /// One below the other; vectors count as rows.
    public static Tensor vstack(Tensor... tensors) {
        return Joining.vstack(tensors);
    }

    /// One behind the other, along the third dimension.
    public static Tensor dstack(Tensor... tensors) {
        return Joining.dstack(tensors);
    }

    /// Side by side; vectors count as columns.
    public static Tensor columnStack(Tensor... tensors) {
        return Joining.columnStack(tensors);
    }

    /// A matrix with these along its diagonal and 0 elsewhere; vectors count as rows, numbers as 1 x 1.
    ///
    /// ```java
    /// blockDiag(tensor("[[1, 2]]"), tensor(3))   // tensor([[1, 2, 0],
    ///                                            //         [0, 0, 3]])
    /// ```
    public static Tensor blockDiag(Tensor... blocks) {
        return Combining.blockDiag(blocks);
    }

    /// All tensors expanded to the shape that they broadcast to.
    public static Tensor[] broadcastTensors(Tensor... tensors) {
        return Joining.broadcast(tensors);
    }

    /// Tensors one after another along the first dimension; NumPy's name for `cat`.
    public static Tensor concat(Tensor... tensors) {
        return Gathering.cat(tensors, 0);
    }

    /// Tensors one after another along a dimension; NumPy's name for `cat`.
    public static Tensor concat(int dim, Tensor... tensors) {
        return Gathering.cat(tensors, dim);
    }

    /// One below the other; another name of `vstack`.
    public static Tensor rowStack(Tensor... tensors) {
        return vstack(tensors);
    }

    // ---- sums and powers --------------------------------------------------------------------------------------------

    /// Einstein's summation: letters name dimensions, and those that are not in the result are summed over.
    ///
    /// ```java
    /// einsum("ij,jk->ik", a, b)    // a.matmul(b)
    /// einsum("ii->i", a)           // a.diagonal()
    /// einsum("bhqd,bhkd->bhqk", q, k)
    /// ```
    ///
    /// @throws IllegalArgumentException if the equation does not fit the shapes
    public static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.einsum(equation, operands);
    }

    /// The powers `n - 1` to 0 of a vector's elements, a row for each.
    public Tensor vander() {
        return Joining.vander(self(), self().numel(), false);
    }

    /// The first `n` powers of a vector's elements, a row for each; the highest first, unless they shall increase.
    public Tensor vander(int n, boolean increasing) {
        return Joining.vander(self(), n, increasing);
    }
}
