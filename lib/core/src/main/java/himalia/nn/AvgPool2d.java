package himalia.nn;

import himalia.tensor.Tensor;

/// The mean of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`.
public class AvgPool2d extends PoolLayer {
    private boolean countIncludePad = true;

    /// @param kernel size of the window, which moves on by its own size
    public AvgPool2d(int... kernel) {
        super(kernel);
    }

    /// How far the window moves on; its own size at first.
    public AvgPool2d stride(int... stride) {
        this.stride = stride.clone();
        return this;
    }

    /// How much is put around; 0 at first.
    public AvgPool2d padding(int... padding) {
        this.padding = padding.clone();
        return this;
    }

    /// Whether the zeros of the padding count in the mean; they do at first.
    public AvgPool2d countIncludePad(boolean countIncludePad) {
        this.countIncludePad = countIncludePad;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.avgPool2d(kernels(), strides(), paddings(), countIncludePad);
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.asGiven(kernel) + ", stride=" + Texts.asGiven(stride) + ", padding="
                + Texts.asGiven(padding);
    }
}
