package himalia.nn;

import himalia.tensor.Tensor;

/// `x` above a threshold, else a fixed value.
public class Threshold extends Module {
    private final double threshold;
    private final double value;

    /// @param threshold what has to be exceeded
    /// @param value what stands for the rest
    public Threshold(double threshold, double value) {
        this.threshold = threshold;
        this.value = value;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.threshold(threshold, value);
    }

    @Override
    protected String extraRepr() {
        return "threshold=" + Texts.number(threshold) + ", value=" + Texts.number(value);
    }
}
