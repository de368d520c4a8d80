package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loops of [VectorConvolution]: tiles of six rows and two vectors, whose twelve sums stay in registers.
final class ConvolutionTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    static final int ROWS = 6;
    static final int COLUMNS = 2 * LANES;

    private static volatile boolean warm;

    private ConvolutionTiles() {}

    /// Whether the compiler has seen to the loops.
    static boolean isWarm() {
        return warm;
    }

    /// `c[co + r * cr + j] += sum over d < count of a[ao + 6 d + r] * b[starts[first + d] + at + j]` for six `r` and
    /// all `j` of two vectors, but the first `done` ones.
    static void add(
            float[] a,
            int ao,
            float[] b,
            int[] starts,
            int first,
            int count,
            int at,
            float[] c,
            int co,
            int cr,
            int done) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s40 = s00;
        FloatVector s41 = s00;
        FloatVector s50 = s00;
        FloatVector s51 = s00;
        for (int d = 0, i = ao; d < count; d++, i += ROWS) {
            int from = starts[first + d] + at;
            FloatVector left = FloatVector.fromArray(SPECIES, b, from);
            FloatVector right = FloatVector.fromArray(SPECIES, b, from + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[i]);
            s00 = x.fma(left, s00);
            s01 = x.fma(right, s01);
            x = FloatVector.broadcast(SPECIES, a[i + 1]);
            s10 = x.fma(left, s10);
            s11 = x.fma(right, s11);
            x = FloatVector.broadcast(SPECIES, a[i + 2]);
            s20 = x.fma(left, s20);
            s21 = x.fma(right, s21);
            x = FloatVector.broadcast(SPECIES, a[i + 3]);
            s30 = x.fma(left, s30);
            s31 = x.fma(right, s31);
            x = FloatVector.broadcast(SPECIES, a[i + 4]);
            s40 = x.fma(left, s40);
            s41 = x.fma(right, s41);
            x = FloatVector.broadcast(SPECIES, a[i + 5]);
            s50 = x.fma(left, s50);
            s51 = x.fma(right, s51);
        }
        if (done > 0) {
            float[] sums = new float[ROWS * COLUMNS];
            s00.intoArray(sums, 0);
            s01.intoArray(sums, LANES);
            s10.intoArray(sums, COLUMNS);
            s11.intoArray(sums, COLUMNS + LANES);
            s20.intoArray(sums, 2 * COLUMNS);
            s21.intoArray(sums, 2 * COLUMNS + LANES);
            s30.intoArray(sums, 3 * COLUMNS);
            s31.intoArray(sums, 3 * COLUMNS + LANES);
            s40.intoArray(sums, 4 * COLUMNS);
            s41.intoArray(sums, 4 * COLUMNS + LANES);
            s50.intoArray(sums, 5 * COLUMNS);
            s51.intoArray(sums, 5 * COLUMNS + LANES);
            for (int r = 0; r < ROWS; r++) {
                for (int j = done; j < COLUMNS; j++) {
                    c[co + r * cr + j] += sums[r * COLUMNS + j];
                }
            }
            return;
        }
        FloatVector.fromArray(SPECIES, c, co).add(s00).intoArray(c, co);
        FloatVector.fromArray(SPECIES, c, co + LANES).add(s01).intoArray(c, co + LANES);
        int to = co + cr;
        FloatVector.fromArray(SPECIES, c, to).add(s10).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s11).intoArray(c, to + LANES);
        to += cr;
        FloatVector.fromArray(SPECIES, c, to).add(s20).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s21).intoArray(c, to + LANES);
        to += cr;
        FloatVector.fromArray(SPECIES, c, to).add(s30).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s31).intoArray(c, to + LANES);
        to += cr;
        FloatVector.fromArray(SPECIES, c, to).add(s40).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s41).intoArray(c, to + LANES);
        to += cr;
        FloatVector.fromArray(SPECIES, c, to).add(s50).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s51).intoArray(c, to + LANES);
    }

    /// `c[co + r * wide + j] += sum over all p < rows, q < columns of x[ways[first + r] + at + p * width + q] *
    /// g[go + (p * columns + q) * wide + j]` for six `r` and all `j` of two vectors.
    static void weigh(
            float[] x,
            int[] ways,
            int first,
            int at,
            int width,
            int rows,
            int columns,
            float[] g,
            int go,
            int wide,
            float[] c,
            int co) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s40 = s00;
        FloatVector s41 = s00;
        FloatVector s50 = s00;
        FloatVector s51 = s00;
        int x1 = ways[first + 1] - ways[first];
        int x2 = ways[first + 2] - ways[first];
        int x3 = ways[first + 3] - ways[first];
        int x4 = ways[first + 4] - ways[first];
        int x5 = ways[first + 5] - ways[first];
        int from = go;
        for (int p = 0; p < rows; p++) {
            int i = ways[first] + at + p * width;
            for (int end = i + columns; i < end; i++, from += wide) {
                FloatVector left = FloatVector.fromArray(SPECIES, g, from);
                FloatVector right = FloatVector.fromArray(SPECIES, g, from + LANES);
                FloatVector v = FloatVector.broadcast(SPECIES, x[i]);
                s00 = v.fma(left, s00);
                s01 = v.fma(right, s01);
                v = FloatVector.broadcast(SPECIES, x[i + x1]);
                s10 = v.fma(left, s10);
                s11 = v.fma(right, s11);
                v = FloatVector.broadcast(SPECIES, x[i + x2]);
                s20 = v.fma(left, s20);
                s21 = v.fma(right, s21);
                v = FloatVector.broadcast(SPECIES, x[i + x3]);
                s30 = v.fma(left, s30);
                s31 = v.fma(right, s31);
                v = FloatVector.broadcast(SPECIES, x[i + x4]);
                s40 = v.fma(left, s40);
                s41 = v.fma(right, s41);
                v = FloatVector.broadcast(SPECIES, x[i + x5]);
                s50 = v.fma(left, s50);
                s51 = v.fma(right, s51);
            }
        }
        int to = co;
        FloatVector.fromArray(SPECIES, c, to).add(s00).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s01).intoArray(c, to + LANES);
        to += wide;
        FloatVector.fromArray(SPECIES, c, to).add(s10).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s11).intoArray(c, to + LANES);
        to += wide;
        FloatVector.fromArray(SPECIES, c, to).add(s20).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s21).intoArray(c, to + LANES);
        to += wide;
        FloatVector.fromArray(SPECIES, c, to).add(s30).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s31).intoArray(c, to + LANES);
        to += wide;
        FloatVector.fromArray(SPECIES, c, to).add(s40).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s41).intoArray(c, to + LANES);
        to += wide;
        FloatVector.fromArray(SPECIES, c, to).add(s50).intoArray(c, to);
        FloatVector.fromArray(SPECIES, c, to + LANES).add(s51).intoArray(c, to + LANES);
    }

    /// Copies rows of `n` numbers, `step` apart, to lie one after another. Whole vectors go over the place of the next
    /// row, which is written after it.
    static void copyRows(float[] x, int from, int step, float[] y, int to, int n, int rows) {
        int end = to + n * rows;
        for (int r = 0; r < rows; r++) {
            int i = from + r * step;
            int j = to + r * n;
            int last = j + n;
            for (; j < last && j + LANES <= end && i + LANES <= x.length; j += LANES, i += LANES) {
                FloatVector.fromArray(SPECIES, x, i).intoArray(y, j);
            }
            if (j < last) {
                System.arraycopy(x, i, y, j, last - j);
            }
        }
    }

    /// Writes a row-major matrix turned around, with rows of the length `wide`, of which the end is of no use.
    static void turn(float[] x, int from, int rows, int columns, float[] y, int wide) {
        int[] places = new int[LANES];
        for (int o = 0; o < rows; o += LANES) {
            for (int l = 0; l < LANES; l++) {
                places[l] = Math.min(o + l, rows - 1) * columns;
            }
            for (int k = 0; k < columns; k++) {
                FloatVector.fromArray(SPECIES, x, from + k, places, 0).intoArray(y, k * wide + o);
            }
        }
    }

    /// Runs all loops until they are fast.
    static void warmUp() {
        int n = 64;
        float[] a = new float[n * ROWS];
        float[] b = new float[n * COLUMNS];
        float[] c = new float[n * COLUMNS];
        int[] starts = new int[n];
        int[] ways = {0, 1, 2, 8, 9, 10};
        long end = System.nanoTime() + 20_000_000_000L;
        int fast = 0;
        while (fast < 20 && System.nanoTime() < end) {
            long start = System.nanoTime();
            add(a, 0, b, starts, 0, n, 1, c, 0, COLUMNS, 0);
            add(a, 0, b, starts, 0, n, 1, c, 0, COLUMNS, 3);
            weigh(a, ways, 0, 0, 10, 5, 8, b, 0, COLUMNS, c, 0);
            copyRows(a, 0, 26, c, 0, 24, 10);
            turn(b, 0, LANES - 1, n, c, COLUMNS);
            fast = System.nanoTime() - start < 20_000 ? fast + 1 : 0;
        }
        warm = fast == 20;
    }
}
