package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Loops of comparisons, choices, moments, samples and orders beside the plainest ones.
class ScalarLoopsTest {
    private static final float[] SPECIAL = {
        0, -0f, 1, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 0.5f
    };
    private final Random random = new Random(5);

    private float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextGaussian();
        }
        return x;
    }

    @ParameterizedTest
    @EnumSource(
            value = BinaryKernel.class,
            names = {"GT", "GE", "LT", "LE", "EQ", "NE"})
    void comparisons_are_those_of_java_with_vectors_and_without(BinaryKernel k) {
        for (int n : new int[] {0, 1, 7, 8, 63, 64, 65, 100, 1000}) {
            float[] a = numbers(n + 3);
            float[] b = numbers(n + 3);
            for (int steps = 0; steps < 4; steps++) {
                int as = steps & 1;
                int bs = steps >> 1;
                byte[] expected = new byte[n];
                for (int i = 0; i < n; i++) {
                    expected[i] = (byte) k.of((double) a[1 + i * as], (double) b[2 + i * bs]);
                }
                byte[] y = new byte[n + 2];
                k.truths(a, 1, as, b, 2, bs, y, 1, n);
                assertThat(Arrays.copyOfRange(y, 1, n + 1)).isEqualTo(expected);
                if (Vectors.PRESENT && as == 1) {
                    assertThat(byVectors(k, a, b, bs, n)).isEqualTo(expected);
                }
            }
        }
    }

    private static byte[] byVectors(BinaryKernel k, float[] a, float[] b, int bs, int n) {
        byte[] y = new byte[n];
        boolean one = bs == 0;
        switch (k) {
            case GT ->
                compare(
                        one,
                        () -> VectorComparisons.gt(a, 1, b[2], y, 0, n),
                        () -> VectorComparisons.gt(a, 1, b, 2, y, 0, n));
            case GE ->
                compare(
                        one,
                        () -> VectorComparisons.ge(a, 1, b[2], y, 0, n),
                        () -> VectorComparisons.ge(a, 1, b, 2, y, 0, n));
            case LT ->
                compare(
                        one,
                        () -> VectorComparisons.lt(a, 1, b[2], y, 0, n),
                        () -> VectorComparisons.gt(b, 2, a, 1, y, 0, n));
            case LE ->
                compare(
                        one,
                        () -> VectorComparisons.le(a, 1, b[2], y, 0, n),
                        () -> VectorComparisons.ge(b, 2, a, 1, y, 0, n));
            default ->
                compare(
                        one,
                        () -> VectorComparisons.eq(a, 1, b[2], y, 0, n),
                        () -> VectorComparisons.eq(a, 1, b, 2, y, 0, n));
        }
        for (int i = 0; i < n && k == BinaryKernel.NE; i++) {
            y[i] ^= 1;
        }
        return y;
    }

    private static void compare(boolean one, Runnable withNumber, Runnable withArray) {
        (one ? withNumber : withArray).run();
    }

    @Test
    void a_choice_keeps_every_bit_of_what_it_chooses() {
        float[] a = numbers(200);
        float[] b = numbers(200);
        byte[] m = new byte[200];
        random.nextBytes(m);
        float[] y = new float[200];
        for (int i = 0; i < m.length; i++) {
            m[i] &= 1;
        }
        FloatChoices.where(m, 0, a, 0, 1, b, 7, 0, y, 0, 200);
        for (int i = 0; i < 200; i++) {
            float expected = m[i] != 0 ? a[i] : b[7];
            assertThat(Float.floatToRawIntBits(y[i])).isEqualTo(Float.floatToRawIntBits(expected));
        }
    }

    @Test
    void moments_are_those_of_doubles_added_one_after_another() {
        for (int n : new int[] {1, 5, 64, 100, 4097}) {
            float[] a = new float[n + 1];
            for (int i = 0; i < a.length; i++) {
                a[i] = 1000 + (float) random.nextGaussian();
            }
            double sum = IntStream.rangeClosed(1, n).mapToDouble(i -> a[i]).sum();
            double mean = sum / n;
            double squares = IntStream.rangeClosed(1, n)
                    .mapToDouble(i -> (a[i] - mean) * (a[i] - mean))
                    .sum();
            assertThat(Moments.sum(a, 1, n)).isCloseTo(sum, within(1e-12 * sum));
            assertThat(Moments.squares(a, 1, n, mean)).isCloseTo(squares, within(1e-12 * squares));
            if (Vectors.PRESENT) {
                assertThat(VectorMoments.sum(a, 1, n)).isCloseTo(sum, within(1e-12 * sum));
                assertThat(VectorMoments.squares(a, 1, n, mean)).isCloseTo(squares, within(1e-12 * squares));
                float[] near = new float[n];
                double product = 1;
                for (int i = 0; i < n; i++) {
                    near[i] = 1 + (float) random.nextGaussian() / 1000;
                    product *= near[i];
                }
                assertThat(VectorMoments.product(near, 0, n)).isCloseTo(product, within(1e-12 * product));
            }
        }
    }

    @Test
    void the_logarithm_of_a_sigmoid_is_right_to_two_units_of_the_last_place() {
        float[] x = new float[20_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i < SPECIAL.length ? SPECIAL[i] : (i - 10_000) / 100f;
        }
        float[] y = new float[x.length];
        UnaryKernel.LOG_SIGMOID.floats(x, 0, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            float expected = (float) UnaryKernel.LOG_SIGMOID.of(x[i]);
            // below the normal numbers the vectors' exponential is 0, as PyTorch's
            float unit = Math.max(Math.ulp(expected), Float.MIN_NORMAL);
            assertThat(
                            Float.isNaN(expected)
                                    ? Float.isNaN(y[i])
                                    : y[i] == expected || Math.abs(y[i] - expected) <= 2 * unit)
                    .as("%s: %s, expected %s", x[i], y[i], expected)
                    .isTrue();
        }
    }

    @Test
    void normal_samples_have_the_same_bits_with_vectors_and_without() {
        if (!Vectors.PRESENT) {
            return;
        }
        float[] x = new float[16 * 500];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(1 << 24) * 0x1p-24f;
        }
        x[0] = 0;
        x[8] = 0;
        x[1] = 0xFFFFFF * 0x1p-24f;
        float[] plain = x.clone();
        for (int i = 0; i < 500; i++) {
            NormalSamples.block(plain, 16 * i, 3, 2);
        }
        VectorNormal.blocks(x, 0, 500, 3, 2);
        assertThat(x).isEqualTo(plain);
    }

    @Test
    void an_order_by_digits_is_that_of_the_upper_halves_and_stable() {
        for (int n : new int[] {0, 1, 2, 300, 20_000}) {
            long[] pairs = new long[n];
            for (int i = 0; i < n; i++) {
                int key = switch (random.nextInt(3)) {
                    case 0 -> random.nextInt();
                    case 1 -> random.nextInt(5) - 2;
                    default -> random.nextBoolean() ? Integer.MIN_VALUE : Integer.MAX_VALUE;
                };
                pairs[i] = (long) key << 32 | i;
            }
            long[] expected = pairs.clone();
            Arrays.sort(expected); // places are unique and ascend: sorting all bits is sorting stably
            assertThat(RadixOrder.sort(pairs, new long[n], n)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BinaryKernel.class,
            names = {"GT", "GE", "LT", "LE", "EQ", "NE"})
    void whole_numbers_compare_wherever_they_lie(BinaryKernel k) {
        long[] a = random.longs(100, -2, 3).toArray();
        long[] b = random.longs(100, -2, 3).toArray();
        for (int steps = 0; steps < 4; steps++) {
            int as = steps & 1;
            int bs = steps >> 1;
            byte[] y = new byte[100];
            k.truths(a, 1, as, b, 2, bs, y, 1, 98);
            for (int i = 0; i < 98; i++) {
                assertThat((long) y[1 + i]).isEqualTo(k.of(a[1 + i * as], b[2 + i * bs]));
            }
        }
    }

    @Test
    void whole_numbers_compare_by_vectors_up_to_the_largest() {
        if (!Vectors.PRESENT) {
            return;
        }
        long[] of = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1};
        for (int n = 0; n < 40; n++) {
            long[] a = IntStream.range(0, n + 1)
                    .mapToLong(i -> of[random.nextInt(5)])
                    .toArray();
            long[] b = IntStream.range(0, n + 2)
                    .mapToLong(i -> of[random.nextInt(5)])
                    .toArray();
            byte[][] all = new byte[5][n + 3];
            VectorLongComparisons.gt(a, 1, b, 2, all[0], 3, n);
            VectorLongComparisons.eq(a, 1, b, 2, all[1], 3, n);
            VectorLongComparisons.gt(a, 1, b[0], all[2], 3, n);
            VectorLongComparisons.eq(a, 1, b[0], all[3], 3, n);
            VectorLongComparisons.lt(a, 1, b[0], all[4], 3, n);
            for (int i = 0; i < n; i++) {
                boolean[] expected = {
                    a[1 + i] > b[2 + i], a[1 + i] == b[2 + i], a[1 + i] > b[0], a[1 + i] == b[0], a[1 + i] < b[0]
                };
                for (int k = 0; k < expected.length; k++) {
                    assertThat(all[k][3 + i]).isEqualTo((byte) (expected[k] ? 1 : 0));
                }
            }
            for (byte[] y : all) {
                assertThat(Arrays.copyOf(y, 3)).containsOnly(0);
            }
        }
    }

    @Test
    void running_sums_go_forwards_and_backwards_along_any_dimension() {
        for (int n : new int[] {0, 1, 3, 4, 5, 8, 11, 1000}) {
            for (int inner : new int[] {1, 3}) {
                float[] x = new float[2 * n * inner + 1];
                long[] whole = new long[x.length];
                for (int i = 0; i < x.length; i++) {
                    whole[i] = random.nextInt(100) - 50;
                    x[i] = whole[i] / 8f; // sums of eighths are exact, in whatever order
                }
                for (boolean back : new boolean[] {false, true}) {
                    float[] y = new float[2 * n * inner];
                    long[] z = new long[y.length];
                    RunningSums.floats(x, 1, 2, n, inner, back, y);
                    RunningSums.longs(whole, 1, 2, n, inner, back, z);
                    for (int line = 0; line < 2 * inner; line++) {
                        long sum = 0;
                        for (int r = 0; r < n; r++) {
                            int at = (line / inner * n + (back ? n - 1 - r : r)) * inner + line % inner;
                            sum += whole[1 + at];
                            assertThat(z[at]).isEqualTo(sum);
                            assertThat(y[at]).isEqualTo(sum / 8f);
                        }
                    }
                }
            }
        }
    }

    @Test
    void extremes_of_whole_numbers_are_the_first_ones_along_any_dimension() {
        for (int n : new int[] {1, 2, 7, 300, 1024, 1025, 5000}) {
            for (int inner : new int[] {1, 3}) {
                long[] x = new long[2 * n * inner + 1];
                for (int i = 0; i < x.length; i++) {
                    x[i] = i % n < n - 2 ? 0 : Long.MAX_VALUE - random.nextInt(5); // doubles could not tell them apart
                }
                for (boolean max : new boolean[] {false, true}) {
                    long[] places = new long[2 * inner];
                    LongExtremes.places(x, 1, 2, n, inner, max, places);
                    for (int line = 0; line < 2 * inner; line++) {
                        int start = 1 + line / inner * n * inner + line % inner;
                        int best = 0;
                        for (int r = 1; r < n; r++) {
                            long v = x[start + r * inner];
                            long most = x[start + best * inner];
                            best = (max ? v > most : v < most) ? r : best;
                        }
                        assertThat(places[line]).isEqualTo(best);
                        if (inner == 1) {
                            assertThat(LongExtremes.of(x, start, n, max)).isEqualTo(x[start + best]);
                        }
                    }
                }
            }
        }
    }

    @Test
    void truths_are_counted_and_found() {
        for (int n : new int[] {0, 1, 7, 8, 9, 100, 70_000}) {
            byte[] x = new byte[n + 3];
            random.nextBytes(x);
            for (int i = 0; i < x.length; i++) {
                x[i] &= 1;
            }
            int[] expected = IntStream.range(0, n).filter(i -> x[3 + i] == 1).toArray();
            int[] places = new int[n];
            assertThat(Truths.places(x, 3, n, places)).isEqualTo(expected.length);
            assertThat(Arrays.copyOf(places, expected.length)).isEqualTo(expected);
            assertThat(Truths.count(x, 3, n)).isEqualTo(expected.length);
        }
        long[] columns = new long[4];
        Truths.counts(new byte[] {0, 1, 1, 0, 1, 1, 1, 1}, 0, 2, 2, 2, columns);
        assertThat(columns).containsExactly(1, 1, 2, 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = BinaryKernel.class,
            names = {"AND", "OR", "XOR"})
    void truths_combine_wherever_they_lie(BinaryKernel k) {
        byte[] a = new byte[100];
        byte[] b = new byte[100];
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) random.nextInt(2);
            b[i] = (byte) random.nextInt(2);
        }
        for (int from = 0; from < 2; from++) {
            for (int steps = 0; steps < 4; steps++) {
                int as = steps & 1;
                int bs = steps >> 1;
                byte[] y = new byte[100];
                k.bytes(a, 1, as, b, 1, bs, y, from, 99);
                for (int i = 0; i < 99; i++) {
                    assertThat((long) y[from + i]).isEqualTo(k.of((long) a[1 + i * as], (long) b[1 + i * bs]));
                }
            }
        }
    }

    @Test
    void arithmetic_of_rows_that_lie_elsewhere_is_that_of_single_floats() {
        float[] a = numbers(1100);
        float[] b = numbers(1100);
        for (BinaryKernel k : List.of(
                BinaryKernel.ADD,
                BinaryKernel.SUB,
                BinaryKernel.MUL,
                BinaryKernel.DIV,
                BinaryKernel.MAXIMUM,
                BinaryKernel.MINIMUM)) {
            float[] expected = new float[1000];
            for (int i = 0; i < 1000; i++) {
                expected[i] = (float) k.of(a[5 + i], b[7 + i]);
            }
            float[] y = new float[1000];
            k.floats(a, 5, 1, b, 7, 1, y, 0, 1000);
            assertThat(y).containsExactly(expected);
            if (Vectors.PRESENT) {
                float[] z = new float[1000];
                switch (k) {
                    case ADD -> VectorArithmetic.add(a, 5, b, 7, z, 0, 1000);
                    case SUB -> VectorArithmetic.sub(a, 5, b, 7, z, 0, 1000);
                    case MUL -> VectorArithmetic.mul(a, 5, b, 7, z, 0, 1000);
                    case DIV -> VectorArithmetic.div(a, 5, b, 7, z, 0, 1000);
                    case MAXIMUM -> VectorArithmetic.larger(a, 5, b, 7, z, 0, 1000);
                    default -> VectorArithmetic.smaller(a, 5, b, 7, z, 0, 1000);
                }
                assertThat(z).containsExactly(expected);
            }
        }
    }

    @Test
    void signs_and_slopes_have_the_same_bits_with_vectors_and_without() {
        if (!Vectors.PRESENT) {
            return;
        }
        float[] x = numbers(1003);
        float[] y = new float[1003];
        VectorActivations.sign(x, 0, y, 0, 1003);
        for (int i = 0; i < 1003; i++) {
            assertThat((double) y[i]).isEqualTo(UnaryKernel.SIGN.of(x[i]));
        }
        VectorActivations.leaky(x, 0, 0.25f, y, 0, 1003);
        for (int i = 0; i < 1003; i++) {
            assertThat(y[i]).isEqualTo(Float.valueOf((float) BinaryKernel.LEAKY.of(x[i], 0.25)));
        }
    }

    @Test
    void columns_have_sums_products_and_extremes() {
        float[] x = new float[1 + 37 * 101];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 + random.nextInt(64) / 1024f;
        }
        float[] sums = new float[101];
        float[] products = new float[102];
        float[] most = new float[102];
        float[] least = new float[102];
        Sums.columns(x, 1, 101, 37, 101, sums, 0);
        Moments.columnProducts(x, 1, 37, 101, products, 1);
        FloatExtremes.ofColumns(x, 1, 37, 101, true, most, 1);
        FloatExtremes.ofColumns(x, 1, 37, 101, false, least, 1);
        for (int j = 0; j < 101; j++) {
            int column = 1 + j;
            double[] each =
                    IntStream.range(0, 37).mapToDouble(r -> x[column + r * 101]).toArray();
            assertThat(sums[j]).isEqualTo((float) Arrays.stream(each).sum());
            assertThat(products[1 + j]).isEqualTo((float) Arrays.stream(each).reduce(1, (p, v) -> p * v));
            assertThat(most[1 + j]).isEqualTo((float) Arrays.stream(each).max().getAsDouble());
            assertThat(least[1 + j]).isEqualTo((float) Arrays.stream(each).min().getAsDouble());
        }
        if (Vectors.PRESENT) {
            double[] totals = new double[101];
            VectorSums.addFour(totals, x, 1, 101, 101);
            for (int j = 0; j < 101; j++) {
                double four = (double) x[1 + j] + x[102 + j] + x[203 + j] + x[304 + j];
                assertThat(totals[j]).isEqualTo(four);
            }
        }
    }

    @Test
    void whole_numbers_add_up_and_have_extremes_by_vectors() {
        if (!Vectors.PRESENT) {
            return;
        }
        for (int n : new int[] {1, 31, 32, 1000}) {
            long[] x = random.longs(n + 1L).toArray();
            long[] used = Arrays.copyOfRange(x, 1, n + 1);
            assertThat(VectorLongs.sum(x, 1, n)).isEqualTo(Arrays.stream(used).sum());
            long[] sums = new long[n + 2];
            VectorLongs.addTo(sums, 2, x, 1, n);
            VectorLongs.addTo(sums, 2, x, 1, n);
            assertThat(Arrays.copyOfRange(sums, 2, n + 2))
                    .isEqualTo(Arrays.stream(used).map(v -> 2 * v).toArray());
            assertThat(VectorLongs.max(x, 1, n))
                    .isEqualTo(Arrays.stream(used).max().getAsLong());
            assertThat(VectorLongs.min(x, 1, n))
                    .isEqualTo(Arrays.stream(used).min().getAsLong());
        }
    }

    @Test
    void one_place_that_is_not_there_is_seen_wherever_it_lies() {
        for (int n : new int[] {1, 15, 63, 64, 65, 130}) {
            for (int bad = 0; bad < n; bad++) {
                for (long place : new long[] {-1, 7, Long.MIN_VALUE, Long.MAX_VALUE}) {
                    long[] x = random.longs(n + 2, 0, 7).toArray();
                    x[0] = -1;
                    x[n + 1] = 7;
                    assertThat(LongExtremes.areWithin(x, 1, n, 7)).isTrue();
                    assertThat(!Vectors.PRESENT || VectorLongs.areWithin(x, 1, n, 7))
                            .isTrue();
                    x[1 + bad] = place;
                    assertThat(LongExtremes.areWithin(x, 1, n, 7)).isFalse();
                    assertThat(Vectors.PRESENT && VectorLongs.areWithin(x, 1, n, 7))
                            .isFalse();
                }
            }
        }
    }
}
