package himalia.nn;

import himalia.tensor.Tensor;

/// `log sigmoid(x)`, without overflow.
public class LogSigmoid extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.logsigmoid();
    }
}
