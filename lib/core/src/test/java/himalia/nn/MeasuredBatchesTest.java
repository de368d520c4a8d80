package himalia.nn;

import static himalia.tensor.Tensor.rand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is measured over one number has no spread: refused wherever a layer measures, as in PyTorch.
class MeasuredBatchesTest {
    @Test
    void one_number_is_refused_while_training_and_where_no_statistics_are_kept() {
        BatchNorm1d batch = new BatchNorm1d(3);
        assertThatThrownBy(() -> batch.forward(rand(1, 3)))
                .hasMessageStartingWith("Expected more than 1 value per channel when training, got input size ")
                .hasMessageContaining("model.eval()");
        batch.eval();
        batch.forward(rand(1, 3));

        Module without = new BatchNorm1d(3).trackRunningStats(false).eval();
        assertThatThrownBy(() -> without.forward(rand(1, 3)))
                .hasMessageStartingWith("Expected more than 1 value per channel when training, got input size ")
                .hasMessageContaining("trackRunningStats(true)");

        Module instance = new InstanceNorm1d(3).eval();
        assertThatThrownBy(() -> instance.forward(rand(2, 3, 1)))
                .hasMessageStartingWith("Expected more than 1 spatial element when training, got input size ");
    }

    @Test
    void a_group_of_one_number_is_refused() {
        for (Module norm : List.of(new GroupNorm(4, 4), new GroupNorm(4, 4).eval())) {
            assertThatThrownBy(() -> norm.forward(rand(1, 4)))
                    .hasMessageStartingWith("Expected more than 1 value per channel when training, got input size ");
        }
        new GroupNorm(2, 4).forward(rand(1, 4));
    }

    @Test
    void statistics_of_instances_without_a_momentum_never_change() {
        BatchNorm norm = new InstanceNorm1d(3).momentum(null).trackRunningStats(true);
        Tensor y = norm.forward(rand(2, 3, 5));
        assertThat(norm.runningMean()).hasToString("tensor([0., 0., 0.])");
        assertThat(norm.runningVar()).hasToString("tensor([1., 1., 1.])");
        norm.eval();
        assertThat(norm.forward(y).isfinite().all().item()).isEqualTo(1);
    }
}
