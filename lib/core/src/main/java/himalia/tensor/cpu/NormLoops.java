package himalia.tensor.cpu;

import org.jspecify.annotations.Nullable;

/// The loops of [FloatNorm] over a stretch of numbers: by the Vector API where the JVM has it ([VectorNorm]).
final class NormLoops {
    /// From here on vectors.
    private static final int MANY = 16;
    /// Numbers that are added up in float, side by side, before the sum goes on in double.
    private static final int STRETCH = 1024;

    private NormLoops() {}

    private static boolean byVectors(int n) {
        return n >= MANY && Vectors.PRESENT && VectorNorm.WARM_UP.isDone();
    }

    /// `y = (x - mean) * scale + shift`
    static void moved(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n) {
        if (byVectors(n)) {
            VectorNorm.moved(x, xo, mean, scale, shift, y, yo, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yo + i] = (x[xo + i] - mean) * scale + shift;
        }
    }

    /// `y = (x - mean) * scale * w + b`
    static void weighted(
            float[] x,
            int xo,
            float mean,
            float scale,
            float[] w,
            int wo,
            float[] b,
            int bo,
            float[] y,
            int yo,
            int n) {
        if (byVectors(n)) {
            VectorNorm.weighted(x, xo, mean, scale, w, wo, b, bo, y, yo, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yo + i] = (x[xo + i] - mean) * scale * w[wo + i] + b[bo + i];
        }
    }

    /// [#moved] with a mean, a scale and a shift for each.
    static void movedEach(float[] x, int xo, float[] mean, float[] scale, float[] shift, float[] y, int yo, int n) {
        if (byVectors(n)) {
            VectorNorm.movedEach(x, xo, mean, scale, shift, y, yo, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yo + i] = (x[xo + i] - mean[i]) * scale[i] + shift[i];
        }
    }

    /// `Σ (x - mean)²`
    static double squares(float[] x, int xo, int n, float mean) {
        double sum = 0;
        for (int i = 0; i < n; i += STRETCH) {
            int m = Math.min(STRETCH, n - i);
            sum += byVectors(m) ? VectorNorm.squares(x, xo + i, m, mean) : plainSquares(x, xo + i, m, mean);
        }
        return sum;
    }

    private static double plainSquares(float[] x, int xo, int n, float mean) {
        float[] terms = new float[n];
        for (int i = 0; i < n; i++) {
            float d = x[xo + i] - mean;
            terms[i] = d * d;
        }
        return sum(terms, n, 4);
    }

    private static double sum(float[] terms, int n, int vectors) {
        return n < MANY ? LaneSums.inDouble(terms, 0, n) : LaneSums.sideBySide(terms, n, vectors, Vectors.LANES);
    }

    /// The sums of `g w` and of `g w (x - mean)`; `w` may be `null`.
    static void dots(
            float[] g, int go, float[] x, int xo, float mean, float @Nullable [] w, int wo, int n, double[] sums) {
        sums[0] = 0;
        sums[1] = 0;
        for (int i = 0; i < n; i += STRETCH) {
            int m = Math.min(STRETCH, n - i);
            if (!byVectors(m)) {
                plainDots(g, go + i, x, xo + i, mean, w, wo + i, m, sums);
            } else if (w == null) {
                VectorNorm.dots(g, go + i, x, xo + i, mean, m, sums);
            } else {
                VectorNorm.dots(g, go + i, x, xo + i, mean, w, wo + i, m, sums);
            }
        }
    }

    private static void plainDots(
            float[] g, int go, float[] x, int xo, float mean, float @Nullable [] w, int wo, int n, double[] sums) {
        float[] terms = new float[n];
        float[] products = new float[n];
        for (int i = 0; i < n; i++) {
            float in = w == null ? g[go + i] : g[go + i] * w[wo + i];
            terms[i] = in;
            products[i] = (x[xo + i] - mean) * in;
        }
        sums[0] += sum(terms, n, 2);
        sums[1] += sum(products, n, 2);
    }

    /// `d = g w scale + (x - mean) slope + shift`; `w` may be `null`.
    static void back(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float @Nullable [] w,
            int wo,
            float scale,
            float slope,
            float shift,
            float[] d,
            int to,
            int n) {
        if (byVectors(n)) {
            if (w == null) {
                VectorNorm.back(g, go, x, xo, mean, scale, slope, shift, d, to, n);
            } else {
                VectorNorm.back(g, go, x, xo, mean, w, wo, scale, slope, shift, d, to, n);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            float in = w == null ? g[go + i] : g[go + i] * w[wo + i];
            d[to + i] = in * scale + ((x[xo + i] - mean) * slope + shift);
        }
    }

    /// Adds `g (x - mean) scale` to the products and `g` to the plain sums, both from place `at` on.
    static void gather(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float scale,
            float[] products,
            float[] plain,
            int at,
            int n) {
        if (byVectors(n)) {
            VectorNorm.gather(g, go, x, xo, mean, scale, products, plain, at, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            products[at + i] += (x[xo + i] - mean) * scale * g[go + i];
            plain[at + i] += g[go + i];
        }
    }

    /// [#back] and [#gather] in one walk.
    static void backAndGather(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float @Nullable [] w,
            int wo,
            float scale,
            float slope,
            float shift,
            float[] d,
            int to,
            float[] products,
            float[] plain,
            int at,
            int n) {
        if (w != null && byVectors(n)) {
            VectorNorm.backAndGather(g, go, x, xo, mean, w, wo, scale, slope, shift, d, to, products, plain, at, n);
            return;
        }
        back(g, go, x, xo, mean, w, wo, scale, slope, shift, d, to, n);
        gather(g, go, x, xo, mean, scale, products, plain, at, n);
    }

    /// The sums over some rows, which lie `step` apart, of the columns; or of the squares of what they are off the
    /// means.
    static void columns(float[] x, int xo, int step, int rows, float[] mean, boolean squares, float[] sums, int n) {
        if (byVectors(n)) {
            if (squares) {
                VectorNorm.squareColumns(x, xo, step, rows, mean, sums, n);
            } else {
                VectorNorm.sumColumns(x, xo, step, rows, sums, n);
            }
            return;
        }
        for (int j = 0; j < n; j++) {
            sums[j] = column(x, xo + j, step, rows, mean[j], squares);
        }
    }

    static float column(float[] x, int xo, int step, int rows, float mean, boolean squares) {
        float sum = 0;
        for (int r = 0; r < rows; r++) {
            float v = x[xo + r * step];
            sum += squares ? (v - mean) * (v - mean) : v;
        }
        return sum;
    }

    /// The sums over some rows of the columns of `g`, and of `g (x - mean)`.
    static void dotColumns(
            float[] g,
            int go,
            float[] x,
            int xo,
            int step,
            int rows,
            float[] mean,
            float[] plain,
            float[] products,
            int n) {
        if (byVectors(n)) {
            VectorNorm.dotColumns(g, go, x, xo, step, rows, mean, plain, products, n);
            return;
        }
        for (int j = 0; j < n; j++) {
            dotColumn(g, go, x, xo, step, rows, mean, plain, products, j);
        }
    }

    static void dotColumn(
            float[] g,
            int go,
            float[] x,
            int xo,
            int step,
            int rows,
            float[] mean,
            float[] plain,
            float[] products,
            int j) {
        float sum = 0;
        float product = 0;
        for (int r = 0; r < rows; r++) {
            float in = g[go + r * step + j];
            sum += in;
            product += (x[xo + r * step + j] - mean[j]) * in;
        }
        plain[j] = sum;
        products[j] = product;
    }

    /// [#back] with a mean, a scale, a slope and a shift for each.
    static void backEach(
            float[] g,
            int go,
            float[] x,
            int xo,
            float[] mean,
            float[] scale,
            float[] slope,
            float[] shift,
            float[] d,
            int to,
            int n) {
        if (byVectors(n)) {
            VectorNorm.backEach(g, go, x, xo, mean, scale, slope, shift, d, to, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            d[to + i] = g[go + i] * scale[i] + ((x[xo + i] - mean[i]) * slope[i] + shift[i]);
        }
    }
}
