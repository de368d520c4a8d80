package himalia.optim;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Training that was stopped and goes on from what optimizer and scheduler have kept ends where an unbroken one does.
class ResumedTest {
    private static final Map<String, Function<List<Tensor>, Optimizer>> OPTIMIZERS = new TreeMap<>(Map.ofEntries(
            Map.entry("SGD", p -> new SGD(p, 0.1, 0.9)),
            Map.entry("Adam", p -> new Adam(p, 0.1).amsgrad(true)),
            Map.entry("AdamW", p -> new AdamW(p, 0.1)),
            Map.entry("RMSprop", p -> new RMSprop(p, 0.1).momentum(0.9).centered(true)),
            Map.entry("Adagrad", p -> new Adagrad(p, 0.1).lrDecay(0.1)),
            Map.entry("Adadelta", p -> new Adadelta(p, 1)),
            Map.entry("Adamax", p -> new Adamax(p, 0.1)),
            Map.entry("NAdam", p -> new NAdam(p, 0.1)),
            Map.entry("RAdam", p -> new RAdam(p, 0.1).betas(0.9, 0.9)),
            Map.entry("ASGD", p -> new ASGD(p, 0.1).t0(3)),
            Map.entry("Rprop", p -> new Rprop(p, 0.1)),
            Map.entry("Adafactor", p -> new Adafactor(p, 0.1))));

    private static final Map<String, Function<Optimizer, Scheduler>> SCHEDULERS = Map.of(
            "CosineAnnealingLR", o -> new CosineAnnealingLR(o, 5),
            "CyclicLR", o -> new CyclicLR(o, 0.01, 0.1, 3),
            "OneCycleLR", o -> new OneCycleLR(o, 0.2, 20),
            "SequentialLR",
                    o -> new SequentialLR(
                            o, List.of(new CyclicLR(o, 0.01, 0.1, 3), new CyclicLR(o, 0.02, 0.2, 2)), 20));

    private static final class Training {
        private final Tensor w =
                Tensor.tensor(new double[] {1, -0.5, 0.5}, DType.FLOAT64).requiresGrad_();
        private Optimizer optimizer;
        private @Nullable Scheduler scheduler;

        Training(String optimizer, @Nullable String scheduler) {
            this.optimizer = OPTIMIZERS.get(optimizer).apply(List.of(w));
            this.scheduler =
                    scheduler == null ? null : SCHEDULERS.get(scheduler).apply(this.optimizer);
        }

        void steps(int n) {
            for (int i = 0; i < n; i++) {
                optimizer.zeroGrad();
                w.sub(0.25).cosh().sum().backward();
                optimizer.step();
                if (scheduler != null) {
                    scheduler.step();
                }
            }
        }

        /// New ones, which go on from what these have kept.
        void resume(String optimizer, @Nullable String scheduler) {
            Map<String, Tensor> state = this.optimizer.stateDict();
            this.optimizer = OPTIMIZERS.get(optimizer).apply(List.of(w));
            if (scheduler != null) {
                Map<String, Tensor> place = this.scheduler.stateDict();
                this.scheduler = SCHEDULERS.get(scheduler).apply(this.optimizer);
                this.optimizer.loadStateDict(state);
                this.scheduler.loadStateDict(place);
            } else {
                this.optimizer.loadStateDict(state);
            }
        }
    }

    static Stream<String> optimizers() {
        return OPTIMIZERS.keySet().stream();
    }

    private static void compare(String optimizer, @Nullable String scheduler) {
        Training unbroken = new Training(optimizer, scheduler);
        unbroken.steps(9);
        Training broken = new Training(optimizer, scheduler);
        broken.steps(4);
        broken.resume(optimizer, scheduler);
        broken.steps(5);
        assertThat(broken.w.toDoubleArray()).isEqualTo(unbroken.w.toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void ends_where_an_unbroken_one_does(String optimizer) {
        compare(optimizer, null);
        compare(optimizer, "CosineAnnealingLR");
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void keeps_the_momentum_that_goes_along_with_the_rates(String optimizer) {
        for (String scheduler : List.of("CyclicLR", "OneCycleLR", "SequentialLR")) {
            try {
                new Training(optimizer, scheduler);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("optimizer must support momentum or beta1");
                continue;
            }
            compare(optimizer, scheduler);
        }
    }

    @Test
    void forgets_what_was_there_before_and_was_not_kept() {
        Training fresh = new Training("Adam", null);
        Map<String, Tensor> nothing = fresh.optimizer.stateDict();
        Training used = new Training("Adam", null);
        used.steps(3);
        used.optimizer.loadStateDict(nothing);
        assertThat(used.optimizer.stateDict()).containsOnlyKeys(nothing.keySet());
    }
}
