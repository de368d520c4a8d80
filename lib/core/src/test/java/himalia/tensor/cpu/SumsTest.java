package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {
    private final Random random = new Random(1);

    private float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextFloat() + 0.5f;
        }
        return x;
    }

    private static double exact(float[] x, int from, int step, int n) {
        return IntStream.range(0, n).mapToDouble(i -> x[from + i * step]).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 1000, 20_000, 600_001})
    void a_long_sum_is_exact_to_the_last_place(int n) {
        float[] x = numbers(n + 3);
        double expected = exact(x, 3, 1, n);
        assertThat(Sums.row(x, 3, n)).isCloseTo(expected, offset(Math.ulp((float) expected) * 1.0));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "5, 1", "5, 3", "37, 20", "100, 600", "3, 100"})
    void columns_and_rows_add_up(int rows, int columns) {
        float[] x = numbers(rows * columns + 2);
        float[] y = new float[columns + 1];
        Sums.columns(x, 2, columns, rows, columns, y, 1);
        for (int j = 0; j < columns; j++) {
            assertThat((double) y[j + 1]).isCloseTo(exact(x, 2 + j, columns, rows), offset(1e-5 * (rows + 1)));
        }
        float[] sums = new float[rows];
        Sums.rows(x, 2, rows, columns, sums);
        for (int i = 0; i < rows; i++) {
            assertThat((double) sums[i]).isCloseTo(exact(x, 2 + i * columns, 1, columns), offset(1e-5 * columns));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void ranges_meet_each_place_once(int least) {
        int[] seen = new int[1000];
        Workers.ranges(seen.length, least, (from, to) -> {
            for (int i = from; i < to; i++) {
                seen[i]++;
            }
        });
        assertThat(seen).containsOnly(1);
    }

    @Test
    void pieces_meet_each_place_once() {
        int[] seen = new int[100_003];
        Workers.pieces(seen.length, 1000, (from, to) -> {
            for (int i = from; i < to; i++) {
                seen[i]++;
            }
        });
        assertThat(seen).containsOnly(1);
    }

    @Test
    void what_fails_in_one_part_fails_as_a_whole_and_leaves_the_threads_ready() {
        assertThatThrownBy(() -> Workers.run(100, part -> {
                    if (part == 40) {
                        throw new IllegalStateException("part " + part);
                    }
                }))
                .hasMessage("part 40");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        ranges_meet_each_place_once(1);
    }

    @Test
    void a_long_sum_is_the_same_in_parts() {
        float[] x = new float[1_000_003];
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        assertThat(Sums.row(x, 3, 1_000_000)).isCloseTo(exact(x, 3, 1, 1_000_000), offset(1e-3));
        x[700_000] = Float.NaN;
        assertThat(Sums.max(x, 0, 700_000)).isEqualTo(LaneSums.max(x, 0, 700_000));
        assertThat(Sums.max(x, 0, x.length)).isNaN();
    }

    @Test
    void vectors_add_in_the_order_of_lanes() {
        java.util.Random random = new java.util.Random(3);
        float[] x = new float[5003];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int n : new int[] {0, 1, 15, 16, 127, 128, 1000, 2048, 2049, 5000}) {
            assertThat(VectorSums.sum(x, 3, n)).as("%d", n).isEqualTo(LaneSums.sum(x, 3, n, VectorSums.LANES));
            if (n > 0) {
                assertThat(VectorSums.max(x, 3, n)).as("%d", n).isEqualTo(LaneSums.max(x, 3, n));
                assertThat(VectorSums.maxOfNumbers(x, 3, n)).as("%d", n).isEqualTo(LaneSums.max(x, 3, n));
            }
        }
        x[4000] = Float.NaN;
        assertThat(VectorSums.max(x, 0, x.length)).isNaN();
    }
}
