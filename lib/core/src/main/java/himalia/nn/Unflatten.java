package himalia.nn;

import himalia.tensor.Tensor;

/// Makes several dimensions of one: the way back of [Flatten].
public class Unflatten extends Module {
    private final int dim;
    private final int[] sizes;

    /// @param dim which dimension
    /// @param sizes what it becomes
    public Unflatten(int dim, int... sizes) {
        this.dim = dim;
        this.sizes = sizes.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.unflatten(dim, sizes);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim + ", unflattened_size=" + Texts.tuple(sizes);
    }
}
