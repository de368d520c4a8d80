package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitTest {
    @Test
    void bounds_follow_from_the_number_of_inputs_and_outputs() {
        Tensor w = new Parameter(zeros(20, 30));
        double xavier = Math.sqrt(6.0 / 50);
        assertThat(Init.xavierUniform_(w).detach().abs().max().item()).isBetween(0.9 * xavier, xavier);
        double kaiming = Math.sqrt(6.0 / 30);
        assertThat(Init.kaimingUniform_(w).detach().abs().max().item()).isBetween(0.9 * kaiming, kaiming);
        assertThat(Init.calculateGain("tanh")).isEqualTo(5.0 / 3);
        assertThatThrownBy(() -> Init.xavierNormal_(zeros(3)))
                .hasMessageStartingWith("Fan in and fan out can not be computed")
                .hasMessageContaining("Hint: it is meant for weights");
    }

    @Test
    void gradients_are_held_in_bounds() {
        Tensor w = zeros(2).requiresGrad_();
        w.mul(tensor(3., -4.)).sum().backward();
        assertThat(Utils.clipGradNorm_(List.of(w), 1).item()).isEqualTo(5);
        assertThat(w.grad()).hasToString("tensor([ 0.6000, -0.8000])");
        Utils.clipGradValue_(List.of(w), 0.7);
        assertThat(w.grad()).hasToString("tensor([ 0.6000, -0.7000])");
    }
}
