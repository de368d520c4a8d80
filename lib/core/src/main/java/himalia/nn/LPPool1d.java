package himalia.nn;

/// The norm of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public final class LPPool1d extends LPPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public LPPool1d(double normType, int... kernel) {
        super(1, normType, kernel);
    }

    @Override
    public LPPool1d stride(int... stride) {
        return (LPPool1d) super.stride(stride);
    }

    @Override
    public LPPool1d padding(int... padding) {
        return (LPPool1d) super.padding(padding);
    }

    @Override
    public LPPool1d ceilMode(boolean ceilMode) {
        return (LPPool1d) super.ceilMode(ceilMode);
    }
}
