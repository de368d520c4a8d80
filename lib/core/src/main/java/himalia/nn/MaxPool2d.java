package himalia.nn;

/// The largest number of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public final class MaxPool2d extends MaxPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public MaxPool2d(int... kernel) {
        super(2, kernel);
    }

    @Override
    public MaxPool2d stride(int... stride) {
        return (MaxPool2d) super.stride(stride);
    }

    @Override
    public MaxPool2d padding(int... padding) {
        return (MaxPool2d) super.padding(padding);
    }

    @Override
    public MaxPool2d ceilMode(boolean ceilMode) {
        return (MaxPool2d) super.ceilMode(ceilMode);
    }

    @Override
    public MaxPool2d dilation(int... dilation) {
        return (MaxPool2d) super.dilation(dilation);
    }

    @Override
    public MaxPool2d returnIndices(boolean returnIndices) {
        return (MaxPool2d) super.returnIndices(returnIndices);
    }
}
