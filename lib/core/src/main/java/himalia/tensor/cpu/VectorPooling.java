package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2L;
import static jdk.incubator.vector.VectorOperators.IS_NAN;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The largest of every two by two pixels by the Vector API: no branch has to be guessed.
final class VectorPooling {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HALF = LANES / 2;
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(SPECIES, l -> 2 * l % LANES);
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(SPECIES, l -> (2 * l + 1) % LANES);
    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, -1L << HALF);
    private static final IntVector STEPS = IntVector.zero(INTS).addIndex(2);

    private static final boolean SUITS = LONGS.length() == HALF && INTS.length() == LANES;

    static final WarmUp WARM_UP = new WarmUp(4, VectorPooling::exercise);

    private VectorPooling() {}

    /// Whether the compiler has seen to the loop, on a processor for which it is written.
    static boolean isWarm() {
        return SUITS && WARM_UP.isDone();
    }

    /// The first of `columns` pairs of columns in two rows of an image, as many as can be read in whole vectors.
    ///
    /// @param from the first pixel; the second row lies `width` behind
    /// @param place what to write for it; the others follow
    /// @return how many columns of the result were written
    static int rows(float[] x, int from, int width, int place, float[] y, long[] places, int at, int columns) {
        int c = 0;
        for (; c < columns && from + 2 * c + width + 2 * LANES <= x.length; c += LANES) {
            int i = from + 2 * c;
            FloatVector left = FloatVector.fromArray(SPECIES, x, i);
            FloatVector right = FloatVector.fromArray(SPECIES, x, i + LANES);
            FloatVector best = left.rearrange(EVEN).blend(right.rearrange(EVEN), UPPER);
            FloatVector other = left.rearrange(ODD).blend(right.rearrange(ODD), UPPER);
            IntVector first = STEPS.add(place + 2 * c);
            var better = other.compare(GT, best).or(other.test(IS_NAN));
            best = best.blend(other, better);
            IntVector bestPlace = first.blend(first.add(1), better.cast(INTS));
            left = FloatVector.fromArray(SPECIES, x, i + width);
            right = FloatVector.fromArray(SPECIES, x, i + width + LANES);
            other = left.rearrange(EVEN).blend(right.rearrange(EVEN), UPPER);
            better = other.compare(GT, best).or(other.test(IS_NAN));
            best = best.blend(other, better);
            bestPlace = bestPlace.blend(first.add(width), better.cast(INTS));
            other = left.rearrange(ODD).blend(right.rearrange(ODD), UPPER);
            better = other.compare(GT, best).or(other.test(IS_NAN));
            best = best.blend(other, better);
            bestPlace = bestPlace.blend(first.add(width + 1), better.cast(INTS));
            var low = (LongVector) bestPlace.convertShape(I2L, LONGS, 0);
            var high = (LongVector) bestPlace.convertShape(I2L, LONGS, 1);
            int rest = columns - c;
            if (rest >= LANES) {
                best.intoArray(y, at + c);
                low.intoArray(places, at + c);
                high.intoArray(places, at + c + HALF);
            } else {
                best.intoArray(y, at + c, SPECIES.indexInRange(0, rest));
                low.intoArray(places, at + c, LONGS.indexInRange(0, rest));
                if (rest > HALF) {
                    high.intoArray(places, at + c + HALF, LONGS.indexInRange(0, rest - HALF));
                }
            }
        }
        return Math.min(c, columns);
    }

    /// Runs the loop until it is fast.
    private static void exercise() {
        if (!SUITS) {
            return;
        }
        float[] x = new float[16 * LANES];
        float[] y = new float[4 * LANES];
        long[] places = new long[4 * LANES];
        for (int i = 0; i < 50; i++) {
            rows(x, 0, 5 * LANES, 0, y, places, 0, 2 * LANES + 3);
        }
    }
}
