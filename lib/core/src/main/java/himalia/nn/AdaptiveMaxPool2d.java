package himalia.nn;

/// The largest numbers of as many windows as asked for, whatever the size of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public class AdaptiveMaxPool2d extends AdaptiveMaxPoolLayer<AdaptiveMaxPool2d> {
    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveMaxPool2d(int... outputSize) {
        super(new AdaptiveSize("AdaptiveMaxPool2d", 2, outputSize));
    }

    /// How many windows in each direction; `null` for as many as the input has elements there.
    public AdaptiveMaxPool2d(Integer rows, Integer columns) {
        super(new AdaptiveSize("AdaptiveMaxPool2d", 2, new Integer[] {rows, columns}));
    }
}
