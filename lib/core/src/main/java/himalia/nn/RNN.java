package himalia.nn;

import himalia.tensor.Tensor;

/// The plain recurrent layer: `h' = tanh(W x + b + U h + c)`.
///
/// Elman, 1990.
///
/// ```java
/// RecurrentResult r = new RNN(3, 4).run(zeros(5, 2, 3));   // 5 steps, a batch of 2
/// r.output().shape()   // torch.Size([5, 2, 4])
/// r.hidden().shape()   // torch.Size([1, 2, 4])
/// ```
public final class RNN extends RecurrentLayer {
    private final String nonlinearity;

    /// One layer, forward.
    ///
    /// @param inputSize numbers of a step
    /// @param hiddenSize numbers of the state
    public RNN(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, 1, "tanh", true, false, 0, false);
    }

    /// @param numLayers how many layers, each reading the outputs of the one before
    public RNN(int inputSize, int hiddenSize, int numLayers) {
        this(inputSize, hiddenSize, numLayers, "tanh", true, false, 0, false);
    }

    /// With all settings.
    ///
    /// @param dropout how much of the outputs of all layers but the last is dropped while training
    /// @param bidirectional whether every layer reads the sequence backwards, too
    public RNN(
            int inputSize,
            int hiddenSize,
            int numLayers,
            String nonlinearity,
            boolean bias,
            boolean batchFirst,
            double dropout,
            boolean bidirectional) {
        super(1, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, 0);
        if (!nonlinearity.equals("tanh") && !nonlinearity.equals("relu")) {
            throw new IllegalArgumentException(
                    "Unknown nonlinearity '" + nonlinearity + "'. Select from 'tanh' or 'relu'.");
        }
        this.nonlinearity = nonlinearity;
    }

    /// Outputs and last state, begun with a state of one's own; `null` is zeros.
    public RecurrentResult run(Tensor x, Tensor h0) {
        return run(x, new Tensor[] {h0});
    }

    @Override
    Tensor[] cell(Tensor fromInput, Tensor fromState, Tensor[] state) {
        return new Tensor[] {Cells.rnn(fromInput, fromState, nonlinearity)};
    }
}
