package himalia.train;

import himalia.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Keras' activation functions by name.
final class Activations {
    private static final Map<String, UnaryOperator<Tensor>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("linear", x -> x),
            Map.entry("sigmoid", Tensor::sigmoid),
            Map.entry("tanh", Tensor::tanh),
            Map.entry("relu", Tensor::relu),
            Map.entry("softmax", x -> x.softmax(-1)),
            Map.entry("log_softmax", x -> x.logSoftmax(-1)),
            Map.entry("elu", Tensor::elu),
            Map.entry("selu", Tensor::selu),
            Map.entry("gelu", Tensor::gelu),
            Map.entry("silu", Tensor::silu),
            Map.entry("swish", Tensor::silu),
            Map.entry("softplus", Tensor::softplus),
            Map.entry("softsign", Tensor::softsign),
            Map.entry("relu6", Tensor::relu6),
            Map.entry("leaky_relu", x -> x.leakyRelu(0.2)),
            Map.entry("mish", Tensor::mish),
            Map.entry("exponential", Tensor::exp)));

    private static final Map<String, UnaryOperator<Tensor>> OVER =
            Map.of("sigmoid", Tensor::sigmoid_, "tanh", Tensor::tanh_, "relu", Tensor::relu_);
    /// Results of up to so many numbers are kept for pictures of the graph.
    private static final int SMALL = 16;

    private Activations() {}

    /// Applies a function to the sums of a layer, which nobody else sees: over them where that is possible.
    static Tensor over(String name, UnaryOperator<Tensor> function, Tensor sums) {
        UnaryOperator<Tensor> over = name == null || sums.numel() <= SMALL ? null : OVER.get(name);
        return (over == null ? function : over).apply(sums);
    }

    /// Whether what goes into it are logits of which a cross-entropy can be computed.
    static boolean makesLogits(String name) {
        return "sigmoid".equals(name) || "softmax".equals(name);
    }

    /// @param name Keras' name; null for none
    /// @throws IllegalArgumentException if there is no such function; the message names the nearest
    static UnaryOperator<Tensor> of(String name) {
        if (name == null) {
            return UnaryOperator.identity();
        }
        UnaryOperator<Tensor> found = ALL.get(name);
        if (found == null) {
            throw Names.unknown("activation", name, ALL.keySet());
        }
        return found;
    }
}
