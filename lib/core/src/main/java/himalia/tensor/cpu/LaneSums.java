package himalia.tensor.cpu;

/// Sums and maxima of many floats in plain loops; sums in the order of [VectorSums], so that both give the same bits.
final class LaneSums {
    /// How many floats a lane adds before the sum goes on in double.
    static final int RUN = 16;

    private LaneSums() {}

    /// @param lanes how many floats a vector of this processor holds
    static double sum(float[] a, int from, int n, int lanes) {
        int wide = 8 * lanes;
        int end = from + n;
        int i = from;
        double[] totals = new double[lanes];
        float[] sums = new float[wide];
        while (i <= end - wide) {
            int stop = Math.min(i + RUN * wide, end - (end - i) % wide);
            java.util.Arrays.fill(sums, 0);
            for (; i < stop; i += wide) {
                for (int j = 0; j < wide; j++) {
                    sums[j] += a[i + j];
                }
            }
            for (int j = 0; j < lanes; j++) {
                float left = sums[j] + sums[lanes + j] + (sums[2 * lanes + j] + sums[3 * lanes + j]);
                float right = sums[4 * lanes + j] + sums[5 * lanes + j] + (sums[6 * lanes + j] + sums[7 * lanes + j]);
                totals[j] += left + right;
            }
        }
        java.util.Arrays.fill(sums, 0, lanes, 0);
        for (; i <= end - lanes; i += lanes) {
            for (int j = 0; j < lanes; j++) {
                sums[j] += a[i + j];
            }
        }
        for (int j = 0; j < lanes; j++) {
            totals[j] += sums[j];
        }
        return total(totals) + inDouble(a, i, end);
    }

    /// The sum of the first `n` elements in the order of a loop that adds to one, two or four vectors side by side.
    static double sideBySide(float[] a, int n, int vectors, int lanes) {
        int wide = vectors * lanes;
        float[] sums = new float[wide];
        int i = 0;
        for (; i <= n - wide; i += wide) {
            for (int j = 0; j < wide; j++) {
                sums[j] += a[i + j];
            }
        }
        for (; i <= n - lanes; i += lanes) {
            for (int j = 0; j < lanes; j++) {
                sums[j] += a[i + j];
            }
        }
        double[] totals = new double[lanes];
        for (int j = 0; j < lanes; j++) {
            float left = vectors == 1 ? sums[j] : sums[j] + sums[lanes + j];
            totals[j] = vectors < 4 ? left : left + (sums[2 * lanes + j] + sums[3 * lanes + j]);
        }
        return total(totals) + inDouble(a, i, n);
    }

    /// The sum of an array whose length is a power of two, by halves; the array is lost.
    static double total(double[] sums) {
        for (int half = sums.length / 2; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                sums[j] += sums[half + j];
            }
        }
        return sums[0];
    }

    static double inDouble(float[] a, int from, int end) {
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += a[i];
        }
        return sum;
    }

    static float min(float[] a, int from, int n) {
        float m0 = a[from];
        float m1 = m0;
        float m2 = m0;
        float m3 = m0;
        int i = from;
        for (; i <= from + n - 4; i += 4) { // four chains: one alone would wait for each
            m0 = Math.min(m0, a[i]);
            m1 = Math.min(m1, a[i + 1]);
            m2 = Math.min(m2, a[i + 2]);
            m3 = Math.min(m3, a[i + 3]);
        }
        for (; i < from + n; i++) {
            m0 = Math.min(m0, a[i]);
        }
        return Math.min(Math.min(m0, m1), Math.min(m2, m3));
    }

    static float max(float[] a, int from, int n) {
        float max = a[from];
        for (int i = from + 1; i < from + n; i++) {
            max = Math.max(max, a[i]);
        }
        return max;
    }
}
