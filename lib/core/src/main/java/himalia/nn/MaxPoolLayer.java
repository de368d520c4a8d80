package himalia.nn;

import himalia.tensor.Tensor;
import himalia.tensor.ValuesAndIndices;

/// What the layers of largest numbers share.
public abstract sealed class MaxPoolLayer extends PoolLayer permits MaxPool1d, MaxPool2d, MaxPool3d {
    private int[] dilation = {1};
    private boolean returnIndices;

    MaxPoolLayer(int dims, int... kernel) {
        super(dims, kernel);
    }

    /// How far the elements of a window stand apart; 1 at first.
    public MaxPoolLayer dilation(int... dilation) {
        this.dilation = atLeast(1, "dilation", dilation);
        return this;
    }

    /// Says that places are wanted: [#run(Tensor)] gives them with or without it.
    public MaxPoolLayer returnIndices(boolean returnIndices) {
        this.returnIndices = returnIndices;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return run(x).values();
    }

    /// The largest numbers and where they stood, counted along the rows: what [MaxUnpool2d] needs.
    public ValuesAndIndices run(Tensor x) {
        ValuesAndIndices[] found = new ValuesAndIndices[1];
        Tensor values = batched(x, image -> {
            found[0] = PoolFunctions.max(
                    image,
                    each("kernel_size", kernel),
                    each("stride", stride),
                    each("padding", padding),
                    each("dilation", dilation),
                    ceilMode);
            return found[0].values();
        });
        Tensor at = found[0].indices();
        return new ValuesAndIndices("max_pool", values, at == null || x.dim() == dims + 2 ? at : at.squeeze(0));
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.asGiven(kernel) + ", stride=" + Texts.asGiven(stride) + ", padding="
                + Texts.asGiven(padding) + ", dilation=" + Texts.asGiven(dilation) + ", ceil_mode="
                + Texts.flag(ceilMode);
    }
}
