package himalia.nn;

import himalia.tensor.Tensor;

/// `x Φ(x)`, where Φ is the share of the normal distribution below x; the bend of transformers.
public class GELU extends Module {
    private final String approximate;

    /// With the usual setting: approximate "none".
    public GELU() {
        this("none");
    }

    /// @param approximate `none` or `tanh`
    public GELU(String approximate) {
        this.approximate = approximate;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.gelu(approximate);
    }

    @Override
    protected String extraRepr() {
        return "approximate=" + "'" + approximate + "'";
    }
}
