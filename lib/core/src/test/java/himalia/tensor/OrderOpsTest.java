package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderOpsTest {
    @Test
    void rows_that_are_equal_count_as_one() {
        UniqueValues u = tensor("[[2, 1], [0, 5], [2, 1]]").uniqueCounts(0);
        assertThat(u.inverse()).hasToString("tensor([1, 0, 1])");
        assertThat(u.counts()).hasToString("tensor([1, 2])");
        assertThat(tensor("[[1, 1, 2]]").uniqueConsecutive(1)).hasToString("tensor([[1, 2]])");
    }
}
