package himalia.nn;

import himalia.tensor.Tensor;

/// What the dropout layers share: the share that is dropped, and that nothing is dropped in use.
public abstract sealed class DropoutLayer extends Module
        permits Dropout, Dropout1d, Dropout2d, Dropout3d, AlphaDropout, FeatureAlphaDropout {
    final double p;
    final boolean inplace;

    DropoutLayer(double p, boolean inplace) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("dropout probability has to be between 0 and 1, but got " + p);
        }
        this.p = p;
        this.inplace = inplace;
    }

    /// What is left of an input in training.
    abstract Tensor dropped(Tensor x);

    @Override
    public Tensor forward(Tensor x) {
        if (!isTraining()) {
            return x;
        }
        Tensor y = dropped(x);
        return inplace ? x.copy_(y) : y;
    }

    @Override
    protected String extraRepr() {
        return "p=" + Texts.number(p) + ", inplace=" + Texts.flag(inplace);
    }
}
