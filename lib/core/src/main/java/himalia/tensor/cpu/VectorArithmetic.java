package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums and the like of floats that begin at different places of their arrays, such as a row that is added to each row
/// of a matrix: the compiler makes no vectors of such a loop, as it cannot know that the arrays differ.
final class VectorArithmetic {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            2,
            () -> add(NUMBERS, 0, NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> sub(NUMBERS, 0, NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> mul(NUMBERS, 0, NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> div(NUMBERS, 0, NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> larger(NUMBERS, 0, NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> smaller(NUMBERS, 0, NUMBERS, 0, NUMBERS, 0, NUMBERS.length));

    private VectorArithmetic() {}

    static void add(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            FloatVector.fromArray(SPECIES, a, ao + i).add(v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = a[ao + i] + b[bo + i];
        }
    }

    static void sub(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            FloatVector.fromArray(SPECIES, a, ao + i).sub(v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = a[ao + i] - b[bo + i];
        }
    }

    static void mul(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            FloatVector.fromArray(SPECIES, a, ao + i).mul(v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = a[ao + i] * b[bo + i];
        }
    }

    static void div(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            FloatVector.fromArray(SPECIES, a, ao + i).div(v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = a[ao + i] / b[bo + i];
        }
    }

    static void larger(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            FloatVector.fromArray(SPECIES, a, ao + i).max(v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = Math.max(a[ao + i], b[bo + i]);
        }
    }

    static void smaller(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            FloatVector.fromArray(SPECIES, a, ao + i).min(v).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = Math.min(a[ao + i], b[bo + i]);
        }
    }
}
