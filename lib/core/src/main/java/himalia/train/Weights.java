package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;

/// Copies learned numbers.
final class Weights {
    private Weights() {}

    /// @throws IllegalArgumentException if number or shapes differ; then nothing changes
    static void copy(String where, List<Tensor> own, List<Tensor> given) {
        if (own.size() != given.size()) {
            throw new IllegalArgumentException(where + ".setWeights: expected " + own.size() + " weights, got "
                    + given.size() + "\nHint: getWeights() shows which there are.");
        }
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).shape().equals(given.get(i).shape())) {
                throw new IllegalArgumentException(where + ".setWeights: weight " + i + " has the shape "
                        + own.get(i).shape() + ", got " + given.get(i).shape());
            }
        }
        Tensor.noGrad(() -> {
            for (int i = 0; i < own.size(); i++) {
                own.get(i).copy_(given.get(i));
            }
        });
    }
}
