package himalia.nn;

import himalia.tensor.Tensor;

/// Means of as many windows as asked for, whatever the size of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public class AdaptiveAvgPool1d extends Module {
    private final AdaptiveSize outputSize;

    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveAvgPool1d(int... outputSize) {
        this.outputSize = new AdaptiveSize("AdaptiveAvgPool1d", 1, outputSize);
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
