package himalia.nn;

import himalia.tensor.Tensor;

/// `min(max(x, 0), 6)`.
public class ReLU6 extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.relu6();
    }
}
