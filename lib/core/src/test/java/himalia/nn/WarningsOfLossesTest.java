package himalia.nn;

import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What runs but is rarely meant is said in each cell that does it.
class WarningsOfLossesTest {
    /// Cells that end when they are told so.
    private static final class Cells extends Frontend {
        private final List<Runnable> last = new ArrayList<>();

        @Override
        public void show(MimeBundle bundle, String displayId, boolean update) {}

        @Override
        public void clear(boolean wait) {}

        @Override
        public MimeBundle render(Object value) {
            return MimeBundle.text(String.valueOf(value));
        }

        @Override
        public void atEndOfCell(Runnable work) {
            last.add(work);
        }

        private String saidBy(Runnable cell) {
            PrintStream before = System.err;
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            install();
            try {
                cell.run();
                cell.run();
                last.forEach(Runnable::run);
                last.clear();
            } finally {
                uninstall();
                System.setErr(before);
            }
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    private final Cells cells = new Cells();

    @Test
    void a_loss_that_broadcasts_says_so_once_in_each_cell_and_for_each_loss() {
        for (int i = 0; i < 2; i++) {
            String said = cells.saidBy(() -> {
                Functional.mseLoss(zeros(7, 1), zeros(7));
                Functional.l1Loss(zeros(7, 1), zeros(7));
            });
            assertThat(said.lines()).hasSize(2);
            assertThat(said).contains("mse_loss will broadcast").contains("l1_loss will broadcast");
        }
    }

    @Test
    void a_softmax_too_many_is_said_once_in_each_cell() {
        Tensor scores = zeros(2, 3).requiresGrad_();
        for (int i = 0; i < 2; i++) {
            assertThat(cells.saidBy(() -> Functional.crossEntropy(scores.softmax(1), tensor(0L, 1L)))
                            .lines())
                    .hasSize(1);
        }
    }

    @Test
    void the_gradient_of_a_result_is_null_with_a_word() {
        Tensor w = tensor(2.).requiresGrad_();
        Tensor kept = w.mul(3);
        kept.retainGrad();
        Tensor y = kept.mul(w);
        y.backward();
        assertThat(cells.saidBy(() -> assertThat(y.grad()).isNull()))
                .contains("retainGrad()")
                .contains("MulBackward0");
        assertThat(cells.saidBy(() -> {
                    w.grad();
                    kept.grad();
                    tensor(1.).grad();
                    tensor(1.).requiresGrad_().grad();
                    Tensor asking = w.mul(2);
                    asking.retainGrad();
                    asking.grad();
                }))
                .isEmpty();
    }
}
