package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReduceOpsTest {
    private static final Tensor X = tensor("[[1., 2., 4.], [3., 6., 7.]]");

    @Test
    void the_second_argument_of_a_spread_says_unbiased_as_in_pytorch() {
        assertThat(X.var(0, false)).hasToString("tensor([1.0000, 4.0000, 2.2500])");
        assertThat(X.var(0, true)).hasToString("tensor([2.0000, 8.0000, 4.5000])");
        assertThat(X.std(0, false, true)).hasToString("tensor([[1.0000, 2.0000, 1.5000]])");
        assertThat(X.std(false).item()).isEqualTo(X.std(new int[0], 0, false).item());
    }

    @Test
    void quantiles_between_two_elements_take_the_named_one() {
        Tensor v = tensor("[1., 2., 4., 8.]");
        assertThat(v.quantile(0.5, "linear").item()).isEqualTo(3);
        assertThat(v.quantile(0.5, "midpoint").item()).isEqualTo(3);
        assertThat(v.quantile(0.4, "lower").item()).isEqualTo(2);
        assertThat(v.quantile(0.4, "higher").item()).isEqualTo(4);
        assertThat(v.quantile(0.4, "nearest").item()).isEqualTo(2);
        assertThat(v.quantile(0.5, "nearest").item())
                .as("halves go to the even rank")
                .isEqualTo(4);
        assertThatThrownBy(() -> v.quantile(0.5, "cubic")).hasMessageContaining("linear, lower, higher");
    }

    @Test
    void quantiles_without_nan_count_each_line_by_itself() {
        Tensor x = tensor("[[1., nan, 3.], [5., 6., 9.]]");
        assertThat(x.nanquantile(0.5, 1, false)).hasToString("tensor([2., 6.])");
        assertThat(x.nanquantile(0.5).item()).isEqualTo(5);
    }

    @Test
    void a_quantile_has_a_gradient_for_its_share() {
        Tensor q = tensor("[0.6, 0.8]").requiresGrad_();
        tensor("[1., 2., 4., 8., 16.]").quantile(q).backward(tensor("[1., 1.]"));
        assertThat(q.grad()).hasToString("tensor([16., 32.])");
    }

    @Test
    void products_of_whole_numbers_of_any_length_are_those_of_a_loop_also_beyond_64_bits() {
        Random random = new Random(7);
        for (int n = 0; n < 70; n++) {
            long[][] rows = new long[3][n];
            long[] expected = new long[3];
            for (int row = 0; row < 3; row++) {
                expected[row] = 1;
                for (int i = 0; i < n; i++) {
                    rows[row][i] = random.nextLong() | 1;
                    expected[row] *= rows[row][i];
                }
            }
            Tensor x = n == 0 ? Tensor.zeros(3, 0).to(DType.INT64) : tensor(rows);
            assertThat(x.prod(1).toLongArray()).isEqualTo(expected);
            assertThat(x.t().prod(0).toLongArray()).isEqualTo(expected);
        }
    }
}
