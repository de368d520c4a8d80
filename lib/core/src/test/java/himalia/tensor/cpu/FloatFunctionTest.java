package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Functions of many numbers beside the same of one.
class FloatFunctionTest {
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        0.99999994f,
        -0.99999994f,
        1.0000001f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1e-20f,
        -1e-20f,
        1e20f,
        -1e20f,
        1e9f,
        2e9f,
        3e9f,
        (float) Math.PI,
        (float) -Math.PI,
        (float) (Math.PI / 2),
        (float) (-Math.PI / 2),
        (float) (1e4 * Math.PI),
        (float) (12345.5 * Math.PI),
        8f,
        1000f,
        20f,
        -20f,
        88.7f,
        88.73f,
        -88.73f,
        89.4f,
        89.5f,
        -103.9f,
        -104.1f,
        128f,
        -149f,
        -151f,
        2999f,
        -2999f,
        3001f,
        -3001f,
    };

    static Map<String, FloatFunction> functions() {
        Map<String, FloatFunction> all = new TreeMap<>();
        for (var field : FloatFunction.class.getFields()) {
            try {
                all.put(field.getName(), (FloatFunction) field.get(null));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(all).hasSizeGreaterThan(15);
        all.put("softplus(1)", FloatFunction.softplus(1));
        all.put("softplus(0.3)", FloatFunction.softplus(0.3));
        all.put("softplus(-2)", FloatFunction.softplus(-2));
        all.put("elu(1, 1, 1)", FloatFunction.elu(1, 1, 1));
        all.put("elu(0.7, 1, 1 / 0.7)", FloatFunction.elu(0.7, 1, 1 / 0.7));
        all.put("selu", FloatFunction.elu(1.6732632423543772, 1.0507009873554805, 1));
        return all;
    }

    /// Whether many are computed in floats.
    private static boolean ofFloats(String name) {
        return name.matches("LOG1P|EXPM1|EXP2|LOG2|LOG10|LOG_SIGMOID|softplus.*|s?elu.*");
    }

    static java.util.stream.Stream<String> names() {
        return functions().keySet().stream();
    }

    private static void assertAsOneByOne(String name, float[] x) {
        FloatFunction f = functions().get(name);
        boolean inFloats = x.length >= FloatMath.MANY && ofFloats(name);
        float[] y = new float[x.length + 3];
        f.floats(x, 0, y, 3, x.length);
        for (int i = 0; i < x.length; i++) {
            float expected = (float) f.applyAsDouble(x[i]);
            float actual = y[i + 3];
            if (Float.floatToIntBits(actual) == Float.floatToIntBits(expected)) {
                continue;
            }
            assertThat(Math.abs(actual - (double) expected))
                    .as("%s of %s: %s, expected %s", name, x[i], actual, expected)
                    // what a float lacks of beta counts as often as x is large
                    .isLessThanOrEqualTo((inFloats ? 3 + Math.min(100, Math.abs(x[i])) : 1) * Math.ulp(expected));
            assertThat(actual == 0 && expected == 0)
                    .as("%s of %s: %s, expected %s", name, x[i], actual, expected)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void special_numbers_alone_among_many_and_all_together_have_their_values(String name) {
        for (float v : SPECIAL) {
            float[] many = new float[40];
            java.util.Arrays.fill(many, 0.25f);
            many[7] = v;
            assertAsOneByOne(name, many);
            assertAsOneByOne(name, new float[] {v});
        }
        assertAsOneByOne(name, SPECIAL);
    }

    @ParameterizedTest
    @MethodSource("names")
    void numbers_of_every_size_are_right_to_the_last_place(String name) {
        Random random = new Random(7);
        for (double size : new double[] {1e-30, 1e-8, 1e-4, 0.01, 0.3, 0.999999, 1.5, 10, 80, 1000, 1e5, 1e8, 1e12}) {
            for (int n : new int[] {1, 7, 8, 100, 5000}) {
                float[] x = new float[n];
                for (int i = 0; i < n; i++) {
                    x[i] = (float) (size * (2 * random.nextDouble() - 1));
                }
                assertAsOneByOne(name, x);
                for (int i = 0; i < n; i++) { // where a logarithm has a value for each
                    x[i] = Math.abs(x[i]);
                }
                assertAsOneByOne(name, x);
                for (int i = 0; i < n; i++) {
                    x[i] += 1;
                }
                assertAsOneByOne(name, x);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void hardly_a_number_is_off_by_a_last_place(String name) {
        FloatFunction f = functions().get(name);
        Random random = new Random(3);
        int n = 20_000;
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) (name.equals("ACOSH") ? 1 + 5 * random.nextDouble() : 0.99 * (2 * random.nextDouble() - 1));
        }
        float[] y = new float[n];
        f.floats(x, 0, y, 0, n);
        int off = 0;
        for (int i = 0; i < n; i++) {
            off += y[i] == (float) f.applyAsDouble(x[i]) || Float.isNaN(y[i]) ? 0 : 1;
        }
        assertThat(off).as("of %s numbers", n).isLessThan(ofFloats(name) ? n / 2 : n / 500);
    }

    @Test
    void vectors_give_the_same_bits_as_single_floats() {
        Random random = new Random(2);
        float[] x = new float[10_007];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) random.nextGaussian() * 8;
        }
        System.arraycopy(SPECIAL, 0, x, 0, SPECIAL.length);
        assertSameBits(x, VectorNearZero::expm1, FloatFormulas::expm1);
        assertSameBits(x, VectorNearZero::log1p, FloatFormulas::log1p);
        assertSameBits(x, VectorBases::exp2, FloatFormulas::exp2);
        assertSameBits(x, VectorBases::log2, FloatFormulas::log2);
        assertSameBits(x, VectorBases::log10, FloatFormulas::log10);
    }

    private interface Loop {
        void over(float[] x, int xo, float[] y, int yo, int n);
    }

    private static void assertSameBits(float[] x, Loop vectors, Loop singles) {
        float[] many = new float[x.length];
        float[] single = new float[x.length];
        vectors.over(x, 0, many, 0, x.length);
        singles.over(x, 0, single, 0, x.length);
        assertThat(many).containsExactly(single);
    }

    @Test
    void powers_of_a_base_have_whole_logarithms_and_whole_numbers_their_power_of_two() {
        for (int i = -149; i < 128; i++) {
            assertThat(FloatFormulas.log2(Math.scalb(1f, i))).isEqualTo(i);
            assertThat(FloatFormulas.exp2(i)).isEqualTo(Math.scalb(1f, i));
        }
        for (int i = 0; i <= 38; i++) {
            float power = Float.parseFloat("1e" + i);
            assertThat(FloatFormulas.log10(power)).as("1e%s", i).isEqualTo((float) Math.log10(power));
        }
    }
}
