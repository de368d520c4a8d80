package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What [RNNCell], [GRUCell] and [LSTMCell] share: one step of a recurrent layer, for loops of one's own.
public abstract sealed class RecurrentCell extends Module permits RNNCell, GRUCell, LSTMCell {
    /// What the gates hear of the input, `[gates * hidden, in]`.
    public Parameter weightIh;
    /// What the gates hear of the state, `[gates * hidden, hidden]`.
    public Parameter weightHh;
    /// What is added to the input's part; `null` without bias.
    public @Nullable Parameter biasIh;
    /// What is added to the state's part; `null` without bias.
    public @Nullable Parameter biasHh;

    private final int inputSize;
    private final int hiddenSize;

    RecurrentCell(int gates, int inputSize, int hiddenSize, boolean bias) {
        this.inputSize = Settings.notNegative(name(), "input_size", inputSize);
        this.hiddenSize = Settings.notNegative(name(), "hidden_size", hiddenSize);
        double bound = hiddenSize > 0 ? 1 / Math.sqrt(hiddenSize) : 0;
        weightIh = new Parameter(Init.uniform(bound, gates * hiddenSize, inputSize));
        weightHh = new Parameter(Init.uniform(bound, gates * hiddenSize, hiddenSize));
        biasIh = bias ? new Parameter(Init.uniform(bound, gates * hiddenSize)) : null;
        biasHh = bias ? new Parameter(Init.uniform(bound, gates * hiddenSize)) : null;
    }

    final Tensor fromInput(Tensor x) {
        if (x.dim() != 1 && x.dim() != 2 || x.size(-1) != inputSize) {
            throw new LayerShapeException(
                    name() + ": Expected input to be 1D or 2D with " + inputSize + " numbers at the end",
                    "`" + name() + "(" + inputSize + ", " + hiddenSize + ")` expected [n, " + inputSize + "], got "
                            + Texts.shape(x),
                    "a cell takes one step of the sequence.");
        }
        return Functional.linear(x, weightIh, biasIh);
    }

    /// @param x the input that goes with it
    /// @param called as the state is called in messages
    final Tensor checked(Tensor h, Tensor x, String called) {
        if (h.dim() != 1 && h.dim() != 2) {
            throw new IllegalArgumentException(name() + ": Expected " + called + " to be 1D or 2D, got " + h.dim()
                    + "D instead: " + Texts.shape(h));
        }
        if (h.dim() != x.dim() || h.dim() == 2 && h.size(0) != x.size(0)) {
            throw new IllegalArgumentException("Input batch size " + (x.dim() == 2 ? x.size(0) : 1)
                    + " doesn't match hidden0 batch size " + (h.dim() == 2 ? h.size(0) : 1) + ": input "
                    + Texts.shape(x) + ", " + called + " " + Texts.shape(h));
        }
        if (h.size(-1) != hiddenSize) {
            throw new IllegalArgumentException("hidden0 has inconsistent hidden_size: got " + h.size(-1) + ", expected "
                    + hiddenSize + ": " + called + " " + Texts.shape(h));
        }
        return h;
    }

    final Tensor fromState(Tensor h) {
        return Functional.linear(h, weightHh, biasHh);
    }

    final Tensor zeros(Tensor x) {
        return x.dim() == 1 ? Tensor.zeros(x.dtype(), hiddenSize) : Tensor.zeros(x.dtype(), x.size(0), hiddenSize);
    }

    @Override
    protected String extraRepr() {
        return inputSize + ", " + hiddenSize + (biasIh == null ? ", bias=False" : "");
    }
}
