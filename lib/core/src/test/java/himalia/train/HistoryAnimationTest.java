package himalia.train;

import static himalia.plot.Plot.decisionBoundary;
import static himalia.plot.Plot.line;
import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryAnimationTest {
    private static final Tensor X = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
    private static final Tensor Y = tensor("[[0.], [1.], [1.], [0.]]");

    private static Model model() {
        manualSeed(1);
        Model model = new Sequential(new Dense(4, "tanh").inputShape(2), new Dense(1, "sigmoid"));
        return model.compile(Optimizers.adam(0.05), "binary_crossentropy");
    }

    @Test
    void shows_the_model_as_it_was_from_the_start_to_the_end() {
        Model model = model();
        String before = model.predict(X).toString();
        History history = model.fit(X, Y).epochs(200).verbose(0).run();
        String after = model.predict(X).toString();
        List<String> seen = new ArrayList<>();
        var animation = history.animate(m -> {
            seen.add(m.predict(X).toString());
            return line(m.predict(X));
        });
        assertThat(animation.frames()).hasSize(40);
        assertThat(seen.getFirst()).isEqualTo(before);
        assertThat(seen.getLast()).isEqualTo(after);
        assertThat(model.predict(X)).as("the model itself").hasToString(after);
    }

    @Test
    void few_epochs_have_a_frame_each_and_a_plan_may_say_how_many() {
        assertThat(model().fit(X, Y)
                        .epochs(3)
                        .verbose(0)
                        .run()
                        .animate(m -> line(m.predict(X)))
                        .frames())
                .hasSize(4);
        assertThat(model().fit(X, Y)
                        .epochs(50)
                        .snapshots(6)
                        .verbose(0)
                        .run()
                        .animate(m -> decisionBoundary(m, X, Y))
                        .frames())
                .hasSize(6);
    }

    @Test
    void a_training_without_snapshots_says_how_to_keep_some() {
        History none = model().fit(X, Y).epochs(2).snapshots(0).verbose(0).run();
        assertThatThrownBy(() -> none.animate(m -> line(m.predict(X)))).hasMessageContaining(".snapshots(40)");
        assertThatThrownBy(() -> model().history().animate(m -> line(m.predict(X))))
                .hasMessageContaining("nothing was trained");
    }

    @Test
    void a_history_of_a_loop_of_ones_own_has_a_curve_and_a_table_but_no_model() {
        History history = History.of(Map.of("loss", new double[] {3, 2, 1}));
        assertThat(history).hasToString("History of 3 epochs: loss 3.0000 -> 1.0000");
        assertThat(history.figure().toString()).contains("3 points");
        assertThat(history.table().rowCount()).isEqualTo(3);
        assertThatThrownBy(() -> history.animate(m -> line(X)))
                .hasMessageContaining("this history has no snapshots of a model.");
        assertThatThrownBy(() ->
                        History.of(new TreeMap<>(Map.of("loss", new double[] {1, 2}, "other", new double[] {1}))))
                .hasMessageContaining("\"other\" has 1 and those before it have 2");
    }
}
