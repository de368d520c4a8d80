package himalia.nn;

import himalia.tensor.Tensor;

/// The largest numbers of as many windows as asked for, whatever the size of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public class AdaptiveMaxPool2d extends Module {
    private final int[] outputSize;

    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveMaxPool2d(int... outputSize) {
        this.outputSize = outputSize.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolFunctions.adaptiveMax(x, Texts.each("output_size", 2, outputSize));
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + Texts.asGiven(outputSize);
    }
}
