package himalia.nn;

import himalia.tensor.Tensor;

/// Says how wrong a prediction is, as one number to make small.
public abstract class Loss {
    /// The loss of a prediction, given what it should have been.
    public abstract Tensor forward(Tensor input, Tensor target);

    /// As PyTorch prints it, for example `BCELoss()`.
    @Override
    public String toString() {
        return getClass().getSimpleName() + "()";
    }
}
