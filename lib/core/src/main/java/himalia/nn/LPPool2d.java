package himalia.nn;

/// The norm of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public final class LPPool2d extends LPPoolLayer<LPPool2d> {
    /// @param kernel size of the window, which moves on by its own size
    public LPPool2d(double normType, int... kernel) {
        super(2, normType, kernel);
    }
}
