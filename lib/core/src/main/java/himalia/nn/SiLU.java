package himalia.nn;

import himalia.tensor.Tensor;

/// `x sigmoid(x)`, also called swish.
public class SiLU extends Module {
    private final boolean inplace;

    /// With a result of its own.
    public SiLU() {
        this(false);
    }

    /// @param inplace writes over its input
    public SiLU(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.silu_() : x.silu();
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
