package himalia.tensor.cpu;

/// Running sums along lines of a tensor: `outer` times `inner` lines of `n` elements that lie `inner` apart. Floats are
/// added in double.
public final class RunningSums {
    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 18;

    private RunningSums() {}

    /// `y` begins at 0; from the ends of the lines on where `back`.
    public static void floats(float[] x, int xo, int outer, int n, int inner, boolean back, float[] y) {
        double[] sums = new double[inner];
        for (int o = 0; o < outer; o++) {
            int shift = o * n * inner;
            Interrupts.poll("running sums", shift, n);
            if (inner == 1 && !back) {
                line(x, xo + shift, n, y, shift);
                continue;
            }
            java.util.Arrays.fill(sums, 0);
            for (int r = 0; r < n; r++) {
                int at = shift + (back ? n - 1 - r : r) * inner;
                Interrupts.poll("running sums", r * inner, inner);
                for (int j = 0; j < inner; j++) {
                    double sum = sums[j] + x[xo + at + j];
                    sums[j] = sum;
                    y[at + j] = (float) sum;
                }
            }
        }
    }

    /// Four at a time: each waits for one addition to the sum before, and not for four.
    private static void line(float[] x, int from, int n, float[] y, int to) {
        double sum = 0;
        int i = 0;
        for (int stop = 0; i <= n - 4; ) {
            stop = Math.min(n - 3, stop + CHUNK);
            for (; i < stop; i += 4) {
                double first = x[from + i];
                double two = first + x[from + i + 1];
                double third = x[from + i + 2];
                double four = two + (third + x[from + i + 3]);
                y[to + i] = (float) (sum + first);
                y[to + i + 1] = (float) (sum + two);
                y[to + i + 2] = (float) (sum + (two + third));
                sum += four;
                y[to + i + 3] = (float) sum;
            }
            Interrupts.poll("running sums");
        }
        for (; i < n; i++) {
            sum += x[from + i];
            y[to + i] = (float) sum;
        }
    }

    /// The same of whole numbers.
    public static void longs(long[] x, int xo, int outer, int n, int inner, boolean back, long[] y) {
        long[] sums = new long[inner];
        for (int o = 0; o < outer; o++) {
            int shift = o * n * inner;
            Interrupts.poll("running sums", shift, n);
            java.util.Arrays.fill(sums, 0);
            for (int r = 0; r < n; r++) {
                int at = shift + (back ? n - 1 - r : r) * inner;
                Interrupts.poll("running sums", r * inner, inner);
                for (int j = 0; j < inner; j++) {
                    sums[j] += x[xo + at + j];
                    y[at + j] = sums[j];
                }
            }
        }
    }
}
