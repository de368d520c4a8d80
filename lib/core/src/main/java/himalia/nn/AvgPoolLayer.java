package himalia.nn;

import himalia.tensor.Tensor;

/// What the layers of means share.
public abstract sealed class AvgPoolLayer extends PoolLayer permits AvgPool1d, AvgPool2d, AvgPool3d {
    private boolean countIncludePad = true;
    private Integer divisorOverride;

    AvgPoolLayer(int dims, int... kernel) {
        super(dims, kernel);
    }

    /// Whether the zeros of the padding count in the mean; they do at first.
    public AvgPoolLayer countIncludePad(boolean countIncludePad) {
        this.countIncludePad = countIncludePad;
        return this;
    }

    /// What the sums are divided by instead of the number of elements; `null` at first.
    public AvgPoolLayer divisorOverride(Integer divisor) {
        this.divisorOverride = divisor;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        return batched(
                x,
                image -> PoolFunctions.mean(
                        image,
                        each("kernel_size", kernel),
                        each("stride", stride),
                        each("padding", padding),
                        ceilMode,
                        countIncludePad,
                        divisorOverride));
    }

    @Override
    protected String extraRepr() {
        return dims == 1
                ? "kernel_size=" + Texts.tuple(kernel) + ", stride=" + Texts.tuple(stride) + ", padding="
                        + Texts.tuple(padding)
                : "kernel_size=" + Texts.asGiven(kernel) + ", stride=" + Texts.asGiven(stride) + ", padding="
                        + Texts.asGiven(padding);
    }
}
