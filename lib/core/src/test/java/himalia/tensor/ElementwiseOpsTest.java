package himalia.tensor;

import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.linspace;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ElementwiseOpsTest {
    @Test
    void bounds_in_place_are_those_of_the_operation_whatever_they_are() {
        double inf = Double.POSITIVE_INFINITY;
        double[] bounds = {-inf, -1.5, -0.0, 0, 0.1, 2, inf, Double.NaN};
        Tensor x = cat(tensor("[-0., 0., nan, inf, -inf, -1.5, 0.1, 2.5]"), linspace(-3, 3, 100));
        for (Tensor t : new Tensor[] {x, x.toDouble(), x.view(4, 27).t()}) {
            for (double low : bounds) {
                assertThat(bits(t.clampMin(low))).isEqualTo(bits(t, low, inf));
                assertThat(bits(t.clone().clampMin_(low))).isEqualTo(bits(t, low, inf));
                assertThat(bits(t.clampMax(low))).isEqualTo(bits(t, -inf, low));
                assertThat(bits(t.clone().clampMax_(low))).isEqualTo(bits(t, -inf, low));
                for (double high : bounds) {
                    assertThat(bits(t.clamp(low, high))).isEqualTo(bits(t, low, high));
                    assertThat(bits(t.clone().clamp_(low, high))).isEqualTo(bits(t, low, high));
                }
            }
        }
    }

    private static String bits(Tensor x) {
        return Arrays.toString(x.toFloatArray()); // tells -0.0 from 0.0
    }

    /// Of each number by itself.
    private static String bits(Tensor x, double low, double high) {
        float[] y = x.toFloatArray();
        for (int i = 0; i < y.length; i++) {
            float raised = y[i] < (float) low || Double.isNaN(low) ? (float) low : y[i];
            y[i] = raised > (float) high || Double.isNaN(high) ? (float) high : raised;
        }
        return Arrays.toString(y);
    }

    @Test
    void whole_numbers_stay_whole_where_no_fraction_can_arise() {
        Tensor x = tensor("[-7, 7]");
        assertThat(x.remainder(3)).hasToString("tensor([2, 1])");
        assertThat(x.fmod(3)).hasToString("tensor([-1,  1])");
        assertThat(x.floorDivide(2)).hasToString("tensor([-4,  3])");
        assertThat(x.div(2, "trunc")).hasToString("tensor([-3,  3])");
        assertThat(x.clamp(0, 3)).hasToString("tensor([0, 3])");
        assertThat(x.round().dtype()).isEqualTo(DType.INT64);
        assertThat(x.sign()).hasToString("tensor([-1,  1])");
        assertThat(x.sin().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.clamp(0.5, 3).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void whole_bounds_keep_a_whole_tensor_whole() {
        assertThat(tensor("[-4, 9]").clamp(0, 5)).hasToString("tensor([0, 5])");
        assertThat(tensor("[-4, 9]").clamp(0.0, 5.0).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(tensor("[7, -7]").remainder(4)).hasToString("tensor([3, 1])");
        assertThat(tensor("[7, -7]").remainder(4.0).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void whole_division_by_zero_says_so() {
        assertThatThrownBy(() -> tensor("[1]").remainder(0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("ZeroDivisionError")
                .hasMessageContaining("Hint:");
    }

    @Test
    void halves_round_to_the_even_neighbour() {
        assertThat(tensor("[0.5, 1.5, 2.5, -1.5]").round()).hasToString("tensor([ 0.,  2.,  2., -2.])");
        assertThat(tensor("[1234.567]").round(-2)).hasToString("tensor([1200.])");
    }

    @Test
    void gradients_of_gradients_flow() {
        Tensor x = tensor(0.5).requiresGrad_();
        Tensor y = x.sin();
        y.backward(tensor(1.), true, true);
        Tensor first = x.grad();
        x.zeroGrad();
        first.backward();
        assertThat(x.grad().item()).isEqualTo((float) -Math.sin(0.5));
    }

    @Test
    void a_strided_tensor_counts_as_its_elements() {
        Tensor x = tensor("[[1., 2.], [3., 4.]]").t();
        assertThat(x.maximum(tensor("[2., 3.]"))).hasToString("tensor([[2., 3.],\n        [2., 4.]])");
        assertThat(x.square().sqrt().equal(x)).isTrue();
    }
}
