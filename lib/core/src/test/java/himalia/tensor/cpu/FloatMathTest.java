package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        -88.72283f,
        Math.nextDown(-88.72283f),
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
        EXP(UnaryKernel.EXP, Math::exp, 2),
        SIGMOID(UnaryKernel.SIGMOID, FloatMathTest::sigmoid, 2),
        TANH(UnaryKernel.TANH, Math::tanh, 2),
        LOG(UnaryKernel.LOG, Math::log, 2),
        ERF(UnaryKernel.ERF, SpecialFunctions::erf, 2),
        GELU(UnaryKernel.GELU, x -> 0.5 * x * SpecialFunctions.erfc(-x * Math.sqrt(0.5)), 6),
        SILU(UnaryKernel.SILU, x -> x * sigmoid(x), 3);

        final UnaryKernel kernel;
        final DoubleUnaryOperator exact;
        final int units;

        /// @param units of the last place that it may be off
        Function(UnaryKernel kernel, DoubleUnaryOperator exact, int units) {
            this.kernel = kernel;
            this.exact = exact;
            this.units = units;
        }
    }

    /// 0 where `exp(-x)` is larger than any float, as in PyTorch.
    private static double sigmoid(double x) {
        double e = Math.exp(-x);
        return Float.isInfinite((float) e) ? 0 : 1 / (1 + e);
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
                        // what is too small for all digits may be taken times x
                        .isLessThanOrEqualTo(f.units * Math.ulp(expected) + Math.abs(x[i]) * (double) Float.MIN_VALUE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void every_size_of_number_comes_out_within_a_few_units_of_the_last_place(Function f) {
        Random random = new Random(1);
        for (int scale = -20; scale <= 6; scale++) {
            float[] x = new float[2000];
            for (int i = 0; i < x.length; i++) {
                float v = (float) (random.nextGaussian() * Math.pow(2, scale));
                x[i] = f == Function.LOG ? Math.abs(v) : v;
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
            case ERF -> {
                VectorActivations.erf(x, 0, many, 0, x.length);
                FloatFormulas.erf(x, 0, single, 0, x.length);
            }
            case GELU -> {
                VectorActivations.gelu(x, 0, many, 0, x.length);
                FloatFormulas.gelu(x, 0, single, 0, x.length);
            }
            case SILU -> {
                VectorActivations.silu(x, 0, many, 0, x.length);
                FloatFormulas.silu(x, 0, single, 0, x.length);
            }
        }
        assertThat(many).containsExactly(single);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 63, 64, 100, 1000})
    void a_sigmoid_is_0_as_soon_as_that_of_PyTorch_for_any_number_of_them(int n) {
        float[] x = new float[n];
        float[] y = new float[n];
        for (float at : new float[] {-88.73f, -89, -95, -103, -104, -1e30f}) {
            Arrays.fill(x, at);
            UnaryKernel.SIGMOID.floats(x, 0, y, 0, n);
            assertThat(y).as("of %s", at).containsOnly(0f);
            UnaryKernel.SILU.floats(x, 0, y, 0, n);
            assertThat(y).as("times %s", at).containsOnly(-0f);
        }
        Arrays.fill(x, -88.7f);
        UnaryKernel.SIGMOID.floats(x, 0, y, 0, n);
        for (float value : y) {
            assertThat(value).isCloseTo(3.0067e-39f, within(1e-42f));
        }
    }

    private static float[] around(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i < SPECIAL.length ? SPECIAL[i] : 24f * i / n - 12;
        }
        return x;
    }

    @Test
    void the_approximate_gelu_is_that_of_doubles() {
        float[] x = around(10_000);
        float[] y = new float[x.length];
        UnaryKernel.GELU_TANH.floats(x, 0, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            // by the sigmoid: one and the tanh of a large negative number leave nothing, not even in double
            double inner = 2 * Math.sqrt(2 / Math.PI) * (x[i] + 0.044715 * x[i] * x[i] * x[i]);
            double expected = x[i] * sigmoid(inner);
            if (Double.isNaN(expected) || Double.isInfinite(expected)) {
                assertThat(y[i]).isEqualTo(Float.valueOf((float) expected));
            } else {
                // an error of the exponent counts as often as it is large, and may leave 0 where the sigmoid ends
                double units = 4 + 3 * Math.min(110, Math.abs(inner));
                assertThat((double) y[i])
                        .as("gelu of %s", x[i])
                        .isCloseTo(expected, within(units * Math.ulp((float) expected) + 4 * Float.MIN_NORMAL));
            }
        }
    }

    @Test
    void the_slope_of_gelu_has_the_same_bits_with_vectors_and_is_that_of_doubles() {
        float[] x = around(10_007);
        float[] g = new float[x.length];
        java.util.Arrays.fill(g, 1.5f);
        float[] many = new float[x.length];
        float[] single = new float[x.length];
        VectorActivations.geluSlope(g, 0, x, 0, many, 0, x.length);
        FloatFormulas.geluSlope(g, 0, x, 0, single, 0, x.length);
        assertThat(many).containsExactly(single);
        BinaryKernel.GELU_GRADIENT.floats(g, 0, 1, x, 0, 1, many, 0, x.length);
        assertThat(many).containsExactly(single);
        for (int i = SPECIAL.length; i < x.length; i++) {
            assertThat((double) single[i]).isCloseTo(BinaryKernel.GELU_GRADIENT.of(g[i], x[i]), within(3e-7));
        }
    }

    @Test
    void powers_are_those_of_doubles_to_a_unit_of_the_last_place() {
        Random random = new Random(3);
        for (float power : new float[] {0, 1, 4, 5, -1, -2, 0.5f, 1.5f, -0.3f, 33, 1e6f, Float.NaN, -100, 0.1f}) {
            for (int scale : new int[] {-60, -3, 0, 3, 60}) {
                float[] x = new float[1100];
                for (int i = 0; i < x.length; i++) {
                    x[i] = (float) (random.nextGaussian() * Math.pow(2, scale));
                    x[i] = i < 600 ? Math.abs(x[i]) : x[i];
                }
                System.arraycopy(SPECIAL, 0, x, 1070, SPECIAL.length);
                float[] y = new float[x.length];
                BinaryKernel.POW.floats(x, 0, 1, new float[] {power}, 0, 0, y, 0, x.length);
                for (int i = 0; i < x.length; i++) {
                    float expected = (float) Math.pow(x[i], power);
                    assertThat(y[i] == expected
                                    || Float.isNaN(expected) && Float.isNaN(y[i])
                                    || Math.abs((double) y[i] - expected) <= Math.ulp(expected))
                            .as("%s to the power %s: %s, expected %s", x[i], power, y[i], expected)
                            .isTrue();
                }
            }
        }
    }
}
