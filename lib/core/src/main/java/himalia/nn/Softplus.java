package himalia.nn;

import himalia.tensor.Tensor;

/// `log(1 + e^(beta x)) / beta`: a relu with a round corner.
public class Softplus extends Module {
    private final double beta;
    private final double threshold;

    /// With the usual setting: beta 1.0, threshold 20.0.
    public Softplus() {
        this(1.0, 20.0);
    }

    /// @param beta how sharp the corner is
    /// @param threshold where it goes over into the line
    public Softplus(double beta, double threshold) {
        this.beta = beta;
        this.threshold = threshold;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softplus(beta, threshold);
    }

    @Override
    protected String extraRepr() {
        return "beta=" + Texts.number(beta) + ", threshold=" + Texts.number(threshold);
    }
}
