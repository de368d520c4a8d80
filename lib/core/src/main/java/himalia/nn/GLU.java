package himalia.nn;

import himalia.tensor.Tensor;

/// The gated unit `a σ(b)` of the two halves of a dimension. Dauphin and others, 2016.
public class GLU extends Module {
    private final int dim;

    /// Of the last dimension.
    public GLU() {
        this(-1);
    }

    /// @param dim which dimension is halved
    public GLU(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.glu(dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
