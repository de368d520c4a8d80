package himalia.nn;

import himalia.tensor.Tensor;

/// Every window of a picture as a column, the way convolutions see it.
///
/// **Shape** `[n, c, h, w]` -> `[n, c * kh * kw, windows]`.
public class Unfold extends Module {
    private final int[] kernelSize;
    private int[] dilation = {1};
    private int[] padding = {0};
    private int[] stride = {1};

    /// @param kernelSize rows and columns of the window, or one number for both
    public Unfold(int... kernelSize) {
        this.kernelSize = Settings.atLeast("Unfold", "kernel_size", 1, kernelSize);
    }

    /// How far the elements of a window stand apart; 1 at first.
    public Unfold dilation(int... dilation) {
        this.dilation = Settings.atLeast("Unfold", "dilation", 1, dilation);
        return this;
    }

    /// How many zeros stand around; 0 at first.
    public Unfold padding(int... padding) {
        this.padding = Settings.atLeast("Unfold", "padding", 0, padding);
        return this;
    }

    /// How far the window moves on; 1 at first.
    public Unfold stride(int... stride) {
        this.stride = Settings.atLeast("Unfold", "stride", 1, stride);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functional.unfold(x, kernelSize, dilation, padding, stride);
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.asGiven(kernelSize) + ", dilation=" + Texts.asGiven(dilation) + ", padding="
                + Texts.asGiven(padding) + ", stride=" + Texts.asGiven(stride);
    }
}
