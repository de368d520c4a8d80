package himalia.tensor.cpu;

/// The largest and smallest whole numbers, and where they lie.
public final class LongExtremes {
    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 18;

    private static final int BLOCK = 1 << 10;
    /// Fewer than these are done before a vector of each has been put together.
    private static final int FEW = 64;

    private LongExtremes() {}

    /// The extreme of at least one element.
    public static long of(long[] x, int from, int n, boolean max) {
        long best = x[from];
        for (int i = 0; i < n; i += CHUNK) {
            Interrupts.poll("a search for extremes");
            int end = from + Math.min(n, i + CHUNK);
            best = max ? Math.max(best, largest(x, from + i, end)) : Math.min(best, smallest(x, from + i, end));
        }
        return best;
    }

    /// Whether none of them is less than 0, and all are less than `size`.
    @SuppressWarnings("ShortCircuitBoolean") // a loop without branches
    static boolean areWithin(long[] x, int from, int n, long size) {
        if (n >= FEW && byVectors()) {
            return VectorLongs.areWithin(x, from, n, size);
        }
        boolean within = true;
        for (int i = from; i < from + n; i++) {
            within &= x[i] >= 0 & x[i] < size;
        }
        return within;
    }

    static boolean byVectors() {
        return Vectors.PRESENT && VectorLongs.WARM_UP.isDone();
    }

    private static long largest(long[] x, int from, int end) {
        if (byVectors()) {
            return VectorLongs.max(x, from, end - from);
        }
        long best = Long.MIN_VALUE;
        for (int i = from; i < end; i++) {
            best = Math.max(best, x[i]);
        }
        return best;
    }

    private static long smallest(long[] x, int from, int end) {
        if (byVectors()) {
            return VectorLongs.min(x, from, end - from);
        }
        long best = Long.MAX_VALUE;
        for (int i = from; i < end; i++) {
            best = Math.min(best, x[i]);
        }
        return best;
    }

    /// The extremes of at least one row of `width` elements each: one for each column.
    public static void ofColumns(long[] x, int from, int n, int width, boolean max, long[] y, int yo) {
        if (width == 1) {
            y[yo] = of(x, from, n, max);
            return;
        }
        System.arraycopy(x, from, y, yo, width);
        for (int r = 1; r < n; r++) {
            Interrupts.poll("a search for extremes", r * width, width);
            for (int j = 0; j < width; j++) {
                long v = x[from + r * width + j];
                y[yo + j] = max ? Math.max(y[yo + j], v) : Math.min(y[yo + j], v);
            }
        }
    }

    /// The place of the first extreme of each of `outer * inner` lines of `n` elements that lie `inner` apart.
    public static void places(long[] x, int xo, int outer, int n, int inner, boolean max, long[] y) {
        long[] best = new long[inner];
        int polled = Math.max(1, CHUNK / Math.max(1, n * inner));
        int rows = Math.max(1, CHUNK / Math.max(1, inner));
        for (int o = 0; o < outer; o++) {
            int from = xo + o * n * inner;
            if (o % polled == 0) {
                Interrupts.poll("a search for extremes");
            }
            if (inner == 1) {
                y[o] = place(x, from, n, of(x, from, n, max), max);
                continue;
            }
            System.arraycopy(x, from, best, 0, inner);
            for (int r = 1; r < n; r++) {
                if (r % rows == 0) {
                    Interrupts.poll("a search for extremes");
                }
                for (int j = 0; j < inner; j++) {
                    long v = x[from + r * inner + j];
                    if (max ? v > best[j] : v < best[j]) {
                        best[j] = v;
                        y[o * inner + j] = r;
                    }
                }
            }
        }
    }

    /// Where the extreme of `n` elements lies first: a block that has it is found as fast as the extreme itself was.
    private static int place(long[] x, int from, int n, long extreme, boolean max) {
        int i = from;
        while (i < from + n - BLOCK && (max ? largest(x, i, i + BLOCK) : smallest(x, i, i + BLOCK)) != extreme) {
            i += BLOCK;
        }
        while (x[i] != extreme) {
            i++;
        }
        return i - from;
    }
}
