package himalia.tensor.cpu;

/// Sums of many floats, in double: exact enough for any length.
///
/// Long sums first add some floats in float, many side by side; what that loses is less than the last place.
public final class Sums {
    /// From here on many sums side by side.
    private static final int MANY = 256;
    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 20;
    /// Elements worth a thread of their own.
    private static final int SHARE = 1 << 16;

    private Sums() {}

    /// The sum of `n` elements.
    public static double row(float[] a, int from, int n) {
        if (n < 4 * SHARE) {
            return alone(a, from, n);
        }
        // always the same parts, so that the sum does not depend on the number of cores
        double[] parts = new double[(n + SHARE - 1) / SHARE];
        Workers.run(parts.length, p -> {
            Interrupts.poll("a sum");
            parts[p] = alone(a, from + p * SHARE, Math.min(SHARE, n - p * SHARE));
        });
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    /// The sum of whole numbers.
    public static long of(long[] a, int from, int n) {
        if (n >= MANY && LongExtremes.byVectors()) {
            return VectorLongs.sum(a, from, n);
        }
        long sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += a[i];
        }
        return sum;
    }

    /// The sums of `rows` rows of `n` elements each, one after another.
    public static void rows(float[] a, int from, int rows, int n, float[] y) {
        Workers.pieces(rows, Math.max(1, SHARE / Math.max(1, n)), (begin, end) -> {
            int polled = Math.max(1, CHUNK / Math.max(1, n));
            for (int r = begin; r < end; r++) {
                if (r % polled == 0) {
                    Interrupts.poll("a sum");
                }
                y[r] = (float) alone(a, from + r * n, n);
            }
        });
    }

    /// The sum on this thread.
    static double alone(float[] a, int from, int n) {
        if (n < MANY) {
            return inDouble(a, from, n);
        }
        double sum = 0;
        for (int i = 0; i < n; i += CHUNK) {
            if (i > 0) {
                Interrupts.poll("a sum");
            }
            int m = Math.min(CHUNK, n - i);
            sum += Vectors.fast() ? VectorSums.sum(a, from + i, m) : LaneSums.sum(a, from + i, m, Vectors.LANES);
        }
        return sum;
    }

    /// The largest of at least one element; nan if there is one.
    public static float max(float[] a, int from, int n) {
        if (n < MANY) {
            return LaneSums.max(a, from, n);
        }
        if (n < 4 * SHARE) {
            return maxAlone(a, from, n);
        }
        float[] parts = new float[(n + SHARE - 1) / SHARE];
        Workers.run(parts.length, p -> {
            Interrupts.poll("a maximum");
            parts[p] = maxAlone(a, from + p * SHARE, Math.min(SHARE, n - p * SHARE));
        });
        return LaneSums.max(parts, 0, parts.length);
    }

    /// The smallest of at least one element; nan if there is one.
    public static float min(float[] a, int from, int n) {
        if (n < MANY) {
            return LaneSums.min(a, from, n);
        }
        if (n < 4 * SHARE) {
            return minAlone(a, from, n);
        }
        float[] parts = new float[(n + SHARE - 1) / SHARE];
        Workers.run(parts.length, p -> {
            Interrupts.poll("a minimum");
            parts[p] = minAlone(a, from + p * SHARE, Math.min(SHARE, n - p * SHARE));
        });
        return LaneSums.min(parts, 0, parts.length);
    }

    private static float minAlone(float[] a, int from, int n) {
        return Vectors.fast() ? VectorSums.min(a, from, n) : LaneSums.min(a, from, n);
    }

    private static float maxAlone(float[] a, int from, int n) {
        return Vectors.fast() ? VectorSums.max(a, from, n) : LaneSums.max(a, from, n);
    }

    private static void addTo(double[] sums, float[] a, int from, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] += a[from + j];
        }
    }

    static double inDouble(float[] a, int from, int n) {
        // eight chains of additions: one alone would wait four cycles for each
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = from;
        int end = from + n;
        for (; i + 8 <= end; i += 8) {
            s0 += a[i];
            s1 += a[i + 1];
            s2 += a[i + 2];
            s3 += a[i + 3];
            s4 += a[i + 4];
            s5 += a[i + 5];
            s6 += a[i + 6];
            s7 += a[i + 7];
        }
        for (; i < end; i++) {
            s0 += a[i];
        }
        return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
    }

    /// `y[yo + j] = sum over r < n of a[from + r * step + j]` for `j < width`.
    public static void columns(float[] a, int from, int step, int n, int width, float[] y, int yo) {
        if ((width < 16 || (long) n * width < 512) && (long) n * width < CHUNK) {
            int j = 0;
            for (; j + 4 <= width; j += 4) { // four chains of additions: one alone would wait for each
                double s0 = 0;
                double s1 = 0;
                double s2 = 0;
                double s3 = 0;
                for (int r = 0, at = from + j; r < n; r++, at += step) {
                    s0 += a[at];
                    s1 += a[at + 1];
                    s2 += a[at + 2];
                    s3 += a[at + 3];
                }
                y[yo + j] = (float) s0;
                y[yo + j + 1] = (float) s1;
                y[yo + j + 2] = (float) s2;
                y[yo + j + 3] = (float) s3;
            }
            for (; j < width; j++) {
                double sum = 0;
                for (int r = 0; r < n; r++) {
                    sum += a[from + r * step + j];
                }
                y[yo + j] = (float) sum;
            }
            return;
        }
        int least = Math.max(64, SHARE / n); // the columns that are worth a thread
        Workers.pieces(width, least, (begin, end) -> longColumns(a, from + begin, step, n, end - begin, y, yo + begin));
    }

    private static void longColumns(float[] a, int from, int step, int n, int width, float[] y, int yo) {
        double[] sums = new double[width];
        int rows = Math.max(4, CHUNK / width & ~3);
        for (int r = 0; r < n; ) {
            Interrupts.poll("a sum");
            int stop = Math.min(n, r + rows);
            boolean vectors = Vectors.fast();
            for (; r <= stop - 4; r += 4) {
                if (vectors) {
                    VectorSums.addFour(sums, a, from + r * step, step, width);
                } else {
                    addFour(sums, a, from + r * step, step, width);
                }
            }
            for (; r < stop; r++) {
                addTo(sums, a, from + r * step, width);
            }
        }
        for (int j = 0; j < width; j++) {
            y[yo + j] = (float) sums[j];
        }
    }

    /// Four rows, added up in float, for one look at each sum.
    private static void addFour(double[] sums, float[] a, int r0, int step, int n) {
        int r1 = r0 + step;
        int r2 = r1 + step;
        int r3 = r2 + step;
        for (int j = 0; j < n; j++) {
            sums[j] += a[r0 + j] + a[r1 + j] + (a[r2 + j] + a[r3 + j]);
        }
    }
}
