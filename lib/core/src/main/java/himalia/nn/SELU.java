package himalia.nn;

import himalia.tensor.Tensor;

/// An elu scaled so that outputs keep mean 0 and variance 1 from layer to layer.
public class SELU extends Module {
    private final boolean inplace;

    /// With a result of its own.
    public SELU() {
        this(false);
    }

    /// @param inplace writes over its input
    public SELU(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.selu_() : x.selu();
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
