package himalia.tensor.cpu;

/// Scores as probabilities, row by row of a float matrix, and the way back of gradients.
public final class FloatSoftmax {
    /// Elements worth a thread of their own.
    private static final int SHARE = 1 << 14;
    /// From here on vectors.
    private static final int MANY = 16;

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

    private static boolean byVectors(int n) {
        return n >= MANY && Vectors.fast() && VectorSoftmax.WARM_UP.isDone();
    }

    private static void row(float[] x, int from, int n, float[] y, int to, boolean logarithm) {
        float max = max(x, from, n);
        double sum = expSum(x, from, max, y, to, n);
        if (logarithm) {
            float log = (float) Math.log(sum);
            if (byVectors(n)) {
                VectorSoftmax.logs(x, from, max, log, y, to, n);
                return;
            }
            for (int i = 0; i < n; i++) {
                y[to + i] = x[from + i] - max - log;
            }
        } else {
            float share = (float) (1 / sum);
            if (byVectors(n)) {
                VectorSoftmax.shares(share, y, to, n);
                return;
            }
            for (int i = 0; i < n; i++) {
                y[to + i] *= share;
            }
        }
    }

    /// Softmax does not change when all scores grow alike, so the largest is taken as 0: no overflow. A nan need not be
    /// found, as a sum with its exponential is nan.
    private static float max(float[] x, int from, int n) {
        return n >= MANY && Vectors.fast() ? VectorSums.maxOfNumbers(x, from, n) : Sums.max(x, from, n);
    }

    /// What [#rows] would give for the logarithm of each row, but only the number at its class, and that with the other
    /// sign. Keeps the largest score of each row and the logarithm of its sum for the way back.
    public static void losses(
            float[] x, int xo, int rows, int n, long[] classes, int co, float[] y, float[] max, float[] log) {
        Workers.pieces(rows, Math.max(1, SHARE / Math.max(1, n)), (from, to) -> {
            float[] powers = new float[n];
            for (int row = from; row < to; row++) {
                if ((row & 63) == 0) {
                    Interrupts.poll("a cross-entropy");
                }
                int at = xo + row * n;
                max[row] = max(x, at, n);
                log[row] = (float) Math.log(expSum(x, at, max[row], powers, 0, n));
                y[row] = -(x[at + (int) classes[co + row]] - max[row] - log[row]);
            }
        });
    }

    /// The gradient of [#losses]: `g e^(x - max - log)`, less `g` at the class.
    public static void lossesBack(
            float[] g,
            int go,
            float[] x,
            int xo,
            int rows,
            int n,
            long[] classes,
            int co,
            float[] max,
            float[] log,
            float[] d) {
        Workers.pieces(rows, Math.max(1, SHARE / Math.max(1, n)), (from, to) -> {
            for (int row = from; row < to; row++) {
                if ((row & 63) == 0) {
                    Interrupts.poll("a cross-entropy");
                }
                float by = g[go + row];
                int at = xo + row * n;
                if (byVectors(n)) {
                    VectorSoftmax.powers(x, at, max[row], log[row], by, d, row * n, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        d[row * n + i] = FloatFormulas.exp(x[at + i] - max[row] - log[row]) * by;
                    }
                }
                d[row * n + (int) classes[co + row]] -= by;
            }
        });
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
            double[] dots = new double[2];
            for (int row = from; row < to; row++) {
                if ((row & 63) == 0) {
                    Interrupts.poll("a softmax");
                }
                int gi = go + row * n;
                int yi = yo + row * n;
                int di = row * n;
                if (logarithm) {
                    float sum = (float) Sums.alone(g, gi, n);
                    if (byVectors(n)) {
                        VectorSoftmax.backOfLogs(g, gi, y, yi, sum, d, di, n);
                        continue;
                    }
                    if (n >= MANY && Vectors.PRESENT) { // what the vectors will give once they are fast
                        FloatFormulas.exp(y, yi, d, di, n);
                    } else {
                        FloatMath.exp(y, yi, d, di, n);
                    }
                    for (int i = 0; i < n; i++) {
                        d[di + i] = g[gi + i] - d[di + i] * sum;
                    }
                } else {
                    NormLoops.dots(g, gi, y, yi, 0, null, 0, n, dots);
                    float sum = (float) dots[1];
                    if (byVectors(n)) {
                        VectorSoftmax.back(g, gi, y, yi, sum, d, di, n);
                        continue;
                    }
                    for (int i = 0; i < n; i++) {
                        d[di + i] = y[yi + i] * (g[gi + i] - sum);
                    }
                }
            }
        });
    }
}
