package himalia.nn;

import himalia.tensor.Tensor;

/// What the pooling layers share: a window, its step and what is around.
///
/// @param <P> the layer itself
public abstract sealed class PoolLayer<P extends PoolLayer<P>> extends Module
        permits MaxPoolLayer, AvgPoolLayer, LPPoolLayer, MaxUnpoolLayer {
    final int[] kernel;
    final int dims;
    int[] stride;
    int[] padding = {0};
    boolean ceilMode;

    PoolLayer(int dims, int... kernel) {
        this.dims = dims;
        this.kernel = atLeast(1, "kernel_size", kernel);
        this.stride = this.kernel;
    }

    /// How far the window moves on; its own size at first.
    public P stride(int... stride) {
        this.stride = atLeast(1, "stride", stride);
        return self();
    }

    /// How much is put around; 0 at first.
    public P padding(int... padding) {
        this.padding = atLeast(0, "padding", padding);
        return self();
    }

    /// Whether a last window may hang over the edge.
    public P ceilMode(boolean ceilMode) {
        this.ceilMode = ceilMode;
        return self();
    }

    /// A setting with no number that is too small.
    final int[] atLeast(int least, String setting, int... v) {
        return Settings.atLeast(name(), setting, least, v);
    }

    @SuppressWarnings("unchecked") // P is the class of this object
    final P self() {
        return (P) this;
    }

    /// An input with or without the batch, or an error.
    final Tensor checked(Tensor x) {
        if (x.dim() != dims + 1 && x.dim() != dims + 2) {
            throw new LayerShapeException(
                    "Expected " + (dims + 1) + "D (unbatched) or " + (dims + 2)
                            + "D (batched) input, but got input of size: " + Texts.shape(x),
                    "`" + shortName() + "` expected " + expects() + ", got " + Texts.shape(x),
                    "unsqueeze(0) adds a dimension for the channel.");
        }
        return x;
    }

    @Override
    String expects() {
        return dims == 1 ? "[n, c, length]" : dims == 2 ? "[n, c, h, w]" : "[n, c, d, h, w]";
    }

    @Override
    String shortName() {
        return name() + "(" + Texts.asGiven(kernel) + ")";
    }
}
