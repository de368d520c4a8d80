package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums and extremes of whole numbers by the Vector API: four vectors side by side.
final class VectorLongs {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final long[] NUMBERS = new long[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            2,
            () -> sum(NUMBERS, 0, NUMBERS.length),
            () -> addTo(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> max(NUMBERS, 0, NUMBERS.length),
            () -> min(NUMBERS, 0, NUMBERS.length),
            () -> areWithin(NUMBERS, 0, NUMBERS.length, 1));

    private VectorLongs() {}

    static long sum(long[] a, int from, int n) {
        int end = from + n;
        int i = from;
        LongVector s0 = LongVector.zero(SPECIES);
        LongVector s1 = s0;
        LongVector s2 = s0;
        LongVector s3 = s0;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            s0 = s0.add(LongVector.fromArray(SPECIES, a, i));
            s1 = s1.add(LongVector.fromArray(SPECIES, a, i + LANES));
            s2 = s2.add(LongVector.fromArray(SPECIES, a, i + 2 * LANES));
            s3 = s3.add(LongVector.fromArray(SPECIES, a, i + 3 * LANES));
        }
        long sum = s0.add(s1).add(s2.add(s3)).reduceLanes(ADD);
        for (; i < end; i++) {
            sum += a[i];
        }
        return sum;
    }

    static void addTo(long[] sums, int to, long[] a, int from, int n) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            LongVector v = LongVector.fromArray(SPECIES, a, from + j);
            LongVector.fromArray(SPECIES, sums, to + j).add(v).intoArray(sums, to + j);
        }
        for (; j < n; j++) {
            sums[to + j] += a[from + j];
        }
    }

    static long max(long[] a, int from, int n) {
        int end = from + n;
        int i = from;
        LongVector m0 = LongVector.broadcast(SPECIES, Long.MIN_VALUE);
        LongVector m1 = m0;
        LongVector m2 = m0;
        LongVector m3 = m0;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            m0 = m0.max(LongVector.fromArray(SPECIES, a, i));
            m1 = m1.max(LongVector.fromArray(SPECIES, a, i + LANES));
            m2 = m2.max(LongVector.fromArray(SPECIES, a, i + 2 * LANES));
            m3 = m3.max(LongVector.fromArray(SPECIES, a, i + 3 * LANES));
        }
        long max = m0.max(m1).max(m2.max(m3)).reduceLanes(MAX);
        for (; i < end; i++) {
            max = Math.max(max, a[i]);
        }
        return max;
    }

    static long min(long[] a, int from, int n) {
        int end = from + n;
        int i = from;
        LongVector m0 = LongVector.broadcast(SPECIES, Long.MAX_VALUE);
        LongVector m1 = m0;
        LongVector m2 = m0;
        LongVector m3 = m0;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            m0 = m0.min(LongVector.fromArray(SPECIES, a, i));
            m1 = m1.min(LongVector.fromArray(SPECIES, a, i + LANES));
            m2 = m2.min(LongVector.fromArray(SPECIES, a, i + 2 * LANES));
            m3 = m3.min(LongVector.fromArray(SPECIES, a, i + 3 * LANES));
        }
        long min = m0.min(m1).min(m2.min(m3)).reduceLanes(MIN);
        for (; i < end; i++) {
            min = Math.min(min, a[i]);
        }
        return min;
    }

    /// Whether none of them is less than 0, and all are less than `size`: else a sign is left, of one of them or of
    /// what lacks to the last that may be.
    static boolean areWithin(long[] a, int from, int n, long size) {
        int end = from + n;
        int i = from;
        LongVector last = LongVector.broadcast(SPECIES, size - 1);
        LongVector s0 = LongVector.zero(SPECIES);
        LongVector s1 = s0;
        for (; i <= end - 2 * LANES; i += 2 * LANES) {
            LongVector v0 = LongVector.fromArray(SPECIES, a, i);
            LongVector v1 = LongVector.fromArray(SPECIES, a, i + LANES);
            s0 = s0.or(v0).or(last.sub(v0));
            s1 = s1.or(v1).or(last.sub(v1));
        }
        long signs = s0.or(s1).reduceLanes(OR);
        for (; i < end; i++) {
            signs |= a[i] | size - 1 - a[i];
        }
        return signs >= 0;
    }
}
