package himalia.train;

import himalia.nn.Functional;
import himalia.nn.Parameter;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A layer of neurons, each joined to all inputs: `activation(x kernel + bias)`.
///
/// **Shape** `(None, ..., in)` -> `(None, ..., units)`. **Weights** kernel `[in, units]`, Glorot uniform at first, and
/// bias `[units]`, at first 0.
///
/// ```java
/// new Dense(4, "sigmoid").inputShape(2)
/// ```
public final class Dense extends Layer implements Activated {
    private final int units;
    private @Nullable String activation;
    private UnaryOperator<Tensor> function = UnaryOperator.identity();
    private boolean useBias = true;
    /// As [himalia.nn.Linear] keeps it, `[units, in]`, which the fused product wants.
    private @Nullable Parameter weight;

    private @Nullable Parameter bias;
    private Initializer kernelInitializer = Initializer.GLOROT_UNIFORM;
    private Initializer biasInitializer = Initializer.ZEROS;
    private @Nullable Regularizer regularizer;

    /// A layer without activation.
    ///
    /// @throws IllegalArgumentException if there is no neuron
    public Dense(int units) {
        if (units < 1) {
            throw new IllegalArgumentException(
                    "Dense: `units` must be a positive number of neurons. Received: " + units);
        }
        this.units = units;
    }

    /// A layer with an activation: "sigmoid", "relu", "tanh", "softmax" ...; null for none.
    ///
    /// @throws IllegalArgumentException if there is no such activation
    public Dense(int units, @Nullable String activation) {
        this(units);
        activation(activation);
    }

    /// What the sums go through.
    ///
    /// @throws IllegalArgumentException if there is no such activation
    public Dense activation(@Nullable String activation) {
        this.function = Activations.of(activation);
        this.activation = activation;
        return this;
    }

    /// Whether a neuron has a number that it adds to its sum; it has, if nothing is said.
    public Dense useBias(boolean useBias) {
        this.useBias = useBias;
        return this;
    }

    /// What the kernel is before anything is learned, by Keras' name: "glorot_uniform", if nothing is said,
    /// "he_normal", "zeros" ...
    ///
    /// ```java
    /// new Dense(4, "relu").kernelInitializer("he_uniform")
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    public Dense kernelInitializer(String name) {
        kernelInitializer = Initializer.of(name);
        return this;
    }

    /// What the bias is before anything is learned: "zeros", if nothing is said.
    ///
    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    public Dense biasInitializer(String name) {
        biasInitializer = Initializer.of(name);
        return this;
    }

    /// What large weights of the kernel add to the loss, by Keras' name: "l1", "l2" or "l1_l2", each with a rate of
    /// 0.01.
    ///
    /// @throws IllegalArgumentException if there is no such regularizer; the message names the nearest
    public Dense kernelRegularizer(String name) {
        return kernelRegularizer(Regularizers.of(name));
    }

    /// What large weights of the kernel add to the loss.
    ///
    /// ```java
    /// new Dense(8, "relu").kernelRegularizer(Regularizers.l2(0.001))
    /// ```
    public Dense kernelRegularizer(Regularizer regularizer) {
        this.regularizer = Objects.requireNonNull(regularizer, "regularizer");
        return this;
    }

    @Override
    @Nullable
    Tensor price() {
        return regularizer == null ? null : regularizer.of(made(weight));
    }

    @Override
    protected int[] build(int[] input) {
        if (input.length == 0 || input[input.length - 1] < 0) {
            throw new IllegalArgumentException(
                    "Dense(" + units + "): the last dimension of the input must be known, but "
                            + "the examples are of shape " + Names.shape(input)
                            + "\nHint: Flatten makes one row of every example.");
        }
        if (units == 1 && "softmax".equals(activation)) {
            System.err.println("Dense(1, \"softmax\"): the softmax of a single number is 1, whatever the number is, so "
                    + "that the layer always answers 1.\nHint: new Dense(1, \"sigmoid\") for yes or no.");
        }
        int in = input[input.length - 1];
        weight = new Parameter(kernelInitializer.make(in, units).t().contiguous());
        bias = useBias ? new Parameter(biasInitializer.make(units)) : null;
        int[] output = input.clone();
        output[output.length - 1] = units;
        return Activations.shape(activation, output);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Activations.over(activation, function, sums(x));
    }

    @Override
    public boolean makesLogits() {
        return Activations.makesLogits(activation);
    }

    @Override
    public Tensor sums(Tensor x) {
        builtFor(x);
        return Functional.linear(x, made(weight), bias);
    }

    @Override
    public Tensor activated(Tensor sums) {
        return function.apply(sums);
    }

    @Override
    public List<Tensor> getWeights() {
        List<Tensor> all = new ArrayList<>();
        if (weight != null) {
            all.add(weight.detach().t().contiguous().clone());
            if (bias != null) {
                all.add(bias.detach().clone());
            }
        }
        return all;
    }

    @Override
    public void setWeights(List<Tensor> weights) {
        List<Tensor> own = new ArrayList<>();
        if (weight != null) {
            own.add(weight.detach().t());
        }
        if (bias != null) {
            own.add(bias.detach());
        }
        Weights.copy("Dense", own, weights);
    }

    @Override
    protected String extraRepr() {
        return units + (activation == null ? "" : ", activation=" + activation);
    }
}
