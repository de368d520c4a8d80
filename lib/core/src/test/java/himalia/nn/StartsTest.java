package himalia.nn;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.zeros;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// First numbers of layers with seed 5, beside PyTorch 2.15's: a line has the layer, the parameter, its shape, the bits
/// of its first numbers and the sum of all.
class StartsTest {
    private static final Map<String, Supplier<Object>> LAYERS = Map.ofEntries(
            entry("rnn", () -> new RNN(3, 4, 2, "tanh", true, false, 0, true)),
            entry("lstm", () -> new LSTM(3, 4, 2)),
            entry("lstmproj", () -> new LSTM(3, 4, 1, true, false, 0, false, 2)),
            entry("gru", () -> new GRU(3, 4)),
            entry("rnncell", () -> new RNNCell(3, 4)),
            entry("lstmcell", () -> new LSTMCell(3, 4)),
            entry("mha", () -> new MultiheadAttention(8, 2)),
            entry("mhakv", () -> new MultiheadAttention(8, 2, 0, true, false, false, 4, 6, false)),
            entry("mhabkv", () -> new MultiheadAttention(8, 2, 0, true, true, false, null, null, false)),
            entry("enc", () -> new TransformerEncoderLayer(8, 2, 16, 0.1, false)),
            entry("bilinear", () -> new Bilinear(3, 4, 2)),
            entry("ct1", () -> new ConvTranspose1d(2, 3, 3)),
            entry("ct2", () -> new ConvTranspose2d(2, 3, 3)),
            entry("ct2g", () -> new ConvTranspose2d(4, 6, new int[] {2, 3}, 2, true)),
            entry("emb", () -> new Embedding(5, 4, 1)),
            entry("embbag", () -> new EmbeddingBag(5, 4)),
            entry("orth34", () -> Init.orthogonal_(zeros(3, 4), 1)),
            entry("orth43", () -> Init.orthogonal_(zeros(4, 3), 2)),
            entry("orth88", () -> Init.orthogonal_(zeros(8, 8), 1)),
            entry("orth4d", () -> Init.orthogonal_(zeros(4, 2, 3), 1)),
            entry("trunc", () -> Init.truncNormal_(zeros(3, 4), 0, 1, -2, 2)),
            entry("trunc20", () -> Init.truncNormal_(zeros(5, 8), 0, 1, -2, 2)),
            entry("trunctail", () -> Init.truncNormal_(zeros(3, 4), 0, 1, 1, 3)),
            entry("truncside", () -> Init.truncNormal_(zeros(5, 4), 0.5, 2, -0.25, 0.5)),
            entry("truncms", () -> Init.truncNormal_(zeros(3, 4), 0.5, 0.2, 0, 1)),
            entry("truncwide", () -> Init.truncNormal_(zeros(5, 8), 0, 0.02, -0.04, 0.04)));

    @TestFactory
    Stream<DynamicTest> layers_start_with_the_numbers_of_pytorch() throws IOException {
        Map<String, List<String[]>> lines = new LinkedHashMap<>();
        try (InputStream in = StartsTest.class.getResourceAsStream("/golden/starts/torch_starts.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace(", ", ",").split(" "))
                    .forEach(line -> lines.computeIfAbsent(line[0], _ -> new java.util.ArrayList<>())
                            .add(line));
        }
        return lines.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
    }

    private static void check(String layer, List<String[]> lines) {
        manualSeed(5);
        Object made = LAYERS.get(layer).get();
        Map<String, ? extends Tensor> parameters =
                made instanceof Module module ? module.namedParameters() : Map.of("t", (Tensor) made);
        assertThat(parameters.keySet())
                .containsExactlyElementsOf(lines.stream().map(line -> line[1]).toList());
        // rotations pass through other roundings than LAPACK's
        int ulps = layer.startsWith("orth") ? 64 : 0;
        for (String[] line : lines) {
            Tensor t = parameters.get(line[1]).detach();
            assertThat(Arrays.toString(t.shape().toArray()).replace(" ", ""))
                    .as(line[1])
                    .isEqualTo(line[2]);
            float[] numbers = t.contiguous().toFloatArray();
            for (int i = 3; i < line.length - 1; i++) {
                int bits = Float.floatToRawIntBits(numbers[i - 3]);
                assertThat(Math.abs((long) bits - (int) Long.parseLong(line[i], 16)))
                        .as("%s: number %d is %s", line[1], i - 3, numbers[i - 3])
                        .isLessThanOrEqualTo(ulps);
            }
            double sum = t.toDouble().sum().item();
            double expected = Double.parseDouble(line[line.length - 1]);
            assertThat(sum)
                    .as("sum of " + line[1])
                    .isCloseTo(expected, within((ulps == 0 ? 1e-8 : 1e-5) * Math.max(1, Math.abs(expected))));
        }
    }
}
