package himalia;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Plans;
import himalia.tensor.Tensor;
import himalia.train.Dense;
import himalia.train.Fit;
import himalia.train.Sequential;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// A `fit` without its `run()` is done at the end of the cell.
@Isolated
class PlannedFitTest {
    private final Tensor x = tensor("[[0.], [1.], [2.]]");
    private final Sequential model = new Sequential(new Dense(1).inputShape(1));

    PlannedFitTest() {
        model.compile("sgd", "mse");
        Plans.drop();
    }

    @AfterEach
    void forget() {
        Plans.drop();
    }

    private static String endCell(Object value) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Plans.carryOut(value);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_nobody_has_started_is_trained_and_told_of() {
        model.fit(x, x).epochs(3).batchSize(2).verbose(0);
        assertThat(endCell(null))
                .contains("Note: the model was trained at the end of the cell")
                .contains("Hint: end it in .run()");
        assertThat(model.history().epochs()).isEqualTo(3);
        assertThat(endCell(null)).isEmpty();
    }

    @Test
    void what_was_started_is_not_trained_again() {
        model.fit(x, x).epochs(2).verbose(0).run();
        assertThat(endCell(null)).isEmpty();
        assertThat(model.history().epochs()).isEqualTo(2);
    }

    @Test
    void the_value_of_a_cell_is_trained_once_without_a_word() {
        Fit plan = model.fit(x, x).epochs(4).verbose(0);
        assertThat(endCell(plan)).isEmpty();
        assertThat(model.history().epochs()).isEqualTo(4);
    }

    @Test
    void what_a_failed_cell_has_planned_is_forgotten() {
        model.fit(x, x).epochs(4).verbose(0);
        Plans.drop();
        assertThat(endCell(null)).isEmpty();
        assertThat(model.history().epochs()).isZero();
    }

    @Test
    void lines_without_gradients_end_with_their_cell() {
        Tensor w = tensor(2.).requiresGrad_();
        Tensor.noGrad();
        assertThat(w.mul(2).requiresGrad()).isFalse();
        assertThat(endCell(null)).contains("Note: noGrad() has ended with its cell.", "Hint: lines without gradients");
        assertThat(w.mul(2).requiresGrad()).isTrue();
        try (var _ = Tensor.noGrad()) {
            assertThat(w.mul(2).requiresGrad()).isFalse();
        }
        assertThat(endCell(null)).isEmpty();
        assertThat(w.mul(2).requiresGrad()).isTrue();
    }
}
