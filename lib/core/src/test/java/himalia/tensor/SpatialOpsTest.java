package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Convolutions, pooling and padding against PyTorch's layers, values and gradients.
class SpatialOpsTest {
    private interface Layer {
        Tensor of(Tensor x, Tensor weight, Tensor bias);
    }

    private static final Map<String, Layer> LAYERS = new HashMap<>();

    private static int[] p(int rows, int columns) {
        return new int[] {rows, columns};
    }

    static {
        LAYERS.put("Conv1d(2, 3, 3)", (x, w, b) -> x.conv1d(w, b, 1, 0, 1, 1));
        LAYERS.put("Conv1d(2, 3, 3, stride=2, padding=1)", (x, w, b) -> x.conv1d(w, b, 2, 1, 1, 1));
        LAYERS.put("Conv1d(2, 2, 3, padding='same')", (x, w, b) -> x.conv1d(w, b, 1, 1, 1, 1));
        LAYERS.put("Conv2d(2, 3, 3)", (x, w, b) -> x.conv2d(w, b));
        LAYERS.put("Conv2d(2, 3, 3, stride=2, padding=1)", (x, w, b) -> x.conv2d(w, b, 2, 1));
        LAYERS.put(
                "Conv2d(2, 3, (2, 3), stride=(1, 2), padding=(1, 0), bias=False)",
                (x, w, b) -> x.conv2d(w, b, p(1, 2), p(1, 0), p(1, 1), 1));
        LAYERS.put(
                "ConvTranspose2d(2, 3, 3, stride=2, padding=1, output_padding=1)",
                (x, w, b) -> x.convTranspose2d(w, b, p(2, 2), p(1, 1), p(1, 1), 1, p(1, 1)));
        LAYERS.put("ConvTranspose1d(2, 3, 3, stride=2)", (x, w, b) -> x.convTranspose1d(w, b, 2, 0, 0, 1, 1));
        LAYERS.put("MaxPool1d(2)", (x, w, b) -> x.maxPool1d(2, 2, 0));
        LAYERS.put("MaxPool1d(3, stride=1, padding=1)", (x, w, b) -> x.maxPool1d(3, 1, 1));
        LAYERS.put("AvgPool1d(2)", (x, w, b) -> x.avgPool1d(2, 2, 0));
        LAYERS.put("MaxPool2d(2)", (x, w, b) -> x.maxPool2d(2));
        LAYERS.put("MaxPool2d(3, stride=2, padding=1)", (x, w, b) -> x.maxPool2d(3, 2, 1));
        LAYERS.put(
                "MaxPool2d(2, ceil_mode=True)",
                (x, w, b) ->
                        x.maxPool2d(p(2, 2), p(2, 2), p(0, 0), p(1, 1), true).values());
        LAYERS.put("AvgPool2d(2)", (x, w, b) -> x.avgPool2d(2));
        LAYERS.put("AvgPool2d(3, stride=2, padding=1)", (x, w, b) -> x.avgPool2d(3, 2, 1));
        LAYERS.put(
                "AvgPool2d(3, stride=2, padding=1, count_include_pad=False)",
                (x, w, b) -> x.avgPool2d(p(3, 3), p(2, 2), p(1, 1), false));
        LAYERS.put("AdaptiveAvgPool2d(1)", (x, w, b) -> x.adaptiveAvgPool2d(1, 1));
        LAYERS.put("AdaptiveAvgPool2d((3, 2))", (x, w, b) -> x.adaptiveAvgPool2d(3, 2));
        LAYERS.put("AdaptiveMaxPool2d((2, 3))", (x, w, b) -> x.adaptiveMaxPool2d(2, 3));
        LAYERS.put(
                "AdaptiveAvgPool1d(3)",
                (x, w, b) -> x.unsqueeze(-2).adaptiveAvgPool2d(1, 3).squeeze(-2));
        LAYERS.put("ZeroPad2d(1)", (x, w, b) -> x.pad(1, 1, 1, 1));
        LAYERS.put("ReflectionPad2d(1)", (x, w, b) -> x.pad(new int[] {1, 1, 1, 1}, "reflect"));
        LAYERS.put(
                "Fold((4, 4), (2, 2), stride=2)",
                (x, w, b) -> x.foldWindows(p(4, 4), p(2, 2), p(2, 2), p(0, 0), p(1, 1)));
        LAYERS.put("Unfold((2, 2))", (x, w, b) -> x.unfoldWindows(p(2, 2), p(1, 1), p(0, 0), p(1, 1)));
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_pytorchs_layers() {
        List<JsonObject> cases = Golden.cases("nn_layers")
                .filter(c -> LAYERS.containsKey(c.get("ctor").getAsString()))
                .toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(LAYERS.size());
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.get("ctor").getAsString(), () -> check(c)));
    }

    private static Tensor parameter(JsonObject c, String name) {
        JsonObject state = c.getAsJsonObject("state_dict");
        return state.has(name) ? Golden.tensor(state.getAsJsonObject(name)).requiresGrad_() : null;
    }

    private static void check(JsonObject c) {
        Tensor x = Golden.argument(c.getAsJsonArray("inputs").get(0));
        Tensor w = parameter(c, "weight");
        Tensor b = parameter(c, "bias");
        Tensor y = LAYERS.get(c.get("ctor").getAsString()).of(x, w, b);
        Golden.assertSame("out", y, c.getAsJsonArray("out").get(0).getAsJsonObject());
        y.backward(Golden.tensor(c.getAsJsonArray("grad_out").get(0).getAsJsonObject()));
        Golden.assertSame(
                "input gradient",
                x.grad(),
                c.getAsJsonArray("grad_inputs").get(0).getAsJsonObject());
        JsonObject grads = c.getAsJsonObject("grad_params");
        if (w != null) {
            Golden.assertSame("weight gradient", w.grad(), grads.getAsJsonObject("weight"));
        }
        if (b != null) {
            Golden.assertSame("bias gradient", b.grad(), grads.getAsJsonObject("bias"));
        }
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
        Golden.assertClose("groups", y, Tensor.cat(1, parts.get(0), parts.get(1)), 1e-12);
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
        Tensor x = arange(4.);
        assertThat(x.pad(new int[] {2, 1}, "reflect")).hasToString("tensor([2., 1., 0., 1., 2., 3., 2.])");
        assertThat(x.pad(new int[] {2, 1}, "replicate")).hasToString("tensor([0., 0., 0., 1., 2., 3., 3.])");
        assertThat(x.pad(new int[] {2, 1}, "circular")).hasToString("tensor([2., 3., 0., 1., 2., 3., 0.])");
        assertThat(x.pad(new int[] {-1, 1}, 9)).hasToString("tensor([1., 2., 3., 9.])");
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
        assertThatThrownBy(() -> zeros(4).pad(new int[] {4, 0}, "reflect"))
                .hasMessageContaining("Padding size should be less than the corresponding input dimension");
    }
}
