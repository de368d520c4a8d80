package himalia.train;

import himalia.tensor.Tensor;

/// What the layers share that keep one number of every window of a picture.
abstract sealed class WindowPooling2D extends Layer permits MaxPooling2D, AveragePooling2D {
    private final int size;
    private final int strides;

    WindowPooling2D(int poolSize, int strides) {
        if (poolSize < 1 || strides < 1) {
            throw new IllegalArgumentException(getClass().getSimpleName() + ": sizes must be positive. Received: "
                    + poolSize + ", strides " + strides);
        }
        this.size = poolSize;
        this.strides = strides;
    }

    /// One number for every window of `[n, c, h, w]`.
    abstract Tensor pooled(Tensor pictures, int size, int strides);

    @Override
    protected int[] build(int[] input) {
        String who = getClass().getSimpleName() + "(" + size + ")";
        Pictures.check(who, input);
        return new int[] {
            Pictures.places(who, input[0], size, strides, false),
            Pictures.places(who, input[1], size, strides, false),
            input[2]
        };
    }

    @Override
    public Tensor forward(Tensor x) {
        return Pictures.channelsLast(pooled(Pictures.channelsFirst(x), size, strides));
    }

    @Override
    protected String extraRepr() {
        return "pool_size=" + size;
    }
}
