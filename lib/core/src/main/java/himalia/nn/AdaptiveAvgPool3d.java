package himalia.nn;

/// Means of as many windows as asked for, whatever the size of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public class AdaptiveAvgPool3d extends AdaptiveAvgPoolLayer {
    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveAvgPool3d(int... outputSize) {
        super(new AdaptiveSize("AdaptiveAvgPool3d", 3, outputSize));
    }

    /// How many windows in each direction; `null` for as many as the input has elements there.
    public AdaptiveAvgPool3d(Integer depth, Integer rows, Integer columns) {
        super(new AdaptiveSize("AdaptiveAvgPool3d", 3, new Integer[] {depth, rows, columns}));
    }
}
