package himalia.nn;

/// The mean of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public final class AvgPool1d extends AvgPoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public AvgPool1d(int... kernel) {
        super(1, kernel);
    }

    @Override
    public AvgPool1d stride(int... stride) {
        return (AvgPool1d) super.stride(stride);
    }

    @Override
    public AvgPool1d padding(int... padding) {
        return (AvgPool1d) super.padding(padding);
    }

    @Override
    public AvgPool1d ceilMode(boolean ceilMode) {
        return (AvgPool1d) super.ceilMode(ceilMode);
    }

    @Override
    public AvgPool1d countIncludePad(boolean countIncludePad) {
        return (AvgPool1d) super.countIncludePad(countIncludePad);
    }
}
