package himalia.nn;

import himalia.tensor.Tensor;

/// The largest numbers of as many windows as asked for, whatever the size of the image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`.
public class AdaptiveMaxPool2d extends Module {
    private final int[] outputSize;

    /// @param outputSize rows and columns, or one number for both
    public AdaptiveMaxPool2d(int... outputSize) {
        this.outputSize = outputSize.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] size = Texts.pair("output_size", outputSize);
        return x.adaptiveMaxPool2d(size[0], size[1]);
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + Texts.asGiven(outputSize);
    }
}
