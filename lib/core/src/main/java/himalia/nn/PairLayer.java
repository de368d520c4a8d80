package himalia.nn;

import himalia.tensor.Tensor;

/// A layer of two inputs.
public abstract sealed class PairLayer extends Module permits Bilinear, CosineSimilarity, PairwiseDistance {
    PairLayer() {}

    /// What the layer makes of two inputs.
    public abstract Tensor forward(Tensor x1, Tensor x2);

    /// @throws IllegalArgumentException always: the second input is missing
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalArgumentException(
                name() + ".forward() missing 1 required positional argument: it takes two inputs, forward(x1, x2)");
    }
}
