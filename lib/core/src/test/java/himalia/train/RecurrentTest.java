package himalia.train;

import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.randn;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.nn.Embedding;
import himalia.nn.RecurrentResult;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrentTest {
    private Tensor x;

    @BeforeEach
    void seed() {
        manualSeed(3);
        x = randn(2, 5, 3);
    }

    private static void close(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.sub(expected).abs().max().item()).isLessThan(1e-6);
    }

    /// Outputs of Keras 3.15 for weights that are a formula of their place.
    @ParameterizedTest
    @CsvSource({
        "lstm, -0.19707346 -0.2542455 -0.14082877 -0.5559479",
        "gru, -0.8921617 -0.1012673 -0.6728291 -0.27841282",
        "gru1, -0.76188827 -0.23376307 -0.17816773 -0.34094125",
        "rnn, -0.8263546 0.70182574 -0.8554913 -0.13082996"
    })
    void numbers_are_those_of_keras(String kind, String expected) {
        Layer layer = switch (kind) {
            case "lstm" -> new LSTM(2);
            case "gru" -> new GRU(2);
            case "gru1" -> new GRU(2).resetAfter(false);
            default -> new SimpleRNN(2);
        };
        Tensor given = Tensor.tensor(0.35, 0.82, 0.33, -1.3, 0.91, 0.45, -0.54, 0.58, 0.36, 0.29, 0.03, 0.55)
                .view(2, 3, 2);
        layer.forward(given);
        List<Tensor> weights = layer.getWeights();
        for (int i = 0; i < weights.size(); i++) {
            double[] values = new double[weights.get(i).numel()];
            for (int k = 0; k < values.length; k++) {
                values[k] = Math.rint(Math.sin(k * 1.3 + i * 2.1 + 0.7) * 0.9e4) / 1e4;
            }
            weights.get(i)
                    .copy_(Tensor.tensor(values).view(weights.get(i).shape().toArray()));
        }
        layer.setWeights(weights);
        double[] numbers = Arrays.stream(expected.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        close(layer.forward(given), Tensor.tensor(numbers).view(2, 2));
    }

    /// The order of the gates is PyTorch's; the products are the other way round.
    @Test
    void an_lstm_gives_the_numbers_of_pytorch_with_the_same_weights() {
        himalia.nn.LSTM torch = new himalia.nn.LSTM(3, 4);
        torch.batchFirst(true);
        Recurrent layer = new LSTM(4).returnSequences(true);
        layer.forward(x);
        layer.setWeights(List.of(
                torch.parameter("weight_ih_l0").detach().t(),
                torch.parameter("weight_hh_l0").detach().t(),
                torch.parameter("bias_ih_l0")
                        .detach()
                        .add(torch.parameter("bias_hh_l0").detach())));
        RecurrentResult expected = torch.run(x);
        close(layer.forward(x), expected.output());
        LSTM last = new LSTM(4);
        last.forward(x);
        last.setWeights(layer.getWeights());
        close(last.forward(x), expected.hidden().squeeze(0));
    }

    /// Keras has z before r.
    @Test
    void a_gru_gives_the_numbers_of_pytorch_with_the_same_weights() {
        himalia.nn.GRU torch = new himalia.nn.GRU(3, 4);
        torch.batchFirst(true);
        Recurrent layer = new GRU(4).returnSequences(true);
        layer.forward(x);
        layer.setWeights(List.of(
                updateFirst(torch.parameter("weight_ih_l0")).t(),
                updateFirst(torch.parameter("weight_hh_l0")).t(),
                Tensor.stack(
                        0, updateFirst(torch.parameter("bias_ih_l0")), updateFirst(torch.parameter("bias_hh_l0")))));
        close(layer.forward(x), torch.run(x).output());
    }

    private static Tensor updateFirst(Tensor gates) {
        Tensor[] g = gates.detach().chunk(3, 0);
        return cat(0, g[1], g[0], g[2]);
    }

    @Test
    void a_gru_can_reset_before_the_product() {
        GRU layer = new GRU(2).resetAfter(false);
        layer.forward(x);
        List<Tensor> w = layer.getWeights();
        assertThat(w.get(2).shape().toArray()).containsExactly(6);
        Tensor h = zeros(2, 2);
        for (int k = 0; k < 5; k++) {
            Tensor[] in = x.select(1, k).matmul(w.get(0)).add(w.get(2)).chunk(3, 1);
            Tensor[] u = w.get(1).chunk(3, 1);
            Tensor z = in[0].add(h.matmul(u[0])).sigmoid();
            Tensor r = in[1].add(h.matmul(u[1])).sigmoid();
            Tensor n = in[2].add(r.mul(h).matmul(u[2])).tanh();
            h = z.mul(h).add(z.neg().add(1).mul(n));
        }
        close(layer.forward(x), h);
    }

    @Test
    void a_simple_layer_adds_input_and_state() {
        SimpleRNN layer = new SimpleRNN(4);
        Tensor y = layer.forward(x);
        List<Tensor> w = layer.getWeights();
        Tensor h = zeros(2, 4);
        for (int k = 0; k < 5; k++) {
            h = x.select(1, k)
                    .matmul(w.get(0))
                    .add(h.matmul(w.get(1)))
                    .add(w.get(2))
                    .tanh();
        }
        close(y, h);
        Recurrent back = new SimpleRNN(4).goBackwards(true);
        back.forward(x);
        back.setWeights(w);
        close(back.forward(x.flip(1)), h);
    }

    @Test
    void weights_start_as_in_keras() {
        LSTM layer = new LSTM(4);
        layer.forward(x);
        List<Tensor> w = layer.getWeights();
        assertThat(w.get(0).abs().max().item()).isLessThan(Math.sqrt(6.0 / 19));
        close(w.get(1).matmul(w.get(1).t()), Tensor.eye(4));
        assertThat(w.get(2).toFloatArray()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(new Sequential(new GRU(16).inputShape(10, 8)).countParams()).isEqualTo(1248);
        assertThat(new Sequential(new GRU(16).resetAfter(false).inputShape(10, 8)).countParams())
                .isEqualTo(1200);
        assertThat(new Sequential(new SimpleRNN(16).inputShape(10, 8)).countParams())
                .isEqualTo(400);
        assertThat(new LSTM(4).useBias(false).forward(x).shape().toArray()).containsExactly(2, 4);
    }

    /// Which of two words came last: only a state can tell.
    @Test
    void words_in_order_are_learned() {
        Tensor words =
                Tensor.tensor("[[1, 2, 0], [2, 1, 0], [1, 0, 2], [2, 0, 1]]").toLong();
        Tensor last = Tensor.tensor("[[1.], [0.], [1.], [0.]]");
        for (Layer layer : List.of(new LSTM(8), new GRU(8), new SimpleRNN(8))) {
            Sequential model = new Sequential(new Input(-1), new Embedding(3, 4), layer, new Dense(1, "sigmoid"));
            model.compile(Optimizers.adam(0.05), "binary_crossentropy", "accuracy");
            History history = model.fit(words, last).epochs(150).verbose(0).run();
            assertThat(history.last("loss")).as(layer.toString()).isLessThan(0.1);
        }
    }

    @Test
    void a_stack_needs_sequences_between_and_says_so() {
        assertThatThrownBy(() -> new Sequential(new LSTM(4).inputShape(5, 3), new LSTM(4)))
                .hasMessageContaining("layer 1")
                .hasMessageContaining("expected sequences of shape (None, steps, in), got (None, 4)")
                .hasMessageContaining("returnSequences(true)");
        Sequential model = new Sequential(new LSTM(4).returnSequences(true).inputShape(5, 3), new GRU(2), new Dense(1));
        assertThat(model.summaryText()).contains("lstm (LSTM)", "(None, 5, 4)", "gru (GRU)", "(None, 2)");
        assertThatThrownBy(() -> new LSTM(0)).hasMessageContaining("`units` must be a positive");
        LSTM built = new LSTM(2);
        built.forward(x);
        assertThatThrownBy(() -> built.returnSequences(true)).hasMessageContaining("before the layer is added");
    }

    @Test
    void weights_are_kept_under_the_names_of_keras() {
        Sequential model = new Sequential(new LSTM(4).inputShape(5, 3));
        assertThat(new WeightFile(model).weights().keySet())
                .containsExactly("lstm/kernel", "lstm/recurrent_kernel", "lstm/bias");
    }
}
