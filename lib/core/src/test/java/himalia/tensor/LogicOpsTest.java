package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogicOpsTest {
    @Test
    void bits_of_real_numbers_are_refused() {
        assertThatThrownBy(() -> tensor("[1.]").bitwiseAnd(tensor("[1]")))
                .hasMessageContaining("\"bitwise_and_cpu\" not implemented for 'Float'");
    }

    @Test
    void isin_compares_whole_numbers_exactly() {
        long big = (1L << 53) + 1;
        assertThat(tensor(big, big - 1).isin(tensor(big, 0L))).hasToString("tensor([ True, False])");
        assertThat(tensor("[-0., 1.]").isin(tensor("[0.]"))).hasToString("tensor([ True, False])");
    }
}
