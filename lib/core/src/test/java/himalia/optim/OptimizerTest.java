package himalia.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    @Test
    void the_learning_rate_can_be_changed_on_the_way() {
        Tensor w = Tensor.tensor(1.).requiresGrad_();
        SGD sgd = new SGD(List.of(w), 0.1);
        assertThat(sgd.lr()).isEqualTo(0.1);
        sgd.lr(0.5);
        w.mul(1).backward();
        sgd.step();
        assertThat(w.item()).isEqualTo(0.5);
        assertThat(sgd.steps()).isEqualTo(1);
        assertThatThrownBy(() -> sgd.lr(-1)).hasMessage("Invalid learning rate: -1");
    }

    @Test
    void float32_adam_moves_by_the_rate_at_first() {
        Tensor w = Tensor.tensor(1., 2.).requiresGrad_();
        Adam adam = new Adam(List.of(w), 0.1);
        w.mul(Tensor.tensor(3., -5.)).sum().backward();
        adam.step();
        assertThat(w.detach()).hasToString("tensor([0.9000, 2.1000])");
        assertThat(adam.params()).containsExactly(w);
    }

    @Test
    void settings_are_checked() {
        Tensor w = Tensor.tensor(1.).requiresGrad_();
        assertThatThrownBy(() -> new SGD(List.of(), 0.1))
                .hasMessageStartingWith("optimizer got an empty parameter list");
        assertThatThrownBy(() -> new SGD(List.of(w), 0.1, -1)).hasMessage("Invalid momentum value: -1");
        assertThatThrownBy(() -> new SGD(List.of(w), 0.1).nesterov(true))
                .hasMessage("Nesterov momentum requires a momentum and zero dampening");
        assertThatThrownBy(() -> new Adam(List.of(w)).betas(0.9, 1)).hasMessage("Invalid beta parameter at index 1: 1");
    }
}
