package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final Class<?>[] TYPES = {float.class, double.class, long.class, int.class, byte.class};

    private final Random r = new Random(3);

    private Object numbers(Class<?> type, int n) {
        Object x = Array.newInstance(type, n);
        for (int i = 0; i < n; i++) {
            Array.setByte(x, i, (byte) r.nextInt(-100, 100));
        }
        return x;
    }

    @Test
    void each_element_of_a_turned_matrix_has_its_place() {
        for (int round = 0; round < 300; round++) {
            Class<?> type = TYPES[round % TYPES.length];
            int rows = r.nextInt(round % 3 == 0 ? 5 : 150);
            int columns = r.nextInt(round % 4 == 0 ? 5 : 150);
            int step = rows + r.nextInt(3);
            int right = r.nextInt(1, 3);
            int down = right * columns + r.nextInt(3);
            Object x = numbers(type, 2 + columns * step);
            Object y = numbers(type, 3 + rows * down);
            Object expected = numbers(type, Array.getLength(y));
            System.arraycopy(y, 0, expected, 0, Array.getLength(y));
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    Array.set(expected, 3 + i * down + j * right, Array.get(x, 2 + j * step + i));
                }
            }
            Copies.turn(x, 2, step, y, 3, down, right, rows, columns, true);
            assertThat(y).as("%s x %s of %s", rows, columns, type).isEqualTo(expected);
        }
    }

    @Test
    void each_element_of_a_line_has_its_place() {
        for (int round = 0; round < 600; round++) {
            Class<?> type = TYPES[round % TYPES.length];
            int n = r.nextInt(20);
            int lines = r.nextInt(20);
            int xs = r.nextInt(-1, 3);
            int ys = r.nextInt(1, 3);
            int xl = r.nextInt(-3, 20);
            int yl = 40;
            Object x = numbers(type, 600);
            Object y = numbers(type, 900);
            Object expected = numbers(type, 900);
            System.arraycopy(y, 0, expected, 0, 900);
            for (int line = 0; line < lines; line++) {
                for (int i = 0; i < n; i++) {
                    Array.set(expected, 1 + line * yl + i * ys, Array.get(x, 100 + line * xl + i * xs));
                }
            }
            Copies.lines(x, 100, xs, xl, y, 1, ys, yl, n, lines, true);
            assertThat(y).as("%s x %s of %s", lines, n, type).isEqualTo(expected);
        }
    }

    @Test
    void floats_are_reversed_with_and_without_vectors() {
        for (int round = 0; round < 100; round++) {
            if (round == 50 && Vectors.PRESENT) {
                VectorCopies.WARM_UP.skip();
            }
            int n = r.nextInt(300);
            float[] x = (float[]) numbers(float.class, n + 5);
            float[] y = new float[n + 4];
            Copies.lines(x, n + 2, -1, 0, y, 1, 1, 0, n, 1, true);
            float[] expected = new float[n + 4];
            for (int i = 0; i < n; i++) {
                expected[1 + i] = x[n + 2 - i];
            }
            assertThat(y).as("%s", n).isEqualTo(expected);
        }
    }

    @Test
    void only_what_may_be_stopped_is() {
        float[] x = new float[1 << 17];
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Copies.lines(x, 0, 1, 1024, new float[1 << 17], 0, 1, 1024, 1024, 128, true))
                    .isInstanceOf(CancellationException.class);
            Copies.lines(x, 0, 1, 1024, new float[1 << 17], 0, 1, 1024, 1024, 128, false);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
