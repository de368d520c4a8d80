package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The extremes of columns and their places by the Vector API, row by row; a row beats what is there as in
/// [FloatExtremes].
final class VectorExtremes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    private static final int[] PLACES = new int[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            3,
            () -> larger(NUMBERS, 0, NUMBERS, PLACES, 1, NUMBERS.length),
            () -> smaller(NUMBERS, 0, NUMBERS, PLACES, 1, NUMBERS.length));

    private VectorExtremes() {}

    static void larger(float[] x, int xo, float[] best, int[] places, int row, int n) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + j);
            FloatVector b = FloatVector.fromArray(SPECIES, best, j);
            VectorMask<Float> beats = b.compare(EQ, b).andNot(v.compare(LE, b));
            b.blend(v, beats).intoArray(best, j);
            IntVector.fromArray(INTS, places, j).blend(row, beats.cast(INTS)).intoArray(places, j);
        }
        FloatExtremes.beat(x, xo, true, best, places, row, j, n);
    }

    static void smaller(float[] x, int xo, float[] best, int[] places, int row, int n) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + j);
            FloatVector b = FloatVector.fromArray(SPECIES, best, j);
            VectorMask<Float> beats = b.compare(EQ, b).andNot(v.compare(GE, b));
            b.blend(v, beats).intoArray(best, j);
            IntVector.fromArray(INTS, places, j).blend(row, beats.cast(INTS)).intoArray(places, j);
        }
        FloatExtremes.beat(x, xo, false, best, places, row, j, n);
    }
}
