package himalia.nn;

import himalia.tensor.Tensor;

/// Means of as many windows as asked for, whatever the size of a volume.
///
/// **Shape** `[n, c, d, h, w]` -> `[n, c, depth, rows, columns]`, or without `n`.
public class AdaptiveAvgPool3d extends Module {
    private final int[] outputSize;

    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveAvgPool3d(int... outputSize) {
        this.outputSize = outputSize.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolFunctions.adaptiveMean(x, Texts.each("output_size", 3, outputSize));
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + Texts.asGiven(outputSize);
    }
}
