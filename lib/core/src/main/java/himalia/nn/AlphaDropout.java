package himalia.nn;

import himalia.tensor.Tensor;

/// Drops elements to the lowest value of [SELU] and corrects mean and variance. Klambauer and others, 2017.
public final class AlphaDropout extends DropoutLayer {
    /// Drops a half.
    public AlphaDropout() {
        this(0.5);
    }

    /// @param p the share that is dropped
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public AlphaDropout(double p) {
        this(p, false);
    }

    /// @param inplace writes over its input
    public AlphaDropout(double p, boolean inplace) {
        super(p, inplace);
    }

    @Override
    Tensor dropped(Tensor x) {
        return Noise.alphaDropout(x, Tensor.ones(x.dtype(), x.shape().toArray()), p);
    }
}
