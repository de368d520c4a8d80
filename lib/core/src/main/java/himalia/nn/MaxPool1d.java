package himalia.nn;

/// The largest number of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public final class MaxPool1d extends MaxPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public MaxPool1d(int... kernel) {
        super(1, kernel);
    }

    @Override
    public MaxPool1d stride(int... stride) {
        return (MaxPool1d) super.stride(stride);
    }

    @Override
    public MaxPool1d padding(int... padding) {
        return (MaxPool1d) super.padding(padding);
    }

    @Override
    public MaxPool1d ceilMode(boolean ceilMode) {
        return (MaxPool1d) super.ceilMode(ceilMode);
    }

    @Override
    public MaxPool1d dilation(int... dilation) {
        return (MaxPool1d) super.dilation(dilation);
    }

    @Override
    public MaxPool1d returnIndices(boolean returnIndices) {
        return (MaxPool1d) super.returnIndices(returnIndices);
    }
}
