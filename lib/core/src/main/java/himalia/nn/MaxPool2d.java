package himalia.nn;

/// The largest number of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public final class MaxPool2d extends MaxPoolLayer<MaxPool2d> {
    /// @param kernel size of the window, which moves on by its own size
    public MaxPool2d(int... kernel) {
        super(2, kernel);
    }
}
