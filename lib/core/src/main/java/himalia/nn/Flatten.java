package himalia.nn;

import himalia.tensor.Tensor;

/// Makes one dimension of several, as before the first [Linear] after pictures.
///
/// **Shape** `[n, c, h, w]` -> `[n, c * h * w]`.
public class Flatten extends Module {
    private final int startDim;
    private final int endDim;

    /// All but the batch.
    public Flatten() {
        this(1, -1);
    }

    /// From one dimension to another, both included.
    public Flatten(int startDim, int endDim) {
        this.startDim = startDim;
        this.endDim = endDim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.flatten(startDim, endDim);
    }

    @Override
    protected String extraRepr() {
        return "start_dim=" + startDim + ", end_dim=" + endDim;
    }
}
