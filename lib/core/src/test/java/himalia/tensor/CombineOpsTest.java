package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.randint;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CombineOpsTest {
    @Test
    void combinations_may_repeat_an_element() {
        assertThat(tensor("[1, 2]").combinations(2, true))
                .hasToString("tensor([[1, 1],\n        [1, 2],\n        [2, 2]])");
        assertThat(tensor("[1, 2]").combinations(3, false).shape()).hasToString("torch.Size([0, 3])");
        assertThatThrownBy(() -> zeros(2, 2).combinations()).hasMessageContaining("[2, 2]");
    }

    @Test
    void a_strided_view_shares_its_elements_and_stays_within_the_storage() {
        Tensor x = arange(6);
        x.asStrided(new int[] {2}, new int[] {3}, 1).fill_(9);
        assertThat(x).hasToString("tensor([0, 9, 2, 3, 9, 5])");
        assertThatThrownBy(() -> x.asStrided(new int[] {4}, new int[] {2}, 0))
                .hasMessageContaining("storage of size 6");
    }

    @Test
    void blocks_meet_in_one_type() {
        assertThat(Tensor.blockDiag(tensor("[1, 2]"), tensor("[[0.5]]")))
                .hasToString("tensor([[1.0000, 2.0000, 0.0000],\n        [0.0000, 0.0000, 0.5000]])");
    }

    @Test
    void rows_that_are_equal_count_as_one() {
        UniqueValues u = tensor("[[2, 1], [0, 5], [2, 1]]").uniqueCounts(0);
        assertThat(u.inverse()).hasToString("tensor([1, 0, 1])");
        assertThat(u.counts()).hasToString("tensor([1, 2])");
        assertThat(tensor("[[1, 1, 2]]").uniqueConsecutive(1)).hasToString("tensor([[1, 2]])");
    }

    @Test
    void whole_bounds_keep_a_whole_tensor_whole() {
        assertThat(tensor("[-4, 9]").clamp(0, 5)).hasToString("tensor([0, 5])");
        assertThat(tensor("[-4, 9]").clamp(0.0, 5.0).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(tensor("[7, -7]").remainder(4)).hasToString("tensor([3, 1])");
        assertThat(tensor("[7, -7]").remainder(4.0).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void a_tensor_can_be_cut_off_and_resized_in_place() {
        Tensor y = tensor(2.).requiresGrad_().mul(3);
        assertThat(y.detach_().isLeaf()).isTrue();
        assertThatThrownBy(() -> zeros(2).resize_(3)).hasMessageContaining("room for 2");
        Tensor view = tensor("[1., 2.]").requiresGrad_().mul(2).view(2, 1);
        assertThatThrownBy(view::detach_).hasMessageStartingWith("Can't detach views in-place");
    }

    @Test
    void the_natural_calls_compile() {
        assertThat(randint(0, 3, 64).shape()).hasToString("torch.Size([64])");
        assertThat(randint(DType.INT32, 0, 3, 2, 2).dtype()).isEqualTo(DType.INT32);
        assertThat(zeros(arange(6).view(2, 3).shape()).shape()).hasToString("torch.Size([2, 3])");
        assertThat(tensor("[0.1]", DType.FLOAT64).item()).isEqualTo(0.1);
        assertThat(tensor(0.1, DType.FLOAT64).item()).isEqualTo(0.1);
        assertThat(tensor(new double[] {0.1}, DType.FLOAT64).item()).isEqualTo(0.1);
        assertThat(tensor(List.of(1, 0), DType.BOOL)).hasToString("tensor([ True, False])");
        assertThat(arange(0., 1.5)).hasToString("tensor([0., 1.])");
        assertThat(arange(4).view(2, 2).toFloat().sum(new int[] {0, 1}).item()).isEqualTo(6);
    }
}
