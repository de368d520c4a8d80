package himalia.nn;

import himalia.tensor.Tensor;

/// `x`, held between two bounds.
public class Hardtanh extends Module {
    private final double minVal;
    private final double maxVal;

    /// With the usual setting: minVal -1.0, maxVal 1.0.
    public Hardtanh() {
        this(-1.0, 1.0);
    }

    /// @param minVal the lower bound
    /// @param maxVal the upper bound
    public Hardtanh(double minVal, double maxVal) {
        this.minVal = minVal;
        this.maxVal = maxVal;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.hardtanh(minVal, maxVal);
    }

    @Override
    protected String extraRepr() {
        return "min_val=" + Texts.number(minVal) + ", max_val=" + Texts.number(maxVal);
    }
}
