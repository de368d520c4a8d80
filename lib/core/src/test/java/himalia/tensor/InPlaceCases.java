package himalia.tensor;

import java.util.Map;
import java.util.function.UnaryOperator;

/// The cases of [InPlaceOps].
final class InPlaceCases {
    private InPlaceCases() {}

    static void add(Map<String, GoldenCase.Op> ops) {
        Map<String, UnaryOperator<Tensor>> changes = Map.of(
                "pow_", x -> x.pow_(2),
                "clamp_", x -> x.clamp_(-.5, .5),
                "exp_", Tensor::exp_,
                "abs_", Tensor::abs_,
                "neg_", Tensor::neg_,
                "sigmoid_", Tensor::sigmoid_,
                "relu_", Tensor::relu_,
                "sqrt_", x -> x.abs_().sqrt_(),
                "round_", Tensor::round_,
                "fill_diagonal_", x -> x.fillDiagonal_(1));
        changes.forEach((name, f) -> ops.put(name, c -> f.apply(c.t(0))));
    }
}
