package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The fast functions beside those of `Math`, over all sizes of numbers.
class FloatMathTest {
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        88.72f,
        88.73f,
        -87.4f,
        -103.9f,
        -104.1f,
        2999f,
        -2999f,
        3001f,
        -3001f,
        1e-20f,
        -1e-20f,
        Float.MIN_NORMAL,
        0.70710677f,
        0.70710683f,
        149f,
        -151f
    };

    enum Function {
        EXP(UnaryKernel.EXP, Math::exp, false),
        SIGMOID(UnaryKernel.SIGMOID, x -> 1 / (1 + Math.exp(-x)), false),
        TANH(UnaryKernel.TANH, Math::tanh, false),
        LOG(UnaryKernel.LOG, Math::log, true);

        final UnaryKernel kernel;
        final DoubleUnaryOperator exact;
        final boolean positive;

        Function(UnaryKernel kernel, DoubleUnaryOperator exact, boolean positive) {
            this.kernel = kernel;
            this.exact = exact;
            this.positive = positive;
        }
    }

    private static void assertExact(Function f, float[] x) {
        float[] y = new float[x.length + 1];
        f.kernel.floats(x, 0, y, 1, x.length);
        for (int i = 0; i < x.length; i++) {
            float expected = (float) f.exact.applyAsDouble(x[i]);
            if (Float.isNaN(expected) || Float.isInfinite(expected)) {
                assertThat(y[i + 1]).as("%s of %s", f, x[i]).isEqualTo(Float.valueOf(expected));
            } else {
                assertThat(Math.abs((double) y[i + 1] - expected))
                        .as("%s of %s: %s, expected %s", f, x[i], y[i + 1], expected)
                        .isLessThanOrEqualTo(2 * Math.ulp(expected));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void every_size_of_number_comes_out_within_two_units_of_the_last_place(Function f) {
        Random random = new Random(1);
        for (int scale = -20; scale <= 6; scale++) {
            float[] x = new float[2000];
            for (int i = 0; i < x.length; i++) {
                float v = (float) (random.nextGaussian() * Math.pow(2, scale));
                x[i] = f.positive ? Math.abs(v) : v;
            }
            assertExact(f, x);
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void the_ends_of_the_number_line_come_out_right(Function f) {
        assertExact(f, SPECIAL);
        for (float special : SPECIAL) {
            float[] x = new float[40];
            java.util.Arrays.fill(x, 0.5f);
            x[17] = special;
            assertExact(f, x);
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void vectors_give_the_same_bits_as_single_floats(Function f) {
        Random random = new Random(2);
        float[] x = new float[10_007];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) random.nextGaussian() * 8;
        }
        System.arraycopy(SPECIAL, 0, x, 0, SPECIAL.length);
        float[] many = new float[x.length];
        float[] single = new float[x.length];
        switch (f) {
            case EXP -> {
                VectorMath.exp(x, 0, many, 0, x.length);
                FloatFormulas.exp(x, 0, single, 0, x.length);
            }
            case SIGMOID -> {
                VectorMath.sigmoid(x, 0, many, 0, x.length);
                FloatFormulas.sigmoid(x, 0, single, 0, x.length);
            }
            case TANH -> {
                VectorMath.tanh(x, 0, many, 0, x.length);
                FloatFormulas.tanh(x, 0, single, 0, x.length);
            }
            case LOG -> {
                VectorMath.log(x, 0, many, 0, x.length);
                FloatFormulas.log(x, 0, single, 0, x.length);
            }
        }
        assertThat(many).containsExactly(single);
    }
}
