package himalia.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import himalia.tensor.Tensor;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Losses and metrics beside Keras on TensorFlow, saturated and not: `make_keras_losses.py`.
class KerasLossesTest {
    private static final Tensor X =
            Tensor.tensor("[[1., 2., -1.], [.5, -1., 2.], [-2., .3, .1], [3., 1., -.5], [.2, .1, .4]]");
    private static final JsonObject KERAS = JsonParser.parseReader(new InputStreamReader(
                    KerasLossesTest.class.getResourceAsStream("/golden/keras/losses.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();

    private static Stream<JsonObject> cases(String part) {
        return KERAS.getAsJsonArray(part).asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static double[] numbers(JsonArray a) {
        return a.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }

    private static Tensor matrix(JsonArray rows) {
        return Tensor.tensor(
                rows.asList().stream().map(row -> numbers(row.getAsJsonArray())).toArray(double[][]::new));
    }

    private static Tensor targets(String loss, int units) {
        int[] classes = {0, units - 1, 1 % units, 0, units - 1};
        if (loss.equals("sparse_categorical_crossentropy")) {
            return Tensor.tensor(classes[0], classes[1], classes[2], classes[3], classes[4]);
        }
        double[][] y = new double[5][units];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < units; j++) {
                boolean one = loss.contains("categorical") ? classes[i] == j : (i + j) % 2 == 1;
                y[i][j] = one ? 1 : 0;
            }
        }
        return Tensor.tensor(y);
    }

    private static Tensor kernel(int units, double scale) {
        double[][] k = new double[3][units];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < units; j++) {
                k[i][j] = (float) (Math.rint((float) (Math.sin(3 * i + 5 * j + 1) * scale) * 1e4) / 1e4);
            }
        }
        return Tensor.tensor(k);
    }

    private static Model model(JsonObject c, int units) {
        String last = c.get("last").getAsString();
        String activation = last.split(" ")[0];
        Model model = last.endsWith("layer")
                ? new Sequential(new Input(3), new Dense(units), new Activation(activation))
                : last.endsWith("reshaped")
                        ? new Sequential(new Input(3), new Dense(units, activation), new Reshape(units))
                        : new Sequential(new Input(3), new Dense(units, activation));
        model.setWeights(List.of(kernel(units, c.get("scale").getAsDouble()), Tensor.zeros(units)));
        return model;
    }

    private static void near(double ours, double keras, String what) {
        assertThat(ours).as(what).isCloseTo(keras, offset(2e-6 + 2e-5 * Math.abs(keras)));
    }

    @TestFactory
    Stream<DynamicTest> losses_are_those_of_keras() {
        return cases("losses")
                .map(c -> DynamicTest.dynamicTest(
                        c.get("loss").getAsString() + " of " + c.get("last").getAsString() + " x " + c.get("units")
                                + ", kernel " + c.get("scale")
                                + (c.get("weighted").getAsBoolean() ? ", weighted" : ""),
                        () -> loss(c)));
    }

    private static void loss(JsonObject c) {
        String loss = c.get("loss").getAsString();
        int units = c.get("units").getAsInt();
        boolean weighted = c.get("weighted").getAsBoolean();
        Model model = model(c, units);
        if (c.has("metric")) {
            model.compile(Optimizers.sgd(0.01), loss, loss);
        } else {
            model.compile(Optimizers.sgd(0.01), loss);
        }
        Tensor y = targets(loss, units);
        Map<String, Double> seen = model.evaluate(X, y);
        near(seen.get("loss"), c.get("evaluate").getAsDouble(), "evaluate");
        if (c.has("metric")) {
            near(seen.get(loss), c.get("metric").getAsDouble(), "metric");
        }
        Fit fit = model.fit(X, y).epochs(3).batchSize(5).shuffle(false).verbose(0);
        if (weighted) {
            fit.sampleWeight(Tensor.tensor(1, 0.5, 2, 0, 3));
        }
        double[] losses = numbers(c.getAsJsonArray("fit"));
        double[] ours = fit.run().get("loss");
        for (int epoch = 0; epoch < losses.length; epoch++) {
            near(ours[epoch], losses[epoch], "loss of epoch " + epoch);
        }
        double[] kernel = numbers(c.getAsJsonArray("kernel"));
        double[] learned = model.getWeights().getFirst().toDoubleArray();
        for (int i = 0; i < kernel.length; i++) {
            near(learned[i], kernel[i], "kernel " + i);
        }
    }

    @TestFactory
    Stream<DynamicTest> metrics_are_those_of_keras() {
        return cases("metrics")
                .map(c -> DynamicTest.dynamicTest(
                        c.get("metric").getAsString() + " of " + c.get("p") + " for " + c.get("y"), () -> metric(c)));
    }

    private static void metric(JsonObject c) {
        Tensor y = matrix(c.getAsJsonArray("y"));
        Tensor p = matrix(c.getAsJsonArray("p"));
        Metric metric = Metrics.of(c.get("metric").getAsString(), new int[] {p.size(1)});
        int half = y.size(0) / 2;
        metric.update(p.narrow(0, 0, half), y.narrow(0, 0, half));
        metric.update(p.narrow(0, half, y.size(0) - half), y.narrow(0, half, y.size(0) - half));
        double keras =
                c.get("result").isJsonNull() ? Double.NaN : c.get("result").getAsDouble();
        if (Double.isNaN(keras)) { // a constant target that is met exactly: scikit-learn says 1
            assertThat(metric.result()).isEqualTo(1);
        } else {
            near(metric.result(), keras, c.get("metric").getAsString());
        }
    }

    @Test
    void the_lectures_neuron_learns_from_a_saturated_start() {
        Tensor days = Tensor.tensor(new double[][] {{5}, {30}, {95}, {100}, {265}, {270}, {290}, {300}, {365}});
        Tensor pass = Tensor.tensor(new double[][] {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}, {1}});
        Model model = new Sequential(new Input(1), new Dense(1, "sigmoid"));
        model.setWeights(List.of(Tensor.tensor(new double[][] {{-0.8}}), Tensor.zeros(1)));
        model.compile(Optimizers.sgd(0.01), "binary_crossentropy");
        // The mean of softplus(0.8 x) or 0.8 x, whichever the target asks for.
        near(model.evaluate(days, pass).get("loss"), 0.8 * (265 + 270 + 290 + 300 + 365) / 9, "loss");
        model.fit(days, pass).epochs(2).batchSize(9).shuffle(false).verbose(0).run();
        assertThat(model.getWeights().getFirst().item()).isGreaterThan(0);
    }

    @Test
    void several_outputs_take_logits_each_for_itself() {
        Input in = new Input(3);
        Symbol yes = new Dense(1, "sigmoid").named("yes").call(in);
        Symbol kind = new Dense(3, "softmax").named("kind").call(in);
        Symbol size = new Dense(1, "sigmoid").named("size").call(in);
        Model model = new Model(List.of(in), List.of(yes, kind, size));
        model.setWeights(List.of(
                kernel(1, 100), Tensor.zeros(1), kernel(3, 100), Tensor.zeros(3), kernel(1, 1), Tensor.zeros(1)));
        List<String> losses = List.of("binary_crossentropy", "sparse_categorical_crossentropy", "mse");
        model.compile(Optimizers.sgd(0.01), losses);
        List<Tensor> y = List.of(
                targets("binary_crossentropy", 1), targets("sparse_categorical_crossentropy", 3), targets("mse", 1));
        Map<String, Double> all = model.evaluate(List.of(X), y);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            Model alone = new Sequential(new Input(3), new Dense(i == 1 ? 3 : 1, i == 1 ? "softmax" : "sigmoid"));
            alone.setWeights(List.of(kernel(i == 1 ? 3 : 1, i == 2 ? 1 : 100), Tensor.zeros(i == 1 ? 3 : 1)));
            alone.compile(Optimizers.sgd(0.01), losses.get(i));
            double loss = alone.evaluate(X, y.get(i)).get("loss");
            near(all.get(List.of("yes", "kind", "size").get(i) + "_loss"), loss, losses.get(i));
            sum += loss;
        }
        near(all.get("loss"), sum, "sum");
    }
}
