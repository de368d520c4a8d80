package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way to multiply, beside the three loops of the definition.
class GemmTest {
    private static final int GAP = 3;

    private final Random random = new Random(1);

    private float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static void assertProduct(
            int m, int n, int k, float[] a, Gemm.Layout al, float[] b, Gemm.Layout bl, float[] before, float[] c) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = before[GAP + i * n + j];
                for (int p = 0; p < k; p++) {
                    sum += (double) a[al.offset() + i * al.row() + p * al.column()]
                            * b[bl.offset() + p * bl.row() + j * bl.column()];
                }
                assertThat((double) c[GAP + i * n + j])
                        .as("[%d, %d] of %d x %d x %d", i, j, m, k, n)
                        .isCloseTo(sum, offset(1e-5 * (k + 10)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "3, 5, 2",
        "16, 16, 16",
        "17, 19, 23",
        "47, 3, 50",
        "100, 50, 5",
        "100, 1, 300",
        "1, 300, 100",
        "50, 100, 101",
        "6, 32, 40",
        "7, 33, 300",
        "130, 520, 260",
        "200, 1030, 9",
        "300, 300, 300"
    })
    void every_way_gives_the_product_for_every_layout(int m, int n, int k) {
        for (int layouts = 0; layouts < 4; layouts++) {
            Gemm.Layout al = (layouts & 1) == 0 ? new Gemm.Layout(2, k, 1) : new Gemm.Layout(2, 1, m);
            Gemm.Layout bl = (layouts & 2) == 0 ? new Gemm.Layout(1, n, 1) : new Gemm.Layout(1, 1, k);
            float[] a = numbers(m * k + 2);
            float[] b = numbers(k * n + 1);
            float[] before = numbers(m * n + 2 * GAP);
            float[] c = before.clone();
            Gemm.floats(m, n, k, a, al, b, bl, c, GAP);
            assertProduct(m, n, k, a, al, b, bl, before, c);
            for (FloatGemm way : Stream.of(LoopGemm.local(), new VectorGemm()).toList()) {
                c = before.clone();
                way.add(new Product(m, n, k, a, al, b, bl, c, new Gemm.Layout(GAP, n, 1)));
                assertProduct(m, n, k, a, al, b, bl, before, c);
                for (int i = 0; i < GAP; i++) {
                    assertThat(c[i]).isEqualTo(before[i]);
                    assertThat(c[c.length - 1 - i]).isEqualTo(before[c.length - 1 - i]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "64, 64, 64",
        "100, 50, 600",
        "30, 100, 700",
        "200, 30, 40",
        "17, 161, 300",
        "100, 1, 300",
        "50, 7, 9",
        "3, 10, 600"
    })
    void vectors_and_loops_give_the_same_bits(int m, int n, int k) {
        float[] a = numbers(m * k);
        float[] b = numbers(k * n);
        Gemm.Layout al = new Gemm.Layout(0, k, 1);
        for (Gemm.Layout bl : new Gemm.Layout[] {new Gemm.Layout(0, n, 1), new Gemm.Layout(0, 1, k)}) {
            float[] byLoops = new float[m * n];
            float[] byVectors = new float[m * n];
            Gemm.Layout cl = new Gemm.Layout(0, n, 1);
            LoopGemm.local().add(new Product(m, n, k, a, al, b, bl, byLoops, cl));
            new VectorGemm().add(new Product(m, n, k, a, al, b, bl, byVectors, cl));
            assertThat(byVectors).containsExactly(byLoops);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, 300, 300", "300, 400, 300"})
    void a_big_product_is_shared_among_threads(int m, int n, int k) {
        float[] a = numbers(m * k);
        float[] b = numbers(k * n);
        float[] c = new float[m * n + 2 * GAP];
        Gemm.Layout al = new Gemm.Layout(0, k, 1);
        Gemm.Layout bl = new Gemm.Layout(0, n, 1);
        Gemm.floats(m, n, k, a, al, b, bl, c, GAP);
        assertProduct(m, n, k, a, al, b, bl, new float[c.length], c);
    }

    @ParameterizedTest
    @CsvSource({"16, 16, 16", "64, 64, 64", "1, 300, 100"})
    void nan_and_infinity_stay_where_they_belong(int m, int n, int k) {
        float[] a = numbers(m * k);
        a[k - 1] = Float.POSITIVE_INFINITY;
        float[] b = numbers(k * n);
        Gemm.Layout al = new Gemm.Layout(0, k, 1);
        Gemm.Layout bl = new Gemm.Layout(0, n, 1);
        for (FloatGemm way : Stream.of(LoopGemm.local(), new VectorGemm()).toList()) {
            float[] c = new float[m * n];
            way.add(new Product(m, n, k, a, al, b, bl, c, new Gemm.Layout(0, n, 1)));
            assertThat(c[0]).isInfinite();
            for (int i = n; i < c.length; i++) {
                assertThat(c[i]).isFinite();
            }
        }
    }
}
