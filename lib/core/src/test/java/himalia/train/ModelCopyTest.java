package himalia.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCopyTest {
    private static final Tensor X = Tensor.tensor(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    private static final Tensor Y = Tensor.tensor(new double[][] {{0}, {1}, {1}, {0}});

    @Test
    void a_copy_predicts_alike_and_learns_by_itself() {
        Sequential model = new Sequential(new Input(2), new Dense(4, "tanh"), new Dense(1));
        Model copy = model.copy();
        Tensor before = model.predict(X);
        assertThat(copy.predict(X).equal(before)).isTrue();
        copy.compile(Optimizers.sgd(0.5), "mse").fit(X, Y).epochs(5).verbose(0).run();
        assertThat(copy.predict(X).equal(before)).isFalse();
        assertThat(model.predict(X).equal(before)).isTrue();
        assertThatThrownBy(() -> model.trainOnBatch(X, Y)).hasMessageContaining("not compiled");
    }

    @Test
    void branches_are_copied_as_they_are_joined() {
        Input a = new Input(2);
        Symbol inner = new Dense(3).call(a);
        Model model = new Model(List.of(a), List.of(new Dense(1).call(inner), new Dense(2).call(inner)));
        Model copy = model.copy();
        assertThat(copy.summaryText()).isEqualTo(model.summaryText());
        assertThat(copy.predict(List.of(X))
                        .get(1)
                        .equal(model.predict(List.of(X)).get(1)))
                .isTrue();
        assertThat(copy.layers().getFirst()).isNotSameAs(model.layers().getFirst());
    }

    @Test
    void terminate_on_nan_ends_quietly_and_keeps_the_weights() {
        Sequential model = new Sequential(new Input(2), new Dense(4, "relu"), new Dense(1));
        model.compile(Optimizers.sgd(1e12), "mse");
        History history = model.fit(X, Y)
                .epochs(50)
                .verbose(0)
                .callbacks(new TerminateOnNaN())
                .run();
        assertThat(history.epochs()).isLessThan(50);
        assertThat(Double.isFinite(history.last("loss"))).isFalse();
        assertThat(model.getWeights()).allMatch(w -> w.isnan().any().item() == 0);
    }
}
