package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Elements picked and put by formulas, of sizes below, at and above those of which the loops are made.
class PlacesAlongTest {
    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource({
        "1, 5, 1, 1",
        "1, 5, 1, 0",
        "1, 9, 1, 9000",
        "3, 7, 1, 4097",
        "70, 2, 1, 1",
        "4, 6, 5, 3",
        "2, 3, 5000, 2",
        "0, 3, 1, 2",
        "6, 1, 1, 3"
    })
    void elements_are_picked_and_put_where_the_places_say(int outer, int size, int inner, int n) {
        for (boolean shared : new boolean[] {false, true}) {
            if (shared && inner > 1) {
                continue;
            }
            long[] at = random.longs(2 + (shared ? n : (long) outer * n * inner), 0, size)
                    .toArray();
            at[0] = -1;
            at[1] = size;
            PlacesAlong places = new PlacesAlong(outer, size, inner, at, 2, n, shared);
            long[] x = random.longs(1 + (long) outer * size * inner, -99, 99).toArray();
            long[] values = random.longs(1 + (long) outer * n * inner, -99, 99).toArray();
            long[] picked = new long[outer * n * inner];
            long[] added = x.clone();
            long[] set = x.clone();
            for (int i = 0; i < picked.length; i++) {
                int line = i / inner / n * size * inner + i % inner;
                int there = 1 + line + (int) at[2 + (shared ? i % n : i)] * inner;
                picked[i] = x[there];
                added[there] += values[1 + i];
                set[there] = values[1 + i];
            }
            long[] y = new long[picked.length];
            assertThat(places.pick(x, 1, y)).isTrue();
            assertThat(y).isEqualTo(picked);
            float[] floats = new float[y.length];
            assertThat(places.pick(floats(x), 1, floats)).isTrue();
            assertThat(floats).isEqualTo(floats(picked));
            double[] doubles = new double[y.length];
            assertThat(places.pick(doubles(x), 1, doubles)).isTrue();
            assertThat(doubles).isEqualTo(doubles(picked));
            for (boolean add : new boolean[] {false, true}) {
                long[] expected = add ? added : set;
                long[] z = x.clone();
                assertThat(places.put(add, values, 1, z, 1)).isTrue();
                assertThat(z).isEqualTo(expected);
                floats = floats(x);
                assertThat(places.put(add, floats(values), 1, floats, 1)).isTrue();
                assertThat(floats).isEqualTo(floats(expected));
                doubles = doubles(x);
                assertThat(places.put(add, doubles(values), 1, doubles, 1)).isTrue();
                assertThat(doubles).isEqualTo(doubles(expected));
            }
            if (y.length > 0) {
                at[2 + random.nextInt(at.length - 2)] = random.nextBoolean() ? -1 : size;
                assertThat(places.pick(x, 1, y)).isFalse();
                assertThat(places.put(true, values, 1, x, 1)).isFalse();
            }
        }
    }

    private static float[] floats(long[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i];
        }
        return y;
    }

    private static double[] doubles(long[] x) {
        return Arrays.stream(x).asDoubleStream().toArray();
    }
}
