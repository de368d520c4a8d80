package himalia.nn;

import himalia.tensor.Tensor;

/// `x tanh(softplus(x))`.
public class Mish extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.mish();
    }
}
