package himalia.nn;

import himalia.tensor.Tensor;

/// One step of a [GRU].
///
/// **Shape** input `[n, in]` or `[in]`, state and result `[n, hidden]` or `[hidden]`.
public final class GRUCell extends RecurrentCell {
    /// With bias.
    public GRUCell(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, true);
    }

    /// With or without bias.
    public GRUCell(int inputSize, int hiddenSize, boolean bias) {
        super(3, inputSize, hiddenSize, bias);
    }

    /// The state after a first step from zeros.
    @Override
    public Tensor forward(Tensor x) {
        return forward(x, zeros(x));
    }

    /// The state after one more step.
    public Tensor forward(Tensor x, Tensor hidden) {
        return Cells.gru(fromInput(x), fromState(checked(hidden, x, "hidden")), hidden);
    }
}
