package himalia.nn;

/// The mean of every window of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public final class AvgPool3d extends AvgPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public AvgPool3d(int... kernel) {
        super(3, kernel);
    }

    @Override
    public AvgPool3d stride(int... stride) {
        return (AvgPool3d) super.stride(stride);
    }

    @Override
    public AvgPool3d padding(int... padding) {
        return (AvgPool3d) super.padding(padding);
    }

    @Override
    public AvgPool3d ceilMode(boolean ceilMode) {
        return (AvgPool3d) super.ceilMode(ceilMode);
    }

    @Override
    public AvgPool3d countIncludePad(boolean countIncludePad) {
        return (AvgPool3d) super.countIncludePad(countIncludePad);
    }
}
