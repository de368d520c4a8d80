package himalia.nn;

import himalia.tensor.Tensor;

/// `min(max(x, 0), 6)`.
public class ReLU6 extends Module {
    private final boolean inplace;

    /// With a result of its own.
    public ReLU6() {
        this(false);
    }

    /// @param inplace writes over its input
    public ReLU6(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.relu6_() : x.relu6();
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
