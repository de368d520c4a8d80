package himalia.nn;

import himalia.tensor.Tensor;

/// Drops elements by chance while training and scales the rest by `1 / (1 - p)`, so that no unit relies on another; in
/// use ([Module#eval()]) it does nothing.
public class Dropout extends Module {
    private final double p;

    /// Drops a half.
    public Dropout() {
        this(0.5);
    }

    /// @param p the share that is dropped
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public Dropout(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("dropout probability has to be between 0 and 1, but got " + p);
        }
        this.p = p;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.dropout(p, isTraining());
    }

    @Override
    protected String extraRepr() {
        return "p=" + Texts.number(p) + ", inplace=False";
    }
}
