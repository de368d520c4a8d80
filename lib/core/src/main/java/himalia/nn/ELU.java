package himalia.nn;

import himalia.tensor.Tensor;

/// `x`, and `alpha (e^x - 1)` below 0.
public class ELU extends Module {
    private final double alpha;
    private final boolean inplace;

    /// With the usual setting: alpha 1.0.
    public ELU() {
        this(1.0);
    }

    /// @param alpha how far below 0 it goes
    public ELU(double alpha) {
        this(alpha, false);
    }

    /// @param inplace writes over its input
    public ELU(double alpha, boolean inplace) {
        this.alpha = alpha;
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.elu_(alpha) : x.elu(alpha);
    }

    @Override
    protected String extraRepr() {
        return "alpha=" + Texts.number(alpha) + (inplace ? ", inplace=True" : "");
    }
}
