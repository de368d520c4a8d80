package himalia.train;

import himalia.tensor.Tensor;

/// Keeps the largest value of every window.
///
/// **Shape** `(None, h, w, c)` -> `(None, h / size, w / size, c)`, rounded down.
public final class MaxPooling2D extends WindowPooling2D {
    /// Halves both sides.
    public MaxPooling2D() {
        this(2);
    }

    /// Windows side by side.
    public MaxPooling2D(int poolSize) {
        this(poolSize, poolSize);
    }

    /// @throws IllegalArgumentException if a size is not positive
    public MaxPooling2D(int poolSize, int strides) {
        super(poolSize, strides);
    }

    @Override
    Tensor pooled(Tensor pictures, int size, int strides) {
        return pictures.maxPool2d(size, strides, 0);
    }
}
