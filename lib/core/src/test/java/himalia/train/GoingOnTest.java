package himalia.train;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `fit` says when it starts from weights that were trained before.
class GoingOnTest {
    private static final String END = ": run the cell that makes the model to start anew, or say .goesOn() if it is"
            + " meant." + System.lineSeparator();

    private final Tensor x = Tensor.tensor("[[0.], [1.], [2.], [3.]]");
    private final Tensor y = x.mul(2).add(1);
    private final Model model = fresh();

    private static Model fresh() {
        Tensor.manualSeed(1);
        Model model = new Sequential(new Dense(1).inputShape(1));
        model.compile(Optimizers.sgd(0.01), "mse");
        return model;
    }

    private static String told(Runnable action) {
        PrintStream err = System.err;
        PrintStream out = System.out;
        var told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private void fit(Model model, int epochs) {
        model.fit(x, y).epochs(epochs).verbose(0).run();
    }

    private String toldByFit() {
        return told(() -> fit(model, 1));
    }

    @Test
    void after_how_many_epochs_it_goes_on_it_says_in_one_line() {
        assertThat(told(() -> fit(model, 2000))).isEmpty();
        assertThat(toldByFit()).isEqualTo("fit goes on after 2,000 epochs" + END);
    }

    @Test
    void a_single_epoch_is_an_epoch_too() {
        fit(model, 1);
        assertThat(toldByFit()).isEqualTo("fit goes on after 1 epoch" + END);
    }

    @Test
    void epochs_add_up_also_over_compile() {
        fit(model, 3);
        told(() -> fit(model, 4));
        model.compile(Optimizers.adam(0.1), "mse");
        assertThat(toldByFit()).isEqualTo("fit goes on after 7 epochs" + END);
    }

    @Test
    void a_fit_that_shows_its_progress_says_it_each_time_and_a_silent_one_once_after_compile() {
        fit(model, 5);
        assertThat(told(() -> {
                    for (int i = 0; i < 4; i++) {
                        fit(model, 1);
                    }
                }))
                .isEqualTo("fit goes on after 5 epochs" + END);
        assertThat(told(() -> model.fit(x, y).epochs(1).run())).isEqualTo("fit goes on after 9 epochs" + END);
        assertThat(told(() -> model.fit(x, y).epochs(1).run())).isEqualTo("fit goes on after 10 epochs" + END);
        model.compile(Optimizers.sgd(0.01), "mse");
        assertThat(toldByFit()).isEqualTo("fit goes on after 11 epochs" + END);
    }

    @Test
    void a_new_model_and_a_copy_with_tensors_of_its_own_start_quietly() {
        fit(model, 5);
        assertThat(told(() -> fit(fresh(), 1))).isEmpty();
        Model copy = model.copy();
        copy.compile(Optimizers.sgd(0.01), "mse");
        assertThat(told(() -> fit(copy, 1))).isEmpty();
    }

    @Test
    void weights_that_were_set_back_are_a_new_start() {
        List<Tensor> start = model.getWeights();
        fit(model, 5);
        model.setWeights(start);
        assertThat(toldByFit()).isEmpty();
        assertThat(toldByFit()).isEqualTo("fit goes on after 1 epoch" + END);
    }

    @Test
    void best_weights_that_a_callback_brings_back_are_trained_ones() {
        Callback bringsBack = new Callback() {
            @Override
            public void onTrainEnd(Model model) {
                model.setWeights(model.getWeights());
            }
        };
        model.fit(x, y).epochs(5).verbose(0).callbacks(bringsBack).run();
        assertThat(toldByFit()).isEqualTo("fit goes on after 5 epochs" + END);
    }

    @Test
    void a_loop_of_ones_own_before_it_is_told_of_without_a_number() {
        SGD sgd = new SGD(model.parameters(), 0.01);
        model.forward(x).sub(y).pow(2).mean().backward();
        sgd.step();
        assertThat(toldByFit()).isEqualTo("fit goes on from weights that were trained before" + END);
    }

    @Test
    void a_layer_of_another_model_is_told_of_unless_it_is_frozen() {
        Input input = new Input(1);
        Dense shared = new Dense(2);
        Symbol middle = shared.call(input);
        Model first = new Model(input, new Dense(1).call(middle));
        first.compile(Optimizers.sgd(0.01), "mse");
        fit(first, 2);
        Model second = new Model(input, new Dense(1).call(middle));
        second.compile(Optimizers.sgd(0.01), "mse");
        assertThat(told(() -> fit(second, 1))).isEqualTo("fit goes on from weights that were trained before" + END);
        shared.parameters().forEach(p -> p.requiresGrad_(false));
        Model third = new Model(input, new Dense(1).call(middle));
        third.compile(Optimizers.sgd(0.01), "mse");
        assertThat(told(() -> fit(third, 1))).isEmpty();
    }

    @Test
    void the_optimizer_within_does_not_say_it_again() {
        fit(model, 5);
        model.compile(new SGD(model.parameters(), 0.01), "mse");
        assertThat(toldByFit()).hasLineCount(1).startsWith("fit goes on");
    }

    @Test
    void who_means_it_says_so() {
        fit(model, 5);
        assertThat(told(() -> model.fit(x, y).epochs(1).goesOn().run())).isEmpty();
    }

    @Test
    void a_property_turns_the_note_off() {
        fit(model, 5);
        System.setProperty("himalia.notes", "off");
        try {
            assertThat(toldByFit()).isEmpty();
        } finally {
            System.clearProperty("himalia.notes");
        }
    }
}
