package himalia.nn;

import himalia.tensor.Tensor;

/// `x sigmoid(x)`, also called swish.
public class SiLU extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.silu();
    }
}
