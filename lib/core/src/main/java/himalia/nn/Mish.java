package himalia.nn;

import himalia.tensor.Tensor;

/// `x tanh(softplus(x))`.
public class Mish extends Module {
    private final boolean inplace;

    /// With a result of its own.
    public Mish() {
        this(false);
    }

    /// @param inplace writes over its input
    public Mish(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.mish_() : x.mish();
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
