package himalia.optim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static Optimizer optimizer(double lr) {
        return new SGD(List.of(Tensor.ones(1).requiresGrad_()), lr);
    }

    @Test
    void periods_have_at_least_one_epoch() {
        assertThatThrownBy(() -> new StepLR(optimizer(0.1), 0, 0.5))
                .hasMessageContaining("step_size must be at least 1");
        assertThatThrownBy(() -> new CosineAnnealingLR(optimizer(0.1), 0)).hasMessageContaining("T_max");
    }
}
