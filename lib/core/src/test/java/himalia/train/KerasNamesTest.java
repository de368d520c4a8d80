package himalia.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import himalia.nn.Flatten;
import himalia.nn.Parameter;
import himalia.tensor.Tensor;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every name that Keras takes of metrics, losses, optimizers, activations and initializers: `make_keras_names.py`.
class KerasNamesTest {
    private static final JsonObject KERAS = JsonParser.parseReader(new InputStreamReader(
                    KerasNamesTest.class.getResourceAsStream("/golden/keras/names.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();

    private static final Tensor X = Tensor.tensor("[[-7, -3.2, -2, -1, -0.6, -0.3, 0, 0.2, 0.5, 0.7, 1, 2, 3.4, 6.5]]");
    private static final Map<String, Tensor> PREDICTED = Map.of(
            "one",
            Tensor.tensor("[[.9], [.2], [.6], [.4], [.55], [.1], [.8]]"),
            "many",
            Tensor.tensor("[[.7, .2, .1], [.1, .3, .6], [.25, .5, .25], [.3, .3, .4], [.2, .75, .05]]"),
            "classes",
            Tensor.tensor("[[.7, .2, .1], [.1, .3, .6], [.25, .5, .25], [.3, .3, .4], [.2, .75, .05]]"));
    private static final Map<String, Tensor> TARGETS = Map.of(
            "one",
            Tensor.tensor("[[1.], [0.], [0.], [1.], [1.], [0.], [1.]]"),
            "many",
            Tensor.tensor("[[1., 0., 0.], [0., 0., 1.], [1., 0., 0.], [0., 1., 0.], [0., 1., 0.]]"),
            "classes",
            Tensor.tensor("[[0], [2], [0], [1], [1]]"));

    /// What Keras answers and is of no use, so that ours is another answer.
    private static final Set<String> OTHERWISE = Set.of(
            "f1_score one", // Keras takes every row of a single output for a yes,
            "f_beta_score one",
            "sparse_categorical_accuracy one", // a single output for class 0,
            "categorical_accuracy one",
            "top_k_categorical_accuracy classes", // and the number of a class for a row of one class.
            "categorical_accuracy classes",
            "f1_score classes",
            "f_beta_score classes");

    /// Its averages differ from one backend of Keras to the next.
    private static final String OF_NO_ONE_MIND = "schedulefreeadamw";

    private static Stream<Map.Entry<String, JsonElement>> names(String part) {
        return KERAS.getAsJsonObject(part).entrySet().stream();
    }

    private static boolean isNumber(JsonElement e) {
        return e.isJsonPrimitive() && e.getAsJsonPrimitive().isNumber() && Double.isFinite(e.getAsDouble());
    }

    private static double evaluated(String data, String loss, String metric) {
        Tensor x = PREDICTED.get(data);
        Model model = new Sequential(new Input(x.size(1)), new Activation("linear"));
        model.compile("sgd", loss, metric == null ? new String[0] : new String[] {metric});
        return model.evaluate(x, TARGETS.get(data)).get(metric == null ? "loss" : metric);
    }

    private static void same(String what, double theirs, java.util.function.DoubleSupplier ours) {
        double found;
        try {
            found = ours.getAsDouble();
        } catch (IllegalArgumentException e) {
            // Class numbers for a loss or metric of rows, which Keras broadcasts, or a single output for many classes.
            assertThat(what).matches(".* classes|.*top.?k.* one|.*TopK.* one");
            assertThat(e).hasMessageContaining("Hint: ");
            return;
        }
        boolean otherwise =
                OTHERWISE.contains(Names.snake(what.replace(' ', '#')).replace('#', ' '));
        if (!otherwise) {
            assertThat(found).as(what).isCloseTo(theirs, within(1e-5 * Math.max(1, Math.abs(theirs))));
        }
    }

    @TestFactory
    Stream<DynamicTest> metrics_of_every_name_and_alias_give_what_keras_gives() {
        return names("metrics")
                .flatMap(e -> e.getValue().getAsJsonObject().entrySet().stream()
                        .filter(data -> isNumber(data.getValue()))
                        .map(data -> DynamicTest.dynamicTest(
                                e.getKey() + " " + data.getKey(),
                                () -> same(
                                        e.getKey() + " " + data.getKey(),
                                        data.getValue().getAsDouble(),
                                        () -> evaluated(
                                                data.getKey(),
                                                data.getKey().equals("classes")
                                                        ? "sparse_categorical_crossentropy"
                                                        : "mse",
                                                e.getKey())))));
    }

    @TestFactory
    Stream<DynamicTest> losses_of_every_name_and_alias_give_what_keras_gives() {
        return names("losses")
                .flatMap(e -> e.getValue().getAsJsonObject().entrySet().stream()
                        .filter(data -> isNumber(data.getValue()))
                        .map(data -> DynamicTest.dynamicTest(
                                e.getKey() + " " + data.getKey(),
                                () -> same(
                                        e.getKey() + " " + data.getKey(),
                                        data.getValue().getAsDouble(),
                                        () -> evaluated(data.getKey(), e.getKey(), null)))));
    }

    @TestFactory
    Stream<DynamicTest> optimizers_of_every_name_step_as_kerass() {
        Tensor x = Tensor.tensor("[[1., 2., -1.], [.5, -1., 2.], [-2., .3, .1]]");
        Tensor y = Tensor.tensor("[[1.], [0.], [2.]]");
        return names("optimizers")
                .filter(e -> e.getValue().isJsonArray() && !e.getKey().equals(OF_NO_ONE_MIND))
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Model model = new Sequential(new Input(3), new Dense(1));
                    model.setWeights(List.of(Tensor.tensor("[[.5], [-.3], [.1]]"), Tensor.zeros(1)));
                    model.compile(e.getKey().toUpperCase(java.util.Locale.ROOT), "mse");
                    for (JsonElement loss : e.getValue().getAsJsonArray()) {
                        assertThat(model.trainOnBatch(x, y).get("loss")).isCloseTo(loss.getAsDouble(), within(2e-6));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> activations_of_every_name_bend_as_kerass() {
        return names("activations")
                .filter(e -> e.getValue().isJsonArray())
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    double[] theirs = e.getValue().getAsJsonArray().asList().stream()
                            .mapToDouble(JsonElement::getAsDouble)
                            .toArray();
                    Model model = new Sequential(new Input(14), new Activation(e.getKey()));
                    double[] ours = model.predict(X).toDoubleArray();
                    assertThat(ours).hasSameSizeAs(theirs);
                    for (int i = 0; i < ours.length; i++) {
                        assertThat(ours[i]).isCloseTo(theirs[i], within(2e-6 * Math.max(1, Math.abs(theirs[i]))));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_activation_has_a_place_in_a_layer_and_a_gradient() {
        return names("activations")
                .filter(e -> e.getValue().isJsonArray())
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Model model = new Sequential(
                            new Input(4, 4, 2), new Conv2D(4, 3, e.getKey()), new Flatten(), new Dense(6, e.getKey()));
                    model.compile("sgd", "mse");
                    Tensor x = Tensor.rand(3, 4, 4, 2);
                    Tensor y = model.predict(x);
                    assertThat(y.shape())
                            .isEqualTo(Tensor.zeros(3, e.getKey().equals("glu") ? 3 : 6)
                                    .shape());
                    assertThat(model.trainOnBatch(x, Tensor.zerosLike(y)).get("loss"))
                            .isFinite();
                }));
    }

    @TestFactory
    Stream<DynamicTest> initializers_of_every_name_spread_as_kerass() {
        return names("initializers")
                .filter(e -> e.getValue().isJsonObject())
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Tensor.manualSeed(0);
                    JsonObject theirs = e.getValue().getAsJsonObject();
                    Model model = new Sequential(new Input(60), new Dense(40).kernelInitializer(e.getKey()));
                    Tensor kernel = model.getWeights().get(0);
                    double std = theirs.get("std").getAsDouble();
                    assertThat(kernel.shape()).isEqualTo(Tensor.zeros(60, 40).shape());
                    assertThat(kernel.mean().item())
                            .isCloseTo(theirs.get("mean").getAsDouble(), within(0.1 * std + 1e-6));
                    assertThat(kernel.std(false).item()).isCloseTo(std, within(0.05 * std + 1e-6));
                    assertThat(kernel.max().item())
                            .isCloseTo(theirs.get("most").getAsDouble(), within(0.8 * std + 1e-6));
                }));
    }

    @Test
    void filters_spread_by_all_the_numbers_below_them_and_biases_by_their_own_names() {
        Model model = new Sequential(
                new Input(8, 8, 3),
                new Conv2D(32, 3).kernelInitializer("he_normal").biasInitializer("ones"),
                new Flatten(),
                new Dense(4).biasInitializer("zeros"));
        Tensor kernel = model.getWeights().get(0);
        double wanted = Math.sqrt(2.0 / 27);
        assertThat(kernel.std().item()).isCloseTo(wanted, within(0.1 * wanted));
        assertThat(model.getWeights().get(1).sum().item()).isEqualTo(32);
        Model reader = new Sequential(
                new Input(5, 3), new LSTM(4).recurrentInitializer("zeros").biasInitializer("ones"));
        assertThat(reader.getWeights().get(1).abs().sum().item()).isZero();
        assertThat(reader.getWeights().get(2).sum().item()).isEqualTo(16);
    }

    @Test
    void unknown_names_are_errors_that_name_the_nearest() {
        assertThatThrownBy(() -> new Dense(1).kernelInitializer("he_norml"))
                .hasMessage("Unknown initializer \"he_norml\".\nHint: did you mean \"he_normal\"?");
        assertThatThrownBy(() -> new Dense(1, "hard_sigmod")).hasMessageContaining("\"hard_sigmoid\"");
        assertThatThrownBy(() -> new Sequential(new Input(2), new Dense(3, "glu")))
                .hasMessageContaining("must be even");
    }

    @Test
    void adafactor_takes_means_of_a_filters_inputs_and_outputs_as_keras_lays_them() {
        Tensor kernel = Tensor.rand(4, 3, 2, 2);
        Tensor gradient = Tensor.rand(4, 3, 2, 2);
        Parameter ours = new Parameter(kernel.clone());
        var one = Optimizers.adafactor(0.1).on(List.of(ours));
        ours.mul(gradient).sum().backward();
        one.step();
        Tensor g2 = gradient.permute(2, 3, 1, 0).pow(2);
        Tensor r = g2.mean(-1, true);
        Tensor c = g2.mean(-2, true);
        Tensor step =
                gradient.permute(2, 3, 1, 0).div(r.div(r.mean(-2, true)).mul(c).sqrt());
        double rms = step.pow(2).mean().sqrt().item();
        double size = Math.max(1e-3, kernel.pow(2).mean().sqrt().item()) * 0.1 / Math.max(1, rms);
        Tensor wanted = kernel.sub(step.permute(3, 2, 0, 1).mul(size));
        assertThat(ours.detach().sub(wanted).abs().max().item()).isLessThan(1e-6);
    }

    @Test
    void class_numbers_that_a_model_has_no_output_for_are_errors_of_every_metric_that_counts_classes() {
        for (String metric : List.of("f1_score", "top_k_categorical_accuracy", "sparse_top_k_categorical_accuracy")) {
            for (double[] y : new double[][] {{0, 3}, {-1, 0}, {0.5, 1}}) {
                assertThatThrownBy(() -> Metrics.of(metric, new int[] {3}).update(Tensor.zeros(2, 3), Tensor.tensor(y)))
                        .as(metric)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("class number")
                        .hasMessageContaining("Hint: ");
            }
        }
    }
}
