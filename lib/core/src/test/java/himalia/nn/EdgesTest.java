package himalia.nn;

import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.linalg.Linalg;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Edges at which Java's call differs from Python's; the others are among the vectors, in `edges.json`.
class EdgesTest {
    private static final int[] TWO = {2};
    private static final int[] NONE = {0};

    @Test
    void an_lstm_cell_looks_at_both_of_its_states() {
        LSTMCell cell = new LSTMCell(2, 3);
        assertThatThrownBy(() -> cell.run(zeros(1, 2), zeros(1, 1, 1, 3), zeros(1, 3)))
                .hasMessageStartingWith("LSTMCell: Expected hx[0] to be 1D or 2D, got 4D instead");
        assertThatThrownBy(() -> cell.run(zeros(1, 2), zeros(1, 3), zeros(1, 1, 1, 3)))
                .hasMessageStartingWith("LSTMCell: Expected hx[1] to be 1D or 2D, got 4D instead");
    }

    @Test
    void unpooling_of_a_sequence_looks_at_its_places() {
        Tensor places = zeros(DType.INT64, 1, 1, 3);
        assertThatThrownBy(() -> Functional.maxUnpool1d(zeros(1, 1, 2), places, TWO, TWO, NONE))
                .hasMessageStartingWith("Expected shape of indices to be same as that of the input tensor ([1, 1, 2])");
        assertThatThrownBy(() -> Functional.maxUnpool1d(zeros(2), zeros(DType.INT64, 2), TWO, TWO, NONE))
                .hasMessageStartingWith("Input to max_unpooling1d should be a 2d or 3d Tensor");
    }

    @Test
    void what_a_fit_leaves_over_has_a_gradient() {
        Tensor a = tensor("[[1., 2.], [3., 5.], [2., 7.]]").requiresGrad_();
        Tensor b = tensor("[[1.], [2.], [4.]]");
        Linalg.lstsq(a, b).residuals().sum().backward();
        assertThat(a.grad()).hasToString("""
                tensor([[ 0.0897, -0.1218],
                        [-0.0245,  0.0332],
                        [-0.0082,  0.0111]])""");
    }

    @Test
    void an_empty_batch_is_counted_but_not_measured() {
        BatchNorm1d norm = new BatchNorm1d(3);
        norm.forward(zeros(0, 3));
        assertThat(norm.runningMean()).hasToString("tensor([0., 0., 0.])");
        assertThat(norm.runningVar()).hasToString("tensor([1., 1., 1.])");
    }

    @Test
    void whole_numbers_of_many_digits_stay_whole() {
        assertThat(Tensor.full(new int[] {1}, 9007199254740993L).toLongArray()).containsExactly(9007199254740993L);
    }
}
