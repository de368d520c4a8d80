package himalia.nn;

import himalia.tensor.Tensor;

/// A recurrent layer whose gates say what of the old state stays: `h' = (1 - z) n + z h`, with
/// `r = σ(W_r x + U_r h)`, `z = σ(W_z x + U_z h)`, `n = tanh(W_n x + r (U_n h))`.
///
/// Cho and others, 2014.
///
/// ```java
/// RecurrentResult r = new GRU(3, 4).run(zeros(5, 2, 3));   // 5 steps, a batch of 2
/// r.output().shape()   // torch.Size([5, 2, 4])
/// r.hidden().shape()   // torch.Size([1, 2, 4])
/// ```
public final class GRU extends RecurrentLayer {
    /// One layer, forward.
    ///
    /// @param inputSize numbers of a step
    /// @param hiddenSize numbers of the state
    public GRU(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, 1, true, false, 0, false);
    }

    /// @param numLayers how many layers, each reading the outputs of the one before
    public GRU(int inputSize, int hiddenSize, int numLayers) {
        this(inputSize, hiddenSize, numLayers, true, false, 0, false);
    }

    /// With all settings.
    ///
    /// @param dropout how much of the outputs of all layers but the last is dropped while training
    /// @param bidirectional whether every layer reads the sequence backwards, too
    public GRU(
            int inputSize,
            int hiddenSize,
            int numLayers,
            boolean bias,
            boolean batchFirst,
            double dropout,
            boolean bidirectional) {
        super(3, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, 0);
    }

    /// Outputs and last state, begun with a state of one's own; `null` is zeros.
    public RecurrentResult run(Tensor x, Tensor h0) {
        return run(x, new Tensor[] {h0});
    }

    @Override
    Tensor[] cell(Tensor fromInput, Tensor fromState, Tensor[] state) {
        return new Tensor[] {Cells.gru(fromInput, fromState, state[0])};
    }
}
