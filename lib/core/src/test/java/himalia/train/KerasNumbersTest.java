package himalia.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import himalia.tensor.Tensor;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Optimizers, losses, metrics, summaries and a model of two inputs and two outputs beside Keras' own numbers.
class KerasNumbersTest {
    private static final JsonObject KERAS = read();

    private static JsonObject read() {
        var in = KerasNumbersTest.class.getResourceAsStream("/golden/keras/more.json");
        return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static Stream<Map.Entry<String, JsonElement>> entries(String part) {
        return KERAS.getAsJsonObject(part).entrySet().stream();
    }

    private static double[] numbers(JsonElement e) {
        if (!e.isJsonArray()) {
            return new double[] {e.getAsDouble()};
        }
        List<Double> all = new ArrayList<>();
        e.getAsJsonArray().forEach(item -> {
            for (double v : numbers(item)) {
                all.add(v);
            }
        });
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Tensor tensor(JsonElement e) {
        JsonArray rows = e.getAsJsonArray();
        Tensor flat = Tensor.tensor(numbers(rows));
        return rows.get(0).isJsonArray() ? flat.view(rows.size(), -1) : flat;
    }

    /// The start of the generator: a rounded sine for kernels, zeros for biases.
    private static Tensor start(int i, int... shape) {
        if (shape.length == 1) {
            return Tensor.zeros(shape);
        }
        double[] values = new double[shape[0] * shape[1]];
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.rint(Math.sin(k * 1.3 + i * 2.1 + 0.7) * 0.9 * 1e4) / 1e4;
        }
        return Tensor.tensor(values).view(shape);
    }

    private static Optimizers.Rule rule(String name) {
        return switch (name) {
            case "sgd_m" -> Optimizers.sgd(0.1, 0.9);
            case "sgd_n" -> Optimizers.sgd(0.1, 0.9, true);
            case "rmsprop_m" -> Optimizers.rmsprop(0.01, 0.9, 0.9, false);
            case "rmsprop_c" -> Optimizers.rmsprop(0.01, 0.9, 0, true);
            default -> Optimizers.of(name);
        };
    }

    @TestFactory
    Stream<DynamicTest> optimizers_step_as_kerass() {
        Tensor x = Tensor.tensor(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {.5, .2}, {.3, .9}});
        Tensor y = Tensor.tensor(new double[][] {{0}, {1}, {1}, {0}, {1}, {0}});
        return entries("opt")
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Model model = new Sequential(new Input(2), new Dense(4, "tanh"), new Dense(1, "sigmoid"));
                    model.setWeights(List.of(start(0, 2, 4), Tensor.zeros(4), start(2, 4, 1), Tensor.zeros(1)));
                    model.compile(rule(e.getKey()), "binary_crossentropy");
                    double[] theirs = numbers(e.getValue().getAsJsonObject().get("loss"));
                    for (double loss : theirs) {
                        assertThat(model.trainOnBatch(x, y).get("loss")).isCloseTo(loss, within(1e-5));
                    }
                }));
    }

    private static Tensor data(JsonObject c, String key) {
        String name = c.get(key).getAsString();
        Tensor t = tensor(KERAS.getAsJsonObject("data").get(name));
        return name.equals("CL") ? t.toLong() : t;
    }

    private static Map<String, Double> evaluated(JsonObject c, String loss, Metric own, String... metrics) {
        Model model = new Sequential(new Input(3), new Activation("linear"));
        model.compile(Optimizers.sgd(0), loss, metrics);
        if (own != null) {
            model.addMetric(own);
        }
        return model.evaluate(data(c, "p"), data(c, "y"));
    }

    @TestFactory
    Stream<DynamicTest> losses_are_kerass() {
        return entries("loss")
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    JsonObject c = e.getValue().getAsJsonObject();
                    assertThat(evaluated(c, e.getKey(), null).get("loss"))
                            .isCloseTo(c.get("mean").getAsDouble(), within(1e-5));
                }));
    }

    @TestFactory
    Stream<DynamicTest> metrics_are_kerass() {
        return entries("metric")
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    JsonObject c = e.getValue().getAsJsonObject();
                    String loss = c.get("y").getAsString().equals("CL") ? "sparse_categorical_crossentropy" : "mse";
                    String name = e.getKey();
                    Map<String, Double> found = name.contains("top_k")
                            ? evaluated(c, loss, new TopK(name, 2))
                            : evaluated(c, loss, null, name);
                    double[] theirs = numbers(c.get("v"));
                    double mean = java.util.Arrays.stream(theirs).average().orElseThrow();
                    assertThat(found.get(name)).isCloseTo(mean, within(1e-5 * Math.max(1, Math.abs(mean))));
                }));
    }

    private static void sameSummary(Model model, String name) {
        assertThat(model.summaryText().strip())
                .isEqualTo(KERAS.getAsJsonObject("summaries")
                        .get(name)
                        .getAsString()
                        .strip());
    }

    @Test
    void summaries_of_branches_say_from_where_layers_take_their_input() {
        Input a = new Input(4);
        Input b = new Input(3);
        Symbol both = new Concatenate().call(new Dense(5, "relu").call(a), new Dense(5, "relu").call(b));
        sameSummary(
                new Model(List.of(a, b), List.of(new Dense(1).call(both), new Dense(2, "softmax").call(both))),
                "two_in_two_out");
        Input c = new Input(4);
        sameSummary(new Model(c, new Dense(1).call(new Add().call(c, new Dense(4).call(c)))), "residual");
        Input d = new Input(4);
        Dense twice = new Dense(4);
        sameSummary(new Model(d, new Dense(1).call(twice.call(twice.call(d)))), "shared");
        Input e = new Input(4);
        Symbol inner = new Dense(3).call(e);
        sameSummary(new Model(List.of(e), List.of(new Dense(1).call(inner), new Dense(2).call(inner))), "two_out");
    }

    @Test
    void merging_layers_and_names_stand_in_the_summary() {
        Input a = new Input(4);
        Input b = new Input(4);
        Symbol all = new Concatenate()
                .call(
                        new Multiply().call(a, b),
                        new Average().call(a, b),
                        new Maximum().call(a, b),
                        new Subtract().call(a, b));
        sameSummary(new Model(List.of(a, b), List.of(new Dense(1).call(all))), "merges");
        Input left = new Input(4).named("left");
        Input right = new Input(4).named("right");
        sameSummary(new Model(List.of(left, right), List.of(new Dot().call(left, right))), "dot");
        Input c = new Input(4);
        sameSummary(new Model(c, new Dense(2).call(c)).named("mine"), "named");
        sameSummary(new Sequential(new Input(4), new Dense(2).named("first"), new Dense(1)).named("net"), "named_seq");
    }

    @Test
    void two_inputs_and_two_outputs_train_as_in_keras() {
        JsonObject two = KERAS.getAsJsonObject("two");
        Input a = new Input(2);
        Input b = new Input(2);
        Symbol both = new Concatenate().call(new Dense(3, "tanh").call(a), new Dense(3, "tanh").call(b));
        Model model = new Model(
                List.of(a, b),
                List.of(
                        new Dense(1).named("price").call(both),
                        new Dense(3, "softmax").named("kind").call(both)));
        List<Tensor> weights = new ArrayList<>();
        for (JsonElement shape : two.getAsJsonArray("shapes")) {
            double[] sizes = numbers(shape);
            weights.add(
                    sizes.length == 1
                            ? start(weights.size(), (int) sizes[0])
                            : start(weights.size(), (int) sizes[0], (int) sizes[1]));
        }
        model.setWeights(weights);
        model.compile(Optimizers.sgd(0.1), List.of("mse", "sparse_categorical_crossentropy"))
                .metrics("price", "mae")
                .metrics("kind", "accuracy")
                .lossWeights(1, 0.5);
        List<Tensor> x = List.of(tensor(two.get("A")), tensor(two.get("B")));
        List<Tensor> y = List.of(tensor(two.get("y1")), tensor(two.get("y2")).toLong());
        History history =
                model.fit(x, y).epochs(5).batchSize(3).shuffle(false).verbose(0).run();
        two.getAsJsonObject("history")
                .asMap()
                .forEach(
                        (name, values) -> assertThat(history.get(name)).containsExactly(numbers(values), within(1e-5)));
        assertThat(model.evaluate(x, y).get("loss"))
                .isCloseTo(two.getAsJsonArray("evaluate").get(0).getAsDouble(), within(1e-5));
        List<Tensor> predicted = model.predict(x);
        assertThat(predicted.get(1).toDoubleArray())
                .containsExactly(numbers(two.getAsJsonArray("predict").get(1)), within(1e-5));
    }

    @Test
    void a_model_of_two_inputs_says_how_they_are_given() {
        Input a = new Input(2);
        Input b = new Input(2);
        Model model = new Model(List.of(a, b), List.of(new Dense(1).call(new Add().call(a, b))));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> model.predict(Tensor.zeros(3, 2)))
                .hasMessageContaining("input_layer_1")
                .hasMessageContaining("Hint: predict(List.of(a, b))");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> model.predict(List.of(Tensor.zeros(3, 2), Tensor.zeros(3, 4))))
                .hasMessageContaining("input 1 `input_layer_1` expected (None, 2) for 3 examples");
    }
}
