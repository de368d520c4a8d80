package himalia.nn;

/// The norm of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public final class LPPool1d extends LPPoolLayer<LPPool1d> {
    /// @param kernel size of the window, which moves on by its own size
    public LPPool1d(double normType, int... kernel) {
        super(1, normType, kernel);
    }
}
