package himalia.nn;

/// The mean of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public final class AvgPool1d extends AvgPoolLayer<AvgPool1d> {
    /// @param kernel size of the window, which moves on by its own size
    public AvgPool1d(int... kernel) {
        super(1, kernel);
    }
}
