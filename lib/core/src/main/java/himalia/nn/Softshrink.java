package himalia.nn;

import himalia.tensor.Tensor;

/// `x` moved towards 0 by `lambd`, and 0 where `|x| <= lambd`.
public class Softshrink extends Module {
    private final double lambd;

    /// With lambd 0.5.
    public Softshrink() {
        this(0.5);
    }

    /// @param lambd how wide the flat part is to each side
    public Softshrink(double lambd) {
        this.lambd = lambd;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softshrink(lambd);
    }

    @Override
    protected String extraRepr() {
        return Texts.number(lambd);
    }
}
