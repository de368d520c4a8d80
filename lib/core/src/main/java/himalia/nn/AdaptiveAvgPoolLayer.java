package himalia.nn;

import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;

/// What the layers of means share that make as many windows as asked for.
public abstract class AdaptiveAvgPoolLayer extends AdaptivePoolLayer {
    AdaptiveAvgPoolLayer(AdaptiveSize outputSize) {
        super(outputSize);
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolingNd.adaptiveMean(x, outputSize.of(x));
    }
}
