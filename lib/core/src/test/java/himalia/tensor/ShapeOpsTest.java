package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeOpsTest {
    @Test
    void ranks_grow_and_sizes_of_1_go() {
        assertThat(tensor(1).atleast3d().shape()).hasToString("torch.Size([1, 1, 1])");
        assertThat(zeros(1, 2, 1).squeeze(new int[] {0, 2}).shape()).hasToString("torch.Size([2])");
        assertThat(zeros(2, 2).hsplit(2)).hasSize(2);
        assertThat(tensor("[1, 2]").typeAs(zeros(1)).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void a_strided_view_shares_its_elements_and_stays_within_the_storage() {
        Tensor x = arange(6);
        x.asStrided(new int[] {2}, new int[] {3}, 1).fill_(9);
        assertThat(x).hasToString("tensor([0, 9, 2, 3, 9, 5])");
        assertThatThrownBy(() -> x.asStrided(new int[] {4}, new int[] {2}, 0))
                .hasMessageContaining("storage of size 6");
    }
}
