package himalia.tensor.cpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// What can be said of many truths, each a byte of 0 or 1.
public final class Truths {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 20;

    private Truths() {}

    /// How many are true of each of `outer * inner` lines of `n` elements that lie `inner` apart.
    public static void counts(byte[] x, int xo, int outer, int n, int inner, long[] y) {
        for (int o = 0; o < outer; o++) {
            int from = xo + o * n * inner;
            if (inner == 1) {
                y[o] = count(x, from, n);
                continue;
            }
            for (int r = 0; r < n; r++) {
                Interrupts.poll("a count", r * inner, inner);
                for (int j = 0; j < inner; j++) {
                    y[o * inner + j] += x[from + r * inner + j];
                }
            }
        }
    }

    /// How many of `n` are true.
    public static int count(byte[] x, int from, int n) {
        int count = 0;
        int end = from + n;
        int i = from;
        while (i <= end - 8) {
            Interrupts.poll("a count");
            for (int stop = Math.min(end - 7, i + CHUNK); i < stop; i += 8) {
                count += Long.bitCount((long) EIGHT.get(x, i));
            }
        }
        for (; i < end; i++) {
            count += x[i];
        }
        return count;
    }

    /// The places of the true ones, from 0 on; `y` has room for all.
    ///
    /// @return how many there are
    public static int places(byte[] x, int from, int n, int[] y) {
        int found = 0;
        for (int i = 0; i < n; ) {
            Interrupts.poll("a choice of elements");
            for (int stop = Math.min(n, i + CHUNK); i < stop; i++) {
                y[found] = i; // without a branch that nobody can foresee
                found += x[from + i];
            }
        }
        return found;
    }
}
