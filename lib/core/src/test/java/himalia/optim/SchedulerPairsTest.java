package himalia.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every scheduler alone, set by hand, resumed, and in every pair, over 20 steps beside PyTorch: `make_schedulers.py`.
class SchedulerPairsTest {
    private static final Map<String, Function<Optimizer, Scheduler>> MAKERS = makers();

    private static Map<String, Function<Optimizer, Scheduler>> makers() {
        Map<String, Function<Optimizer, Scheduler>> all = new LinkedHashMap<>();
        all.put("StepLR", o -> new StepLR(o, 3, 0.5));
        all.put("MultiStepLR", o -> new MultiStepLR(o, new int[] {2, 5, 5, 11}, 0.3));
        all.put("ConstantLR", o -> new ConstantLR(o, 0.5, 4));
        all.put("ConstantLR long", o -> new ConstantLR(o, 0.1, 30));
        all.put("LinearLR", o -> new LinearLR(o, 0.1, 1.0, 5));
        all.put("LinearLR down", o -> new LinearLR(o, 1.0, 0.2, 12));
        all.put("PolynomialLR", o -> new PolynomialLR(o, 9, 2));
        all.put("ExponentialLR", o -> new ExponentialLR(o, 0.9));
        all.put("CosineAnnealingLR", o -> new CosineAnnealingLR(o, 6, 0.001));
        all.put("CosineAnnealingLR once", o -> new CosineAnnealingLR(o, 1));
        all.put("CosineAnnealingWarmRestarts", o -> new CosineAnnealingWarmRestarts(o, 4, 2, 0.002));
        all.put("LambdaLR", o -> new LambdaLR(o, epoch -> Math.pow(0.95, epoch)));
        all.put("MultiplicativeLR", o -> new MultiplicativeLR(o, epoch -> epoch % 2 == 1 ? 0.8 : 1.1));
        all.put("CyclicLR", o -> new CyclicLR(o, 0.01, 0.3, 3, 5, "triangular2", 1, true, 0.8, 0.9));
        all.put("OneCycleLR", o -> new OneCycleLR(o, 0.5, 20));
        all.put(
                "OneCycleLR three",
                o -> new OneCycleLR(o, 0.5, 23, null, null, 0.3, "linear", true, 0.85, 0.95, 25, 1e4, true));
        return all;
    }

    private static SGD optimizer() {
        SGD o = new SGD(List.of(Tensor.ones(1).requiresGrad_()), 0.1).momentum(0.7);
        o.addParamGroup(new ParamGroup(List.of(Tensor.ones(1).requiresGrad_())).lr(0.01));
        return o;
    }

    @TestFactory
    Stream<DynamicTest> rates_are_those_of_pytorch() throws IOException {
        return cases().map(c -> DynamicTest.dynamicTest(
                c.get("how").getAsString() + " " + c.getAsJsonArray("schedulers"), () -> check(c)));
    }

    private static Stream<JsonObject> cases() throws IOException {
        try (InputStream in = SchedulerPairsTest.class.getResourceAsStream("/golden/schedulers/rates.json")) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonArray()
                    .asList()
                    .stream()
                    .map(JsonElement::getAsJsonObject);
        }
    }

    private static void check(JsonObject c) {
        String how = c.get("how").getAsString();
        List<String> names = c.getAsJsonArray("schedulers").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        JsonArray rates = c.getAsJsonArray("rates");
        // Momentum is no part of our state, the next step sets it; and of two that cycle it, PyTorch's use one bound.
        boolean checkMomentum = !how.equals("resumed")
                && names.stream()
                                .filter(name -> name.startsWith("Cyclic") || name.startsWith("One"))
                                .count()
                        < 2;
        SGD o = optimizer();
        List<Scheduler> schedulers = make(o, how, names);
        for (int step = 0; step < rates.size(); step++) {
            if (step > 0) {
                schedulers.forEach(Scheduler::step);
            }
            if (how.equals("hand") && step == 6) {
                o.paramGroups().get(0).lr(1);
                o.paramGroups().get(1).lr(0.5);
            }
            if (how.equals("resumed") && step == 8) {
                SGD resumed = optimizer();
                List<Scheduler> again = make(resumed, how, names);
                resumed.loadStateDict(o.stateDict());
                for (int i = 0; i < again.size(); i++) {
                    again.get(i).loadStateDict(schedulers.get(i).stateDict());
                }
                o = resumed;
                schedulers = again;
            }
            for (int group = 0; group < 2; group++) {
                double expected = rates.get(step).getAsJsonArray().get(group).getAsDouble();
                assertThat(o.paramGroups().get(group).lr())
                        .as("step " + step + ", group " + group)
                        .isCloseTo(expected, offset(1e-15 + 1e-8 * Math.abs(expected)));
            }
            if (checkMomentum) {
                assertThat(o.momentum())
                        .as("momentum of step " + step)
                        .isCloseTo(rates.get(step).getAsJsonArray().get(2).getAsDouble(), offset(1e-9));
            }
        }
    }

    private static List<Scheduler> make(Optimizer o, String how, List<String> names) {
        List<Scheduler> each = new ArrayList<>();
        names.forEach(name -> each.add(MAKERS.get(name).apply(o)));
        return switch (how) {
            case "chained" -> List.of(new ChainedScheduler(each));
            case "sequential" -> List.of(new SequentialLR(o, each, 7));
            default -> each;
        };
    }

    @Test
    void one_cycle_takes_as_many_steps_as_it_was_told_and_not_one_more() {
        SGD o = optimizer();
        OneCycleLR cycle = new OneCycleLR(o, 0.5, 10);
        for (int step = 0; step < 10; step++) {
            cycle.step();
        }
        assertThatThrownBy(cycle::step).hasMessage("Tried to step 11 times. The specified number of total steps is 10");
    }

    @Test
    void composed_schedulers_are_resumed_with_their_members() {
        for (String how : List.of("chained", "sequential")) {
            SGD first = optimizer();
            Scheduler whole =
                    make(first, how, List.of("LinearLR", "CosineAnnealingLR")).getFirst();
            for (int step = 0; step < 9; step++) {
                whole.step();
            }
            SGD second = optimizer();
            Scheduler resumed =
                    make(second, how, List.of("LinearLR", "CosineAnnealingLR")).getFirst();
            second.loadStateDict(first.stateDict());
            resumed.loadStateDict(whole.stateDict());
            for (int step = 0; step < 9; step++) {
                whole.step();
                resumed.step();
                assertThat(resumed.lastLr()).as(how + " " + step).containsExactly(whole.lastLr());
            }
        }
    }

    @Test
    void a_plateau_is_resumed_in_the_middle_of_its_patience() {
        SGD first = optimizer();
        ReduceLROnPlateau one = new ReduceLROnPlateau(first).patience(3);
        one.step(1);
        one.step(2);
        one.step(2);
        SGD second = optimizer();
        ReduceLROnPlateau other = new ReduceLROnPlateau(second).patience(3);
        other.loadStateDict(one.stateDict());
        other.step(2);
        assertThat(other.lr()).isEqualTo(0.1);
        other.step(2);
        assertThat(other.lr()).isCloseTo(0.01, offset(1e-12));
    }

    @Test
    void schedulers_of_different_optimizers_are_not_joined() {
        assertThatThrownBy(() ->
                        new ChainedScheduler(List.of(new StepLR(optimizer(), 3, 0.5), new StepLR(optimizer(), 3, 0.5))))
                .hasMessageContaining("same optimizer")
                .hasMessageContaining("index 1");
        assertThatThrownBy(() -> new ChainedScheduler(List.of())).hasMessageContaining("at least one scheduler");
        assertThatThrownBy(() -> new SequentialLR(optimizer(), List.of(new StepLR(optimizer(), 3, 0.5))))
                .hasMessageContaining("same optimizer");
    }

    @Test
    void momentum_is_not_cycled_where_there_is_none() {
        Optimizer adagrad = new Adagrad(List.of(Tensor.ones(1).requiresGrad_()), 0.1);
        assertThatThrownBy(() -> new OneCycleLR(adagrad, 0.5, 10)).hasMessageContaining("must support momentum");
        assertThatThrownBy(() -> new CyclicLR(adagrad, 0.1, 0.5, 10)).hasMessageContaining("must support momentum");
    }

    @Test
    void a_state_that_is_not_a_schedulers_says_what_is_missing() {
        assertThatThrownBy(() -> new StepLR(optimizer(), 3, 0.5).loadStateDict(Map.of()))
                .hasMessageContaining("base_lrs")
                .hasMessageContaining("Hint:");
    }
}
