package himalia.nn;

import himalia.tensor.Tensor;

/// An elu scaled so that outputs keep mean 0 and variance 1 from layer to layer.
public class SELU extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.selu();
    }
}
