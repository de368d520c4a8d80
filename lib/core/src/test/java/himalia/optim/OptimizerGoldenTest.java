package himalia.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import himalia.tensor.DType;
import himalia.tensor.Golden;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Twenty steps on a bowl, beside PyTorch's.
class OptimizerGoldenTest {
    private static Tensor doubles(double... v) {
        Tensor t = Tensor.zeros(DType.FLOAT64, v.length);
        System.arraycopy(v, 0, t.storage().doubles(), 0, v.length);
        return t;
    }

    private static double setting(JsonObject args, String name, double otherwise) {
        return args.has(name) ? args.get(name).getAsDouble() : otherwise;
    }

    private static boolean flag(JsonObject args, String name) {
        return args.has(name) && args.get(name).getAsBoolean();
    }

    private static Optimizer optimizer(String kind, List<Tensor> params, JsonObject a) {
        if (kind.equals("SGD")) {
            return new SGD(params, a.get("lr").getAsDouble())
                    .momentum(setting(a, "momentum", 0))
                    .dampening(setting(a, "dampening", 0))
                    .weightDecay(setting(a, "weight_decay", 0))
                    .nesterov(flag(a, "nesterov"))
                    .maximize(flag(a, "maximize"));
        }
        if (kind.equals("RMSprop")) {
            return new RMSprop(params, a.get("lr").getAsDouble())
                    .alpha(setting(a, "alpha", 0.99))
                    .momentum(setting(a, "momentum", 0))
                    .weightDecay(setting(a, "weight_decay", 0))
                    .centered(flag(a, "centered"));
        }
        if (kind.equals("Adagrad")) {
            return new Adagrad(params, a.get("lr").getAsDouble())
                    .lrDecay(setting(a, "lr_decay", 0))
                    .weightDecay(setting(a, "weight_decay", 0))
                    .initialAccumulatorValue(setting(a, "initial_accumulator_value", 0));
        }
        double lr = a.get("lr").getAsDouble();
        boolean decoupled = kind.equals("AdamW");
        Adam adam = (decoupled ? new AdamW(params, lr) : new Adam(params, lr))
                .eps(setting(a, "eps", 1e-8))
                .weightDecay(setting(a, "weight_decay", decoupled ? 0.01 : 0))
                .amsgrad(flag(a, "amsgrad"));
        return a.has("betas")
                ? adam.betas(
                        a.getAsJsonArray("betas").get(0).getAsDouble(),
                        a.getAsJsonArray("betas").get(1).getAsDouble())
                : adam;
    }

    @TestFactory
    Stream<DynamicTest> agree_with_pytorch() {
        return Golden.cases("optim")
                .filter(c -> c.has("optimizer")
                        && c.has("loss_before_step")
                        && List.of("SGD", "Adam", "AdamW", "RMSprop", "Adagrad")
                                .contains(c.get("optimizer").getAsString()))
                .map(c -> DynamicTest.dynamicTest(c.get("id").getAsString(), () -> check(c)));
    }

    private static void check(JsonObject c) {
        Tensor w = doubles(Golden.doubles(c.getAsJsonArray("w0"))).requiresGrad_();
        Optimizer o = optimizer(c.get("optimizer").getAsString(), List.of(w), c.getAsJsonObject("args"));
        assertThat(o.toString()).isEqualTo(c.get("repr").getAsString());
        Tensor scale = doubles(1, 3, 0.2);
        Tensor centre = doubles(0.3, -0.7, 2);
        JsonArray after = c.getAsJsonArray("w_after_step");
        for (int step = 0; step < after.size(); step++) {
            o.zeroGrad();
            Tensor loss = scale.mul(w.sub(centre).pow(2))
                    .sum()
                    .mul(0.5)
                    .add(w.get(0).mul(w.get(1)).mul(0.1));
            assertThat(loss.item())
                    .isCloseTo(c.getAsJsonArray("loss_before_step").get(step).getAsDouble(), offset(1e-9));
            loss.backward();
            o.step();
            Golden.assertClose(
                    "step " + step, w, doubles(Golden.doubles(after.get(step).getAsJsonArray())), 1e-10);
        }
        assertThat(o.steps()).isEqualTo(after.size());
    }

    @Test
    void the_learning_rate_can_be_changed_on_the_way() {
        Tensor w = Tensor.tensor(1.).requiresGrad_();
        SGD sgd = new SGD(List.of(w), 0.1);
        assertThat(sgd.lr()).isEqualTo(0.1);
        sgd.lr(0.5);
        w.mul(1).backward();
        sgd.step();
        assertThat(w.item()).isEqualTo(0.5);
        assertThatThrownBy(() -> sgd.lr(-1)).hasMessage("Invalid learning rate: -1");
    }

    @Test
    void float32_adam_moves_by_the_rate_at_first() {
        Tensor w = Tensor.tensor(1., 2.).requiresGrad_();
        Adam adam = new Adam(List.of(w), 0.1);
        w.mul(Tensor.tensor(3., -5.)).sum().backward();
        adam.step();
        assertThat(w.detach()).hasToString("tensor([0.9000, 2.1000])");
        assertThat(adam.params()).containsExactly(w);
    }

    @Test
    void settings_are_checked() {
        Tensor w = Tensor.tensor(1.).requiresGrad_();
        assertThatThrownBy(() -> new SGD(List.of(), 0.1))
                .hasMessageStartingWith("optimizer got an empty parameter list");
        assertThatThrownBy(() -> new SGD(List.of(w), 0.1, -1)).hasMessage("Invalid momentum value: -1");
        assertThatThrownBy(() -> new SGD(List.of(w), 0.1).nesterov(true))
                .hasMessage("Nesterov momentum requires a momentum and zero dampening");
        assertThatThrownBy(() -> new Adam(List.of(w)).betas(0.9, 1)).hasMessage("Invalid beta parameter at index 1: 1");
    }
}
