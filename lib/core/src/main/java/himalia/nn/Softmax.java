package himalia.nn;

import himalia.tensor.Tensor;

/// The scores of a dimension as probabilities: `e^x / Σ e^x`. Not before a [CrossEntropyLoss], which has it inside.
///
/// ```java
/// new Softmax(0).forward(tensor(1., 2., 3.))   // tensor([0.0900, 0.2447, 0.6652])
/// ```
public class Softmax extends Module {
    private final int dim;

    /// @param dim the dimension whose elements become 1 together; -1 is the last
    public Softmax(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softmax(dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
