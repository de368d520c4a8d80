package himalia.nn;

/// The largest number of every window of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public final class MaxPool3d extends MaxPoolLayer<MaxPool3d> {
    /// @param kernel size of the window, which moves on by its own size
    public MaxPool3d(int... kernel) {
        super(3, kernel);
    }
}
