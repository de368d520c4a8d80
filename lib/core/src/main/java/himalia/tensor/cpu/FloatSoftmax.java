package himalia.tensor.cpu;

/// Scores as probabilities, row by row of a float matrix, and the way back of gradients.
public final class FloatSoftmax {
    /// Elements worth a thread of their own.
    private static final int SHARE = 1 << 14;
    /// From here on vectors.
    private static final int MANY = 64;

    private FloatSoftmax() {}

    /// `e^x / Σ e^x`, or its logarithm `x - log Σ e^x`; `y` begins at 0.
    public static void rows(float[] x, int xo, int rows, int n, float[] y, boolean logarithm) {
        if (n == 0) {
            return;
        }
        Workers.pieces(rows, Math.max(1, SHARE / n), (from, to) -> {
            for (int row = from; row < to; row++) {
                if ((row & 63) == 0) {
                    Interrupts.poll("a softmax");
                }
                row(x, xo + row * n, n, y, row * n, logarithm);
            }
        });
    }

    private static void row(float[] x, int from, int n, float[] y, int to, boolean logarithm) {
        // softmax does not change when all scores grow alike, so the largest is taken as 0: no overflow; nan need not
        // be
        // found, as a sum with its exponential is nan
        float max = n >= MANY && Vectors.fast() ? VectorSums.maxOfNumbers(x, from, n) : Sums.max(x, from, n);
        double sum = expSum(x, from, max, y, to, n);
        if (logarithm) {
            float log = (float) Math.log(sum);
            for (int i = 0; i < n; i++) {
                y[to + i] = x[from + i] - max - log;
            }
        } else {
            float share = (float) (1 / sum);
            for (int i = 0; i < n; i++) {
                y[to + i] *= share;
            }
        }
    }

    private static double expSum(float[] x, int from, float shift, float[] y, int to, int n) {
        if (n >= MANY && Vectors.fast()) {
            return VectorMath.expSum(x, from, shift, y, to, n);
        }
        for (int i = 0; i < n; i++) {
            y[to + i] = FloatFormulas.exp(x[from + i] - shift);
        }
        return n < MANY ? LaneSums.inDouble(y, to, to + n) : LaneSums.sum(y, to, n, Vectors.LANES);
    }

    /// `y (g - Σ g y)`, or for the logarithm `g - e^y Σ g`.
    public static void backward(float[] g, int go, float[] y, int yo, int rows, int n, float[] d, boolean logarithm) {
        Workers.pieces(rows, Math.max(1, SHARE / Math.max(1, n)), (from, to) -> {
            for (int row = from; row < to; row++) {
                if ((row & 63) == 0) {
                    Interrupts.poll("a softmax");
                }
                int gi = go + row * n;
                int yi = yo + row * n;
                int di = row * n;
                if (logarithm) {
                    float sum = (float) Sums.alone(g, gi, n);
                    FloatMath.exp(y, yi, d, di, n);
                    for (int i = 0; i < n; i++) {
                        d[di + i] = g[gi + i] - d[di + i] * sum;
                    }
                } else {
                    for (int i = 0; i < n; i++) {
                        d[di + i] = g[gi + i] * y[yi + i];
                    }
                    float sum = (float) Sums.alone(d, di, n);
                    for (int i = 0; i < n; i++) {
                        d[di + i] = y[yi + i] * (g[gi + i] - sum);
                    }
                }
            }
        });
    }
}
