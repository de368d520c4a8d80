package himalia.nn;

import himalia.tensor.Tensor;

/// A tensor that a [Module] learns: found by `parameters()`, and asking for gradients from the start.
public class Parameter extends Tensor {
    /// A parameter over the elements of a tensor.
    public Parameter(Tensor data) {
        super(data, true);
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "Parameter containing:\n" + super.toString();
    }
}
