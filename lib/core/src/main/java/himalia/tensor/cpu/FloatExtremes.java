package himalia.tensor.cpu;

import java.util.Arrays;

/// Where the largest or smallest floats lie.
public final class FloatExtremes {
    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 20;
    /// From here on columns by vectors.
    private static final int MANY = 32;

    private FloatExtremes() {}

    /// The place of the first extreme of each of `outer * inner` lines of `n` elements that lie `inner` apart; nan
    /// counts as the extreme.
    public static void places(float[] x, int xo, int outer, int n, int inner, boolean max, long[] y) {
        int polled = Math.max(1, CHUNK / Math.max(1, n * inner));
        if (inner == 1) {
            for (int o = 0; o < outer; o++) {
                if (o % polled == 0) {
                    Interrupts.poll("a search for extremes");
                }
                y[o] = place(x, xo + o * n, n, max);
            }
            return;
        }
        float[] best = new float[inner];
        int[] places = new int[inner];
        for (int o = 0; o < outer; o++) {
            int from = xo + o * n * inner;
            System.arraycopy(x, from, best, 0, inner);
            Arrays.fill(places, 0);
            boolean vectors = inner >= MANY && Vectors.PRESENT && VectorExtremes.WARM_UP.isDone();
            for (int r = 1; r < n; r++) {
                Interrupts.poll("a search for extremes", (o * n + r) * inner, inner);
                int row = from + r * inner;
                if (!vectors) {
                    beat(x, row, max, best, places, r, 0, inner);
                } else if (max) {
                    VectorExtremes.larger(x, row, best, places, r, inner);
                } else {
                    VectorExtremes.smaller(x, row, best, places, r, inner);
                }
            }
            for (int j = 0; j < inner; j++) {
                y[o * inner + j] = places[j];
            }
        }
    }

    /// Puts elements of a row in the place of those they beat.
    static void beat(float[] x, int xo, boolean max, float[] best, int[] places, int row, int from, int end) {
        for (int j = from; j < end; j++) {
            float v = x[xo + j];
            if (beats(v, best[j], max)) {
                best[j] = v;
                places[j] = row;
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
