package himalia.nn;

/// The mean of every window of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public final class AvgPool3d extends AvgPoolLayer<AvgPool3d> {
    /// @param kernel size of the window, which moves on by its own size
    public AvgPool3d(int... kernel) {
        super(3, kernel);
    }
}
