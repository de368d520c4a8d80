package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The product by the Vector API straight from the operands, where copies would cost more than they bring. Rows of `b`
/// and `c` have to lie in one piece and to be as long as a vector.
final class DirectGemm {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 8;

    private DirectGemm() {}

    static void add(Product p) {
        for (int from = 0; from < p.k(); from += Gemm.DEPTH) {
            Interrupts.poll("a matrix product");
            rows(p.k() <= Gemm.DEPTH ? p : p.depth(from, Math.min(Gemm.DEPTH, p.k() - from)));
        }
    }

    private static void rows(Product p) {
        int wide = p.n() - p.n() % TileShape.COLUMNS;
        for (int i = 0; i < p.m() && wide > 0; i += TileShape.ROWS) {
            int rows = Math.min(TileShape.ROWS, p.m() - i);
            for (int j = 0; j < wide; j += TileShape.COLUMNS) {
                if (TileShape.IS_TALL) {
                    sixByTwo(p, i, rows, j);
                } else {
                    threeByThree(p, i, rows, j);
                }
            }
        }
        int whole = p.n() - p.n() % LANES;
        for (int i = 0; i < p.m() && wide < p.n(); i += ROWS) {
            int rows = Math.min(ROWS, p.m() - i);
            for (int j = wide; j < whole; j += LANES) {
                column(p, i, rows, j, 0);
            }
            if (whole < p.n()) {
                column(p, i, rows, p.n() - LANES, whole - (p.n() - LANES));
            }
        }
    }

    private static void sixByTwo(Product p, int i, int rows, int j) {
        float[] a = p.a();
        float[] b = p.b();
        int step = p.al().column();
        int last = rows - 1; // rows beyond the edge repeat the last one and are not stored
        int a0 = p.al().offset() + i * p.al().row();
        int a1 = a0 + Math.min(1, last) * p.al().row();
        int a2 = a0 + Math.min(2, last) * p.al().row();
        int a3 = a0 + Math.min(3, last) * p.al().row();
        int a4 = a0 + Math.min(4, last) * p.al().row();
        int a5 = a0 + Math.min(5, last) * p.al().row();
        int bo = p.bl().offset() + j;
        int down = p.bl().row();
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
        for (int q = 0, at = 0; q < p.k(); q++, at += step) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bo);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bo + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + at]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(SPECIES, a[a1 + at]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(SPECIES, a[a2 + at]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(SPECIES, a[a3 + at]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(SPECIES, a[a4 + at]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(SPECIES, a[a5 + at]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            bo += down;
        }
        int cr = p.cl().row();
        int co = p.cl().offset() + i * cr + j;
        GemmTile.addRow(s00, s01, p.c(), co);
        if (rows > 1) {
            GemmTile.addRow(s10, s11, p.c(), co + cr);
        }
        if (rows > 2) {
            GemmTile.addRow(s20, s21, p.c(), co + 2 * cr);
        }
        if (rows > 3) {
            GemmTile.addRow(s30, s31, p.c(), co + 3 * cr);
        }
        if (rows > 4) {
            GemmTile.addRow(s40, s41, p.c(), co + 4 * cr);
        }
        if (rows > 5) {
            GemmTile.addRow(s50, s51, p.c(), co + 5 * cr);
        }
    }

    private static void threeByThree(Product p, int i, int rows, int j) {
        float[] a = p.a();
        float[] b = p.b();
        int step = p.al().column();
        int last = rows - 1; // rows beyond the edge repeat the last one and are not stored
        int a0 = p.al().offset() + i * p.al().row();
        int a1 = a0 + Math.min(1, last) * p.al().row();
        int a2 = a0 + Math.min(2, last) * p.al().row();
        int bo = p.bl().offset() + j;
        int down = p.bl().row();
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        for (int q = 0, at = 0; q < p.k(); q++, at += step) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bo);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bo + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bo + 2 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + at]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            x = FloatVector.broadcast(SPECIES, a[a1 + at]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            x = FloatVector.broadcast(SPECIES, a[a2 + at]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            bo += down;
        }
        int cr = p.cl().row();
        int co = p.cl().offset() + i * cr + j;
        GemmTile.addRow(s00, s01, s02, p.c(), co);
        if (rows > 1) {
            GemmTile.addRow(s10, s11, s12, p.c(), co + cr);
        }
        if (rows > 2) {
            GemmTile.addRow(s20, s21, s22, p.c(), co + 2 * cr);
        }
    }

    /// One vector of eight rows, for the columns that are left over.
    ///
    /// @param done how many of the columns were added before: the last vector overlaps the one beside it
    private static void column(Product p, int i, int rows, int j, int done) {
        float[] a = p.a();
        float[] b = p.b();
        Gemm.Layout al = p.al();
        int step = al.column();
        int last = rows - 1; // rows beyond the edge repeat the last one and are not stored
        int a0 = al.offset() + i * al.row();
        int a1 = a0 + Math.min(1, last) * al.row();
        int a2 = a0 + Math.min(2, last) * al.row();
        int a3 = a0 + Math.min(3, last) * al.row();
        int a4 = a0 + Math.min(4, last) * al.row();
        int a5 = a0 + Math.min(5, last) * al.row();
        int a6 = a0 + Math.min(6, last) * al.row();
        int a7 = a0 + Math.min(7, last) * al.row();
        int bo = p.bl().offset() + j;
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int q = 0, at = 0; q < p.k(); q++, at += step) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bo);
            s0 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + at]), s0);
            s1 = x.fma(FloatVector.broadcast(SPECIES, a[a1 + at]), s1);
            s2 = x.fma(FloatVector.broadcast(SPECIES, a[a2 + at]), s2);
            s3 = x.fma(FloatVector.broadcast(SPECIES, a[a3 + at]), s3);
            s4 = x.fma(FloatVector.broadcast(SPECIES, a[a4 + at]), s4);
            s5 = x.fma(FloatVector.broadcast(SPECIES, a[a5 + at]), s5);
            s6 = x.fma(FloatVector.broadcast(SPECIES, a[a6 + at]), s6);
            s7 = x.fma(FloatVector.broadcast(SPECIES, a[a7 + at]), s7);
            bo += p.bl().row();
        }
        int cr = p.cl().row();
        int co = p.cl().offset() + i * cr + j;
        float[] c = p.c();
        VectorMask<Float> fresh = SPECIES.maskAll(true);
        if (done > 0) {
            fresh = SPECIES.indexInRange(0, done).not();
        }
        store(s0, c, co, fresh);
        if (rows > 1) {
            store(s1, c, co + cr, fresh);
        }
        if (rows > 2) {
            store(s2, c, co + 2 * cr, fresh);
        }
        if (rows > 3) {
            store(s3, c, co + 3 * cr, fresh);
        }
        if (rows > 4) {
            store(s4, c, co + 4 * cr, fresh);
        }
        if (rows > 5) {
            store(s5, c, co + 5 * cr, fresh);
        }
        if (rows > 6) {
            store(s6, c, co + 6 * cr, fresh);
        }
        if (rows > 7) {
            store(s7, c, co + 7 * cr, fresh);
        }
    }

    private static void store(FloatVector sum, float[] c, int at, VectorMask<Float> fresh) {
        FloatVector.fromArray(SPECIES, c, at).add(sum, fresh).intoArray(c, at);
    }
}
