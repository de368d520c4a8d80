package himalia.nn;

import himalia.tensor.Tensor;

/// `x`, and 0 where `|x| <= lambd`.
public class Hardshrink extends Module {
    private final double lambd;

    /// With lambd 0.5.
    public Hardshrink() {
        this(0.5);
    }

    /// @param lambd how wide the flat part is to each side
    public Hardshrink(double lambd) {
        this.lambd = lambd;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.hardshrink(lambd);
    }

    @Override
    protected String extraRepr() {
        return Texts.number(lambd);
    }
}
