package himalia.nn;

import himalia.tensor.Tensor;

/// `x`, and below 0 a slope drawn anew for each element while training; in use the mean slope. Xu and others, 2015.
public class RReLU extends Module {
    private final double lower;
    private final double upper;

    /// Slopes from 1/8 to 1/3.
    public RReLU() {
        this(1.0 / 8, 1.0 / 3);
    }

    /// @param lower the least slope
    /// @param upper the greatest slope
    public RReLU(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functional.rrelu(x, lower, upper, isTraining());
    }

    @Override
    protected String extraRepr() {
        return "lower=" + Texts.number(lower) + ", upper=" + Texts.number(upper);
    }
}
