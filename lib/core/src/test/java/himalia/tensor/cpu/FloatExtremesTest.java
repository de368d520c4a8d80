package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatExtremesTest {
    private static long place(float[] x, int from, int n, int step, boolean max) {
        int best = 0;
        for (int i = 0; i < n; i++) {
            float v = x[from + i * step];
            float b = x[from + best * step];
            if (!Float.isNaN(b) && (Float.isNaN(v) || (max ? v > b : v < b))) {
                best = i;
            }
        }
        return best;
    }

    @Test
    void the_first_extreme_of_each_column_is_found_with_and_without_vectors() {
        Random r = new Random(5);
        for (int round = 0; round < 400; round++) {
            if (round == 200 && Vectors.PRESENT) {
                VectorExtremes.WARM_UP.skip();
            }
            int outer = r.nextInt(1, 4);
            int n = r.nextInt(1, 20);
            int inner = r.nextInt(1, 100);
            boolean max = r.nextBoolean();
            float[] x = new float[3 + outer * n * inner];
            for (int i = 0; i < x.length; i++) {
                int kind = r.nextInt(30);
                x[i] = kind == 0 ? Float.NaN : kind == 1 ? -0f : kind == 2 ? Float.NEGATIVE_INFINITY : r.nextInt(-3, 4);
            }
            long[] y = new long[outer * inner];
            FloatExtremes.places(x, 3, outer, n, inner, max, y);
            long[] expected = new long[outer * inner];
            for (int i = 0; i < y.length; i++) {
                expected[i] = place(x, 3 + i / inner * n * inner + i % inner, n, inner, max);
            }
            assertThat(y).as("%s x %s x %s", outer, n, inner).isEqualTo(expected);
        }
    }
}
