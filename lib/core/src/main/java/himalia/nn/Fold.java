package himalia.nn;

import himalia.tensor.Tensor;

/// Adds columns up where their windows lie in a picture: the way back of [Unfold].
///
/// **Shape** `[n, c * kh * kw, windows]` -> `[n, c, h, w]`.
public class Fold extends Module {
    private final int[] outputSize;
    private final int[] kernelSize;
    private int[] dilation = {1};
    private int[] padding = {0};
    private int[] stride = {1};

    /// @param outputSize rows and columns of the picture
    /// @param kernelSize rows and columns of the window
    public Fold(int[] outputSize, int... kernelSize) {
        this.outputSize = Settings.atLeast("Fold", "output_size", 1, outputSize);
        this.kernelSize = Settings.atLeast("Fold", "kernel_size", 1, kernelSize);
    }

    /// How far the elements of a window stand apart; 1 at first.
    public Fold dilation(int... dilation) {
        this.dilation = Settings.atLeast("Fold", "dilation", 1, dilation);
        return this;
    }

    /// How many zeros stand around; 0 at first.
    public Fold padding(int... padding) {
        this.padding = Settings.atLeast("Fold", "padding", 0, padding);
        return this;
    }

    /// How far the window moves on; 1 at first.
    public Fold stride(int... stride) {
        this.stride = Settings.atLeast("Fold", "stride", 1, stride);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functional.fold(x, outputSize, kernelSize, dilation, padding, stride);
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + Texts.asGiven(outputSize) + ", kernel_size=" + Texts.asGiven(kernelSize) + ", dilation="
                + Texts.asGiven(dilation) + ", padding=" + Texts.asGiven(padding) + ", stride=" + Texts.asGiven(stride);
    }
}
