package himalia.nn;

/// The norm of every window of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public final class LPPool3d extends LPPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public LPPool3d(double normType, int... kernel) {
        super(3, normType, kernel);
    }

    @Override
    public LPPool3d stride(int... stride) {
        return (LPPool3d) super.stride(stride);
    }

    @Override
    public LPPool3d padding(int... padding) {
        return (LPPool3d) super.padding(padding);
    }

    @Override
    public LPPool3d ceilMode(boolean ceilMode) {
        return (LPPool3d) super.ceilMode(ceilMode);
    }
}
