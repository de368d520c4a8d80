package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Recurrence;
import himalia.tensor.Tensor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A recurrent layer with a memory that gates write, keep and read: `c' = f c + i g`, `h' = o tanh(c')`, with
/// `i, f, o = σ(W x + U h)` and `g = tanh(W x + U h)`.
///
/// Hochreiter and Schmidhuber, 1997.
///
/// ```java
/// RecurrentResult r = new LSTM(3, 4).run(zeros(5, 2, 3));   // 5 steps, a batch of 2
/// r.output().shape()   // torch.Size([5, 2, 4])
/// r.hidden().shape()   // torch.Size([1, 2, 4])
/// ```
public final class LSTM extends RecurrentLayer {
    /// One layer, forward.
    ///
    /// @param inputSize numbers of a step
    /// @param hiddenSize numbers of the state
    public LSTM(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, 1, true, false, 0, false, 0);
    }

    /// @param numLayers how many layers, each reading the outputs of the one before
    public LSTM(int inputSize, int hiddenSize, int numLayers) {
        this(inputSize, hiddenSize, numLayers, true, false, 0, false, 0);
    }

    /// With all settings.
    ///
    /// @param dropout how much of the outputs of all layers but the last is dropped while training
    /// @param bidirectional whether every layer reads the sequence backwards, too
    public LSTM(
            int inputSize,
            int hiddenSize,
            int numLayers,
            boolean bias,
            boolean batchFirst,
            double dropout,
            boolean bidirectional,
            int projSize) {
        super(4, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, projSize);
    }

    /// Outputs and last states, begun with a state of one's own; `null` is zeros.
    public RecurrentResult run(Tensor x, Tensor h0, Tensor c0) {
        return run(x, new Tensor[] {h0, c0});
    }

    @Override
    int states() {
        return 2;
    }

    @Override
    Tensor[] cell(Tensor fromInput, Tensor fromState, Tensor[] state) {
        return Cells.lstm(fromInput, fromState, state[1]);
    }

    /// Floats at once; other types step by step.
    @Override
    Tensor walk(Tensor fromInputs, Tensor wh, @Nullable Tensor bh, boolean back, Tensor[] state) {
        boolean floats = Stream.of(fromInputs, wh, state[0], state[1]).allMatch(t -> t.dtype() == DType.FLOAT32);
        if (!floats || fromInputs.numel() == 0) {
            return super.walk(fromInputs, wh, bh, back, state);
        }
        int length = fromInputs.size(0);
        Tensor all = Recurrence.lstm(fromInputs, wh, bh, state[0], state[1], back);
        Tensor outs = all.narrow(0, 0, length);
        state[0] = outs.select(0, back ? 0 : length - 1);
        state[1] = all.select(0, length);
        return outs;
    }
}
