package himalia.tensor.cpu;

/// Where the largest or smallest floats lie.
public final class FloatExtremes {
    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 20;

    private FloatExtremes() {}

    /// The place of the first extreme of each of `outer * inner` lines of `n` elements that lie `inner` apart; nan
    /// counts as the extreme.
    public static void places(float[] x, int xo, int outer, int n, int inner, boolean max, long[] y) {
        float[] best = new float[inner];
        int polled = Math.max(1, CHUNK / Math.max(1, n * inner));
        int rows = Math.max(1, CHUNK / Math.max(1, inner));
        for (int o = 0; o < outer; o++) {
            int from = xo + o * n * inner;
            if (o % polled == 0) {
                Interrupts.poll("a search for extremes");
            }
            if (inner == 1) {
                y[o] = place(x, from, n, max);
                continue;
            }
            System.arraycopy(x, from, best, 0, inner);
            for (int r = 1; r < n; r++) {
                if (r % rows == 0) {
                    Interrupts.poll("a search for extremes");
                }
                for (int j = 0; j < inner; j++) {
                    float v = x[from + r * inner + j];
                    if (beats(v, best[j], max)) {
                        best[j] = v;
                        y[o * inner + j] = r;
                    }
                }
            }
        }
    }

    /// The extremes of at least one row of `width` elements each: one for each column; nan if there is one.
    public static void ofColumns(float[] x, int from, int n, int width, boolean max, float[] y, int yo) {
        System.arraycopy(x, from, y, yo, width);
        for (int r = 1; r < n; r++) {
            Interrupts.poll("a search for extremes", r * width, width);
            if (max) {
                FloatBounds.larger(y, yo, 1, x, from + r * width, 1, y, yo, width);
            } else {
                FloatBounds.smaller(y, yo, 1, x, from + r * width, 1, y, yo, width);
            }
        }
    }

    private static int place(float[] x, int from, int n, boolean max) {
        float most = max ? Sums.max(x, from, n) : Sums.min(x, from, n);
        boolean nan = Float.isNaN(most);
        int i = 0;
        while (nan ? !Float.isNaN(x[from + i]) : x[from + i] != most) {
            i++;
            Interrupts.poll("a search for extremes", i);
        }
        return i;
    }

    private static boolean beats(float a, float b, boolean max) {
        return !Float.isNaN(b) && (Float.isNaN(a) || (max ? a > b : a < b));
    }
}
