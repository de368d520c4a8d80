package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Whole numbers near floats, and the nearest within bounds, for as many floats at once as the processor takes, bit for
/// bit what [Math] gives, without its way through doubles.
final class VectorRounding {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int SIGN = 0x80000000;

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    private static final WarmUp WARM_UP = new WarmUp(
            5,
            () -> rint(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> floor(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> ceil(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> within(NUMBERS, 0, -1, 1, NUMBERS, 0, NUMBERS.length));

    private VectorRounding() {}

    static boolean isFast() {
        return WARM_UP.isDone();
    }

    static void rint(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            signed(nearest(v), v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (float) Math.rint(x[xo + i]);
        }
    }

    static void floor(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector near = signed(nearest(v), v);
            signed(near.blend(near.sub(1), near.compare(GT, v)), v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (float) Math.floor(x[xo + i]);
        }
    }

    static void ceil(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector near = signed(nearest(v), v);
            signed(near.blend(near.add(1), near.compare(LT, v)), v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (float) Math.ceil(x[xo + i]);
        }
    }

    /// See [FloatMath#within].
    static void within(float[] x, int xo, float low, float high, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector raised = v.blend(low, v.compare(LT, low));
            raised.blend(high, raised.compare(GT, high)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = FloatMath.within(x[xo + i], low, high);
        }
    }

    /// The size of the nearest whole number: from 2^23 on there are no others, and below it there is no room for a
    /// fraction beside it.
    private static FloatVector nearest(FloatVector v) {
        FloatVector size = v.abs();
        return v.blend(
                size.add(FloatFormulas.TWO_23).sub(FloatFormulas.TWO_23), size.compare(LT, FloatFormulas.TWO_23));
    }

    /// With the sign of another, which only a zero can lack.
    private static FloatVector signed(FloatVector v, FloatVector other) {
        IntVector sign = other.reinterpretAsInts().and(SIGN);
        return v.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }
}
