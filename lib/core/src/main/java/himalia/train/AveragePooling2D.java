package himalia.train;

import himalia.tensor.Tensor;

/// Keeps the mean of every window.
///
/// **Shape** `(None, h, w, c)` -> `(None, h / size, w / size, c)`, rounded down.
public final class AveragePooling2D extends WindowPooling2D {
    /// Halves both sides.
    public AveragePooling2D() {
        this(2);
    }

    /// Windows side by side.
    public AveragePooling2D(int poolSize) {
        this(poolSize, poolSize);
    }

    /// @throws IllegalArgumentException if a size is not positive
    public AveragePooling2D(int poolSize, int strides) {
        super(poolSize, strides);
    }

    @Override
    Tensor pooled(Tensor pictures, int size, int strides) {
        return pictures.avgPool2d(size, strides, 0);
    }
}
