package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorRoundingTest {
    private interface Loop {
        void over(float[] x, int xo, float[] y, int yo, int n);
    }

    static Stream<Arguments> roundings() {
        return Stream.of(
                rounding("rint", VectorRounding::rint, Math::rint),
                rounding("floor", VectorRounding::floor, Math::floor),
                rounding("ceil", VectorRounding::ceil, Math::ceil));
    }

    private static Arguments rounding(String name, Loop loop, DoubleUnaryOperator one) {
        return Arguments.of(Named.of(name, loop), one);
    }

    /// One of 4,001 of all floats there are, the neighbours of halves and whole numbers, and what is special.
    private static float[] numbers() {
        float[] numbers = new float[1_100_000];
        int n = 0;
        for (long bits = 0; bits < 1L << 32; bits += 4001) {
            numbers[n++] = Float.intBitsToFloat((int) bits);
        }
        for (float near : new float[] {0, 0.5f, 1, 1.5f, 2, 2.5f, 4194303.5f, 8388607, 8388608, 8388609, 16777216}) {
            for (float x : new float[] {near, Math.nextUp(near), Math.nextDown(near)}) {
                numbers[n++] = x;
                numbers[n++] = -x;
            }
        }
        for (float x : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE, Float.MIN_VALUE}) {
            numbers[n++] = x;
            numbers[n++] = -x;
        }
        assertThat(n).isLessThan(numbers.length);
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("roundings")
    void vectors_of_floats_become_what_math_says_bit_for_bit(Loop loop, DoubleUnaryOperator one) {
        if (!Vectors.PRESENT) {
            return;
        }
        float[] x = numbers();
        float[] y = new float[x.length + 3];
        loop.over(x, 0, y, 3, x.length);
        for (int i = 0; i < x.length; i++) {
            float wanted = (float) one.applyAsDouble(x[i]);
            if (Float.floatToIntBits(y[3 + i]) != Float.floatToIntBits(wanted)) {
                assertThat(y[3 + i]).as("of %s", x[i]).isEqualTo(wanted);
            }
        }
    }

    @Test
    void bounds_keep_nan_and_the_sign_of_zero_and_the_second_wins_where_they_cross() {
        float[] x = numbers();
        float[][] bounds = {{-1, 1}, {0, Float.POSITIVE_INFINITY}, {Float.NEGATIVE_INFINITY, 0}, {2, 1}, {-0f, 0}};
        for (float[] b : bounds) {
            float[] y = new float[x.length + 3];
            FloatMath.within(x, 0, b[0], b[1], y, 3, x.length);
            float[] few = new float[x.length];
            for (int i = 0; i < x.length; i++) {
                few[i] = FloatMath.within(x[i], b[0], b[1]);
                if (Float.floatToIntBits(y[3 + i]) != Float.floatToIntBits(few[i])) {
                    assertThat(y[3 + i]).as("of %s", x[i]).isEqualTo(few[i]);
                }
                boolean inside = x[i] >= b[0] && x[i] <= b[1];
                float wanted = inside || Float.isNaN(x[i]) ? x[i] : Math.min(b[1], Math.max(b[0], x[i]));
                if (Float.floatToIntBits(few[i]) != Float.floatToIntBits(wanted)) {
                    assertThat(few[i]).as("%s in %s to %s", x[i], b[0], b[1]).isEqualTo(wanted);
                }
            }
        }
    }
}
