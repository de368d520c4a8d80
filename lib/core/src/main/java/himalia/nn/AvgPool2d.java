package himalia.nn;

/// The mean of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public final class AvgPool2d extends AvgPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public AvgPool2d(int... kernel) {
        super(2, kernel);
    }

    @Override
    public AvgPool2d stride(int... stride) {
        return (AvgPool2d) super.stride(stride);
    }

    @Override
    public AvgPool2d padding(int... padding) {
        return (AvgPool2d) super.padding(padding);
    }

    @Override
    public AvgPool2d ceilMode(boolean ceilMode) {
        return (AvgPool2d) super.ceilMode(ceilMode);
    }

    @Override
    public AvgPool2d countIncludePad(boolean countIncludePad) {
        return (AvgPool2d) super.countIncludePad(countIncludePad);
    }
}
