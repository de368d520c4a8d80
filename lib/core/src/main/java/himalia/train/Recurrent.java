package himalia.train;

import himalia.nn.Parameter;
import himalia.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What [SimpleRNN], [GRU] and [LSTM] share: they read a sequence step by step and keep a state, which begins with
/// zeros.
///
/// **Shape** `(None, steps, in)` -> `(None, units)`, the last state; with [#returnSequences(boolean)]
/// `(None, steps, units)`, the state after every step. **Weights** in Keras' order and layout: kernel
/// `[in, gates * units]`, Glorot uniform at first; recurrent kernel `[units, gates * units]`, orthogonal at first;
/// bias.
public abstract sealed class Recurrent extends Layer permits SimpleRNN, GRU, LSTM {
    final int units;
    private final int gates;
    private String activation = "tanh";
    private UnaryOperator<Tensor> function = Activations.of("tanh");
    private boolean useBias = true;
    private boolean sequences;
    private boolean backwards;
    private @Nullable Parameter kernel;
    private @Nullable Parameter recurrentKernel;
    private @Nullable Parameter bias;
    private Initializer kernelInitializer = Initializer.GLOROT_UNIFORM;
    private Initializer recurrentInitializer = Initializer.ORTHOGONAL;
    private Initializer biasInitializer = Initializer.ZEROS;

    Recurrent(int units, int gates) {
        if (units < 1) {
            throw new IllegalArgumentException(
                    name() + ": `units` must be a positive number of numbers in the state. Received: " + units);
        }
        this.units = units;
        this.gates = gates;
    }

    /// What makes the new part of the state; "tanh", if nothing is said.
    ///
    /// @throws IllegalArgumentException if there is no such activation
    public Recurrent activation(String activation) {
        this.function = Activations.of(activation);
        this.activation = activation;
        return this;
    }

    /// Whether there is a bias; there is, if nothing is said.
    public Recurrent useBias(boolean useBias) {
        unbuilt("useBias");
        this.useBias = useBias;
        return this;
    }

    /// Whether the state after every step comes out, which a further recurrent layer wants, or the last one alone.
    public Recurrent returnSequences(boolean sequences) {
        unbuilt("returnSequences");
        this.sequences = sequences;
        return this;
    }

    /// Whether the sequence is read from its end.
    public Recurrent goBackwards(boolean backwards) {
        this.backwards = backwards;
        return this;
    }

    /// What the kernel is before anything is learned: "glorot_uniform", if nothing is said.
    ///
    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    public Recurrent kernelInitializer(String name) {
        unbuilt("kernelInitializer");
        kernelInitializer = Initializer.of(name);
        return this;
    }

    /// What the recurrent kernel is before anything is learned: "orthogonal", if nothing is said.
    ///
    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    public Recurrent recurrentInitializer(String name) {
        unbuilt("recurrentInitializer");
        recurrentInitializer = Initializer.of(name);
        return this;
    }

    /// What the bias is before anything is learned: "zeros", if nothing is said; that of the gate by which an [LSTM]
    /// keeps its memory is 1 all the same, as in Keras.
    ///
    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    public Recurrent biasInitializer(String name) {
        unbuilt("biasInitializer");
        biasInitializer = Initializer.of(name);
        return this;
    }

    final void unbuilt(String setting) {
        if (isBuilt()) {
            throw new IllegalStateException(name() + "." + setting
                    + ": the layer has its weights already.\nHint: say it before the layer is added to a model.");
        }
    }

    /// The shape of the bias; [GRU] has two rows of it.
    int[] biasShape() {
        return new int[] {gates * units};
    }

    /// The bias before anything is learned.
    Tensor firstBias(int... shape) {
        return biasInitializer.make(shape);
    }

    /// What is added to the input's part of the gates, or null.
    Tensor inputBias(Tensor bias) {
        return bias;
    }

    /// One step: the states after it, the first of which comes out.
    ///
    /// @param input what the input says to the gates, with the bias
    /// @param recurrent the weights of the state, `[units, gates * units]`
    /// @param bias all of the bias, or null
    abstract Tensor[] step(Tensor input, Tensor recurrent, @Nullable Tensor bias, Tensor... state);

    /// How many tensors the state has.
    int states() {
        return 1;
    }

    final Tensor activated(Tensor x) {
        return function.apply(x);
    }

    /// What one of the gates hears.
    final Tensor gate(Tensor all, int index) {
        return all.narrow(-1, index * units, units);
    }

    @Override
    protected int[] build(int[] input) {
        if (input.length != 2 || input[1] < 0) {
            throw new IllegalArgumentException(
                    name() + "(" + units + "): expected sequences of shape (None, steps, in),"
                            + " got " + Names.shape(input)
                            + (input.length == 1
                                    ? "\nHint: returnSequences(true) of the recurrent layer before; words go through an"
                                            + " Embedding first; single numbers need x.unsqueeze(-1)."
                                    : "\nHint: an example has a row of numbers for every step."));
        }
        int in = input[1];
        kernel = new Parameter(kernelInitializer.make(in, gates * units));
        recurrentKernel = new Parameter(recurrentInitializer.make(units, gates * units));
        bias = useBias ? new Parameter(firstBias(biasShape())) : null;
        return sequences ? new int[] {input[0], units} : new int[] {units};
    }

    @Override
    public Tensor forward(Tensor x) {
        builtFor(x);
        int steps = x.size(1);
        if (steps == 0) {
            throw new IllegalArgumentException(name() + ": the sequences have no steps: " + x.shape());
        }
        Tensor inputs = x.matmul(made(kernel)); // one product for all steps
        Tensor added = bias == null ? null : inputBias(bias);
        inputs = added == null ? inputs : inputs.add(added);
        Tensor[] state = new Tensor[states()];
        for (int i = 0; i < state.length; i++) {
            state[i] = Tensor.zeros(x.dtype(), x.size(0), units);
        }
        Tensor[] outs = new Tensor[steps];
        for (int k = 0; k < steps; k++) {
            state = step(inputs.select(1, backwards ? steps - 1 - k : k), made(recurrentKernel), bias, state);
            outs[k] = state[0];
        }
        return sequences ? Tensor.stack(1, outs) : outs[steps - 1];
    }

    @Override
    protected String extraRepr() {
        return units
                + (activation.equals("tanh") ? "" : ", activation=" + activation)
                + (sequences ? ", return_sequences=True" : "");
    }
}
