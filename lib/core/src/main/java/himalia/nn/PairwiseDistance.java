package himalia.nn;

import himalia.tensor.Tensor;

/// How far pairs of vectors are apart, `|a - b + eps|`.
public final class PairwiseDistance extends PairLayer {
    private final double p;
    private final double eps;
    private final boolean keepdim;

    /// The usual distance.
    public PairwiseDistance() {
        this(2);
    }

    /// @param p which norm
    public PairwiseDistance(double p) {
        this(p, 1e-6, false);
    }

    /// With all settings.
    public PairwiseDistance(double p, double eps, boolean keepdim) {
        this.p = p;
        this.eps = eps;
        this.keepdim = keepdim;
    }

    @Override
    public Tensor forward(Tensor x1, Tensor x2) {
        return x1.pairwiseDistance(x2, p, eps, keepdim);
    }
}
