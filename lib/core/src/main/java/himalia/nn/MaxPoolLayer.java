package himalia.nn;

import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;
import himalia.tensor.ValuesAndIndices;

/// What the layers of largest numbers share.
///
/// @param <P> the layer itself
public abstract sealed class MaxPoolLayer<P extends MaxPoolLayer<P>> extends PoolLayer<P>
        permits MaxPool1d, MaxPool2d, MaxPool3d {
    private int[] dilation = {1};

    MaxPoolLayer(int dims, int... kernel) {
        super(dims, kernel);
    }

    /// How far the elements of a window stand apart; 1 at first.
    public P dilation(int... dilation) {
        this.dilation = atLeast(1, "dilation", dilation);
        return self();
    }

    /// Says that places are wanted: [#run(Tensor)] gives them with or without it.
    public P returnIndices(boolean returnIndices) {
        return self();
    }

    @Override
    public Tensor forward(Tensor x) {
        return run(x).values();
    }

    /// The largest numbers and where they stood, counted along the rows: what [MaxUnpool2d] needs.
    public ValuesAndIndices run(Tensor x) {
        return PoolingNd.max(dims, checked(x), kernel, stride, padding, dilation, ceilMode);
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.asGiven(kernel) + ", stride=" + Texts.asGiven(stride) + ", padding="
                + Texts.asGiven(padding) + ", dilation=" + Texts.asGiven(dilation) + ", ceil_mode="
                + Texts.flag(ceilMode);
    }
}
