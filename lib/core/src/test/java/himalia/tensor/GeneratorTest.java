package himalia.tensor;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.randn;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The bits behind the draws; what is drawn from them is compared with PyTorch's by the vectors.
class GeneratorTest {
    private static void digits(long seed, int... expected) {
        Generator g = new Generator(seed);
        for (int digit : expected) {
            assertThat(Integer.remainderUnsigned(g.random(), 10)).isEqualTo(digit);
        }
    }

    @Test
    void raw_bits_are_pytorchs() {
        digits(0, 4, 9, 3, 0, 3, 9, 7, 3, 7, 3, 1, 6, 6, 9, 8, 6, 6, 8, 4, 3);
        digits(777, 5, 9, 1, 8, 5, 7, 7, 7, 3, 4, 1, 7, 2, 0, 6, 3, 2, 3, 0, 0);
        digits(1234567890123L, 1, 4, 8, 4, 8, 6, 6, 3, 8, 6, 7, 4, 7, 3, 8, 1, 6, 7, 2, 7);
    }

    @Test
    void the_second_of_a_pair_waits_for_the_next_call() {
        manualSeed(777);
        double[] together = randn(6).toDoubleArray();
        manualSeed(777);
        double[] first = randn(3).toDoubleArray();
        double[] second = randn(3).toDoubleArray();
        assertThat(first).containsExactly(together[0], together[1], together[2]);
        assertThat(second).containsExactly(together[3], together[4], together[5]);
    }
}
