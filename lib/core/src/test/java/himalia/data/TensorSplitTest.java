package himalia.data;

import static himalia.data.Tables.trainTestSplit;
import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TensorSplitTest {
    private final Tensor x = arange(20).reshape(10, 2);
    private final Tensor y = arange(10);

    @Test
    void rows_are_those_of_scikit_learn() {
        // train_test_split(range(10), test_size=0.3, random_state=42)
        TensorSplit parts = trainTestSplit(x, y, 0.3, true, 42);

        assertThat(parts.yTest().toDoubleArray()).containsExactly(8, 1, 5);
        assertThat(parts.yTrain().toDoubleArray()).containsExactly(0, 7, 2, 9, 4, 3, 6);
        assertThat(parts.xTest()).hasToString("tensor([[16, 17],\n        [ 2,  3],\n        [10, 11]])");
        assertThat(parts.xTrain().size(0)).isEqualTo(7);
    }

    @Test
    void in_order_the_end_is_for_testing() {
        TensorSplit parts = trainTestSplit(x, y, 0.2, false, 0);

        assertThat(parts.yTest().toDoubleArray()).containsExactly(8, 9);
    }

    @Test
    void classes_may_be_as_frequent_in_both_parts() {
        Tensor classes = tensor(0., 0., 0., 0., 0., 0., 1., 1., 1., 1.);
        TensorSplit parts =
                trainTestSplit(x, classes, o -> o.testSize(0.5).randomState(1).stratify("y"));

        assertThat(parts.yTest().sum().item()).isEqualTo(2);
    }

    @Test
    void errors_name_the_shapes() {
        assertThatThrownBy(() -> trainTestSplit(x, arange(9), 0.2))
                .hasMessageContainingAll("same number of rows", "[10, 2]", "[9]");
        assertThatThrownBy(() -> trainTestSplit(x, y, o -> o.stratify("kind"))).hasMessageContaining("\"y\"");
        assertThatThrownBy(() -> trainTestSplit(x, y, 1.5)).hasMessageContainingAll("testSize", "1.5");
    }
}
