package himalia.nn;

import himalia.tensor.Tensor;

/// `max(0, x) + min(0, alpha (e^(x / alpha) - 1))`. Barron, 2017.
public class CELU extends Module {
    private final double alpha;

    /// With alpha 1.
    public CELU() {
        this(1);
    }

    /// @param alpha how low it goes
    public CELU(double alpha) {
        this.alpha = alpha;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.celu(alpha);
    }

    @Override
    protected String extraRepr() {
        return "alpha=" + Texts.number(alpha);
    }
}
