package himalia.nn;

import himalia.tensor.Tensor;
import java.util.function.UnaryOperator;

/// What the pooling layers share: a window, its step and what is around.
public abstract sealed class PoolLayer extends Module permits MaxPoolLayer, AvgPoolLayer, LPPoolLayer, MaxUnpoolLayer {
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
    public PoolLayer stride(int... stride) {
        this.stride = atLeast(1, "stride", stride);
        return this;
    }

    /// How much is put around; 0 at first.
    public PoolLayer padding(int... padding) {
        this.padding = atLeast(0, "padding", padding);
        return this;
    }

    /// Whether a last window may hang over the edge.
    public PoolLayer ceilMode(boolean ceilMode) {
        this.ceilMode = ceilMode;
        return this;
    }

    /// A setting with no number that is too small.
    final int[] atLeast(int least, String setting, int... v) {
        return Texts.atLeast(name(), setting, least, v);
    }

    /// A setting for each of the layer's dimensions.
    final int[] each(String setting, int... v) {
        return Texts.each(setting, dims, v);
    }

    /// Runs an operation of `[n, c, sizes...]` on an input without the batch, too.
    final Tensor batched(Tensor x, UnaryOperator<Tensor> f) {
        if (x.dim() == dims + 1) {
            return f.apply(x.unsqueeze(0)).squeeze(0);
        }
        if (x.dim() != dims + 2) {
            throw new LayerShapeException(
                    "Expected " + (dims + 1) + "D (unbatched) or " + (dims + 2)
                            + "D (batched) input, but got input of size: " + Texts.shape(x),
                    "`" + shortName() + "` expected " + expects() + ", got " + Texts.shape(x),
                    "unsqueeze(0) adds a dimension for the channel.");
        }
        return f.apply(x);
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
