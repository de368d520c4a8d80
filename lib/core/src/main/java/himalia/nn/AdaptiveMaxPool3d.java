package himalia.nn;

/// The largest numbers of as many windows as asked for, whatever the size of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public class AdaptiveMaxPool3d extends AdaptiveMaxPoolLayer<AdaptiveMaxPool3d> {
    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveMaxPool3d(int... outputSize) {
        super(new AdaptiveSize("AdaptiveMaxPool3d", 3, outputSize));
    }

    /// How many windows in each direction; `null` for as many as the input has elements there.
    public AdaptiveMaxPool3d(Integer depth, Integer rows, Integer columns) {
        super(new AdaptiveSize("AdaptiveMaxPool3d", 3, new Integer[] {depth, rows, columns}));
    }
}
