package himalia.nn;

import static himalia.tensor.Tensor.manualSeed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.tensor.DType;
import himalia.tensor.Golden;
import himalia.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Layers with PyTorch's weights give PyTorch's outputs and gradients, and start as PyTorch's.
class LayersGoldenTest {
    private static final Map<String, Supplier<Module>> LAYERS = LayerCases.all();

    @TestFactory
    Stream<DynamicTest> agree_with_pytorch() {
        return Golden.cases("nn_layers")
                .filter(c -> c.has("ctor") && LAYERS.containsKey(c.get("ctor").getAsString()))
                .map(c -> DynamicTest.dynamicTest(c.get("id").getAsString(), () -> check(c)));
    }

    private static void check(JsonObject c) {
        Module layer = LAYERS.get(c.get("ctor").getAsString()).get();
        assertThat(layer.toString()).isEqualTo(c.get("repr").getAsString());
        assertThat(layer.numParameters()).isEqualTo(c.get("num_params").getAsInt());
        // the vectors are float64, our parameters float32: round both alike
        JsonObject state = c.getAsJsonObject("state_dict");
        Map<String, Tensor> kept = new HashMap<>();
        state.keySet().forEach(name -> kept.put(name, Golden.tensor(state.getAsJsonObject(name))));
        layer.train(c.get("training").getAsBoolean()).loadStateDict(kept);
        JsonElement in = c.getAsJsonArray("inputs").get(0);
        Tensor given = Golden.argument(in).detach();
        Tensor x = given.dtype().isFloatingPoint() ? given.toFloat().requiresGrad_() : given;
        Tensor y = layer.forward(x);
        Golden.assertClose("out", y, Golden.tensor(first(c, "out")).to(DType.FLOAT32), 2e-6);
        y.backward(Golden.tensor(first(c, "grad_out")).toFloat());
        if (x.requiresGrad()) {
            Golden.assertClose("input gradient", x.grad(), Golden.tensor(first(c, "grad_inputs")), 2e-6);
        }
        JsonElement params = c.get("grad_params");
        layer.namedParameters()
                .forEach((name, p) -> Golden.assertClose(
                        name, p.grad(), Golden.tensor(params.getAsJsonObject().getAsJsonObject(name)), 5e-6));
        if (c.has("state_after")) {
            JsonObject after = c.getAsJsonObject("state_after");
            layer.stateDict()
                    .forEach(
                            (name, t) -> Golden.assertClose(name, t, Golden.tensor(after.getAsJsonObject(name)), 2e-6));
        }
    }

    private static JsonObject first(JsonObject c, String key) {
        JsonElement e = c.get(key);
        return e.isJsonArray() ? e.getAsJsonArray().get(0).getAsJsonObject() : e.getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 777, 2147483648L, 1234567890123L})
    void linear_starts_as_pytorchs_to_the_last_bit(long seed) {
        JsonObject e = Golden.file("rng").getAsJsonObject("seeds").getAsJsonObject(Long.toString(seed));
        for (int[] size : new int[][] {{2, 2}, {3, 1}, {10, 5}}) {
            manualSeed(seed);
            Linear layer = new Linear(size[0], size[1]);
            JsonObject expected = e.getAsJsonObject("Linear_" + size[0] + "_" + size[1]);
            assertThat(layer.weight.toDoubleArray()).containsExactly(flat(expected.getAsJsonArray("weight")));
            assertThat(layer.bias.toDoubleArray()).containsExactly(flat(expected.getAsJsonArray("bias")));
        }
    }

    private static double[] flat(JsonArray a) {
        return Golden.stream(a)
                .flatMapToDouble(e -> e.isJsonArray()
                        ? Stream.of(flat(e.getAsJsonArray())).flatMapToDouble(java.util.Arrays::stream)
                        : java.util.stream.DoubleStream.of(e.getAsDouble()))
                .toArray();
    }
}
