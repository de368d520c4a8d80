package himalia.nn;

import himalia.tensor.Tensor;

/// Means of as many windows as asked for, whatever the size of the image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`.
public class AdaptiveAvgPool2d extends Module {
    private final int[] outputSize;

    /// @param outputSize rows and columns, or one number for both
    public AdaptiveAvgPool2d(int... outputSize) {
        this.outputSize = outputSize.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] size = Texts.pair("output_size", outputSize);
        return x.adaptiveAvgPool2d(size[0], size[1]);
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + Texts.asGiven(outputSize);
    }
}
