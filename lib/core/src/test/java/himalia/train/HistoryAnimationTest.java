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
}
