package himalia.nn;

import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What the layers of means share.
///
/// @param <P> the layer itself
public abstract sealed class AvgPoolLayer<P extends AvgPoolLayer<P>> extends PoolLayer<P>
        permits AvgPool1d, AvgPool2d, AvgPool3d {
    private boolean countIncludePad = true;
    private @Nullable Integer divisorOverride;

    AvgPoolLayer(int dims, int... kernel) {
        super(dims, kernel);
    }

    /// Whether the zeros of the padding count in the mean; they do at first.
    public P countIncludePad(boolean countIncludePad) {
        this.countIncludePad = countIncludePad;
        return self();
    }

    /// What the sums are divided by instead of the number of elements; `null` at first.
    public P divisorOverride(@Nullable Integer divisor) {
        this.divisorOverride = divisor;
        return self();
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolingNd.mean(dims, checked(x), kernel, stride, padding, ceilMode, countIncludePad, divisorOverride);
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
