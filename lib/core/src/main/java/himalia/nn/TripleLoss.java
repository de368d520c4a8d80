package himalia.nn;

import himalia.tensor.Tensor;

/// Says how wrong something is that takes three tensors to judge.
public abstract class TripleLoss {
    /// The loss; what the three are says each loss.
    public abstract Tensor forward(Tensor first, Tensor second, Tensor third);

    /// As PyTorch prints it, for example `TripletMarginLoss()`.
    @Override
    public String toString() {
        return getClass().getSimpleName() + "()";
    }
}
