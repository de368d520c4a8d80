package himalia.tensor;

/// Tensors made after the form of another one, and small questions about it; everybody calls them on [Tensor].
///
/// ```java
/// Tensor x = tensor("[1., 2.]");
/// x.newZeros(3)                    // tensor([0., 0., 0.])
/// tensor("[1, 2]").typeAs(x)       // tensor([1., 2.])
/// x.atleast2d()                    // tensor([[1., 2.]])
/// ```
public sealed interface FormOps permits Tensor {
    /// Zeros of this shape, with the type of this tensor.
    default Tensor newZeros(int... shape) {
        return Tensor.empty(self().dtype(), Shape.of(shape));
    }

    /// Ones of this shape, with the type of this tensor.
    default Tensor newOnes(int... shape) {
        return newZeros(shape).fill_(1);
    }

    /// One number everywhere, with the type of this tensor.
    default Tensor newFull(int[] shape, double value) {
        return newZeros(shape).fill_(value);
    }

    /// In the type of another tensor.
    default Tensor typeAs(Tensor other) {
        return self().to(other.dtype());
    }

    /// In the type and on the device of another tensor.
    default Tensor to(Tensor other) {
        return self().to(other.dtype());
    }

    /// Whether the elements are float32 or float64.
    default boolean isFloatingPoint() {
        return self().dtype().isFloatingPoint();
    }

    /// How many bytes an element takes.
    default int elementSize() {
        return switch (self().dtype()) {
            case FLOAT64, INT64 -> 8;
            case FLOAT32, INT32 -> 4;
            case UINT8, BOOL -> 1;
        };
    }

    /// How far apart neighbours of one dimension lie in the storage.
    default int stride(int dim) {
        return self().layout.strides[Shape.wrap(dim, self().dim())];
    }

    /// Without those of these dimensions whose size is 1; a view.
    default Tensor squeeze(int[] dims) {
        boolean[] named = Reductions.marks(self(), dims);
        Tensor y = self();
        for (int d = named.length - 1; d >= 0; d--) {
            y = named[d] && dims.length > 0 ? y.squeeze(d) : y;
        }
        return y;
    }

    /// The elements where the condition holds, elsewhere those of `other`.
    default Tensor where(Tensor condition, Tensor other) {
        return Gathering.where(condition, self(), other);
    }

    /// With at least one dimension: a number becomes a vector of one.
    default Tensor atleast1d() {
        return self().dim() == 0 ? self().reshape(1) : self();
    }

    /// With at least two dimensions: a vector becomes a row.
    default Tensor atleast2d() {
        return self().dim() >= 2 ? self() : atleast1d().unsqueeze(0);
    }

    /// With at least three dimensions: a matrix gets one at the end.
    default Tensor atleast3d() {
        return self().dim() >= 3 ? self() : atleast2d().unsqueeze(-1);
    }

    /// A square matrix with all elements, flattened, on its diagonal.
    default Tensor diagflat() {
        return self().reshape(-1).diag();
    }

    /// Matrices with these vectors (the last dimension) on a diagonal beside the main one.
    default Tensor diagEmbed(int offset) {
        return Selecting.diagEmbed(self(), offset);
    }

    /// Sorted along the first dimension.
    default Tensor msort() {
        return self().sort(0).values();
    }

    /// Views of equal parts side by side: of a vector its parts, else parts of the second dimension.
    default Tensor[] hsplit(int sections) {
        return self().tensorSplit(sections, self().dim() == 1 ? 0 : 1);
    }

    /// Views cut before these columns; of a vector, before these places.
    default Tensor[] hsplit(int[] indices) {
        return self().tensorSplit(indices, self().dim() == 1 ? 0 : 1);
    }

    /// Views of equal parts, one below the other.
    default Tensor[] vsplit(int sections) {
        return self().tensorSplit(sections, 0);
    }

    /// A quarter turn `k` times from the first of two dimensions towards the second.
    default Tensor rot90(int k, int[] dims) {
        if (dims.length != 2) {
            throw new IllegalArgumentException(
                    "expected total rotation dims == 2, but got dims = " + dims.length + ": " + Shape.text(dims));
        }
        return self().rot90(k, dims[0], dims[1]);
    }

    /// A quarter turn of the first two dimensions, `k` times, against the clock.
    default Tensor rot90(int k) {
        return self().rot90(k, 0, 1);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
