package himalia.nn;

import himalia.tensor.Tensor;
import himalia.tensor.ValuesAndIndices;

/// The largest numbers of as many windows as asked for, whatever the size of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`, or without `n`.
public class AdaptiveMaxPool2d extends Module {
    private final AdaptiveSize outputSize;

    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveMaxPool2d(int... outputSize) {
        this.outputSize = new AdaptiveSize("AdaptiveMaxPool2d", 2, outputSize);
    }

    /// How many windows in each direction; `null` for as many as the input has elements there.
    public AdaptiveMaxPool2d(Integer rows, Integer columns) {
        this.outputSize = new AdaptiveSize("AdaptiveMaxPool2d", 2, new Integer[] {rows, columns});
    }

    /// Says that places are wanted: [#run(Tensor)] gives them with or without it.
    public AdaptiveMaxPool2d returnIndices(boolean returnIndices) {
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
