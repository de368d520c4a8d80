package himalia.train;

import himalia.tensor.Tensor;

/// Keeps the largest value of every window.
///
/// **Shape** `(None, h, w, c)` -> `(None, h / size, w / size, c)`, rounded down.
public final class MaxPooling2D extends Layer {
    private final int size;
    private final int strides;

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
        if (poolSize < 1 || strides < 1) {
            throw new IllegalArgumentException(
                    "MaxPooling2D: sizes must be positive. Received: " + poolSize + ", strides " + strides);
        }
        this.size = poolSize;
        this.strides = strides;
    }

    @Override
    protected int[] build(int[] input) {
        String who = "MaxPooling2D(" + size + ")";
        Pictures.check(who, input);
        return new int[] {
            Pictures.places(who, input[0], size, strides, false),
            Pictures.places(who, input[1], size, strides, false),
            input[2]
        };
    }

    @Override
    public Tensor forward(Tensor x) {
        return Pictures.channelsLast(Pictures.channelsFirst(x).maxPool2d(size, strides, 0));
    }

    @Override
    protected String extraRepr() {
        return "pool_size=" + size;
    }
}
