package himalia.nn;

/// The mean of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public final class AvgPool2d extends AvgPoolLayer<AvgPool2d> {
    /// @param kernel size of the window, which moves on by its own size
    public AvgPool2d(int... kernel) {
        super(2, kernel);
    }
}
