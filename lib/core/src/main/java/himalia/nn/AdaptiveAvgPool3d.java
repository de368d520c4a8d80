package himalia.nn;

import himalia.tensor.Tensor;

/// Means of as many windows as asked for, whatever the size of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public class AdaptiveAvgPool3d extends Module {
    private final AdaptiveSize outputSize;

    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveAvgPool3d(int... outputSize) {
        this.outputSize = new AdaptiveSize("AdaptiveAvgPool3d", 3, outputSize);
    }

    /// How many windows in each direction; `null` for as many as the input has elements there.
    public AdaptiveAvgPool3d(Integer depth, Integer rows, Integer columns) {
        this.outputSize = new AdaptiveSize("AdaptiveAvgPool3d", 3, new Integer[] {depth, rows, columns});
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolFunctions.adaptiveMean(x, outputSize.of(x));
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + outputSize;
    }
}
