package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FusedKernelTest {
    private record Pull(double by) implements FusedKernel {
        @Override
        public int results() {
            return 1;
        }

        @Override
        public void of(double[] v) {
            v[0] -= by * v[1];
            v[1] = 99; // not a result
        }
    }

    @Test
    void changes_the_results_and_nothing_else() {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Tensor p = tensor("[1., 2., 3., 4.]").to(dtype);
            Tensor g = tensor("[5., 6., 7.]").to(dtype);
            new Pull(0.5).over(p.get("1:"), g);
            assertThat(p.toDoubleArray()).containsExactly(1, -0.5, 0, 0.5);
            assertThat(g.toDoubleArray()).containsExactly(5, 6, 7);
        }
    }

    @Test
    void operands_lie_alike() {
        assertThatThrownBy(() -> new Pull(1).over(zeros(2, 3), zeros(3, 2).t()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 3] with strides [1, 2]")
                .hasMessageContaining("Hint: contiguous()");
        assertThatThrownBy(() -> new Pull(1).over(zeros(2), zeros(3))).hasMessageContaining("of one shape");
        assertThatThrownBy(() -> new Pull(1).over(zeros(2), zeros(DType.FLOAT64, 2)))
                .hasMessageContaining("torch.float64");
    }
}
