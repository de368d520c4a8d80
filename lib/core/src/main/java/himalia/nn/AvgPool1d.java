package himalia.nn;

import himalia.tensor.Tensor;

/// The mean of every window of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`.
public class AvgPool1d extends PoolLayer {
    /// @param kernel size of the window, which moves on by its own size
    public AvgPool1d(int kernel) {
        super(kernel);
    }

    /// How far the window moves on; its own size at first.
    public AvgPool1d stride(int stride) {
        this.stride = new int[] {stride};
        return this;
    }

    /// How much is put around; 0 at first.
    public AvgPool1d padding(int padding) {
        this.padding = new int[] {padding};
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.avgPool1d(kernel[0], stride[0], padding[0]);
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.tuple(kernel) + ", stride=" + Texts.tuple(stride) + ", padding="
                + Texts.tuple(padding);
    }
}
