package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    /// One of 4,001 of all floats there are; nan of many kinds among them.
    private static float[] numbers() {
        float[] numbers = new float[1_073_475];
        for (int i = 2; i < numbers.length; i++) {
            numbers[i] = Float.intBitsToFloat(i * 4001);
        }
        numbers[1] = -0f;
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, Infinity", "-Infinity, 0", "2, 1", "-0, 0", "-Infinity, Infinity"})
    void bounds_keep_what_is_within_and_nan_and_the_second_wins_where_they_cross(float low, float high) {
        float[] x = numbers();
        float[] y = new float[x.length + 3];
        FloatMath.within(x, 0, low, high, y, 3, x.length);
        for (int i = 0; i < x.length; i++) {
            boolean stays = x[i] >= low && x[i] <= high || Float.isNaN(x[i]);
            float wanted = stays ? x[i] : Math.min(high, Math.max(low, x[i]));
            if (Float.floatToIntBits(y[3 + i]) != Float.floatToIntBits(wanted)) {
                assertThat(y[3 + i]).as("of %s", x[i]).isEqualTo(wanted);
            }
            if (Float.floatToIntBits(FloatMath.within(x[i], low, high)) != Float.floatToIntBits(wanted)) {
                assertThat(FloatMath.within(x[i], low, high)).as("of %s", x[i]).isEqualTo(wanted);
            }
        }
    }
}
