package himalia.tensor;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.randn;
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

    @Test
    void long_lines_and_few_of_many_are_ordered_as_short_ones_are() {
        manualSeed(4);
        for (int n : new int[] {255, 256, 1000}) {
            Tensor x = randn(n).mul(4).round().div(4); // many equal ones, 0 and -0 among them
            x.storage().floats()[n / 2] = Float.NaN;
            x.storage().floats()[n / 3] = Float.NEGATIVE_INFINITY;
            for (boolean descending : new boolean[] {false, true}) {
                // doubles take the other way
                Tensor expected = x.toDouble().argsort(0, descending);
                assertThat(x.argsort(0, descending).toLongArray()).isEqualTo(expected.toLongArray());
                for (int k : new int[] {0, 1, 5, n / 17}) {
                    assertThat(x.topk(k, 0, descending).indices().toLongArray())
                            .isEqualTo(expected.narrow(0, 0, k).toLongArray());
                }
            }
        }
    }
}
