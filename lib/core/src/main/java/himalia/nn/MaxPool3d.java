package himalia.nn;

/// The largest number of every window of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public final class MaxPool3d extends MaxPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public MaxPool3d(int... kernel) {
        super(3, kernel);
    }

    @Override
    public MaxPool3d stride(int... stride) {
        return (MaxPool3d) super.stride(stride);
    }

    @Override
    public MaxPool3d padding(int... padding) {
        return (MaxPool3d) super.padding(padding);
    }

    @Override
    public MaxPool3d ceilMode(boolean ceilMode) {
        return (MaxPool3d) super.ceilMode(ceilMode);
    }

    @Override
    public MaxPool3d dilation(int... dilation) {
        return (MaxPool3d) super.dilation(dilation);
    }

    @Override
    public MaxPool3d returnIndices(boolean returnIndices) {
        return (MaxPool3d) super.returnIndices(returnIndices);
    }
}
