package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelsTest {
    private final float[] a = {0.5f, 1.25f, 2, 0.75f, 3, 1.5f};
    private final float[] b = {1.5f, 0.25f, 2, 1, 0.5f, 3};

    @ParameterizedTest
    @EnumSource(BinaryKernel.class)
    void float_loops_agree_with_single_elements(BinaryKernel k) {
        for (int as = 0; as < 3; as++) {
            for (int bs = 0; bs < 3; bs++) {
                float[] y = new float[4];
                k.floats(a, 1, as, b, 0, bs, y, 1, 2);
                for (int i = 0; i < 2; i++) {
                    assertThat((double) y[1 + i]).isCloseTo(k.of(a[1 + i * as], b[i * bs]), offset(1e-6));
                }
                assertThat(y[0] + y[3]).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryKernel.class)
    void float_loops_agree_with_single_elements(UnaryKernel k) {
        float[] y = new float[6];
        k.floats(a, 0, y, 0, 6);
        for (int i = 0; i < 6; i++) {
            assertThat((double) y[i]).isCloseTo(k.of(a[i]), offset(1e-6));
        }
        if (k.keepsIntegers()) {
            assertThat((double) k.of(-3L)).isEqualTo(k.of(-3.0));
        }
    }

    @Test
    void whole_powers_are_whole() {
        assertThat(BinaryKernel.POW.of(3L, 4L)).isEqualTo(81);
        assertThat(BinaryKernel.POW.of(3L, -1L)).isZero();
        assertThat(BinaryKernel.POW.of(-1L, -3L)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"2000, 600", "600, 2000"})
    void a_long_product_ends_when_its_thread_is_interrupted(int m, int n) {
        float[] big = new float[m * n];
        Gemm.Layout rows = new Gemm.Layout(0, n, 1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Gemm.floats(m, m, n, big, rows, big, rows.transposed(), new float[m * m], 0))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("Stopped while computing a matrix product.");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        Interrupts.poll("nothing");
    }
}
