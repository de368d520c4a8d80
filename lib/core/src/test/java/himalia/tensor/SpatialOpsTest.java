package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Convolutions, pooling and padding, beyond what the vectors of PyTorch cover.
class SpatialOpsTest {
    private static int[] p(int rows, int columns) {
        return new int[] {rows, columns};
    }

    @Test
    void groups_and_dilation_equal_separate_convolutions() {
        Tensor x = Tensor.randn(DType.FLOAT64, 2, 4, 6, 6);
        Tensor w = Tensor.randn(DType.FLOAT64, 6, 2, 2, 2);
        Tensor y = x.conv2d(w, null, p(1, 1), p(0, 0), p(2, 2), 2);
        List<Tensor> parts = new ArrayList<>();
        for (int g = 0; g < 2; g++) {
            parts.add(x.narrow(1, 2 * g, 2).conv2d(w.narrow(0, 3 * g, 3), null, p(1, 1), p(0, 0), p(2, 2), 1));
        }
        Close.assertClose("groups", y, Tensor.cat(1, parts.get(0), parts.get(1)), 1e-12);
        assertThat(y.shape()).hasToString("torch.Size([2, 6, 4, 4])");
    }

    @Test
    void an_image_without_batch_is_taken() {
        Tensor x = arange(9.).view(1, 3, 3);
        assertThat(x.conv2d(ones(1, 1, 2, 2), null)).hasToString("tensor([[[ 8., 12.],\n         [20., 24.]]])");
        assertThat(x.maxPool2d(2, 1, 0)).hasToString("tensor([[[4., 5.],\n         [7., 8.]]])");
    }

    @Test
    void padding_may_mirror_repeat_go_round_or_cut() {
        Tensor x = arange(4.).view(1, 4);
        assertThat(x.pad(new int[] {2, 1}, "reflect")).hasToString("tensor([[2., 1., 0., 1., 2., 3., 2.]])");
        assertThat(x.pad(new int[] {2, 1}, "replicate")).hasToString("tensor([[0., 0., 0., 1., 2., 3., 3.]])");
        assertThat(x.pad(new int[] {2, 1}, "circular")).hasToString("tensor([[2., 3., 0., 1., 2., 3., 0.]])");
        assertThat(x.pad(new int[] {-1, 1}, 9)).hasToString("tensor([[1., 2., 3., 9.]])");
    }

    @Test
    void wrong_channels_and_kernels_say_what_was_expected() {
        assertThatThrownBy(() -> zeros(1, 3, 5, 5).conv2d(zeros(2, 4, 3, 3), null))
                .hasMessageStartingWith(
                        "Given groups=1, weight of size [2, 4, 3, 3], expected input[1, 3, 5, 5] to have "
                                + "4 channels, but got 3 channels instead");
        assertThatThrownBy(() -> zeros(1, 1, 2, 2).conv2d(zeros(1, 1, 3, 3), null))
                .hasMessageContaining("Kernel size can't be greater than actual input size");
        assertThatThrownBy(() -> zeros(4, 4).maxPool2d(2))
                .hasMessageStartingWith("Expected 3D (unbatched) or 4D (batched) input to max_pool2d");
        assertThatThrownBy(() -> zeros(1, 4).pad(new int[] {4, 0}, "reflect"))
                .hasMessageContaining("Padding size should be less than the corresponding input dimension");
    }
}
