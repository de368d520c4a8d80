package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loops of [VectorConvolution]: tiles of sums that stay in registers, one loop for each [TileShape].
final class ConvolutionTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    static final int ROWS = TileShape.ROWS;
    static final int COLUMNS = TileShape.COLUMNS;

    static final WarmUp WARM_UP = new WarmUp(4, ConvolutionTiles::exercise);

    private ConvolutionTiles() {}

    /// Whether the compiler has seen to the loops.
    static boolean isWarm() {
        return WARM_UP.isDone();
    }

    /// `c[co + r * cr + j] += sum over d < count of a[ao + ROWS d + r] * b[starts[first + d] + at + j]` for all rows
    /// `r` and all columns `j` of a tile, but the first `done` ones.
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
        if (done == 0) {
            add(a, ao, b, starts, first, count, at, c, co, cr);
            return;
        }
        float[] sums = new float[ROWS * COLUMNS];
        add(a, ao, b, starts, first, count, at, sums, 0, COLUMNS);
        for (int r = 0; r < ROWS; r++) {
            for (int j = done; j < COLUMNS; j++) {
                c[co + r * cr + j] += sums[r * COLUMNS + j];
            }
        }
    }

    private static void add(
            float[] a, int ao, float[] b, int[] starts, int first, int count, int at, float[] c, int co, int cr) {
        if (TileShape.IS_TALL) {
            addSixByTwo(a, ao, b, starts, first, count, at, c, co, cr);
        } else {
            addThreeByThree(a, ao, b, starts, first, count, at, c, co, cr);
        }
    }

    private static void addSixByTwo(
            float[] a, int ao, float[] b, int[] starts, int first, int count, int at, float[] c, int co, int cr) {
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
        GemmTile.addRow(s00, s01, c, co);
        GemmTile.addRow(s10, s11, c, co + cr);
        GemmTile.addRow(s20, s21, c, co + 2 * cr);
        GemmTile.addRow(s30, s31, c, co + 3 * cr);
        GemmTile.addRow(s40, s41, c, co + 4 * cr);
        GemmTile.addRow(s50, s51, c, co + 5 * cr);
    }

    private static void addThreeByThree(
            float[] a, int ao, float[] b, int[] starts, int first, int count, int at, float[] c, int co, int cr) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        for (int d = 0, i = ao; d < count; d++, i += ROWS) {
            int from = starts[first + d] + at;
            FloatVector left = FloatVector.fromArray(SPECIES, b, from);
            FloatVector middle = FloatVector.fromArray(SPECIES, b, from + LANES);
            FloatVector right = FloatVector.fromArray(SPECIES, b, from + 2 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[i]);
            s00 = x.fma(left, s00);
            s01 = x.fma(middle, s01);
            s02 = x.fma(right, s02);
            x = FloatVector.broadcast(SPECIES, a[i + 1]);
            s10 = x.fma(left, s10);
            s11 = x.fma(middle, s11);
            s12 = x.fma(right, s12);
            x = FloatVector.broadcast(SPECIES, a[i + 2]);
            s20 = x.fma(left, s20);
            s21 = x.fma(middle, s21);
            s22 = x.fma(right, s22);
        }
        GemmTile.addRow(s00, s01, c, co);
        FloatVector.fromArray(SPECIES, c, co + 2 * LANES).add(s02).intoArray(c, co + 2 * LANES);
        GemmTile.addRow(s10, s11, c, co + cr);
        FloatVector.fromArray(SPECIES, c, co + cr + 2 * LANES).add(s12).intoArray(c, co + cr + 2 * LANES);
        GemmTile.addRow(s20, s21, c, co + 2 * cr);
        FloatVector.fromArray(SPECIES, c, co + 2 * cr + 2 * LANES).add(s22).intoArray(c, co + 2 * cr + 2 * LANES);
    }

    /// `c[co + r * wide + j] += sum over all p < rows, q < columns of x[ways[first + r] + at + p * width + q] *
    /// g[go + (p * columns + q) * wide + j]` for all rows `r` and all columns `j` of a tile.
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
        if (TileShape.IS_TALL) {
            weighSixByTwo(x, ways, first, at, width, rows, columns, g, go, wide, c, co);
        } else {
            weighThreeByThree(x, ways, first, at, width, rows, columns, g, go, wide, c, co);
        }
    }

    private static void weighSixByTwo(
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
        GemmTile.addRow(s00, s01, c, co);
        GemmTile.addRow(s10, s11, c, co + wide);
        GemmTile.addRow(s20, s21, c, co + 2 * wide);
        GemmTile.addRow(s30, s31, c, co + 3 * wide);
        GemmTile.addRow(s40, s41, c, co + 4 * wide);
        GemmTile.addRow(s50, s51, c, co + 5 * wide);
    }

    private static void weighThreeByThree(
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
        FloatVector s02 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        int x1 = ways[first + 1] - ways[first];
        int x2 = ways[first + 2] - ways[first];
        int from = go;
        for (int p = 0; p < rows; p++) {
            int i = ways[first] + at + p * width;
            for (int end = i + columns; i < end; i++, from += wide) {
                FloatVector left = FloatVector.fromArray(SPECIES, g, from);
                FloatVector middle = FloatVector.fromArray(SPECIES, g, from + LANES);
                FloatVector right = FloatVector.fromArray(SPECIES, g, from + 2 * LANES);
                FloatVector v = FloatVector.broadcast(SPECIES, x[i]);
                s00 = v.fma(left, s00);
                s01 = v.fma(middle, s01);
                s02 = v.fma(right, s02);
                v = FloatVector.broadcast(SPECIES, x[i + x1]);
                s10 = v.fma(left, s10);
                s11 = v.fma(middle, s11);
                s12 = v.fma(right, s12);
                v = FloatVector.broadcast(SPECIES, x[i + x2]);
                s20 = v.fma(left, s20);
                s21 = v.fma(middle, s21);
                s22 = v.fma(right, s22);
            }
        }
        GemmTile.addRow(s00, s01, c, co);
        FloatVector.fromArray(SPECIES, c, co + 2 * LANES).add(s02).intoArray(c, co + 2 * LANES);
        GemmTile.addRow(s10, s11, c, co + wide);
        FloatVector.fromArray(SPECIES, c, co + wide + 2 * LANES).add(s12).intoArray(c, co + wide + 2 * LANES);
        GemmTile.addRow(s20, s21, c, co + 2 * wide);
        FloatVector.fromArray(SPECIES, c, co + 2 * wide + 2 * LANES).add(s22).intoArray(c, co + 2 * wide + 2 * LANES);
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
    private static void exercise() {
        int n = 64;
        float[] a = new float[6 * n];
        float[] b = new float[n * COLUMNS];
        float[] c = new float[n * COLUMNS];
        int[] starts = new int[n];
        int[] ways = {0, 1, 2, 8, 9, 10};
        add(a, 0, b, starts, 0, n, 1, c, 0, COLUMNS, 0);
        add(a, 0, b, starts, 0, n, 1, c, 0, COLUMNS, 3);
        weigh(a, ways, 0, 0, 10, 5, 8, b, 0, COLUMNS, c, 0);
        copyRows(a, 0, 26, c, 0, 24, 10);
        turn(b, 0, LANES - 1, n, c, COLUMNS);
    }
}
