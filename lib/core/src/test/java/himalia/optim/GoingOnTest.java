package himalia.optim;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An optimizer says when it starts where another one has left off.
class GoingOnTest {
    private static final String NOTE = "The optimizer goes on from weights that were trained before: run the cell that"
            + " makes them to start anew, or say .goesOn() if it is meant." + System.lineSeparator();

    private final Tensor w = Tensor.tensor(1., 2.).requiresGrad_();

    private static String told(Runnable action) {
        PrintStream err = System.err;
        var told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(err);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private void train(Optimizer optimizer) {
        for (int i = 0; i < 3; i++) {
            optimizer.step(() -> {
                optimizer.zeroGrad();
                Tensor loss = w.pow(2).sum();
                loss.backward();
                return loss;
            });
        }
    }

    private String toldBySecond() {
        train(new SGD(List.of(w), 0.1));
        return told(() -> train(new SGD(List.of(w), 0.01)));
    }

    static Stream<Function<List<Tensor>, Optimizer>> all() {
        return Stream.of(
                p -> new SGD(p, 0.1),
                p -> new Adam(p, 0.1),
                p -> new AdamW(p, 0.1),
                p -> new RMSprop(p, 0.1),
                p -> new Adagrad(p, 0.1),
                p -> new Adadelta(p, 0.1),
                p -> new Adamax(p, 0.1),
                p -> new NAdam(p, 0.1),
                p -> new RAdam(p, 0.1),
                p -> new Rprop(p, 0.1),
                p -> new ASGD(p, 0.1),
                p -> new Adafactor(p, 0.1),
                p -> new LBFGS(p, 0.1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_optimizer_says_it_and_makes_the_next_one_say_it(Function<List<Tensor>, Optimizer> kind) {
        Tensor v = Tensor.ones(2, 2).requiresGrad_();
        Runnable step = () -> {
            Optimizer optimizer = kind.apply(List.of(v));
            optimizer.step(() -> {
                optimizer.zeroGrad();
                Tensor loss = v.sub(3).pow(2).sum();
                loss.backward();
                return loss;
            });
        };
        assertThat(told(step)).isEmpty();
        assertThat(told(step)).isEqualTo(NOTE);
    }

    @Test
    void the_first_step_says_it_once_in_one_line() {
        assertThat(toldBySecond()).isEqualTo(NOTE);
    }

    @Test
    void the_first_optimizer_says_nothing_however_often_it_steps() {
        assertThat(told(() -> train(new SGD(List.of(w), 0.1)))).isEmpty();
    }

    @Test
    void an_optimizer_that_is_made_but_never_steps_says_nothing() {
        train(new SGD(List.of(w), 0.1));
        assertThat(told(() -> new SGD(List.of(w), 0.1).zeroGrad())).isEmpty();
    }

    @Test
    void weights_that_were_set_anew_are_a_new_start() {
        train(new SGD(List.of(w), 0.1));
        Tensor.noGrad(() -> w.fill_(1));
        assertThat(told(() -> train(new SGD(List.of(w), 0.1)))).isEmpty();
        assertThat(told(() -> train(new SGD(List.of(w), 0.1)))).isEqualTo(NOTE);
    }

    @Test
    void weights_that_do_not_learn_do_not_count() {
        train(new SGD(List.of(w), 0.1));
        w.requiresGrad_(false);
        Tensor head = Tensor.tensor(1.).requiresGrad_();
        SGD sgd = new SGD(List.of(w, head), 0.1);
        assertThat(told(() -> {
                    w.sum().mul(head).backward();
                    sgd.step();
                }))
                .isEmpty();
    }

    @Test
    void an_optimizer_that_resumes_from_its_saved_state_says_nothing() {
        SGD first = new SGD(List.of(w), 0.1, 0.9);
        train(first);
        SGD resumed = new SGD(List.of(w), 0.1, 0.9);
        resumed.loadStateDict(first.stateDict());
        assertThat(told(() -> train(resumed))).isEmpty();
    }

    @Test
    void who_means_it_says_so() {
        train(new SGD(List.of(w), 0.1));
        assertThat(told(() -> train(new SGD(List.of(w), 0.01).goesOn()))).isEmpty();
    }

    @Test
    void a_property_turns_the_note_off() {
        System.setProperty("himalia.notes", "off");
        try {
            assertThat(toldBySecond()).isEmpty();
        } finally {
            System.clearProperty("himalia.notes");
        }
        assertThat(told(() -> train(new SGD(List.of(w), 0.01)))).isEqualTo(NOTE);
    }
}
