package himalia.nn;

/// The norm of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public final class LPPool2d extends LPPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public LPPool2d(double normType, int... kernel) {
        super(2, normType, kernel);
    }

    @Override
    public LPPool2d stride(int... stride) {
        return (LPPool2d) super.stride(stride);
    }

    @Override
    public LPPool2d padding(int... padding) {
        return (LPPool2d) super.padding(padding);
    }

    @Override
    public LPPool2d ceilMode(boolean ceilMode) {
        return (LPPool2d) super.ceilMode(ceilMode);
    }
}
