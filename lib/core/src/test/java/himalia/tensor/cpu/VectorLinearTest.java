package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import himalia.tensor.cpu.Gemm.Layout;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The loops for layers of few neurons, beside the products that they stand for: the same bits.
class VectorLinearTest {
    private static final int GAP = 3;

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
    @CsvSource({"24, 1, 1", "31, 3, 4", "1000, 1, 4", "100, 300, 1", "57, 4, 2", "513, 2, 3", "40, 600, 4"})
    void layers_and_their_gradients_have_the_bits_of_the_products(int rows, int in, int out) {
        float[] x = numbers(GAP + rows * in);
        float[] w = numbers(GAP + out * in);
        float[] bias = numbers(GAP + out);
        float[] y = new float[rows * out];
        VectorLinear.rows(rows, out, in, x, GAP, w, new Layout(GAP, 1, in), bias, GAP, y);
        float[] expected = new float[rows * out];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = bias[GAP + i % out];
        }
        add(rows, out, in, x, new Layout(GAP, in, 1), w, new Layout(GAP, 1, in), expected);
        assertThat(y).isEqualTo(expected);

        float[] g = numbers(GAP + rows * out);
        if (in <= Vectors.LANES) {
            float[] dx = new float[rows * in];
            VectorLinear.rows(rows, in, out, g, GAP, w, new Layout(GAP, in, 1), null, 0, dx);
            float[] expectedDx = new float[rows * in];
            add(rows, in, out, g, new Layout(GAP, out, 1), w, new Layout(GAP, in, 1), expectedDx);
            assertThat(dx).isEqualTo(expectedDx);

            float[] dw = new float[out * in];
            VectorLinear.weights(rows, in, out, g, GAP, x, GAP, dw);
            float[] expectedDw = new float[out * in];
            add(out, in, rows, g, new Layout(GAP, 1, out), x, new Layout(GAP, in, 1), expectedDw);
            assertThat(dw).isEqualTo(expectedDw);
        }

        float[] db = new float[out];
        VectorLinear.columnSums(rows, out, g, GAP, db);
        for (int j = 0; j < out; j++) {
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += g[GAP + r * out + j];
            }
            assertThat(db[j]).isEqualTo((float) sum);
        }
    }

    /// Sums of up to 256 products each, one after another.
    private static void add(int m, int n, int k, float[] a, Layout al, float[] b, Layout bl, float[] c) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int from = 0; from < k; from += Gemm.DEPTH) {
                    float sum = 0;
                    for (int p = from; p < Math.min(k, from + Gemm.DEPTH); p++) {
                        float x = a[al.offset() + i * al.row() + p * al.column()];
                        sum = Math.fma(x, b[bl.offset() + p * bl.row() + j * bl.column()], sum);
                    }
                    c[i * n + j] += sum;
                }
            }
        }
    }
}
