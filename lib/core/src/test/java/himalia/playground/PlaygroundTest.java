package himalia.playground;

import static himalia.nn.Functional.binaryCrossEntropyWithLogits;
import static himalia.playground.Playground.playground;
import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.data.Batch;
import himalia.data.DataLoader;
import himalia.data.TensorSplit;
import himalia.nn.Init;
import himalia.nn.Linear;
import himalia.nn.Module;
import himalia.nn.Sequential;
import himalia.nn.Tanh;
import himalia.optim.SGD;
import himalia.tensor.Tensor;
import himalia.train.History;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A playground without a page.
class PlaygroundTest {
    @Test
    void gives_the_numbers_of_the_same_network_built_by_hand() {
        Playground p = playground()
                .data("xor")
                .noise(0.1)
                .features("x1", "x2", "x1*x2")
                .layers(3, 2)
                .seed(7);
        p.run(20);

        TensorSplit points = p.points();
        Tensor x = withProduct(points.xTrain());
        Sequential net = new Sequential(new Linear(3, 3), new Tanh(), new Linear(3, 2), new Tanh(), new Linear(2, 1));
        manualSeed(7);
        for (Module layer : net.children()) {
            if (layer instanceof Linear linear) {
                Init.xavierUniform_(linear.weight.t());
                Init.zeros_(linear.bias);
            }
        }
        SGD optimizer = new SGD(net.parameters(), 0.03);
        DataLoader loader = new DataLoader(x, points.yTrain(), 10).shuffle(true);
        for (int epoch = 0; epoch < 20; epoch++) {
            for (Batch batch : loader) {
                optimizer.zeroGrad();
                binaryCrossEntropyWithLogits(net.call(batch.x()), batch.y()).backward();
                optimizer.step();
            }
        }
        assertThat(p.net().parameters().toString()).isEqualTo(net.parameters().toString());
        assertThat(p.trainLoss())
                .isCloseTo(
                        binaryCrossEntropyWithLogits(net.call(x), points.yTrain())
                                .item(),
                        within(1e-7));
        assertThat(p.testLoss())
                .isCloseTo(
                        binaryCrossEntropyWithLogits(net.call(withProduct(points.xTest())), points.yTest())
                                .item(),
                        within(1e-7));
    }

    private static Tensor withProduct(Tensor points) {
        Tensor x1 = points.narrow(1, 0, 1);
        Tensor x2 = points.narrow(1, 1, 1);
        return cat(List.of(x1, x2, x1.mul(x2)), 1);
    }

    @Test
    void every_data_set_can_be_learned() {
        for (String name : Points.SHAPES) {
            Playground p = playground().data(name).layers(6, 4);
            if (name.equals("spiral")) {
                p.features("x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)");
            }
            double before = p.trainLoss();
            p.run(name.equals("spiral") ? 150 : 30);
            assertThat(p.trainLoss()).as(name).isLessThan(0.6 * before);
        }
    }

    @Test
    void xor_is_learned_by_two_hidden_neurons_as_far_as_two_lines_can() {
        Playground p = playground().data("xor").layers(2);
        History history = p.run(200);
        assertThat(history.epochs()).isEqualTo(200);
        assertThat(history.last("loss")).isEqualTo(p.trainLoss()).isLessThan(0.4);
        assertThat(history.last("val_loss")).isEqualTo(p.testLoss());
        assertThat(p.film().frames()).hasSizeBetween(7, 25);
        assertThat(p.figure().toString()).contains("decision boundary");
    }

    @Test
    void without_hidden_layers_it_is_logistic_regression() {
        Playground p = playground().data("gauss").layers();
        p.run(30);
        assertThat(p.net().children()).hasSize(1);
        assertThat(p.trainLoss()).isLessThan(0.1);
        assertThat(p.predict(tensor("[[5., 5.], [-5., -5.]]")).round().toDoubleArray())
                .containsExactly(1, 0);
    }

    @Test
    void random_numbers_of_others_change_nothing_and_it_changes_none_of_theirs() {
        manualSeed(3);
        Playground one = playground().data("circle").noise(0.2);
        one.run(2);
        String drawn = rand(2).toString();
        rand(17);
        Playground two = playground().data("circle").noise(0.2);
        two.run(1);
        rand(4);
        two.run(1);
        assertThat(two).hasToString(one.toString());
        manualSeed(3);
        assertThat(rand(2)).hasToString(drawn);
        assertThat(playground().noise(0.2).seed(2).points().xTrain())
                .doesNotHaveToString(one.points().xTrain().toString());
    }

    @Test
    void regularization_draws_weights_to_zero() {
        Playground free = playground().data("gauss").layers(4);
        Playground bound = playground().data("gauss").layers(4).regularization("l1", 0.03);
        free.run(40);
        bound.run(40);
        assertThat(size(bound)).isLessThan(0.5 * size(free));
        Playground two = playground().data("gauss").layers(4).regularization("L2", 0.03);
        two.run(40);
        assertThat(size(two)).isLessThan(0.8 * size(free));
    }

    private static double size(Playground p) {
        return ((Linear) p.net().get(0)).weight.detach().abs().sum().item();
    }

    @Test
    void bad_settings_are_named() {
        refused(() -> playground().data("xro"), "no data set \"xro\"", "xor");
        refused(() -> playground().noise(0.7), "`noise` must be between 0 and 0.5. Received: 0.7");
        refused(() -> playground().noise(Double.NaN), "`noise`");
        refused(() -> playground().trainShare(1), "`trainShare`");
        refused(() -> playground().features("x3"), "no feature \"x3\"", "Hint: there are x1, x2");
        refused(() -> playground().features(), "Hint: features(");
        refused(() -> playground().layers(4, 9), "between 1 and 8. Received: 9");
        refused(() -> playground().layers(0), "between 1 and 8. Received: 0");
        refused(() -> playground().layers(1, 1, 1, 1, 1, 1, 1), "at most 6 hidden layers");
        refused(() -> playground().activation("tan"), "no activation \"tan\"", "tanh");
        refused(() -> playground().lr(-1), "`lr` must be between 0 and 10. Received: -1");
        refused(() -> playground().regularization("l3", 0.1), "no regularization \"l3\"");
        refused(() -> playground().regularization("l1", -0.1), "`regularization rate`");
        refused(() -> playground().batchSize(0), "`batchSize`");
        refused(() -> playground().speed(0), "`speed`");
        refused(() -> playground().run(-1), "`epochs` must not be negative. Received: -1");
        refused(() -> playground().code("lisp"), "Hint: code(\"pytorch\")");
    }

    private static void refused(ThrowingCallable bad, String... words) {
        assertThatThrownBy(bad).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }

    @Test
    void a_feature_is_known_however_it_is_written() {
        assertThat(playground().features("x₁²", "X1 * X2", "sin x₂", "x1").toString())
                .startsWith("Playground(circle, x1 x1^2 x1*x2 sin(x2) -> ");
    }

    @Test
    void a_loss_that_is_no_number_is_told_with_what_to_do() {
        assertThatThrownBy(() -> playground()
                        .activation("linear")
                        .features("x1^2", "x2^2")
                        .layers(8, 8, 8, 8, 8, 8)
                        .lr(10)
                        .run(10_000))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Hint");
    }

    @Test
    void stop_ends_a_run_and_what_was_learned_stays() {
        Playground p = playground().data("xor");
        p.run(2);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> p.run(1_000_000_000)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(p.epoch()).isGreaterThanOrEqualTo(2);
        p.run(1);
        assertThat(p.history().epochs()).isEqualTo(p.epoch());
    }

    // ---- points of one's own

    @Test
    void points_of_ones_own_are_stretched_to_the_plane() {
        Tensor x = tensor("[[100., 1.], [200., 3.], [300., 2.], [200., 1.], [150., 2.], [250., 2.]]");
        Playground p = playground().data(x, tensor("[3., 7., 7., 3., 3., 7.]")).trainShare(0.5);
        TensorSplit points = p.points();
        assertThat(points.xTrain().shape()).hasToString("torch.Size([3, 2])");
        Tensor all = cat(List.of(points.xTrain(), points.xTest()), 0);
        assertThat(all.min().item()).isEqualTo(-5);
        assertThat(all.max().item()).isEqualTo(5);
        assertThat(points.yTrain().sum().add(points.yTest().sum()).item()).isEqualTo(3);
        p.run(3);
        assertThat(Display.render(p.figure()).data().get(MimeBundle.PLOTLY).toString())
                .contains("[80, 320]");
    }

    @Test
    void a_table_brings_points_and_the_names_of_classes() {
        Table table = Table.create(
                "houses",
                DoubleColumn.create("area", 10, 20, 30, 40, 50, 60),
                DoubleColumn.create("age", 1, 5, 2, 4, 3, 6),
                StringColumn.create("sold", "yes", "no", "yes", "no", "yes", "no"));
        Playground p = playground().data(table, "area", "age", "sold");
        p.run(2);
        assertThat(p.code("keras")).contains(".data(X, \"area\", \"age\", \"sold\")");
        assertThat(p.film().frames()).isNotEmpty();
        refused(() -> playground().data(table, "area", "age", "area"), "two classes, but y has 6: 10.0, 20.0");
    }

    @Test
    void points_that_are_none_are_refused() {
        Tensor y = tensor("[0., 1., 0., 1.]");
        refused(() -> playground().data(rand(4, 3), y), "[n, 2]. Received: [4, 3]", "choose them");
        refused(() -> playground().data(rand(5, 2), y), "5 points and y has 4 labels");
        refused(() -> playground().data(rand(4, 2), rand(4, 2)), "`y` must be one label");
        refused(() -> playground().data(rand(4, 2), tensor("[0., 0., 0., 0.]")), "y has 1: 0");
        refused(() -> playground().data(rand(4, 2).div(0), y), "has the coordinate");
    }
}
