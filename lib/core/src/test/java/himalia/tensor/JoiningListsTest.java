package himalia.tensor;

import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.stack;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What takes tensors one by one takes a list of them, as in PyTorch; and its pairs can be asked by number.
class JoiningListsTest {
    private final Tensor x = tensor("[[1., 2.], [3., 4.]]");
    private final Tensor y = tensor("[[5., 6.], [7., 8.]]");

    @Test
    void a_list_is_joined_as_its_tensors_are() {
        assertThat(cat(List.of(x, y)).equal(cat(x, y))).isTrue();
        assertThat(cat(List.of(x, y), 1).equal(cat(1, x, y))).isTrue();
        assertThat(stack(List.of(x, y)).equal(stack(x, y))).isTrue();
        assertThat(stack(List.of(x, y), -1).equal(stack(-1, x, y))).isTrue();
    }

    @Test
    void the_parts_of_a_maximum_have_the_numbers_of_pytorch() {
        var most = x.max(0);
        assertThat(most.get(0)).isSameAs(most.values());
        assertThat(most.get(1)).isSameAs(most.indices());
        assertThat(most.get(-1)).isSameAs(most.indices());
        assertThatThrownBy(() -> most.get(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("values (0) and indices (1). Received: 2");
    }
}
