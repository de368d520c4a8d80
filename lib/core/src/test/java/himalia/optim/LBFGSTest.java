package himalia.optim;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Four landscapes, down and up, with and without a line search, beside PyTorch: `make_lbfgs.py`.
class LBFGSTest {
    private static final Tensor C = Tensor.tensor("[1., 3., .2]").toDouble();
    private static final Tensor AT = Tensor.tensor(new double[] {0.3, -0.7, 2}).toDouble();

    private static final Map<String, UnaryOperator<Tensor>> LOSSES = Map.of(
            "bowl",
            w -> C.mul(w.sub(AT).pow(2))
                    .sum()
                    .mul(0.5)
                    .add(w.get(0).mul(w.get(1)).mul(0.1)),
            "valley",
            w -> w.get(1)
                    .sub(w.get(0).pow(2))
                    .pow(2)
                    .mul(100)
                    .add(w.get(0).neg().add(1).pow(2))
                    .add(w.get(2).sub(1).pow(4)),
            "waves",
            w -> w.mul(w).div(10).add(w.mul(3).sin()).sum(),
            "hill",
            w -> w.sub(AT).pow(2).sum().neg().div(20).exp());

    private static Integer number(JsonObject c, String name) {
        return c.get(name).isJsonNull() ? null : c.get(name).getAsInt();
    }

    private static void run(JsonObject c) {
        Tensor w = Tensor.tensor(new double[] {1, -2, 0.5}).toDouble().requiresGrad_();
        LBFGS optimizer = new LBFGS(List.of(w), c.get("lr").getAsDouble())
                .maxIter(c.get("max_iter").getAsInt())
                .maxEval(number(c, "max_eval"))
                .lineSearchFn(c.get("line").isJsonNull() ? null : c.get("line").getAsString());
        optimizer.maximize(c.get("up").getAsBoolean());
        UnaryOperator<Tensor> loss = LOSSES.get(c.get("loss").getAsString());
        AtomicInteger calls = new AtomicInteger();
        for (JsonElement step : c.getAsJsonArray("w")) {
            optimizer.step(() -> {
                calls.incrementAndGet();
                optimizer.zeroGrad();
                Tensor value = loss.apply(w);
                value.backward();
                return value;
            });
            JsonArray theirs = step.getAsJsonArray();
            for (int i = 0; i < 3; i++) {
                double wanted = theirs.get(i).getAsDouble();
                assertThat(w.toDoubleArray()[i]).isCloseTo(wanted, offset(1e-6 * Math.max(1, Math.abs(wanted))));
            }
            assertThat(calls).hasValue(theirs.get(3).getAsInt());
        }
    }

    @TestFactory
    Stream<DynamicTest> goes_where_pytorch_goes_in_as_many_looks() {
        var in = LBFGSTest.class.getResourceAsStream("/golden/optim/lbfgs.json");
        return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .getAsJsonArray()
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .map(c -> DynamicTest.dynamicTest(
                        "%s, %s, up %s, rate %s, %s directions, %s looks"
                                .formatted(
                                        c.get("loss"),
                                        c.get("line"),
                                        c.get("up"),
                                        c.get("lr"),
                                        c.get("max_iter"),
                                        c.get("max_eval")),
                        () -> run(c)));
    }

    @Test
    void up_a_bowl_with_a_line_search_there_is_no_end() {
        Tensor w = Tensor.tensor(new double[] {1, -2, 0.5}).toDouble().requiresGrad_();
        LBFGS optimizer = new LBFGS(List.of(w)).lineSearchFn("strong_wolfe");
        optimizer.maximize(true);
        optimizer.step(() -> {
            optimizer.zeroGrad();
            Tensor value = LOSSES.get("bowl").apply(w);
            value.backward();
            return value;
        });
        assertThat(w.abs().max().item()).isGreaterThan(1e12);
    }
}
