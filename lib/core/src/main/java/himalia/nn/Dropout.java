package himalia.nn;

import himalia.tensor.Tensor;

/// Drops elements by chance while training and scales the rest by `1 / (1 - p)`, so that no unit relies on another; in
/// use ([Module#eval()]) it does nothing. Srivastava and others, 2014.
public final class Dropout extends DropoutLayer {
    /// Drops a half.
    public Dropout() {
        this(0.5);
    }

    /// @param p the share that is dropped
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public Dropout(double p) {
        this(p, false);
    }

    /// @param inplace writes over its input
    public Dropout(double p, boolean inplace) {
        super(p, inplace);
    }

    @Override
    Tensor dropped(Tensor x) {
        return x.dropout(p, true);
    }
}
