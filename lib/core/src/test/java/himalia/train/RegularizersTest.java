package himalia.train;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import himalia.tensor.Tensor;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The price of large weights, with the numbers of Keras 3.
class RegularizersTest {
    private static final Offset<Double> NEAR = within(1e-5);
    private static final Tensor X = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
    private static final Tensor Y = tensor("[[0.], [1.], [1.], [0.]]");

    private static Model model(Regularizer regularizer) {
        Dense first = new Dense(2, "tanh").kernelRegularizer(regularizer);
        Dense last = new Dense(1, "sigmoid").kernelRegularizer(regularizer);
        Model model = new Sequential(first.inputShape(2), last);
        first.setWeights(List.of(tensor("[[0.5, -0.3], [0.2, 0.8]]"), tensor(0.1, -0.1)));
        last.setWeights(List.of(tensor("[[0.7], [-0.4]]"), tensor("[0.05]")));
        return model.compile(Optimizers.sgd(0.5), "binary_crossentropy", "binary_accuracy");
    }

    private static void learns(Regularizer regularizer, double[] losses, double evaluated, double[] kernel) {
        Model model = model(regularizer);
        History history =
                model.fit(X, Y).epochs(3).batchSize(2).shuffle(false).verbose(0).run();
        assertThat(history.get("loss")).containsExactly(losses, NEAR);
        assertThat(model.evaluate(X, Y).get("loss")).isCloseTo(evaluated, NEAR);
        Layer first = (Layer) model.layers().getFirst();
        assertThat(first.getWeights().getFirst().toDoubleArray()).containsExactly(kernel, NEAR);
    }

    @Test
    void l1_learns_as_keras_does() {
        learns(
                Regularizers.l1(0.01),
                new double[] {0.7425992488861084, 0.7353789806365967, 0.7316205501556396},
                0.7153053879737854,
                new double[] {0.46313631534576416, -0.2420222908258438, 0.24650245904922485, 0.7851479053497314});
    }

    @Test
    void l2_learns_as_keras_does() {
        learns(
                Regularizers.l2(0.02),
                new double[] {0.7463720440864563, 0.7362836599349976, 0.7304366827011108},
                0.7142930626869202,
                new double[] {0.438147634267807, -0.23859336972236633, 0.24327778816223145, 0.7238260507583618});
    }

    @Test
    void both_learn_as_keras_does() {
        learns(
                Regularizers.l1l2(0.01, 0.02),
                new double[] {0.7745319604873657, 0.761412501335144, 0.7531156539916992},
                0.7363337278366089,
                new double[] {0.408272385597229, -0.2127792090177536, 0.2111493945121765, 0.691311240196228});
    }

    @Test
    void a_name_has_the_rate_of_keras() {
        learns(
                Regularizers.of("l2"),
                new double[] {0.7302818298339844, 0.7226422429084778, 0.7185356616973877},
                0.7022180557250977,
                new double[] {0.4656725823879242, -0.25338757038116455, 0.26143133640289307, 0.7704298496246338});
    }

    @Test
    void filters_have_a_price_too() {
        Conv2D filters = new Conv2D(2, 2).kernelInitializer("ones").kernelRegularizer(Regularizers.l2(0.5));
        Model model = new Sequential(filters.inputShape(2, 2, 1));
        model.compile(Optimizers.sgd(0.1), "mse");
        // two filters of four ones: 8 * 0.5, beside no error at all
        Tensor zeros = Tensor.zeros(1, 2, 2, 1);
        assertThat(model.evaluate(zeros, Tensor.zeros(1, 1, 1, 2)).get("loss")).isCloseTo(4, NEAR);
    }

    @Test
    void what_is_none_is_named() {
        assertThatThrownBy(() -> new Dense(1).kernelRegularizer("l3"))
                .hasMessageContaining("Unknown regularizer \"l3\"")
                .hasMessageContaining("did you mean \"l1\"?");
        assertThatThrownBy(() -> Regularizers.l1(-1)).hasMessageContaining("Received: -1.0");
        assertThatThrownBy(() -> Regularizers.l2(Double.NaN)).hasMessageContaining("Received: NaN");
    }
}
