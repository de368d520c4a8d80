package himalia.tensor;

import java.util.Objects;

/// The elements in another shape, order or type: seen anew, turned, repeated, cut, converted; everybody calls them on
/// [Tensor]. Several tensors are joined by [Tensor#cat(Tensor...)] and [Tensor#stack(Tensor...)].
///
/// Views share their elements with the tensor; what turns or repeats them makes a copy.
///
/// ```java
/// arange(6).view(2, 3).t().shape()    // torch.Size([3, 2])
/// arange(4).split(3)[1]               // tensor([3])
/// tensor("[1, 2]").flip(0)            // tensor([2, 1])
/// tensor("[1.9, 0.]").toLong()        // tensor([1, 0])
/// ```
public sealed interface ShapeOps permits Tensor {
    // ---- another shape ----------------------------------------------------------------------------------------------

    /// The same elements in another shape, without a copy; one size may be `-1`.
    ///
    /// @throws IllegalArgumentException if the count differs, or the elements do not lie as the shape needs them
    default Tensor view(int... shape) {
        return Views.view(self(), Views.infer(shape, self().shape()));
    }

    /// The same elements in this shape, for example that of another tensor.
    default Tensor view(Shape shape) {
        return Views.view(self(), shape);
    }

    /// The shape of another tensor, without a copy.
    default Tensor viewAs(Tensor other) {
        return Views.view(self(), other.shape());
    }

    /// As [#view(int...)], but copies where a view is impossible.
    default Tensor reshape(int... shape) {
        return Views.reshape(self(), Views.infer(shape, self().shape()));
    }

    /// As [#view(Shape)], but copies where a view is impossible.
    default Tensor reshape(Shape shape) {
        return Views.reshape(self(), shape);
    }

    /// The shape of another tensor.
    default Tensor reshapeAs(Tensor other) {
        return Views.reshape(self(), other.shape());
    }

    /// All elements in one dimension.
    default Tensor flatten() {
        return reshape(-1);
    }

    /// The dimensions from `startDim` on in one.
    default Tensor flatten(int startDim) {
        return flatten(startDim, -1);
    }

    /// The dimensions from `startDim` to `endDim` in one.
    default Tensor flatten(int startDim, int endDim) {
        return Joining.flatten(self(), startDim, endDim);
    }

    /// All elements in one dimension; a view where that is possible.
    default Tensor ravel() {
        return reshape(-1);
    }

    /// One dimension as several; one size may be `-1`.
    default Tensor unflatten(int dim, int... sizes) {
        return Joining.unflatten(self(), dim, sizes);
    }

    /// Without the dimensions of size 1.
    default Tensor squeeze() {
        return Views.squeeze(self(), null);
    }

    /// Without this dimension, if its size is 1.
    default Tensor squeeze(int dim) {
        return Views.squeeze(self(), new int[] {dim});
    }

    /// Without those of these dimensions whose size is 1; a view.
    default Tensor squeeze(int[] dims) {
        return Dimensions.squeeze(self(), dims);
    }

    /// With a new dimension of size 1 at this place.
    default Tensor unsqueeze(int dim) {
        return Views.unsqueeze(self(), dim);
    }

    /// With at least one dimension: a number becomes a vector of one.
    default Tensor atleast1d() {
        return self().dim() == 0 ? reshape(1) : self();
    }

    /// With at least two dimensions: a vector becomes a row.
    default Tensor atleast2d() {
        return self().dim() >= 2 ? self() : atleast1d().unsqueeze(0);
    }

    /// With at least three dimensions: a matrix gets one at the end.
    default Tensor atleast3d() {
        return self().dim() >= 3 ? self() : atleast2d().unsqueeze(-1);
    }

    /// The tensor itself if its elements lie in row-major order, else a copy that does.
    default Tensor contiguous() {
        return self().isContiguous() ? self() : self().clone();
    }

    // ---- joined with one other: `x.cat(y)`; more are joined by `Tensor.cat(x, y, z)`
    // ---------------------------------

    /// This tensor and another one after it along the first dimension; `cat(x, y)` is the same.
    ///
    /// ```java
    /// tensor(1., 2.).cat(tensor(3.).view(1))   // tensor([1., 2., 3.])
    /// ```
    default Tensor cat(Tensor other) {
        return cat(other, 0);
    }

    /// This tensor and another one after it along a dimension.
    default Tensor cat(Tensor other, int dim) {
        return Joining.cat(new Tensor[] {self(), other}, dim);
    }

    /// This tensor and another one after it along the first dimension; see [#cat(Tensor)].
    default Tensor concat(Tensor other) {
        return cat(other, 0);
    }

    /// This tensor and another one of its shape side by side along a new first dimension.
    default Tensor stack(Tensor other) {
        return stack(other, 0);
    }

    /// This tensor and another one of its shape side by side along a new dimension.
    default Tensor stack(Tensor other, int dim) {
        return Joining.stack(new Tensor[] {self(), other}, dim);
    }

    /// This tensor and another one to the right of it.
    default Tensor hstack(Tensor other) {
        return Tensor.hstack(self(), other);
    }

    /// This tensor and another one below it.
    default Tensor vstack(Tensor other) {
        return Tensor.vstack(self(), other);
    }

    /// This tensor and another one behind it.
    default Tensor dstack(Tensor other) {
        return Tensor.dstack(self(), other);
    }

    /// This tensor and another one as columns.
    default Tensor columnStack(Tensor other) {
        return Tensor.columnStack(self(), other);
    }

    /// This tensor and another one as rows.
    default Tensor rowStack(Tensor other) {
        return Tensor.rowStack(self(), other);
    }

    // ---- dimensions in another order --------------------------------------------------------------------------------

    /// Two dimensions swapped.
    default Tensor transpose(int dim0, int dim1) {
        return Views.transpose(self(), dim0, dim1, "Transpose");
    }

    /// Two dimensions swapped; NumPy's name for `transpose`.
    default Tensor swapaxes(int axis0, int axis1) {
        return Views.transpose(self(), axis0, axis1, "Transpose");
    }

    /// Two dimensions swapped; see [#transpose(int, int)].
    default Tensor swapdims(int dim0, int dim1) {
        return transpose(dim0, dim1);
    }

    /// A matrix with rows and columns swapped; a vector stays as it is.
    default Tensor t() {
        return Dimensions.t(self());
    }

    /// All dimensions in reverse order; of a matrix the transposed one.
    default Tensor T() {
        return Dimensions.reversed(self());
    }

    /// The last two dimensions swapped: every matrix of a batch transposed.
    ///
    /// @throws IllegalArgumentException if there are fewer than two
    default Tensor mT() {
        return Dimensions.mT(self());
    }

    /// The last two dimensions swapped; for real numbers the same as [#mT()].
    default Tensor H() {
        return mT();
    }

    /// The last two dimensions swapped; for real numbers the same as [#mT()].
    default Tensor adjoint() {
        return self().dim() == 0 ? self() : mT();
    }

    /// All dimensions in another order.
    default Tensor permute(int... dims) {
        return Dimensions.permute(self(), dims);
    }

    /// One dimension moved to another place, the others in their order.
    default Tensor movedim(int source, int destination) {
        return movedim(new int[] {source}, new int[] {destination});
    }

    /// Dimensions moved to other places, the others in their order.
    default Tensor movedim(int[] source, int[] destination) {
        return Reordering.movedim(self(), source, destination);
    }

    /// One dimension moved to another place; see [#movedim(int, int)].
    default Tensor moveaxis(int source, int destination) {
        return movedim(source, destination);
    }

    // ---- larger and smaller views -----------------------------------------------------------------------------------

    /// Dimensions of size 1 repeated without a copy; `-1` keeps a size.
    default Tensor expand(int... shape) {
        return Dimensions.expand(self(), shape);
    }

    /// Dimensions of size 1 repeated without a copy, until the shape is this one.
    default Tensor expand(Shape shape) {
        return Views.expand(self(), shape);
    }

    /// Dimensions of size 1 repeated without a copy, until the shape is that of another tensor.
    default Tensor expandAs(Tensor other) {
        return Views.expand(self(), other.shape());
    }

    /// Dimensions of size 1 repeated without a copy, until the shape is this one.
    default Tensor broadcastTo(int... shape) {
        return expand(shape);
    }

    /// The main diagonal of a matrix.
    default Tensor diagonal() {
        return diagonal(0);
    }

    /// A diagonal of a matrix; `offset` counts to the right above, to the left below the main one.
    default Tensor diagonal(int offset) {
        return diagonal(offset, 0, 1);
    }

    /// A diagonal of two dimensions, as a new last one.
    default Tensor diagonal(int offset, int dim1, int dim2) {
        return StridedViews.diagonal(self(), offset, dim1, dim2);
    }

    /// Windows of `size` neighbours of a dimension, each `step` after the one before, along a new last dimension.
    ///
    /// ```java
    /// arange(5).unfold(0, 3, 1)   // tensor([[0, 1, 2],
    ///                             //         [1, 2, 3],
    ///                             //         [2, 3, 4]])
    /// ```
    default Tensor unfold(int dim, int size, int step) {
        return StridedViews.unfold(self(), dim, size, step);
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
        return StridedViews.asStrided(self(), size, stride, storageOffset);
    }

    // ---- turn and repeat --------------------------------------------------------------------------------------------

    /// Some dimensions in reverse order, as a copy; what `x[::-1]` is for NumPy.
    default Tensor flip(int... dims) {
        return Reordering.flip(self(), dims);
    }

    /// A matrix with its columns in reverse order.
    default Tensor fliplr() {
        return Dimensions.flipped(self(), 1, "fliplr", 2);
    }

    /// The rows in reverse order.
    default Tensor flipud() {
        return Dimensions.flipped(self(), 0, "flipud", 1);
    }

    /// The flattened elements moved on by `shift` places; those that leave at the end come back at the beginning.
    default Tensor roll(int shift) {
        return Reordering.roll(self(), new int[] {shift}, new int[0]);
    }

    /// The places of a dimension moved on by `shift`.
    default Tensor roll(int shift, int dim) {
        return Reordering.roll(self(), new int[] {shift}, new int[] {dim});
    }

    /// The places of several dimensions moved on.
    default Tensor roll(int[] shifts, int[] dims) {
        return Reordering.roll(self(), shifts, dims);
    }

    /// A quarter turn of the first two dimensions, against the clock.
    default Tensor rot90() {
        return rot90(1, 0, 1);
    }

    /// `k` quarter turns from one dimension towards another.
    default Tensor rot90(int k, int from, int to) {
        return Reordering.rot90(self(), k, from, to);
    }

    /// A quarter turn `k` times from the first of two dimensions towards the second.
    default Tensor rot90(int k, int[] dims) {
        return Dimensions.rot90(self(), k, dims);
    }

    /// A quarter turn of the first two dimensions, `k` times, against the clock.
    default Tensor rot90(int k) {
        return rot90(k, 0, 1);
    }

    /// So many copies along each dimension; further dimensions come in front.
    default Tensor repeat(int... times) {
        return Reordering.repeat(self(), times);
    }

    /// So many copies along the last dimensions.
    default Tensor tile(int... times) {
        return Reordering.tile(self(), times);
    }

    /// Every element of the flattened tensor so many times.
    default Tensor repeatInterleave(int repeats) {
        return Reordering.repeatInterleave(reshape(-1), Tensor.tensor((long) repeats), 0);
    }

    /// Every place of a dimension so many times.
    default Tensor repeatInterleave(int repeats, int dim) {
        return Reordering.repeatInterleave(self(), Tensor.tensor((long) repeats), dim);
    }

    /// Every place of a dimension as often as its number in `repeats` says.
    default Tensor repeatInterleave(Tensor repeats, int dim) {
        return Reordering.repeatInterleave(self(), repeats, dim);
    }

    /// Every element of the flattened tensor as often as its number in `repeats` says.
    default Tensor repeatInterleave(Tensor repeats) {
        return reshape(-1).repeatInterleave(repeats, 0);
    }

    /// A matrix with this vector on its diagonal; of a matrix the diagonal, as a copy.
    default Tensor diag() {
        return diag(0);
    }

    /// The same with a diagonal beside the main one.
    default Tensor diag(int offset) {
        return Triangles.diag(self(), offset);
    }

    /// Matrices with these vectors (the last dimension) on their diagonals.
    default Tensor diagEmbed() {
        return Triangles.diagEmbed(self(), 0);
    }

    /// Matrices with these vectors (the last dimension) on a diagonal beside the main one.
    default Tensor diagEmbed(int offset) {
        return Triangles.diagEmbed(self(), offset);
    }

    /// Matrices with these vectors (the last dimension) on a diagonal of two new dimensions.
    default Tensor diagEmbed(int offset, int dim1, int dim2) {
        return Triangles.diagEmbed(self(), offset).movedim(new int[] {-2, -1}, new int[] {dim1, dim2});
    }

    /// A square matrix with all elements, flattened, on its diagonal.
    default Tensor diagflat() {
        return reshape(-1).diag();
    }

    /// A square matrix with all elements, flattened, on a diagonal beside the main one.
    default Tensor diagflat(int offset) {
        return reshape(-1).diag(offset);
    }

    // ---- cut --------------------------------------------------------------------------------------------------------

    /// Views of `size` places of the first dimension each; the last one may be smaller.
    default Tensor[] split(int size) {
        return split(size, 0);
    }

    /// Views of `size` places of a dimension each; the last one may be smaller.
    default Tensor[] split(int size, int dim) {
        return Joining.split(self(), size, dim);
    }

    /// Views of these numbers of places of the first dimension.
    default Tensor[] split(int[] sizes) {
        return split(sizes, 0);
    }

    /// Views of these numbers of places of a dimension, which have to add up to its size.
    default Tensor[] split(int[] sizes, int dim) {
        return Joining.split(self(), sizes, dim);
    }

    /// At most this many views of equal size along the first dimension; the last one may be smaller.
    default Tensor[] chunk(int chunks) {
        return chunk(chunks, 0);
    }

    /// At most this many views of equal size along a dimension; the last one may be smaller.
    default Tensor[] chunk(int chunks, int dim) {
        return Joining.chunk(self(), chunks, dim);
    }

    /// Exactly this many views along the first dimension; the first ones may be larger by one.
    default Tensor[] tensorSplit(int sections) {
        return tensorSplit(sections, 0);
    }

    /// Exactly this many views along a dimension; the first ones may be larger by one.
    default Tensor[] tensorSplit(int sections, int dim) {
        return Joining.tensorSplit(self(), sections, dim);
    }

    /// Views of a dimension, cut before these places.
    default Tensor[] tensorSplit(int[] indices, int dim) {
        return Joining.tensorSplit(self(), indices, dim);
    }

    /// Views of the first dimension, cut before these places.
    default Tensor[] tensorSplit(int[] indices) {
        return tensorSplit(indices, 0);
    }

    /// Views of equal parts side by side: of a vector its parts, else parts of the second dimension.
    default Tensor[] hsplit(int sections) {
        return tensorSplit(sections, self().dim() == 1 ? 0 : 1);
    }

    /// Views cut before these columns; of a vector, before these places.
    default Tensor[] hsplit(int[] indices) {
        return tensorSplit(indices, self().dim() == 1 ? 0 : 1);
    }

    /// Views of equal parts, one below the other.
    default Tensor[] vsplit(int sections) {
        return tensorSplit(sections, 0);
    }

    /// Views cut before these rows.
    default Tensor[] vsplit(int[] indices) {
        return tensorSplit(indices, 0);
    }

    /// Views of equal parts, one behind the other: along the third dimension.
    default Tensor[] dsplit(int sections) {
        return tensorSplit(sections, 2);
    }

    /// Views cut before these places of the third dimension.
    default Tensor[] dsplit(int[] indices) {
        return tensorSplit(indices, 2);
    }

    /// A view of every place of the first dimension.
    default Tensor[] unbind() {
        return unbind(0);
    }

    /// A view of every place of a dimension.
    default Tensor[] unbind(int dim) {
        return Joining.unbind(self(), dim);
    }

    // ---- another type or device -------------------------------------------------------------------------------------

    /// In the type and on the device of another tensor.
    default Tensor to(Tensor other) {
        return to(other.dtype());
    }

    /// In another type; the tensor itself if it has it already.
    default Tensor to(DType dtype) {
        return Arithmetic.to(self(), dtype);
    }

    /// In another type; `copy` asks for elements of its own even where it has it already.
    default Tensor to(DType dtype, boolean copy) {
        return copy && self().dtype() == dtype ? self().clone() : to(dtype);
    }

    /// On this device; the tensor itself, because there is only the CPU.
    default Tensor to(Device device) {
        Objects.requireNonNull(device, "to: the device is null");
        return self();
    }

    /// On the device of this name, or in the type of this name.
    ///
    /// ```java
    /// x.to("cpu")       // x itself
    /// x.to("float64")   // as x.to(DType.FLOAT64)
    /// ```
    ///
    /// @param device `cpu`, or a type such as `float32`, `torch.int64`, `long`
    /// @throws IllegalStateException for `cuda`
    /// @throws IllegalArgumentException if neither has this name
    default Tensor to(String device) {
        return DType.named(device).map(this::to).orElseGet(() -> to(new Device(device)));
    }

    /// In the type of another tensor.
    default Tensor typeAs(Tensor other) {
        return to(other.dtype());
    }

    /// As float32.
    default Tensor toFloat() {
        return to(DType.FLOAT32);
    }

    /// As float64.
    default Tensor toDouble() {
        return to(DType.FLOAT64);
    }

    /// As int64, fractions cut.
    default Tensor toLong() {
        return to(DType.INT64);
    }

    /// As int32, fractions cut.
    default Tensor toInt() {
        return to(DType.INT32);
    }

    /// As uint8, fractions cut; 256 wraps to 0.
    default Tensor toByte() {
        return to(DType.UINT8);
    }

    /// As bool: everything but 0 is true.
    default Tensor toBool() {
        return to(DType.BOOL);
    }

    /// The tensor itself: it is on the CPU already.
    default Tensor cpu() {
        return self();
    }

    /// Says what to write instead, because there is no GPU here.
    ///
    /// @throws IllegalStateException always
    default Tensor cuda() {
        throw new IllegalStateException(Cuda.ABSENT);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
