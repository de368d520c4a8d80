package himalia.tensor.cpu;

import java.util.Arrays;

/// Sums of many floats, in double: exact enough for any length.
///
/// Long sums first add some floats in float, many side by side; what that loses is less than the last place.
public final class Sums {
    /// From here on many sums side by side.
    private static final int MANY = 256;
    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 20;
    /// Elements worth a thread of their own.
    private static final int SHARE = 1 << 18;

    private Sums() {}

    /// The sum of `n` elements.
    public static double row(float[] a, int from, int n) {
        if (n < 2 * SHARE) {
            return alone(a, from, n);
        }
        double[] parts = new double[n / SHARE + 1];
        Workers.ranges(n, SHARE, (begin, end) -> parts[begin / SHARE] += alone(a, from + begin, end - begin));
        return Arrays.stream(parts).sum();
    }

    /// The sums of `rows` rows of `n` elements each, one after another.
    public static void rows(float[] a, int from, int rows, int n, float[] y) {
        Workers.ranges(rows, Math.max(1, SHARE / Math.max(1, n)), (begin, end) -> {
            for (int r = begin; r < end; r++) {
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
            int m = Math.min(CHUNK, n - i);
            sum += Vectors.fast() ? VectorSums.sum(a, from + i, m) : LaneSums.sum(a, from + i, m, Vectors.LANES);
            if (n > CHUNK) {
                Interrupts.poll("a sum");
            }
        }
        return sum;
    }

    /// The largest of at least one element; nan if there is one.
    public static float max(float[] a, int from, int n) {
        if (n < MANY) {
            return LaneSums.max(a, from, n);
        }
        float max = a[from];
        for (int i = 0; i < n; i += CHUNK) {
            int m = Math.min(CHUNK, n - i);
            float here = Vectors.fast() ? VectorSums.max(a, from + i, m) : LaneSums.max(a, from + i, m);
            max = Math.max(max, here);
            if (n > CHUNK) {
                Interrupts.poll("a maximum");
            }
        }
        return max;
    }

    private static void addTo(double[] sums, float[] a, int from, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] += a[from + j];
        }
    }

    private static double inDouble(float[] a, int from, int n) {
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
        if (width < 16 || (long) n * width < 512) {
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
        double[] sums = new double[width];
        for (int r = 0; r < n; r++) {
            addTo(sums, a, from + r * step, width);
            if ((r & 0x3FF) == 0) {
                Interrupts.poll("a sum");
            }
        }
        for (int j = 0; j < width; j++) {
            y[yo + j] = (float) sums[j];
        }
    }
}
