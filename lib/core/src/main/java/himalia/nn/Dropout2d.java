package himalia.nn;

import himalia.tensor.Tensor;

/// Drops whole channels by chance while training and scales the rest by `1 / (1 - p)`.
///
/// **Shape** `[n, c, h, w]`.
public final class Dropout2d extends DropoutLayer {
    /// Drops a half.
    public Dropout2d() {
        this(0.5);
    }

    /// @param p the share that is dropped
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public Dropout2d(double p) {
        this(p, false);
    }

    /// @param inplace writes over its input
    public Dropout2d(double p, boolean inplace) {
        super(p, inplace);
    }

    @Override
    Tensor dropped(Tensor x) {
        return Noise.featureDropout(this, x, p, 2);
    }
}
