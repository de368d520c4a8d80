package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Values, types, errors and gradients of every operation that PyTorch computed for us and that we have.
class OpsGoldenTest {
    static final Map<String, GoldenCase.Op> OPS = new HashMap<>();

    static {
        CoreCases.add(OPS);
        MathCases.add(OPS);
        ReduceCases.add(OPS);
        ActivationCases.add(OPS);
        ProductCases.add(OPS);
        InPlaceCases.add(OPS);
    }

    static boolean isOurs(JsonObject c) {
        boolean listIndex = c.has("index") && c.get("index").toString().contains("tensor");
        return OPS.containsKey(c.get("op").getAsString())
                && !listIndex
                && !c.toString().contains("complex");
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_pytorch() {
        return Stream.concat(Golden.cases("ops"), Golden.cases("losses"))
                .filter(OpsGoldenTest::isOurs)
                .map(c -> DynamicTest.dynamicTest(
                        c.get("id").getAsString() + " " + c.get("op").getAsString(), () -> check(c)));
    }

    @Test
    void covers_the_operations_we_have() {
        long cases = Stream.concat(Golden.cases("ops"), Golden.cases("losses"))
                .filter(OpsGoldenTest::isOurs)
                .count();
        assertThat(cases).isGreaterThan(480);
    }

    private static void check(JsonObject json) {
        GoldenCase c = new GoldenCase(json);
        GoldenCase.Op op = OPS.get(json.get("op").getAsString());
        if (json.has("error")) {
            Throwable thrown = catchThrowable(() -> op.of(c));
            assertThat(thrown).isNotNull();
            assertThat(thrown.getMessage())
                    .startsWith(json.getAsJsonObject("error").get("message").getAsString());
            return;
        }
        Object result = op.of(c);
        List<Tensor> outs = List.of(outputs(result));
        JsonArray expected = json.getAsJsonArray("out");
        for (int i = 0; i < outs.size(); i++) {
            if (expected.get(i).isJsonObject()) {
                Golden.assertSame("out " + i, outs.get(i), expected.get(i).getAsJsonObject());
            } else {
                String text = expected.get(i).getAsString();
                double number = text.equals("true") ? 1 : text.equals("false") ? 0 : Double.parseDouble(text);
                assertThat(outs.get(i).item()).isEqualTo(number);
            }
        }
        if (json.has("args_after")) {
            JsonArray after = json.getAsJsonArray("args_after");
            for (int i = 0; i < after.size(); i++) {
                if (after.get(i).isJsonObject() && c.built.get(i) instanceof Tensor t) {
                    JsonObject a = after.get(i).getAsJsonObject();
                    Golden.assertSame("argument " + i, t, a.has("tensor") ? a.getAsJsonObject("tensor") : a);
                }
            }
        }
        if (json.has("grad_out")) {
            checkGradients(json, c, outs);
        }
    }

    static Tensor[] outputs(Object result) {
        return switch (result) {
            case ValuesAndIndices r -> new Tensor[] {r.values(), r.indices()};
            case Tensor t -> new Tensor[] {t};
            case Tensor[] several -> several;
            case Boolean b -> new Tensor[] {Tensor.tensor(b)};
            default -> new Tensor[] {Tensor.tensor((Long) result)};
        };
    }

    private static void checkGradients(JsonObject json, GoldenCase c, List<Tensor> outs) {
        int[] at = Golden.ints(json.getAsJsonArray("grad_out_index"));
        for (int k = 0; k < at.length; k++) {
            Tensor g = Golden.tensor(json.getAsJsonArray("grad_out").get(k).getAsJsonObject());
            outs.get(at[k]).backward(g, true, false);
        }
        JsonArray grads = json.getAsJsonArray("grads");
        List<Tensor> leaves =
                c.tensors.stream().filter(t -> t.requiresGrad() && t.isLeaf()).toList();
        for (int i = 0; i < grads.size(); i++) {
            if (grads.get(i).isJsonNull()) {
                assertThat(leaves.get(i).grad()).as("gradient " + i).isNull();
            } else {
                assertThat(leaves.get(i).grad()).as("gradient " + i).isNotNull();
                Golden.assertSame(
                        "gradient " + i, leaves.get(i).grad(), grads.get(i).getAsJsonObject());
            }
        }
    }
}
