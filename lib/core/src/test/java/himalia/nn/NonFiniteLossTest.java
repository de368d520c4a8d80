package himalia.nn;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.optim.Optimizer;
import himalia.optim.SGD;
import himalia.tensor.NonFiniteLossException;
import himalia.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A loop in PyTorch's style stops at the step at which the loss is no number, and says where that began.
class NonFiniteLossTest {
    private static final class Net extends Module {
        final Linear fc1 = new Linear(2, 30);
        final Linear fc2 = new Linear(30, 1);

        @Override
        public Tensor forward(Tensor x) {
            return fc2.forward(fc1.forward(x).relu());
        }
    }

    private final Net net = new Net();
    private final Tensor x = rand(20, 2);
    private final Tensor y = x.sum(1, true);

    @BeforeEach
    void seed() {
        manualSeed(1);
    }

    private void train(double rate) {
        Optimizer optimizer = new SGD(net.parameters(), rate);
        for (int epoch = 0; epoch < 1000; epoch++) {
            optimizer.zeroGrad();
            new MSELoss().forward(net.forward(x), y).backward();
            optimizer.step();
        }
    }

    @Test
    void too_large_a_rate_names_the_layer() {
        assertThatThrownBy(() -> train(1e4))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageMatching("(?s)The loss is (inf|nan) .* after \\d+ optimizer steps.*")
                .hasMessageMatching("(?s).*The (first to give|weights of) .*layer fc[12] `Linear\\(.*")
                .hasMessageContaining("Hint: try a smaller learning rate");
    }

    @Test
    void weights_that_are_broken_are_named() {
        new SGD(net.parameters(), 0.1);
        Tensor.noGrad(() -> net.fc2.weight.fill_(Double.NaN));
        assertThatThrownBy(() -> new MSELoss().forward(net.forward(x), y).backward())
                .hasMessageContaining("The weights of layer fc2 `Linear(")
                .hasMessageContaining("hold nan already");
    }

    @Test
    void a_layer_that_overflows_is_named() {
        Sequential model = new Sequential(new Linear(2, 30), new ReLU(), new Linear(30, 1));
        new SGD(model.parameters(), 0.1);
        Tensor.noGrad(() -> ((Linear) model.get(0)).weight.fill_(3e38));
        assertThatThrownBy(
                        () -> new MSELoss().forward(model.forward(x.add(1)), y).backward())
                .hasMessageContaining("The first to give inf is ")
                .hasMessageContaining("layer 0 `Linear(");
    }

    @Test
    void data_that_are_broken_are_told() {
        new SGD(net.parameters(), 0.1);
        x.set("3, 1", Double.NaN);
        assertThatThrownBy(() -> new MSELoss().forward(net.forward(x), y).backward())
                .hasMessageContaining("The numbers that go into layer fc1 `Linear(")
                .hasMessageContaining("hold nan already");
    }

    @Test
    void tensors_without_a_layer_are_named_by_their_shape_or_operation() {
        Tensor w = rand(3).requiresGrad_();
        assertThatThrownBy(() -> w.sub(w).log().sum().backward())
                .hasMessageContaining("The first to give inf is the operation Log.");
        Tensor v = Tensor.full(new int[] {3}, Double.POSITIVE_INFINITY).requiresGrad_();
        assertThatThrownBy(() -> v.sum().backward()).hasMessageContaining("The weights of shape [3] hold inf already.");
    }
}
