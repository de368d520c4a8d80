package himalia.nn;

/// The norm of every window of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public final class LPPool3d extends LPPoolLayer<LPPool3d> {
    /// @param kernel size of the window, which moves on by its own size
    public LPPool3d(double normType, int... kernel) {
        super(3, normType, kernel);
    }
}
