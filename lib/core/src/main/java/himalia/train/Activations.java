package himalia.train;

import himalia.tensor.Tensor;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keras' activation functions by name.
final class Activations {
    private static final Map<String, UnaryOperator<Tensor>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("linear", x -> x),
            Map.entry("sigmoid", Tensor::sigmoid),
            Map.entry("tanh", Tensor::tanh),
            Map.entry("relu", Tensor::relu),
            Map.entry("softmax", x -> x.softmax(-1)),
            Map.entry("log_softmax", x -> x.logSoftmax(-1)),
            Map.entry("log_sigmoid", Tensor::logsigmoid),
            Map.entry("hard_sigmoid", Tensor::hardsigmoid),
            Map.entry("sparse_sigmoid", Activations::sparseSigmoid),
            Map.entry("sparsemax", Activations::sparsemax),
            Map.entry("hard_tanh", Tensor::hardtanh),
            Map.entry("tanh_shrink", Tensor::tanhshrink),
            Map.entry("soft_shrink", Tensor::softshrink),
            Map.entry("hard_shrink", Tensor::hardshrink),
            Map.entry("glu", x -> x.glu(-1)),
            Map.entry("celu", Tensor::celu),
            Map.entry("elu", Tensor::elu),
            Map.entry("selu", Tensor::selu),
            Map.entry("gelu", Tensor::gelu),
            Map.entry("silu", Tensor::silu),
            Map.entry("swish", Tensor::silu),
            Map.entry("hard_silu", Tensor::hardswish),
            Map.entry("hard_swish", Tensor::hardswish),
            Map.entry("softplus", Tensor::softplus),
            Map.entry(
                    "sparse_plus",
                    x -> Tensor.where(x.ge(1), x, sparseSigmoid(x).pow(2))),
            Map.entry("squareplus", x -> x.pow(2).add(4).sqrt().add(x).div(2)),
            Map.entry("softsign", Tensor::softsign),
            Map.entry("relu6", Tensor::relu6),
            Map.entry("leaky_relu", x -> x.leakyRelu(0.2)),
            Map.entry("mish", Tensor::mish),
            Map.entry("exponential", Tensor::exp)));

    private static final Map<String, UnaryOperator<Tensor>> OVER =
            Map.of("sigmoid", Tensor::sigmoid_, "tanh", Tensor::tanh_, "relu", Tensor::relu_);
    /// Results of up to so many numbers are kept for pictures of the graph.
    private static final int SMALL = 16;

    /// Those that look at all numbers of the last dimension at once.
    private static final Set<String> OVER_LAST = Set.of("softmax", "log_softmax", "sparsemax", "glu");

    private Activations() {}

    /// Straight from 0 at -1 to 1 at 1.
    private static Tensor sparseSigmoid(Tensor x) {
        return x.add(1).div(2).clamp(0, 1);
    }

    /// The nearest point of which no number is negative and the sum is 1: the same is taken off each of the largest
    /// (Martins and Astudillo, 2016).
    private static Tensor sparsemax(Tensor x) {
        Tensor falling = x.sort(-1, true).values();
        Tensor sums = falling.cumsum(-1);
        Tensor places = Tensor.arange(1, x.size(-1) + 1).to(x.dtype());
        Tensor last = falling.mul(places).add(1).gt(sums).sum(-1, true).sub(1);
        Tensor off = sums.gather(-1, last).sub(1).div(last.add(1));
        return x.sub(off).relu();
    }

    /// Whether a function needs the channels of a picture in the last dimension.
    static boolean overLast(@Nullable String name) {
        return name != null && OVER_LAST.contains(name);
    }

    /// The shape of what comes out.
    ///
    /// @throws IllegalArgumentException if the function cannot take it
    static int[] shape(@Nullable String name, int... input) {
        if (!"glu".equals(name)) {
            return input;
        }
        int[] output = input.clone();
        int last = input.length - 1;
        if (last < 0 || input[last] % 2 != 0) {
            throw new IllegalArgumentException("glu: one half of the last dimension opens and shuts the other, so it "
                    + "must be even, but the examples are of shape " + Names.shape(input)
                    + "\nHint: twice as many units as are to come out.");
        }
        output[last] /= 2;
        return output;
    }

    /// Applies a function to the sums of a layer, which nobody else sees: over them where that is possible.
    static Tensor over(@Nullable String name, UnaryOperator<Tensor> function, Tensor sums) {
        UnaryOperator<Tensor> over = name == null || sums.numel() <= SMALL ? null : OVER.get(name);
        return (over == null ? function : over).apply(sums);
    }

    /// Whether what goes into it are logits of which a cross-entropy can be computed.
    static boolean makesLogits(@Nullable String name) {
        return "sigmoid".equals(name) || "softmax".equals(name);
    }

    /// @param name Keras' name; null for none
    /// @throws IllegalArgumentException if there is no such function; the message names the nearest
    static UnaryOperator<Tensor> of(@Nullable String name) {
        if (name == null) {
            return UnaryOperator.identity();
        }
        UnaryOperator<Tensor> found = ALL.get(name);
        if (found == null) {
            throw Names.unknown("activation", name, ALL.keySet());
        }
        return found;
    }

    /// The names of all activations.
    static Collection<String> names() {
        return ALL.keySet();
    }
}
