package himalia.nn;

import himalia.tensor.Tensor;

/// Drops whole channels by chance while training and scales the rest by `1 / (1 - p)`.
///
/// **Shape** `[n, c, h, w]`.
public class Dropout2d extends Module {
    private final double p;

    /// Drops a half.
    public Dropout2d() {
        this(0.5);
    }

    /// @param p the share that is dropped
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public Dropout2d(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("dropout probability has to be between 0 and 1, but got " + p);
        }
        this.p = p;
    }

    @Override
    public Tensor forward(Tensor x) {
        return isTraining() ? x.mul(channels(x).dropout(p, true)) : x;
    }

    private static Tensor channels(Tensor x) {
        if (x.dim() != 4) {
            throw new LayerShapeException(
                    "dropout2d: expected a 4-dimensional input",
                    "`Dropout2d` expected [n, c, h, w], got "
                            + java.util.Arrays.toString(x.shape().toArray()),
                    "Dropout drops single elements of any shape.");
        }
        return Tensor.ones(x.dtype(), x.size(0), x.size(1), 1, 1);
    }

    @Override
    protected String extraRepr() {
        return "p=" + Texts.number(p) + ", inplace=False";
    }
}
