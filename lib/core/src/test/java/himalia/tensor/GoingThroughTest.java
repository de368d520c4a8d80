package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `for (Tensor row : x)`, as `for row in x`.
class GoingThroughTest {
    private static List<String> parts(Tensor x) {
        List<String> parts = new ArrayList<>();
        for (Tensor part : x) {
            parts.add(part.toString());
        }
        return parts;
    }

    @Test
    void a_matrix_gives_its_rows_and_a_vector_its_numbers() {
        assertThat(parts(tensor("[[1., 2.], [3., 4.]]"))).containsExactly("tensor([1., 2.])", "tensor([3., 4.])");
        assertThat(parts(tensor(5, 6))).containsExactly("tensor(5)", "tensor(6)");
        assertThat(parts(zeros(0, 3))).isEmpty();
        assertThat(parts(zeros(2, 1, 2))).containsExactly("tensor([[0., 0.]])", "tensor([[0., 0.]])");
    }

    @Test
    void a_row_is_a_view_through_which_gradients_flow() {
        Tensor x = tensor("[[1., 2.], [3., 4.]]").requiresGrad_();
        Tensor sum = tensor(0.);
        double weight = 1;
        for (Tensor row : x) {
            sum = sum.add(row.sum().mul(weight++));
        }
        sum.backward();
        assertThat(x.grad()).hasToString("tensor([[1., 1.],\n        [2., 2.]])");
        Tensor y = zeros(2, 2);
        for (Tensor row : y) {
            row.add_(1);
        }
        assertThat(y.sum().item()).isEqualTo(4);
    }

    @Test
    void a_number_has_no_parts() {
        assertThatThrownBy(() -> tensor(1.).iterator())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("iteration over a 0-d tensor")
                .hasMessageContaining("Hint: x.item()");
    }

    @Test
    void two_or_three_are_joined_along_a_dimension_that_is_said_last() {
        Tensor x = tensor("[[1., 2.]]"), y = tensor("[[3., 4.]]");
        assertThat(Tensor.cat(x, y, 1)).hasToString(Tensor.cat(1, x, y).toString());
        assertThat(Tensor.cat(x, y, x, 0)).hasToString(Tensor.cat(0, x, y, x).toString());
        assertThat(Tensor.stack(x, y, -1)).hasToString(Tensor.stack(-1, x, y).toString());
        assertThat(Tensor.stack(x, y, x, 0).shape())
                .hasToString(Tensor.stack(0, x, y, x).shape().toString());
    }

    @Test
    void a_type_may_be_named_as_pytorch_and_numpy_do() {
        Tensor x = tensor(1.5, 2.5);
        for (DType type : DType.values()) {
            assertThat(x.to(type.toString()).dtype()).isEqualTo(type);
            assertThat(x.to(type.toString().replace("torch.", "")).dtype()).isEqualTo(type);
        }
        assertThat(x.to("long")).hasToString("tensor([1, 2])");
        assertThat(x.to("double").dtype()).isEqualTo(DType.DOUBLE);
        assertThat(x.to(DType.FLOAT)).isSameAs(x);
        assertThat(x.to("cpu")).isSameAs(x);
        assertThatThrownBy(() -> x.to("float31")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> x.to("cuda")).isInstanceOf(IllegalStateException.class);
    }
}
