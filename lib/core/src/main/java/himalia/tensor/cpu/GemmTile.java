package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of [VectorGemm], one for each [TileShape].
final class GemmTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private GemmTile() {}

    /// `c += a b` for one tile of packed strips: the sums stay in registers over the whole depth.
    static void add(int depth, float[] a, int ao, float[] b, int bo, float[] c, int co, int cr) {
        if (TileShape.IS_TALL) {
            sixByTwo(depth, a, ao, b, bo, c, co, cr);
        } else {
            threeByThree(depth, a, ao, b, bo, c, co, cr);
        }
    }

    private static void sixByTwo(int depth, float[] a, int ao, float[] b, int bo, float[] c, int co, int cr) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        FloatVector c40 = zero;
        FloatVector c41 = zero;
        FloatVector c50 = zero;
        FloatVector c51 = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bo);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bo + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[ao]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[ao + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[ao + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[ao + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[ao + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[ao + 5]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            ao += TileShape.ROWS;
            bo += TileShape.COLUMNS;
        }
        addRow(c00, c01, c, co);
        addRow(c10, c11, c, co + cr);
        addRow(c20, c21, c, co + 2 * cr);
        addRow(c30, c31, c, co + 3 * cr);
        addRow(c40, c41, c, co + 4 * cr);
        addRow(c50, c51, c, co + 5 * cr);
    }

    private static void threeByThree(int depth, float[] a, int ao, float[] b, int bo, float[] c, int co, int cr) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c02 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c12 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c22 = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bo);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bo + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bo + 2 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[ao]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            x = FloatVector.broadcast(SPECIES, a[ao + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            x = FloatVector.broadcast(SPECIES, a[ao + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            ao += TileShape.ROWS;
            bo += TileShape.COLUMNS;
        }
        addRow(c00, c01, c, co);
        FloatVector.fromArray(SPECIES, c, co + 2 * LANES).add(c02).intoArray(c, co + 2 * LANES);
        addRow(c10, c11, c, co + cr);
        FloatVector.fromArray(SPECIES, c, co + cr + 2 * LANES).add(c12).intoArray(c, co + cr + 2 * LANES);
        addRow(c20, c21, c, co + 2 * cr);
        FloatVector.fromArray(SPECIES, c, co + 2 * cr + 2 * LANES).add(c22).intoArray(c, co + 2 * cr + 2 * LANES);
    }

    static void addRow(FloatVector left, FloatVector right, float[] c, int at) {
        FloatVector.fromArray(SPECIES, c, at).add(left).intoArray(c, at);
        FloatVector.fromArray(SPECIES, c, at + LANES).add(right).intoArray(c, at + LANES);
    }

    static void addRow(FloatVector left, FloatVector middle, FloatVector right, float[] c, int at) {
        addRow(left, middle, c, at);
        FloatVector.fromArray(SPECIES, c, at + 2 * LANES).add(right).intoArray(c, at + 2 * LANES);
    }
}
