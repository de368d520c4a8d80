package himalia.nn;

import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerSettingsTest {
    static Stream<ThrowingCallable> negative() {
        return Stream.of(
                () -> new Linear(-1, 2),
                () -> new Linear(1, -2),
                () -> new Bilinear(-1, 2, 3),
                () -> new Bilinear(1, -2, 3),
                () -> new Bilinear(1, 2, -3),
                () -> new Conv1d(-1, 2, 3),
                () -> new Conv2d(1, -2, 3),
                () -> new Conv2d(1, 2, -3),
                () -> new Conv2d(1, 2, 3).stride(-1),
                () -> new Conv2d(1, 2, 3).padding(-1),
                () -> new Conv3d(1, 2, 3).dilation(0),
                () -> new ConvTranspose2d(1, 2, 3).outputPadding(-1),
                () -> new MaxPool2d(-2),
                () -> new MaxPool1d(2).stride(0),
                () -> new MaxPool2d(2).dilation(-1),
                () -> new AvgPool2d(2).padding(-1),
                () -> new LPPool2d(2, -3),
                () -> new MaxUnpool2d(-2),
                () -> new AdaptiveAvgPool2d(-1),
                () -> new AdaptiveMaxPool3d(1, -2, 3),
                () -> new BatchNorm1d(-1),
                () -> new InstanceNorm2d(-1),
                () -> new GroupNorm(-1, 4),
                () -> new GroupNorm(2, -4),
                () -> new LayerNorm(-3),
                () -> new RMSNorm(-3),
                () -> new Embedding(-1, 2),
                () -> new Embedding(1, -2),
                () -> new EmbeddingBag(-1, 2),
                () -> new RNN(-1, 2),
                () -> new LSTM(1, -2),
                () -> new GRU(1, 2, -1),
                () -> new LSTMCell(-1, 2),
                () -> new GRUCell(1, -2),
                () -> new MultiheadAttention(-8, 2),
                () -> new MultiheadAttention(8, -2),
                () -> new TransformerEncoderLayer(8, 2, -16, 0.1, true),
                () -> new Unfold(-2),
                () -> new Fold(new int[] {4, 4}, -2),
                () -> new PixelShuffle(-2),
                () -> new Dropout(-0.1),
                () -> new Dropout2d(1.1));
    }

    @ParameterizedTest
    @MethodSource("negative")
    void sizes_that_cannot_be_are_refused_when_a_layer_is_made(ThrowingCallable make) {
        assertThatThrownBy(make).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(?s).*-?\\d.*");
    }

    @Test
    void activations_write_over_their_input_if_asked() {
        List<Supplier<Module>> makes = List.of(
                () -> new ReLU(true),
                () -> new ReLU6(true),
                () -> new SiLU(true),
                () -> new SELU(true),
                () -> new Mish(true),
                () -> new Hardswish(true),
                () -> new ELU(0.5, true),
                () -> new LeakyReLU(0.1, true));
        List<Module> plain = List.of(
                new ReLU(),
                new ReLU6(),
                new SiLU(),
                new SELU(),
                new Mish(),
                new Hardswish(),
                new ELU(0.5),
                new LeakyReLU(0.1));
        for (int i = 0; i < plain.size(); i++) {
            Tensor x = tensor(-7., -1., 0.5, 8.);
            Tensor expected = plain.get(i).forward(x);
            Tensor y = makes.get(i).get().forward(x);
            assertThat(y).isSameAs(x);
            assertThat(x).hasToString(expected.toString());
        }
        assertThat(new ELU(1, true)).hasToString("ELU(alpha=1.0, inplace=True)");
        assertThat(new LeakyReLU(0.01, true)).hasToString("LeakyReLU(negative_slope=0.01, inplace=True)");
        assertThat(new SiLU(true)).hasToString("SiLU(inplace=True)");
        assertThat(new Hardswish(true)).hasToString("Hardswish()");
    }

    @Test
    void gradients_go_through_an_activation_that_writes_over_its_input() {
        Tensor w = tensor(-1., 2.).requiresGrad_();
        new SiLU(true).forward(w.mul(2)).sum().backward();
        Tensor v = tensor(-1., 2.).requiresGrad_();
        new SiLU().forward(v.mul(2)).sum().backward();
        assertThat(w.grad()).hasToString(v.grad().toString());
    }

    @Test
    void adaptive_pooling_can_keep_a_size() {
        AdaptiveAvgPool2d pool = new AdaptiveAvgPool2d(null, 3);
        assertThat(pool).hasToString("AdaptiveAvgPool2d(output_size=(None, 3))");
        assertThat(pool.forward(rand(1, 2, 5, 6)).shape().toArray()).containsExactly(1, 2, 5, 3);
        assertThat(new AdaptiveMaxPool3d(2, null, 1)
                        .forward(rand(1, 2, 4, 5, 6))
                        .shape()
                        .toArray())
                .containsExactly(1, 2, 2, 5, 1);
        assertThat(new AdaptiveAvgPool2d(7)).hasToString("AdaptiveAvgPool2d(output_size=7)");
    }

    @Test
    void probabilities_outside_0_and_1_name_the_loss_with_a_sigmoid() {
        Tensor target = tensor(0., 1.);
        assertThatThrownBy(() -> new BCELoss().forward(tensor(0.5, 1.5), target))
                .hasMessageContaining("add a sigmoid or use BCEWithLogitsLoss");
        assertThatThrownBy(() -> Functional.binaryCrossEntropy(tensor(-0.5, 0.5), target))
                .hasMessageContaining("add a sigmoid or use BCEWithLogitsLoss");
    }
}
