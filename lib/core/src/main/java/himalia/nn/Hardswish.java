package himalia.nn;

import himalia.tensor.Tensor;

/// `x relu6(x + 3) / 6`, a silu of straight lines.
public class Hardswish extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.hardswish();
    }
}
