package himalia.tensor;

import java.util.Map;
import java.util.function.UnaryOperator;

/// The cases of [ActivationOps].
final class ActivationCases {
    private ActivationCases() {}

    static void add(Map<String, GoldenCase.Op> ops) {
        Map<String, UnaryOperator<Tensor>> unary = Map.ofEntries(
                Map.entry("relu6", Tensor::relu6),
                Map.entry("selu", Tensor::selu),
                Map.entry("celu", Tensor::celu),
                Map.entry("silu", Tensor::silu),
                Map.entry("mish", Tensor::mish),
                Map.entry("softsign", Tensor::softsign),
                Map.entry("logsigmoid", Tensor::logsigmoid),
                Map.entry("hardtanh", Tensor::hardtanh),
                Map.entry("hardsigmoid", Tensor::hardsigmoid),
                Map.entry("hardswish", Tensor::hardswish),
                Map.entry("tanhshrink", Tensor::tanhshrink),
                Map.entry("softshrink", Tensor::softshrink),
                Map.entry("hardshrink", Tensor::hardshrink));
        unary.forEach((name, f) -> ops.put(name, c -> f.apply(c.t(0))));
        ops.put("leaky_relu", c -> c.size() == 1 ? c.t(0).leakyRelu() : c.t(0).leakyRelu(c.d(1)));
        ops.put("elu", c -> c.size() == 1 ? c.t(0).elu() : c.t(0).elu(c.d(1)));
        ops.put(
                "gelu",
                c -> c.t(0).gelu(c.has("approximate") ? c.kwarg("approximate").getAsString() : "none"));
        ops.put("softplus", c -> c.size() == 1 ? c.t(0).softplus() : c.t(0).softplus(c.d(1), c.d(2)));
        ops.put("threshold", c -> c.t(0).threshold(c.d(1), c.d(2)));
        ops.put("prelu", c -> c.t(0).prelu(c.t(1)));
        ops.put("glu", c -> c.t(0).glu(-1));
        ops.put("softmax", c -> c.t(0).softmax(c.i(1)));
        ops.put("softmin", c -> c.t(0).softmin(c.i(1)));
        ops.put("log_softmax", c -> c.t(0).logSoftmax(c.i(1)));
    }
}
