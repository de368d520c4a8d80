package himalia.nn;

import himalia.tensor.Tensor;

/// The softmax of `-x`: small scores become large probabilities.
public class Softmin extends Module {
    private final int dim;

    /// @param dim the dimension whose elements become 1 together; -1 is the last
    public Softmin(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softmin(dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
