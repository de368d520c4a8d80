package himalia.nn;

/// The largest number of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public final class MaxPool1d extends MaxPoolLayer<MaxPool1d> {
    /// @param kernel size of the window, which moves on by its own size
    public MaxPool1d(int... kernel) {
        super(1, kernel);
    }
}
