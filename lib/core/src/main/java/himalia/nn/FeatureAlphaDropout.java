package himalia.nn;

import himalia.tensor.Tensor;

/// [AlphaDropout] of whole channels.
public final class FeatureAlphaDropout extends DropoutLayer {
    /// Drops a half.
    public FeatureAlphaDropout() {
        this(0.5);
    }

    /// @param p the share that is dropped
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public FeatureAlphaDropout(double p) {
        this(p, false);
    }

    /// @param inplace writes over its input
    public FeatureAlphaDropout(double p, boolean inplace) {
        super(p, inplace);
    }

    @Override
    Tensor dropped(Tensor x) {
        return Noise.alphaDropout(x, Noise.channels(x), p);
    }
}
