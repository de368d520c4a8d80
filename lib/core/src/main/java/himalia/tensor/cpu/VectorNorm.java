package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [NormLoops] by the Vector API, bit for bit the same.
final class VectorNorm {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final int NUMBERS = 2048;
    static final WarmUp WARM_UP = warmUp();

    private VectorNorm() {}

    private static WarmUp warmUp() {
        int n = NUMBERS;
        int half = n / 2;
        float[] x = new float[n];
        float[] y = new float[n];
        float[] z = new float[n];
        double[] sums = new double[2];
        return new WarmUp(
                2,
                () -> moved(x, 0, 1, 1, 1, y, 0, n),
                () -> weighted(x, 0, 1, 1, z, 0, z, 0, y, 0, n),
                () -> movedEach(x, 0, z, z, z, y, 0, n),
                () -> squares(x, 0, n, 1),
                () -> dots(x, 0, x, 0, 1, n, sums),
                () -> dots(x, 0, x, 0, 1, z, 0, n, sums),
                () -> back(x, 0, x, 0, 1, 1, 1, 1, y, 0, n),
                () -> back(x, 0, x, 0, 1, z, 0, 1, 1, 1, y, 0, n),
                () -> gather(x, 0, x, 0, 1, 1, y, y, 0, n),
                () -> backAndGather(x, 0, x, 0, 1, z, 0, 1, 1, 1, y, 0, y, y, 0, half),
                () -> sumColumns(x, 0, half, 2, y, half),
                () -> squareColumns(x, 0, half, 2, z, y, half),
                () -> dotColumns(x, 0, x, 0, half, 2, z, y, y, half),
                () -> backEach(x, 0, x, 0, z, z, z, z, y, 0, n));
    }

    private static FloatVector at(float[] a, int i) {
        return FloatVector.fromArray(SPECIES, a, i);
    }

    private static FloatVector all(float v) {
        return FloatVector.broadcast(SPECIES, v);
    }

    static void moved(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n) {
        FloatVector m = all(mean);
        FloatVector s = all(scale);
        FloatVector b = all(shift);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            at(x, xo + i).sub(m).mul(s).add(b).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (x[xo + i] - mean) * scale + shift;
        }
    }

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
        FloatVector m = all(mean);
        FloatVector s = all(scale);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = at(x, xo + i).sub(m).mul(s);
            v.mul(at(w, wo + i)).add(at(b, bo + i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (x[xo + i] - mean) * scale * w[wo + i] + b[bo + i];
        }
    }

    static void movedEach(float[] x, int xo, float[] mean, float[] scale, float[] shift, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = at(x, xo + i).sub(at(mean, i));
            v.mul(at(scale, i)).add(at(shift, i)).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = (x[xo + i] - mean[i]) * scale[i] + shift[i];
        }
    }

    static double squares(float[] x, int xo, int n, float mean) {
        FloatVector m = all(mean);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (; i <= n - 4 * LANES; i += 4 * LANES) {
            FloatVector d0 = at(x, xo + i).sub(m);
            FloatVector d1 = at(x, xo + i + LANES).sub(m);
            FloatVector d2 = at(x, xo + i + 2 * LANES).sub(m);
            FloatVector d3 = at(x, xo + i + 3 * LANES).sub(m);
            s0 = s0.add(d0.mul(d0));
            s1 = s1.add(d1.mul(d1));
            s2 = s2.add(d2.mul(d2));
            s3 = s3.add(d3.mul(d3));
        }
        for (; i <= n - LANES; i += LANES) {
            FloatVector d = at(x, xo + i).sub(m);
            s0 = s0.add(d.mul(d));
        }
        double rest = 0;
        for (; i < n; i++) {
            float d = x[xo + i] - mean;
            rest += d * d;
        }
        return VectorSums.total(s0.add(s1).add(s2.add(s3))) + rest;
    }

    /// Adds to both sums.
    static void dots(float[] g, int go, float[] x, int xo, float mean, int n, double[] sums) {
        FloatVector m = all(mean);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector p0 = s0;
        FloatVector p1 = s0;
        int i = 0;
        for (; i <= n - 2 * LANES; i += 2 * LANES) {
            FloatVector g0 = at(g, go + i);
            FloatVector g1 = at(g, go + i + LANES);
            s0 = s0.add(g0);
            s1 = s1.add(g1);
            p0 = p0.add(at(x, xo + i).sub(m).mul(g0));
            p1 = p1.add(at(x, xo + i + LANES).sub(m).mul(g1));
        }
        for (; i <= n - LANES; i += LANES) {
            FloatVector in = at(g, go + i);
            s0 = s0.add(in);
            p0 = p0.add(at(x, xo + i).sub(m).mul(in));
        }
        double sum = 0;
        double product = 0;
        for (; i < n; i++) {
            sum += g[go + i];
            product += (x[xo + i] - mean) * g[go + i];
        }
        sums[0] += VectorSums.total(s0.add(s1)) + sum;
        sums[1] += VectorSums.total(p0.add(p1)) + product;
    }

    static void dots(float[] g, int go, float[] x, int xo, float mean, float[] w, int wo, int n, double[] sums) {
        FloatVector m = all(mean);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector p0 = s0;
        FloatVector p1 = s0;
        int i = 0;
        for (; i <= n - 2 * LANES; i += 2 * LANES) {
            FloatVector g0 = at(g, go + i).mul(at(w, wo + i));
            FloatVector g1 = at(g, go + i + LANES).mul(at(w, wo + i + LANES));
            s0 = s0.add(g0);
            s1 = s1.add(g1);
            p0 = p0.add(at(x, xo + i).sub(m).mul(g0));
            p1 = p1.add(at(x, xo + i + LANES).sub(m).mul(g1));
        }
        for (; i <= n - LANES; i += LANES) {
            FloatVector in = at(g, go + i).mul(at(w, wo + i));
            s0 = s0.add(in);
            p0 = p0.add(at(x, xo + i).sub(m).mul(in));
        }
        double sum = 0;
        double product = 0;
        for (; i < n; i++) {
            float in = g[go + i] * w[wo + i];
            sum += in;
            product += (x[xo + i] - mean) * in;
        }
        sums[0] += VectorSums.total(s0.add(s1)) + sum;
        sums[1] += VectorSums.total(p0.add(p1)) + product;
    }

    static void back(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float scale,
            float slope,
            float shift,
            float[] d,
            int to,
            int n) {
        FloatVector m = all(mean);
        FloatVector s = all(scale);
        FloatVector p = all(slope);
        FloatVector b = all(shift);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector rest = at(x, xo + i).sub(m).mul(p).add(b);
            at(g, go + i).mul(s).add(rest).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            d[to + i] = g[go + i] * scale + ((x[xo + i] - mean) * slope + shift);
        }
    }

    static void back(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float[] w,
            int wo,
            float scale,
            float slope,
            float shift,
            float[] d,
            int to,
            int n) {
        FloatVector m = all(mean);
        FloatVector s = all(scale);
        FloatVector p = all(slope);
        FloatVector b = all(shift);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector rest = at(x, xo + i).sub(m).mul(p).add(b);
            at(g, go + i).mul(at(w, wo + i)).mul(s).add(rest).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            d[to + i] = g[go + i] * w[wo + i] * scale + ((x[xo + i] - mean) * slope + shift);
        }
    }

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
        FloatVector m = all(mean);
        FloatVector s = all(scale);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector in = at(g, go + i);
            FloatVector product = at(x, xo + i).sub(m).mul(s).mul(in);
            at(products, at + i).add(product).intoArray(products, at + i);
            at(plain, at + i).add(in).intoArray(plain, at + i);
        }
        for (; i < n; i++) {
            products[at + i] += (x[xo + i] - mean) * scale * g[go + i];
            plain[at + i] += g[go + i];
        }
    }

    static void backAndGather(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float[] w,
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
        FloatVector m = all(mean);
        FloatVector s = all(scale);
        FloatVector p = all(slope);
        FloatVector b = all(shift);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector in = at(g, go + i);
            FloatVector centred = at(x, xo + i).sub(m);
            at(products, at + i).add(centred.mul(s).mul(in)).intoArray(products, at + i);
            at(plain, at + i).add(in).intoArray(plain, at + i);
            FloatVector rest = centred.mul(p).add(b);
            in.mul(at(w, wo + i)).mul(s).add(rest).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            float centred = x[xo + i] - mean;
            products[at + i] += centred * scale * g[go + i];
            plain[at + i] += g[go + i];
            d[to + i] = g[go + i] * w[wo + i] * scale + (centred * slope + shift);
        }
    }

    static void sumColumns(float[] x, int xo, int step, int rows, float[] sums, int n) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector s = at(x, xo + j);
            for (int r = 1; r < rows; r++) {
                s = s.add(at(x, xo + r * step + j));
            }
            s.intoArray(sums, j);
        }
        for (; j < n; j++) {
            sums[j] = NormLoops.column(x, xo + j, step, rows, 0, false);
        }
    }

    static void squareColumns(float[] x, int xo, int step, int rows, float[] mean, float[] sums, int n) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector m = at(mean, j);
            FloatVector s = FloatVector.zero(SPECIES);
            for (int r = 0; r < rows; r++) {
                FloatVector d = at(x, xo + r * step + j).sub(m);
                s = s.add(d.mul(d));
            }
            s.intoArray(sums, j);
        }
        for (; j < n; j++) {
            sums[j] = NormLoops.column(x, xo + j, step, rows, mean[j], true);
        }
    }

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
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector m = at(mean, j);
            FloatVector s = FloatVector.zero(SPECIES);
            FloatVector p = s;
            for (int r = 0; r < rows; r++) {
                FloatVector in = at(g, go + r * step + j);
                s = s.add(in);
                p = p.add(at(x, xo + r * step + j).sub(m).mul(in));
            }
            s.intoArray(plain, j);
            p.intoArray(products, j);
        }
        for (; j < n; j++) {
            NormLoops.dotColumn(g, go, x, xo, step, rows, mean, plain, products, j);
        }
    }

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
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector rest = at(x, xo + i).sub(at(mean, i)).mul(at(slope, i)).add(at(shift, i));
            at(g, go + i).mul(at(scale, i)).add(rest).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            d[to + i] = g[go + i] * scale[i] + ((x[xo + i] - mean[i]) * slope[i] + shift[i]);
        }
    }
}
