package himalia.nn;

import himalia.tensor.Tensor;
import himalia.tensor.ValuesAndIndices;

/// The largest numbers of as many windows as asked for, whatever the size of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public class AdaptiveMaxPool1d extends Module {
    private final AdaptiveSize outputSize;

    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveMaxPool1d(int... outputSize) {
        this.outputSize = new AdaptiveSize("AdaptiveMaxPool1d", 1, outputSize);
    }

    /// Says that places are wanted: [#run(Tensor)] gives them with or without it.
    public AdaptiveMaxPool1d returnIndices(boolean returnIndices) {
        return this;
    }

    /// The largest numbers and where they stood, counted along the rows.
    public ValuesAndIndices run(Tensor x) {
        return PoolFunctions.adaptiveMaxPlaces(x, outputSize.of(x));
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolFunctions.adaptiveMax(x, outputSize.of(x));
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + outputSize;
    }
}
