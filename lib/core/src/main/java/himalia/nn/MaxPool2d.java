package himalia.nn;

import himalia.tensor.Tensor;

/// The largest number of every window of an image.
///
/// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`.
public class MaxPool2d extends PoolLayer {
    private boolean ceilMode;

    /// @param kernel size of the window, which moves on by its own size
    public MaxPool2d(int... kernel) {
        super(kernel);
    }

    /// How far the window moves on; its own size at first.
    public MaxPool2d stride(int... stride) {
        this.stride = stride.clone();
        return this;
    }

    /// How much is put around; 0 at first.
    public MaxPool2d padding(int... padding) {
        this.padding = padding.clone();
        return this;
    }

    /// Whether a last window may hang over the edge.
    public MaxPool2d ceilMode(boolean ceilMode) {
        this.ceilMode = ceilMode;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.maxPool2d(kernels(), strides(), paddings(), new int[] {1, 1}, ceilMode)
                .values();
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.asGiven(kernel) + ", stride=" + Texts.asGiven(stride) + ", padding="
                + Texts.asGiven(padding) + ", dilation=1, ceil_mode=" + Texts.flag(ceilMode);
    }
}
