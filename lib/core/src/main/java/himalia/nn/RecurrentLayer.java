package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What [RNN], [GRU] and [LSTM] share: they read a sequence step by step and keep a state.
///
/// **Shape** input `[length, n, in]`, `[n, length, in]` with [#batchFirst(boolean)], or `[length, in]` without a
/// batch; output the same with `directions * hidden` at the end; states `[layers * directions, n, hidden]`.
/// **Parameters** of layer k: `weight_ih_lk` `[gates * hidden, in]`, `weight_hh_lk` `[gates * hidden, hidden]`,
/// `bias_ih_lk` and `bias_hh_lk` `[gates * hidden]`, with `_reverse` for the way back; at first even between
/// `-1/√hidden` and `1/√hidden`: PyTorch's numbers for the same seed.
public abstract sealed class RecurrentLayer extends Module permits RNN, GRU, LSTM {
    private final int inputSize;
    final int hiddenSize;
    private final int numLayers;
    private final boolean bias;
    private final boolean bidirectional;
    private final int projSize;
    private boolean batchFirst;
    private double dropout;

    RecurrentLayer(
            int gates,
            int inputSize,
            int hiddenSize,
            int numLayers,
            boolean bias,
            boolean batchFirst,
            double dropout,
            boolean bidirectional,
            int projSize) {
        if (inputSize < 1 || hiddenSize < 1 || numLayers < 1) {
            throw new IllegalArgumentException(name() + ": input_size, hidden_size and num_layers must be greater than "
                    + "zero, got " + inputSize + ", " + hiddenSize + ", " + numLayers);
        }
        if (projSize < 0 || projSize >= hiddenSize && projSize > 0) {
            throw new IllegalArgumentException("proj_size has to be a positive integer, smaller than hidden_size, or "
                    + "zero to disable projections: got " + projSize + " with hidden_size " + hiddenSize);
        }
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        this.numLayers = numLayers;
        this.bias = bias;
        this.bidirectional = bidirectional;
        this.projSize = projSize;
        this.batchFirst = batchFirst;
        dropout(dropout);
        double bound = 1 / Math.sqrt(hiddenSize);
        int out = projSize > 0 ? projSize : hiddenSize;
        for (int layer = 0; layer < numLayers; layer++) {
            int in = layer == 0 ? inputSize : out * directions();
            for (int direction = 0; direction < directions(); direction++) {
                String end = end(layer, direction);
                start("weight_ih" + end, bound, gates * hiddenSize, in);
                start("weight_hh" + end, bound, gates * hiddenSize, out);
                if (bias) {
                    start("bias_ih" + end, bound, gates * hiddenSize);
                    start("bias_hh" + end, bound, gates * hiddenSize);
                }
                if (projSize > 0) {
                    start("weight_hr" + end, bound, projSize, hiddenSize);
                }
            }
        }
    }

    private void start(String name, double bound, int... shape) {
        registerParameter(name, new Parameter(Init.uniform(bound, shape)));
    }

    private static String end(int layer, int direction) {
        return "_l" + layer + (direction == 1 ? "_reverse" : "");
    }

    private int directions() {
        return bidirectional ? 2 : 1;
    }

    /// Whether the batch is the first dimension, before the steps.
    public RecurrentLayer batchFirst(boolean batchFirst) {
        this.batchFirst = batchFirst;
        return this;
    }

    /// How much of the outputs of all layers but the last is dropped while training.
    public final RecurrentLayer dropout(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("dropout should be a number in range [0, 1] representing the probability"
                    + " of an element being zeroed, got " + p);
        }
        this.dropout = p;
        return this;
    }

    /// The parameter of this name, for example `weight_ih_l0`; `null` if there is none.
    public @Nullable Parameter parameter(String name) {
        return (Parameter) registered(name);
    }

    private Parameter own(String name) {
        return Objects.requireNonNull(parameter(name), name);
    }

    /// One step of one layer in one direction.
    ///
    /// @param fromInput what the input says to all gates
    /// @param fromState what the state says to all gates
    /// @param state     hidden state, and the memory of an [LSTM]
    abstract Tensor[] cell(Tensor fromInput, Tensor fromState, Tensor[] state);

    /// How many tensors the state has.
    int states() {
        return 1;
    }

    /// The outputs alone, what a next layer takes.
    @Override
    public Tensor forward(Tensor x) {
        return run(x).output();
    }

    /// Outputs and last state, begun with zeros.
    public RecurrentResult run(Tensor x) {
        return run(x, new Tensor[0]);
    }

    final RecurrentResult run(Tensor x, Tensor... start) {
        if (x.dim() != 2 && x.dim() != 3) {
            throw new LayerShapeException(
                    name() + ": Expected input to be 2D or 3D, got " + x.dim() + "D instead",
                    "`" + shortName() + "` expected " + expects() + ", got " + Texts.shape(x),
                    "a sequence has a row of " + inputSize + " numbers for each step.");
        }
        if (x.size(-1) != inputSize) {
            throw new LayerShapeException(
                    "input.size(-1) must be equal to input_size. Expected " + inputSize + ", got " + x.size(-1),
                    "`" + shortName() + "` expected " + expects() + ", got " + Texts.shape(x),
                    "the first number of " + name() + " is the numbers of a step: " + x.size(-1) + " here.");
        }
        boolean single = x.dim() == 2;
        Tensor steps = single ? x.unsqueeze(1) : batchFirst ? x.transpose(0, 1) : x;
        Tensor[][] last = new Tensor[states()][numLayers * directions()];
        Tensor out = steps;
        for (int layer = 0; layer < numLayers; layer++) {
            if (layer > 0) {
                out = out.dropout(dropout, isTraining());
            }
            Tensor[] ways = new Tensor[directions()];
            for (int d = 0; d < directions(); d++) {
                int at = layer * directions() + d;
                Tensor[] state = startState(steps, start, at, single);
                ways[d] = walk(out, end(layer, d), d == 1, state);
                for (int s = 0; s < state.length; s++) {
                    last[s][at] = state[s];
                }
            }
            out = ways.length == 1 ? ways[0] : Tensor.cat(2, ways);
        }
        Tensor output = single ? out.squeeze(1) : batchFirst ? out.transpose(0, 1) : out;
        return new RecurrentResult(output, stacked(last[0], single), last.length > 1 ? stacked(last[1], single) : null);
    }

    private static Tensor stacked(Tensor[] states, boolean single) {
        Tensor all = Tensor.stack(0, states);
        return single ? all.squeeze(1) : all;
    }

    private Tensor[] startState(Tensor steps, Tensor[] start, int at, boolean single) {
        Tensor[] state = new Tensor[states()];
        for (int s = 0; s < state.length; s++) {
            int size = s == 0 && projSize > 0 ? projSize : hiddenSize;
            if (start.length > s && start[s] != null) {
                Tensor given = single ? start[s].unsqueeze(1) : start[s];
                int[] expected = {numLayers * directions(), steps.size(1), size};
                if (!Arrays.equals(given.shape().toArray(), expected)) {
                    throw new IllegalArgumentException("Expected " + (s == 0 ? "hidden" : "cell") + " size "
                            + Arrays.toString(expected) + ", got " + Texts.shape(given)
                            + "\nHint: a state is [layers * directions, batch, hidden].");
                }
                state[s] = given.select(0, at);
            } else {
                state[s] = Tensor.zeros(steps.dtype(), steps.size(1), size);
            }
        }
        return state;
    }

    /// Along the steps, or back; leaves the last state in `state`.
    private Tensor walk(Tensor x, String end, boolean back, Tensor[] state) {
        Tensor wh = own("weight_hh" + end);
        Tensor bh = bias ? own("bias_hh" + end) : null;
        // the part of the inputs is one product for all steps
        Tensor fromInputs = Functional.linear(x, own("weight_ih" + end), bias ? own("bias_ih" + end) : null);
        return projSize > 0
                ? stepByStep(fromInputs, wh, bh, own("weight_hr" + end).t(), back, state)
                : walk(fromInputs, wh, bh, back, state);
    }

    /// The same, given what the inputs say to the gates.
    Tensor walk(Tensor fromInputs, Tensor wh, @Nullable Tensor bh, boolean back, Tensor[] state) {
        return stepByStep(fromInputs, wh, bh, null, back, state);
    }

    private Tensor stepByStep(
            Tensor fromInputs,
            Tensor wh,
            @Nullable Tensor bh,
            @Nullable Tensor projection,
            boolean back,
            Tensor[] state) {
        Tensor weight = wh.t();
        int length = fromInputs.size(0);
        Tensor[] outs = new Tensor[length];
        for (int k = 0; k < length; k++) {
            int step = back ? length - 1 - k : k;
            Tensor fromState = state[0].matmul(weight);
            Tensor[] next = cell(fromInputs.select(0, step), bh == null ? fromState : fromState.add(bh), state);
            System.arraycopy(next, 0, state, 0, next.length);
            if (projection != null) {
                state[0] = state[0].matmul(projection);
            }
            outs[step] = state[0];
        }
        return Tensor.stack(0, outs);
    }

    @Override
    String expects() {
        return batchFirst ? "[n, length, " + inputSize + "]" : "[length, n, " + inputSize + "]";
    }

    @Override
    String shortName() {
        return name() + "(" + inputSize + ", " + hiddenSize + ")";
    }

    @Override
    protected String extraRepr() {
        return inputSize + ", " + hiddenSize + (projSize > 0 ? ", proj_size=" + projSize : "")
                + (numLayers != 1 ? ", num_layers=" + numLayers : "") + (bias ? "" : ", bias=False")
                + (batchFirst ? ", batch_first=True" : "")
                + (dropout != 0 ? ", dropout=" + Texts.number(dropout) : "")
                + (bidirectional ? ", bidirectional=True" : "");
    }
}
