package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums and maxima of many floats by the Vector API.
///
/// Each of eight vectors adds up to [LaneSums#RUN] floats per lane, then the sum goes on in double: what that loses is
/// less than the last place of the result. [LaneSums] adds in the same order without vectors.
final class VectorSums {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    private static final double[] TOTALS = new double[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            2,
            () -> sum(NUMBERS, 0, NUMBERS.length),
            () -> max(NUMBERS, 0, NUMBERS.length),
            () -> min(NUMBERS, 0, NUMBERS.length),
            () -> addFour(TOTALS, NUMBERS, 0, 0, NUMBERS.length),
            () -> maxOfNumbers(NUMBERS, 0, NUMBERS.length));

    private VectorSums() {}

    static double sum(float[] a, int from, int n) {
        int end = from + n;
        int i = from;
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = low;
        FloatVector zero = FloatVector.zero(SPECIES);
        while (i <= end - 8 * LANES) {
            int stop = Math.min(i + LaneSums.RUN * 8 * LANES, end - (end - i) % (8 * LANES));
            FloatVector s0 = zero;
            FloatVector s1 = zero;
            FloatVector s2 = zero;
            FloatVector s3 = zero;
            FloatVector s4 = zero;
            FloatVector s5 = zero;
            FloatVector s6 = zero;
            FloatVector s7 = zero;
            for (; i < stop; i += 8 * LANES) {
                s0 = s0.add(FloatVector.fromArray(SPECIES, a, i));
                s1 = s1.add(FloatVector.fromArray(SPECIES, a, i + LANES));
                s2 = s2.add(FloatVector.fromArray(SPECIES, a, i + 2 * LANES));
                s3 = s3.add(FloatVector.fromArray(SPECIES, a, i + 3 * LANES));
                s4 = s4.add(FloatVector.fromArray(SPECIES, a, i + 4 * LANES));
                s5 = s5.add(FloatVector.fromArray(SPECIES, a, i + 5 * LANES));
                s6 = s6.add(FloatVector.fromArray(SPECIES, a, i + 6 * LANES));
                s7 = s7.add(FloatVector.fromArray(SPECIES, a, i + 7 * LANES));
            }
            FloatVector s = s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7)));
            low = low.add(s.convertShape(F2D, DOUBLES, 0));
            high = high.add(s.convertShape(F2D, DOUBLES, 1));
        }
        FloatVector rest = zero;
        for (; i <= end - LANES; i += LANES) {
            rest = rest.add(FloatVector.fromArray(SPECIES, a, i));
        }
        low = low.add(rest.convertShape(F2D, DOUBLES, 0));
        high = high.add(rest.convertShape(F2D, DOUBLES, 1));
        return total(low.add(high)) + LaneSums.inDouble(a, i, end);
    }

    /// The sum of all lanes, in double.
    static double total(FloatVector v) {
        DoubleVector low = (DoubleVector) v.convertShape(F2D, DOUBLES, 0);
        return total(low.add(v.convertShape(F2D, DOUBLES, 1)));
    }

    /// Adds four rows, added up in float, to `n` sums.
    static void addFour(double[] sums, float[] a, int r0, int step, int n) {
        int r1 = r0 + step;
        int r2 = r1 + step;
        int r3 = r2 + step;
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector left = FloatVector.fromArray(SPECIES, a, r0 + j).add(FloatVector.fromArray(SPECIES, a, r1 + j));
            FloatVector right =
                    FloatVector.fromArray(SPECIES, a, r2 + j).add(FloatVector.fromArray(SPECIES, a, r3 + j));
            FloatVector four = left.add(right);
            DoubleVector low = (DoubleVector) four.convertShape(F2D, DOUBLES, 0);
            DoubleVector high = (DoubleVector) four.convertShape(F2D, DOUBLES, 1);
            low.add(DoubleVector.fromArray(DOUBLES, sums, j)).intoArray(sums, j);
            high.add(DoubleVector.fromArray(DOUBLES, sums, j + LANES / 2)).intoArray(sums, j + LANES / 2);
        }
        for (; j < n; j++) {
            sums[j] += a[r0 + j] + a[r1 + j] + (a[r2 + j] + a[r3 + j]);
        }
    }

    /// [LaneSums#total] without an array, for the usual vectors.
    private static double total(DoubleVector v) {
        if (v.length() == 8) {
            return v.lane(0) + v.lane(4) + (v.lane(2) + v.lane(6)) + (v.lane(1) + v.lane(5) + (v.lane(3) + v.lane(7)));
        }
        if (v.length() == 4) {
            return v.lane(0) + v.lane(2) + (v.lane(1) + v.lane(3));
        }
        return LaneSums.total(v.toArray());
    }

    /// The largest of at least one element other than nan; minus infinity if there is none.
    static float maxOfNumbers(float[] a, int from, int n) {
        int end = from + n;
        int i = from;
        FloatVector m0 = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        FloatVector m1 = m0;
        FloatVector m2 = m0;
        FloatVector m3 = m0;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            m0 = larger(m0, FloatVector.fromArray(SPECIES, a, i));
            m1 = larger(m1, FloatVector.fromArray(SPECIES, a, i + LANES));
            m2 = larger(m2, FloatVector.fromArray(SPECIES, a, i + 2 * LANES));
            m3 = larger(m3, FloatVector.fromArray(SPECIES, a, i + 3 * LANES));
        }
        for (; i <= end - LANES; i += LANES) {
            m0 = larger(m0, FloatVector.fromArray(SPECIES, a, i));
        }
        float max = larger(larger(m0, m1), larger(m2, m3)).reduceLanes(MAX);
        for (; i < end; i++) {
            max = a[i] > max ? a[i] : max;
        }
        return max;
    }

    /// Half as long as `max`, which has to see to nan and to the sign of 0.
    private static FloatVector larger(FloatVector a, FloatVector b) {
        return a.blend(b, b.compare(GT, a));
    }

    /// The smallest of at least one element; nan if there is one.
    static float min(float[] a, int from, int n) {
        int end = from + n;
        int i = from;
        float min = a[from];
        if (n >= 4 * LANES) {
            FloatVector m0 = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
            FloatVector m1 = m0;
            FloatVector m2 = m0;
            FloatVector m3 = m0;
            for (; i < end; i += 4 * LANES) {
                i = Math.min(i, end - 4 * LANES); // the last ones may be looked at twice
                m0 = m0.min(FloatVector.fromArray(SPECIES, a, i));
                m1 = m1.min(FloatVector.fromArray(SPECIES, a, i + LANES));
                m2 = m2.min(FloatVector.fromArray(SPECIES, a, i + 2 * LANES));
                m3 = m3.min(FloatVector.fromArray(SPECIES, a, i + 3 * LANES));
            }
            min = Math.min(min, m0.min(m1).min(m2.min(m3)).reduceLanes(MIN));
        }
        for (; i < end; i++) {
            min = Math.min(min, a[i]);
        }
        return min;
    }

    /// The largest of at least one element; nan if there is one.
    static float max(float[] a, int from, int n) {
        int end = from + n;
        int i = from;
        float max = a[from];
        if (n >= 4 * LANES) {
            FloatVector m0 = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
            FloatVector m1 = m0;
            FloatVector m2 = m0;
            FloatVector m3 = m0;
            for (; i < end; i += 4 * LANES) {
                i = Math.min(i, end - 4 * LANES); // the last ones may be looked at twice
                m0 = m0.max(FloatVector.fromArray(SPECIES, a, i));
                m1 = m1.max(FloatVector.fromArray(SPECIES, a, i + LANES));
                m2 = m2.max(FloatVector.fromArray(SPECIES, a, i + 2 * LANES));
                m3 = m3.max(FloatVector.fromArray(SPECIES, a, i + 3 * LANES));
            }
            max = Math.max(max, m0.max(m1).max(m2.max(m3)).reduceLanes(MAX));
        }
        for (; i < end; i++) {
            max = Math.max(max, a[i]);
        }
        return max;
    }
}
