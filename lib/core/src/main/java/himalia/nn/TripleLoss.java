package himalia.nn;

import himalia.tensor.Tensor;

/// Says how wrong something is that takes three tensors to judge.
public abstract class TripleLoss {
    /// The loss; what the three are says each loss.
    public abstract Tensor forward(Tensor first, Tensor second, Tensor third);

    /// As PyTorch prints it, for example `TripletMarginLoss()`. The margin of a layer, checked.
    static double margin(String layer, double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException(
                    layer + ": expected margin to be greater than 0, got " + margin + " instead");
        }
        return margin;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "()";
    }
}
