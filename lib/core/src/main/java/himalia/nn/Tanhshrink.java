package himalia.nn;

import himalia.tensor.Tensor;

/// `x - tanh(x)`.
public class Tanhshrink extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.tanhshrink();
    }
}
