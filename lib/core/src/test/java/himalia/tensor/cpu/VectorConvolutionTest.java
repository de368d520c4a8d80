package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Convolutions straight from the images, beside their definition.
class VectorConvolutionTest {
    private static final int GAP = 3;
    private static final int IMAGES = 2;

    private final Random random = new Random(1);

    @BeforeEach
    void needs_the_vector_api() {
        assumeTrue(Vectors.PRESENT);
    }

    private float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({"1, 28, 3, 0, 32", "3, 9, 3, 1, 5", "7, 12, 5, 2, 30", "64, 14, 5, 0, 13", "2, 20, 2, 1, 40"})
    void results_and_gradients_are_those_of_the_definition(int channels, int size, int kernel, int padding, int out) {
        int count = size + 2 * padding - kernel + 1;
        int[] ones = {1, 1};
        WindowGrid grid = new WindowGrid(
                channels,
                new int[] {size, size},
                new int[] {kernel, kernel},
                ones,
                new int[] {padding, padding},
                ones,
                new int[] {count, count});
        FloatConvolution c = new FloatConvolution(grid, IMAGES, out, 1);
        float[] x = numbers(GAP + IMAGES * grid.pixels());
        float[] w = numbers(GAP + out * grid.depth());
        float[] bias = numbers(GAP + out);
        float[] g = numbers(GAP + IMAGES * out * grid.windows());
        double[] y = new double[IMAGES * out * grid.windows()];
        double[] dx = new double[IMAGES * grid.pixels()];
        double[] dw = new double[out * grid.depth()];
        for (int i = 0; i < y.length; i++) {
            int o = i / grid.windows() % out;
            y[i] = bias[GAP + o];
            for (int d = 0; d < grid.depth(); d++) {
                int row = i / count % count + d / kernel % kernel - padding;
                int column = i % count + d % kernel - padding;
                if (row >= 0 && row < size && column >= 0 && column < size) {
                    int pixel =
                            ((i / grid.windows() / out * channels + d / kernel / kernel) * size + row) * size + column;
                    int weight = o * grid.depth() + d;
                    y[i] += (double) w[GAP + weight] * x[GAP + pixel];
                    dx[pixel] += (double) w[GAP + weight] * g[GAP + i];
                    dw[weight] += (double) x[GAP + pixel] * g[GAP + i];
                }
            }
        }

        VectorConvolution vectors = VectorConvolution.local();
        float[] packed = VectorConvolution.packed(w, GAP, out, grid.depth());
        float[] byPlace = VectorConvolution.packedByPlace(w, GAP, out, grid);
        float[] result = new float[y.length];
        float[] inputs = new float[dx.length];
        int wide = VectorConvolution.turnedWidth(out);
        float[] turned = new float[VectorConvolution.turnedHeight(grid) * wide];
        for (int i = 0; i < IMAGES; i++) {
            int from = GAP + i * grid.pixels();
            int at = i * out * grid.windows();
            vectors.forward(c, x, from, packed, bias, GAP, result, at);
            vectors.inputGradient(c, g, GAP + at, byPlace, inputs, from - GAP);
            vectors.weightGradient(c, g, GAP + at, x, from, turned);
        }
        assertClose(result, y);
        assertClose(inputs, dx);
        float[] weights = new float[dw.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = turned[i % grid.depth() * wide + i / grid.depth()];
        }
        assertClose(weights, dw);
    }

    private static void assertClose(float[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("element %d", i).isCloseTo(expected[i], offset(2e-3));
        }
    }

    @ParameterizedTest
    @CsvSource({"24", "28", "10", "9", "70"})
    void poolings_of_two_by_two_find_the_values_and_places_of_the_plain_loop(int size) {
        int half = size / 2;
        float[] x = numbers(GAP + size * size);
        for (int i = 0; i < x.length; i += 37) {
            x[i] = Float.NaN;
        }
        for (int r = 0; r < half; r++) {
            float[] y = new float[half];
            long[] places = new long[half];
            int row = 2 * r * size;
            int done = VectorPooling.rows(x, GAP + row, size, row, y, places, 0, half);
            for (int c = 0; c < done; c++) {
                int best = row + 2 * c;
                for (int next : new int[] {best + 1, best + size, best + size + 1}) {
                    float v = x[GAP + next];
                    best = v > x[GAP + best] || Float.isNaN(v) ? next : best;
                }
                assertThat(places[c]).isEqualTo(best);
                assertThat(Float.compare(y[c], x[GAP + best])).isZero(); // nan equals nan
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "16", "45"})
    void slopes_of_relu_are_the_gradient_or_zero(int n) {
        float[] y = numbers(n + 1);
        y[n / 2] = Float.NaN;
        float[] g = numbers(n + 2);
        float[] d = new float[n];
        VectorSlopes.relu(g, 2, y, 1, d, 0, n);
        for (int i = 0; i < n; i++) {
            assertThat(d[i]).isEqualTo(y[1 + i] > 0 ? g[2 + i] : 0);
        }
    }
}
