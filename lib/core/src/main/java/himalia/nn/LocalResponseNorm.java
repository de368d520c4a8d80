package himalia.nn;

import himalia.tensor.Tensor;

/// Divides each number by those of the channels beside it: `x / (k + alpha * mean(x²))^beta` over `size` channels.
/// Krizhevsky, Sutskever and Hinton, 2012.
///
/// **Shape** `[n, channels, *]` -> the same.
public class LocalResponseNorm extends Module {
    private final int size;
    private double alpha = 1e-4;
    private double beta = 0.75;
    private double k = 1;

    /// @param size over how many channels
    public LocalResponseNorm(int size) {
        this.size = size;
    }

    /// With all settings.
    public LocalResponseNorm(int size, double alpha, double beta, double k) {
        this(size);
        this.alpha = alpha;
        this.beta = beta;
        this.k = k;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functional.localResponseNorm(x, size, alpha, beta, k);
    }

    @Override
    protected String extraRepr() {
        return size + ", alpha=" + Texts.number(alpha) + ", beta=" + Texts.number(beta) + ", k="
                + (k == 1 ? "1.0" : Texts.number(k));
    }
}
