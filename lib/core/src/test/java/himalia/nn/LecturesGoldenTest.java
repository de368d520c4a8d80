package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.optim.SGD;
import himalia.tensor.Golden;
import himalia.tensor.NonFiniteLossException;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The training programs of the course, with PyTorch's numbers.
class LecturesGoldenTest {
    private record Run(Sequential model, List<double[]> losses) {}

    private static JsonObject program(String name) {
        return Golden.file("seeds_torch").getAsJsonObject("programs").getAsJsonObject(name);
    }

    private static Tensor matrix(JsonArray rows) {
        return tensor(rows.toString()).toFloat();
    }

    /// `2-2s-1s`: two inputs, two neurons with sigmoid, one with sigmoid.
    private static Sequential model(String spec) {
        String[] parts = spec.split("-");
        List<Module> layers = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            layers.add(new Linear(size(parts[i - 1]), size(parts[i])));
            if (parts[i].endsWith("s")) {
                layers.add(new Sigmoid());
            }
        }
        return new Sequential(layers.toArray(Module[]::new));
    }

    private static int size(String part) {
        return Integer.parseInt(part.replace("s", ""));
    }

    private static Run train(JsonObject p, Loss criterion, int steps) {
        manualSeed(p.get("seed").getAsLong());
        Sequential model = model(p.get("spec").getAsString());
        JsonObject init = p.getAsJsonObject("init");
        model.namedParameters()
                .forEach((name, value) -> assertThat(value.toDoubleArray())
                        .as(name)
                        .containsExactly(
                                Golden.tensor(init.getAsJsonObject(name)).toDoubleArray()));
        Tensor x = matrix(p.getAsJsonArray("X"));
        Tensor y = matrix(p.getAsJsonArray("Y"));
        SGD optimizer = new SGD(model.parameters(), p.get("lr").getAsDouble());
        List<double[]> losses = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            optimizer.zeroGrad();
            Tensor cost = criterion.forward(model.forward(x), y);
            cost.backward();
            optimizer.step();
            losses.add(new double[] {step, cost.item()});
        }
        return new Run(model, losses);
    }

    private static void compareLosses(JsonObject p, Run run, int upTo, double tolerance) {
        for (JsonElement e : p.getAsJsonArray("losses")) {
            int step = e.getAsJsonArray().get(0).getAsInt();
            double loss = e.getAsJsonArray().get(1).getAsDouble();
            if (step <= upTo) {
                assertThat(run.losses.get(step)[1])
                        .as("step " + step)
                        .isCloseTo(loss, offset(tolerance * Math.max(1, loss)));
            }
        }
    }

    private static void compareParameters(JsonObject p, Run run, double tolerance) {
        run.model
                .namedParameters()
                .forEach((name, value) -> Golden.assertClose(
                        name, value, Golden.tensor(p.getAsJsonObject("params").getAsJsonObject(name)), tolerance));
    }

    @Test
    void or_ends_where_pytorch_ends() {
        JsonObject p = program("000_Q1_OR_2-1");
        Run run = train(p, new BCELoss(), 10001);
        compareLosses(p, run, 10000, 1e-5);
        compareParameters(p, run, 1e-3);
        assertThat(run.model.parameters().get(0).detach()).hasToString("tensor([[13.3312, 13.3312]])");
        assertThat(run.model.parameters().get(1).detach()).hasToString("tensor([-6.2068])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000_Q2_XOR_2-1",
                "000_Q3_XOR_2-2-1",
                "000_Q5_XOR_no_middle_sigmoid",
                "000_Q6_XOR_2-3-2-1",
                "000_Q7_XOR_2-2-2-2-2-1"
            })
    void xor_begins_as_pytorchs(String name) {
        JsonObject p = program(name);
        compareLosses(p, train(p, new BCELoss(), 501), 500, 1e-5);
    }

    @Test
    void xor_with_a_hidden_layer_ends_where_pytorch_ends() {
        JsonObject p = program("000_Q3_XOR_2-2-1");
        Run run = train(p, new BCELoss(), 10001);
        compareLosses(p, run, 10000, 1e-3);
        compareParameters(p, run, 0.05);
    }

    @Test
    void without_the_last_sigmoid_the_error_says_what_is_missing() {
        JsonObject p = program("000_Q4_XOR_no_last_sigmoid_BCE");
        assertThatThrownBy(() -> train(p, new BCELoss(), 10))
                .hasMessageStartingWith("all elements of input should be between 0 and 1")
                .hasMessageContaining("Hint: add a sigmoid");
    }

    @Test
    void several_inputs_by_module() {
        JsonObject p = program("001_nnModule_5x3");
        Run run = train(p, new MSELoss(), 21);
        compareLosses(p, run, 20, 1e-4);
        compareParameters(p, run, 1e-4);
    }

    @Test
    void binary_classifier() {
        JsonObject p = program("001_BinaryClassifier_2-1_100");
        Run run = train(p, new BCELoss(), 101);
        compareLosses(p, run, 100, 1e-5);
        compareParameters(p, run, 1e-4);
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
