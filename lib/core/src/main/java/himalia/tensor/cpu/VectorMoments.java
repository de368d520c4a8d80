package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.MUL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The sums and products of [Moments] by the Vector API: four vectors of doubles side by side.
final class VectorMoments {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();
    /// Twice as many floats: vectors of the preferred length, see [VectorNormal].
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            5,
            () -> sum(NUMBERS, 0, NUMBERS.length),
            () -> squares(NUMBERS, 0, NUMBERS.length, 1),
            () -> product(NUMBERS, 0, NUMBERS.length));

    private VectorMoments() {}

    private static DoubleVector low(FloatVector v) {
        return (DoubleVector) v.convertShape(F2D, DOUBLES, 0);
    }

    private static DoubleVector high(FloatVector v) {
        return (DoubleVector) v.convertShape(F2D, DOUBLES, 1);
    }

    static double sum(float[] a, int from, int n) {
        int end = from + n;
        int i = from;
        DoubleVector s0 = DoubleVector.zero(DOUBLES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            FloatVector a0 = FloatVector.fromArray(FLOATS, a, i);
            FloatVector a1 = FloatVector.fromArray(FLOATS, a, i + 2 * LANES);
            s0 = s0.add(low(a0));
            s1 = s1.add(high(a0));
            s2 = s2.add(low(a1));
            s3 = s3.add(high(a1));
        }
        double sum = s0.add(s1).add(s2.add(s3)).reduceLanes(ADD);
        for (; i < end; i++) {
            sum += a[i];
        }
        return sum;
    }

    static double squares(float[] a, int from, int n, double mean) {
        int end = from + n;
        int i = from;
        DoubleVector m = DoubleVector.broadcast(DOUBLES, mean);
        DoubleVector s0 = DoubleVector.zero(DOUBLES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            FloatVector a0 = FloatVector.fromArray(FLOATS, a, i);
            FloatVector a1 = FloatVector.fromArray(FLOATS, a, i + 2 * LANES);
            DoubleVector d0 = low(a0).sub(m);
            DoubleVector d1 = high(a0).sub(m);
            DoubleVector d2 = low(a1).sub(m);
            DoubleVector d3 = high(a1).sub(m);
            s0 = s0.add(d0.mul(d0));
            s1 = s1.add(d1.mul(d1));
            s2 = s2.add(d2.mul(d2));
            s3 = s3.add(d3.mul(d3));
        }
        double sum = s0.add(s1).add(s2.add(s3)).reduceLanes(ADD);
        for (; i < end; i++) {
            sum += (a[i] - mean) * (a[i] - mean);
        }
        return sum;
    }

    static double product(float[] a, int from, int n) {
        int end = from + n;
        int i = from;
        DoubleVector p0 = DoubleVector.broadcast(DOUBLES, 1);
        DoubleVector p1 = p0;
        DoubleVector p2 = p0;
        DoubleVector p3 = p0;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            FloatVector a0 = FloatVector.fromArray(FLOATS, a, i);
            FloatVector a1 = FloatVector.fromArray(FLOATS, a, i + 2 * LANES);
            p0 = p0.mul(low(a0));
            p1 = p1.mul(high(a0));
            p2 = p2.mul(low(a1));
            p3 = p3.mul(high(a1));
        }
        double product = p0.mul(p1).mul(p2.mul(p3)).reduceLanes(MUL);
        for (; i < end; i++) {
            product *= a[i];
        }
        return product;
    }
}
