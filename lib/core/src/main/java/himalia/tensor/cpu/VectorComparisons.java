package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The comparisons of [FloatComparisons] by the Vector API. A comparison is a constant of each loop: as a parameter it
/// would make objects of all vectors.
final class VectorComparisons {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /// As many bytes as a vector has floats; the Vector API has no fewer than eight.
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(8 * Math.max(8, LANES)));
    /// What the loops of vectors begin with is what they leave, where vectors are too short: all of it.
    private static final boolean SHORT = LANES < 8;

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    private static final byte[] TRUTHS = new byte[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            5,
            () -> gt(NUMBERS, 0, 1f, TRUTHS, 0, TRUTHS.length),
            () -> ge(NUMBERS, 0, 1f, TRUTHS, 0, TRUTHS.length),
            () -> lt(NUMBERS, 0, 1f, TRUTHS, 0, TRUTHS.length),
            () -> le(NUMBERS, 0, 1f, TRUTHS, 0, TRUTHS.length),
            () -> eq(NUMBERS, 0, 1f, TRUTHS, 0, TRUTHS.length),
            () -> gt(NUMBERS, 0, NUMBERS, 0, TRUTHS, 0, TRUTHS.length),
            () -> ge(NUMBERS, 0, NUMBERS, 0, TRUTHS, 0, TRUTHS.length),
            () -> eq(NUMBERS, 0, NUMBERS, 0, TRUTHS, 0, TRUTHS.length));

    private VectorComparisons() {}

    private static void store(VectorMask<Float> mask, byte[] y, int at) {
        ByteVector.zero(BYTES).blend((byte) 1, mask.cast(BYTES)).intoArray(y, at);
    }

    static void gt(float[] a, int ao, float s, byte[] y, int yo, int n) {
        FloatVector v = FloatVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(GT, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] > s ? 1 : 0);
        }
    }

    static void ge(float[] a, int ao, float s, byte[] y, int yo, int n) {
        FloatVector v = FloatVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(GE, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] >= s ? 1 : 0);
        }
    }

    static void lt(float[] a, int ao, float s, byte[] y, int yo, int n) {
        FloatVector v = FloatVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(LT, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] < s ? 1 : 0);
        }
    }

    static void le(float[] a, int ao, float s, byte[] y, int yo, int n) {
        FloatVector v = FloatVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(LE, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] <= s ? 1 : 0);
        }
    }

    static void eq(float[] a, int ao, float s, byte[] y, int yo, int n) {
        FloatVector v = FloatVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(EQ, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] == s ? 1 : 0);
        }
    }

    static void gt(float[] a, int ao, float[] b, int bo, byte[] y, int yo, int n) {
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(GT, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] > b[bo + i] ? 1 : 0);
        }
    }

    static void ge(float[] a, int ao, float[] b, int bo, byte[] y, int yo, int n) {
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(GE, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] >= b[bo + i] ? 1 : 0);
        }
    }

    static void eq(float[] a, int ao, float[] b, int bo, byte[] y, int yo, int n) {
        int i = 0;
        for (; !SHORT && i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, bo + i);
            store(FloatVector.fromArray(SPECIES, a, ao + i).compare(EQ, v), y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] == b[bo + i] ? 1 : 0);
        }
    }
}
