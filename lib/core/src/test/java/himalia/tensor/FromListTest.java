package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FromListTest {
    @Test
    void lists_give_the_type_that_all_their_values_fit() {
        assertThat(tensor(List.of(1, 2L))).hasToString("tensor([1, 2])");
        assertThat(tensor(List.of(1, 0.5))).hasToString("tensor([1.0000, 0.5000])");
        assertThat(tensor(List.of(true, false))).hasToString("tensor([ True, False])");
        assertThat(tensor(List.of(true, 2))).hasToString("tensor([1, 2])");
        assertThat(tensor(List.of(new BigDecimal("1.5")))).hasToString("tensor([1.5000])");
        assertThat(tensor(List.of(1L << 60)).toLongArray()).containsExactly(1L << 60);
    }

    @Test
    void lists_nest() {
        assertThat(tensor(List.of(List.of(1, 2), List.of(3, 4)))).hasToString("tensor([[1, 2],\n        [3, 4]])");
        assertThat(tensor(List.of(new double[] {1, 2}, new double[] {3, 4})))
                .hasToString("tensor([[1., 2.],\n        [3., 4.]])");
        assertThat(tensor(List.of(tensor(1), tensor(2)))).hasToString("tensor([1, 2])");
        assertThat(tensor(List.of())).hasToString("tensor([])");
        assertThat(tensor(List.of(List.of(), List.of()))).hasToString("tensor([], size=(2, 0))");
    }

    @Test
    void boxed_values_count_as_numbers() {
        assertThat(tensor(Float.valueOf(2))).hasToString("tensor(2.)");
        assertThat(tensor(Integer.valueOf(2))).hasToString("tensor(2)");
        assertThat(tensor(new Double[][] {{1., 2.}})).hasToString("tensor([[1., 2.]])");
        assertThat(tensor(List.of(Set.of(7)))).hasToString("tensor([[7]])");
    }

    @Test
    void says_what_is_no_number_and_which_rows_differ() {
        assertThatThrownBy(() -> tensor(List.of(Map.of("a", 1))))
                .hasMessageStartingWith("tensor: `{a=1}` of type Map")
                .hasMessageContaining("Hint: give numbers");
        assertThatThrownBy(() -> tensor(List.of("a"))).hasMessageContaining("`a` of type String is no number");
        assertThatThrownBy(() -> tensor(List.of(List.of(1, 2), List.of(3))))
                .hasMessageStartingWith("expected sequence of length 2 at dim 1 (got 1)");
        assertThatThrownBy(() -> tensor(List.of(List.of(1), 2))).hasMessageContaining("different depths");
        assertThatThrownBy(() -> tensor(List.of(1, List.of(2)))).hasMessageContaining("different depths");
        assertThatThrownBy(() -> tensor(List.of(zeros(2))))
                .hasMessageContaining("only one element tensors can be converted");
    }
}
