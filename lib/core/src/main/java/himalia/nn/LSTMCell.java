package himalia.nn;

import himalia.tensor.Tensor;

/// One step of an [LSTM].
///
/// **Shape** input `[n, in]` or `[in]`, states `[n, hidden]` or `[hidden]`.
public final class LSTMCell extends RecurrentCell {
    /// The state after a step.
    ///
    /// @param hidden what the cell says
    /// @param cell what it remembers
    public record State(Tensor hidden, Tensor cell) {}

    /// With bias.
    public LSTMCell(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, true);
    }

    /// With or without bias.
    public LSTMCell(int inputSize, int hiddenSize, boolean bias) {
        super(4, inputSize, hiddenSize, bias);
    }

    /// The hidden state after a first step from zeros.
    @Override
    public Tensor forward(Tensor x) {
        return run(x).hidden();
    }

    /// Both states after a first step from zeros.
    public State run(Tensor x) {
        return run(x, zeros(x), zeros(x));
    }

    /// Both states after one more step.
    public State run(Tensor x, Tensor hidden, Tensor cell) {
        Tensor[] next = Cells.lstm(fromInput(x), fromState(checked(hidden, x, "hx[0]")), checked(cell, x, "hx[1]"));
        return new State(next[0], next[1]);
    }
}
