package himalia.nn;

import himalia.tensor.Tensor;

/// `x`, and `negativeSlope * x` below 0: no unit dies.
///
/// ```java
/// new LeakyReLU(0.1).forward(tensor(-1., 2.))   // tensor([-0.1000,  2.0000])
/// ```
public class LeakyReLU extends Module {
    private final double negativeSlope;
    private final boolean inplace;

    /// With the usual setting: negativeSlope 0.01.
    public LeakyReLU() {
        this(0.01);
    }

    /// @param negativeSlope the slope below 0
    public LeakyReLU(double negativeSlope) {
        this(negativeSlope, false);
    }

    /// @param inplace writes over its input
    public LeakyReLU(double negativeSlope, boolean inplace) {
        this.negativeSlope = negativeSlope;
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.leakyRelu_(negativeSlope) : x.leakyRelu(negativeSlope);
    }

    @Override
    protected String extraRepr() {
        return "negative_slope=" + Texts.number(negativeSlope) + (inplace ? ", inplace=True" : "");
    }
}
