package himalia.nn;

import himalia.tensor.Tensor;

/// The largest number of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`.
public class MaxPool1d extends PoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public MaxPool1d(int kernel) {
        super(kernel);
    }

    /// How far the window moves on; its own size at first.
    public MaxPool1d stride(int stride) {
        this.stride = new int[] {stride};
        return this;
    }

    /// How much is put around; 0 at first.
    public MaxPool1d padding(int padding) {
        this.padding = new int[] {padding};
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.maxPool1d(kernel[0], stride[0], padding[0]);
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.asGiven(kernel) + ", stride=" + Texts.asGiven(stride) + ", padding="
                + Texts.asGiven(padding) + ", dilation=1, ceil_mode=False";
    }
}
