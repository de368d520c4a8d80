package himalia.sql.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What bytes become and come back from.
class EncodingsTest {
    @Test
    void small_numbers_are_packed_and_unpacked() {
        Random random = new Random(2);
        for (int width = 1; width <= 20; width++) {
            int[] numbers = new int[1000];
            for (int i = 0; i < numbers.length; i++) {
                // Runs and what is between them.
                numbers[i] = i % 300 < 100 ? i / 300 & 1 : random.nextInt(1 << width);
            }
            byte[] bytes = new byte[RunLengths.most(numbers.length)];
            int end = RunLengths.write(numbers, 0, numbers.length, width, bytes, 0);
            int[] read = new int[numbers.length];
            RunLengths.read(bytes, 0, end, width, read, read.length);
            assertThat(read).isEqualTo(numbers);
        }
    }

    @Test
    void what_snappy_has_compressed_it_brings_back() {
        Random random = new Random(3);
        for (int size : new int[] {0, 1, 3, 4, 59, 60, 61, 300, 70_000, 200_000}) {
            for (int different : new int[] {1, 2, 20, 256}) {
                byte[] bytes = new byte[size];
                for (int i = 0; i < size; i++) {
                    bytes[i] = i > 40 && random.nextInt(50) > 0 && different > 1
                            ? bytes[i - 1 - i % 37]
                            : (byte) random.nextInt(different);
                }
                byte[] packed = new byte[Snappy.most(size)];
                int length = Snappy.compress(bytes, size, packed);
                byte[] again = new byte[size + Copies.ROOM];
                Snappy.decompress(packed, 0, length, again, size);
                assertThat(Arrays.copyOf(again, size)).isEqualTo(bytes);
            }
        }
    }
}
