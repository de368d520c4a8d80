package himalia.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import himalia.tensor.Golden;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rates of thirty epochs beside PyTorch's.
class SchedulerTest {
    private static final Map<String, Function<Optimizer, Scheduler>> SCHEDULERS = Map.of(
            "StepLR(step_size=5, gamma=0.5)",
            o -> new StepLR(o, 5, 0.5),
            "ExponentialLR(gamma=0.9)",
            o -> new ExponentialLR(o, 0.9),
            "CosineAnnealingLR(T_max=20, eta_min=0.001)",
            o -> new CosineAnnealingLR(o, 20, 0.001),
            "LambdaLR(0.95**epoch)",
            o -> new LambdaLR(o, epoch -> Math.pow(0.95, epoch)));

    private static Optimizer optimizer(double lr) {
        return new SGD(List.of(Tensor.ones(1).requiresGrad_()), lr);
    }

    @TestFactory
    Stream<DynamicTest> agree_with_pytorch() {
        return Golden.stream(Golden.file("optim").getAsJsonArray("schedulers"))
                .map(e -> e.getAsJsonObject())
                .filter(c -> SCHEDULERS.containsKey(c.get("scheduler").getAsString()))
                .map(c -> DynamicTest.dynamicTest(c.get("scheduler").getAsString(), () -> check(c)));
    }

    private static void check(JsonObject c) {
        Optimizer o = optimizer(c.get("base_lr").getAsDouble());
        Scheduler scheduler = SCHEDULERS.get(c.get("scheduler").getAsString()).apply(o);
        JsonArray rates = c.getAsJsonArray("lr");
        for (int epoch = 0; epoch < rates.size(); epoch++) {
            assertThat(scheduler.lr())
                    .as("epoch " + epoch)
                    .isCloseTo(rates.get(epoch).getAsDouble(), offset(1e-12));
            scheduler.step();
        }
    }

    @Test
    void periods_have_at_least_one_epoch() {
        assertThatThrownBy(() -> new StepLR(optimizer(0.1), 0, 0.5))
                .hasMessageContaining("step_size must be at least 1");
        assertThatThrownBy(() -> new CosineAnnealingLR(optimizer(0.1), 0)).hasMessageContaining("T_max");
    }
}
