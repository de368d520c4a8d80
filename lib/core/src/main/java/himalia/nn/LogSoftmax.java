package himalia.nn;

import himalia.tensor.Tensor;

/// The logarithms of the softmax along a dimension, for [NLLLoss].
///
/// ```java
/// new LogSoftmax(0).forward(tensor(1., 2., 3.))   // tensor([-2.4076, -1.4076, -0.4076])
/// ```
public class LogSoftmax extends Module {
    private final int dim;

    /// @param dim the dimension whose elements become 1 together; -1 is the last
    public LogSoftmax(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.logSoftmax(dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
