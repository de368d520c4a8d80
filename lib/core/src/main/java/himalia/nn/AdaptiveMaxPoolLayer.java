package himalia.nn;

import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;
import himalia.tensor.ValuesAndIndices;

/// What the layers of largest numbers share that make as many windows as asked for.
///
/// @param <P> the layer itself
public abstract class AdaptiveMaxPoolLayer<P extends AdaptiveMaxPoolLayer<P>> extends AdaptivePoolLayer {
    AdaptiveMaxPoolLayer(AdaptiveSize outputSize) {
        super(outputSize);
    }

    /// Says that places are wanted: [#run(Tensor)] gives them with or without it.
    @SuppressWarnings("unchecked") // P is the class of this object
    public P returnIndices(boolean returnIndices) {
        return (P) this;
    }

    /// The largest numbers and where they stood, counted along the rows, layer after layer.
    public ValuesAndIndices run(Tensor x) {
        return PoolingNd.adaptiveMaxPlaces(x, outputSize.of(x));
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolingNd.adaptiveMax(x, outputSize.of(x));
    }
}
