package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import himalia.optim.SGD;
import himalia.tensor.NonFiniteLossException;
import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Training programs of the course, as a student meets them.
class LecturesTest {
    private static void train(Module model, Tensor y, int steps) {
        Tensor x = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
        SGD optimizer = new SGD(model.parameters(), 1);
        for (int step = 0; step < steps; step++) {
            optimizer.zeroGrad();
            new BCELoss().forward(model.forward(x), y).backward();
            optimizer.step();
        }
    }

    @Test
    void or_ends_where_pytorch_ends() {
        manualSeed(777);
        Linear layer = new Linear(2, 1);
        train(new Sequential(layer, new Sigmoid()), tensor("[[0.], [1.], [1.], [1.]]"), 10_001);
        assertThat(layer.weight.detach()).hasToString("tensor([[13.3312, 13.3312]])");
        assertThat(layer.bias.detach()).hasToString("tensor([-6.2068])");
    }

    @Test
    void without_the_last_sigmoid_the_error_says_what_is_missing() {
        manualSeed(777);
        Sequential model = new Sequential(new Linear(2, 2), new Sigmoid(), new Linear(2, 1));
        assertThatThrownBy(() -> train(model, tensor("[[0.], [1.], [1.], [0.]]"), 10))
                .hasMessageStartingWith("all elements of input should be between 0 and 1")
                .hasMessageContaining("Hint: add a sigmoid");
    }

    @Test
    void a_line_fitted_by_hand_written_tensors() {
        Tensor x = tensor("[[1.], [2.], [3.]]");
        Tensor y = tensor("[[2.], [4.], [6.]]");
        Tensor w = zeros(1).requiresGrad_();
        Tensor b = zeros(1).requiresGrad_();
        SGD optimizer = new SGD(List.of(w, b), 0.01);
        Tensor cost = null;
        for (int epoch = 1; epoch <= 1000; epoch++) {
            cost = x.mul(w).add(b).sub(y).pow(2).mean();
            optimizer.zeroGrad();
            cost.backward();
            optimizer.step();
        }
        assertThat(cost.item()).isCloseTo(0.000636, offset(1e-6));
        assertThat(w.item()).isCloseTo(1.970783, offset(1e-5));
        assertThat(b.item()).isCloseTo(0.066418, offset(1e-5));
    }

    @Test
    void too_large_a_learning_rate_stops_with_a_reason() {
        Tensor x = tensor("[[1.], [2.], [3.]]");
        Tensor w = zeros(1).requiresGrad_();
        SGD optimizer = new SGD(List.of(w), 100);
        assertThatThrownBy(() -> {
                    for (int epoch = 0; epoch < 1000; epoch++) {
                        Tensor cost = x.mul(w).sub(x).pow(2).mean();
                        optimizer.zeroGrad();
                        cost.backward();
                        optimizer.step();
                    }
                })
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("The loss is inf")
                .hasMessageContaining("after " + optimizerSteps(x) + " optimizer steps")
                .hasMessageContaining("Hint: try a smaller learning rate");
        assertThat(optimizer.steps()).isEqualTo(optimizerSteps(x));
    }

    /// How many steps it takes in plain floats.
    private static int optimizerSteps(Tensor x) {
        float w = 0;
        for (int step = 0; ; step++) {
            float cost = 0;
            float slope = 0;
            for (float v : x.toFloatArray()) {
                cost += (w * v - v) * (w * v - v);
                slope += 2 * (w * v - v) * v / 3;
            }
            if (!Float.isFinite(cost)) {
                return step;
            }
            w -= 100 * slope;
        }
    }
}
