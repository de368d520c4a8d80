package himalia.nn;

import himalia.tensor.Tensor;

/// `relu6(x + 3) / 6`, a sigmoid of straight lines.
public class Hardsigmoid extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.hardsigmoid();
    }
}
