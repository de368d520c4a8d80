package himalia.nn;

import himalia.tensor.Tensor;

/// `x / (1 + |x|)`.
public class Softsign extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.softsign();
    }
}
