package himalia.tensor.cpu;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// The comparisons of [LongComparisons] by the Vector API, a loop for each, as in [VectorComparisons].
///
/// There is no vector as short as the bytes that belong to a vector of longs: so the bits of eight comparisons, which
/// come from one, two or four vectors, are spread over the bytes of a long.
final class VectorLongComparisons {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /// What is compared by one turn of a loop; longer vectors, if there are any, leave all to plain loops.
    private static final int EIGHT = 8;
    private static final boolean LONG = LANES > EIGHT;
    private static final long ONE_IN_EACH_BYTE = 0x0101010101010101L;
    private static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

    private static final long[] NUMBERS = new long[WarmUp.ELEMENTS];
    private static final byte[] TRUTHS = new byte[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            5,
            () -> gt(NUMBERS, 0, 1, TRUTHS, 0, TRUTHS.length),
            () -> lt(NUMBERS, 0, 1, TRUTHS, 0, TRUTHS.length),
            () -> eq(NUMBERS, 0, 1, TRUTHS, 0, TRUTHS.length),
            () -> gt(NUMBERS, 0, NUMBERS, 0, TRUTHS, 0, TRUTHS.length),
            () -> eq(NUMBERS, 0, NUMBERS, 0, TRUTHS, 0, TRUTHS.length));

    private VectorLongComparisons() {}

    private static void store(long bits, byte[] y, int at) {
        BYTES.set(y, at, Long.expand(bits, ONE_IN_EACH_BYTE));
    }

    static void gt(long[] a, int ao, long s, byte[] y, int yo, int n) {
        LongVector v = LongVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !LONG && i <= n - EIGHT; i += EIGHT) {
            long bits = 0;
            for (int j = 0; j < EIGHT; j += LANES) {
                bits |= LongVector.fromArray(SPECIES, a, ao + i + j)
                                .compare(GT, v)
                                .toLong()
                        << j;
            }
            store(bits, y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] > s ? 1 : 0);
        }
    }

    static void lt(long[] a, int ao, long s, byte[] y, int yo, int n) {
        LongVector v = LongVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !LONG && i <= n - EIGHT; i += EIGHT) {
            long bits = 0;
            for (int j = 0; j < EIGHT; j += LANES) {
                bits |= LongVector.fromArray(SPECIES, a, ao + i + j)
                                .compare(LT, v)
                                .toLong()
                        << j;
            }
            store(bits, y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] < s ? 1 : 0);
        }
    }

    static void eq(long[] a, int ao, long s, byte[] y, int yo, int n) {
        LongVector v = LongVector.broadcast(SPECIES, s);
        int i = 0;
        for (; !LONG && i <= n - EIGHT; i += EIGHT) {
            long bits = 0;
            for (int j = 0; j < EIGHT; j += LANES) {
                bits |= LongVector.fromArray(SPECIES, a, ao + i + j)
                                .compare(EQ, v)
                                .toLong()
                        << j;
            }
            store(bits, y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] == s ? 1 : 0);
        }
    }

    static void gt(long[] a, int ao, long[] b, int bo, byte[] y, int yo, int n) {
        int i = 0;
        for (; !LONG && i <= n - EIGHT; i += EIGHT) {
            long bits = 0;
            for (int j = 0; j < EIGHT; j += LANES) {
                LongVector v = LongVector.fromArray(SPECIES, b, bo + i + j);
                bits |= LongVector.fromArray(SPECIES, a, ao + i + j)
                                .compare(GT, v)
                                .toLong()
                        << j;
            }
            store(bits, y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] > b[bo + i] ? 1 : 0);
        }
    }

    static void eq(long[] a, int ao, long[] b, int bo, byte[] y, int yo, int n) {
        int i = 0;
        for (; !LONG && i <= n - EIGHT; i += EIGHT) {
            long bits = 0;
            for (int j = 0; j < EIGHT; j += LANES) {
                LongVector v = LongVector.fromArray(SPECIES, b, bo + i + j);
                bits |= LongVector.fromArray(SPECIES, a, ao + i + j)
                                .compare(EQ, v)
                                .toLong()
                        << j;
            }
            store(bits, y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i] == b[bo + i] ? 1 : 0);
        }
    }
}
