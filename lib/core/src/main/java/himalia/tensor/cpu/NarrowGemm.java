package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The product by the Vector API for results narrower than a vector, as the small layers of the first networks make
/// them: many rows, few columns. Eight rows at a time share each row of `b`, of which a mask takes what there is.
final class NarrowGemm {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 8;
    private static final ThreadLocal<float[]> TURNED = ThreadLocal.withInitial(() -> new float[Gemm.DEPTH * LANES]);

    static final WarmUp WARM_UP = new WarmUp(4, NarrowGemm::exercise);

    private NarrowGemm() {}

    /// Rows of `c` have to lie in one piece.
    static void add(Product p) {
        for (int from = 0; from < p.k(); from += Gemm.DEPTH) {
            Interrupts.poll("a matrix product");
            Product part = p.k() <= Gemm.DEPTH ? p : p.depth(from, Math.min(Gemm.DEPTH, p.k() - from));
            rows(p.n() == 1 || p.bl().column() == 1 ? part : turned(part));
        }
    }

    /// The same product with the rows of `b` in one piece each.
    private static Product turned(Product p) {
        float[] rows = TURNED.get();
        Gemm.Layout bl = p.bl();
        for (int j = 0; j < p.n(); j++) {
            int from = bl.offset() + j * bl.column();
            for (int q = 0; q < p.k(); q++) {
                rows[q * LANES + j] = p.b()[from + q * bl.row()];
            }
        }
        return new Product(p.m(), p.n(), p.k(), p.a(), p.al(), rows, new Gemm.Layout(0, LANES, 1), p.c(), p.cl());
    }

    private static void rows(Product p) {
        VectorMask<Float> there = SPECIES.indexInRange(0, p.n());
        for (int i = 0; i < p.m(); i += ROWS) {
            tile(p, i, Math.min(ROWS, p.m() - i), there);
        }
    }

    private static void tile(Product p, int i, int rows, VectorMask<Float> there) {
        float[] a = p.a();
        float[] b = p.b();
        int step = p.al().column();
        int ar = p.al().row();
        int last = rows - 1; // rows beyond the edge repeat the last one and are not stored
        int a0 = p.al().offset() + i * ar;
        int a1 = a0 + Math.min(1, last) * ar;
        int a2 = a0 + Math.min(2, last) * ar;
        int a3 = a0 + Math.min(3, last) * ar;
        int a4 = a0 + Math.min(4, last) * ar;
        int a5 = a0 + Math.min(5, last) * ar;
        int a6 = a0 + Math.min(6, last) * ar;
        int a7 = a0 + Math.min(7, last) * ar;
        int bo = p.bl().offset();
        int br = p.bl().row();
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int q = 0, at = 0; q < p.k(); q++, at += step) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bo, there);
            s0 = x.fma(FloatVector.broadcast(SPECIES, a[a0 + at]), s0);
            s1 = x.fma(FloatVector.broadcast(SPECIES, a[a1 + at]), s1);
            s2 = x.fma(FloatVector.broadcast(SPECIES, a[a2 + at]), s2);
            s3 = x.fma(FloatVector.broadcast(SPECIES, a[a3 + at]), s3);
            s4 = x.fma(FloatVector.broadcast(SPECIES, a[a4 + at]), s4);
            s5 = x.fma(FloatVector.broadcast(SPECIES, a[a5 + at]), s5);
            s6 = x.fma(FloatVector.broadcast(SPECIES, a[a6 + at]), s6);
            s7 = x.fma(FloatVector.broadcast(SPECIES, a[a7 + at]), s7);
            bo += br;
        }
        store(s0, p, i, 0, rows, there);
        store(s1, p, i, 1, rows, there);
        store(s2, p, i, 2, rows, there);
        store(s3, p, i, 3, rows, there);
        store(s4, p, i, 4, rows, there);
        store(s5, p, i, 5, rows, there);
        store(s6, p, i, 6, rows, there);
        store(s7, p, i, 7, rows, there);
    }

    /// Long enough for the quick compiler (C1) to leave it out of `tile`, which then has too many values for it: a
    /// method that C1 gives up is never seen by C2 either.
    private static void store(FloatVector sum, Product p, int i, int row, int rows, VectorMask<Float> there) {
        if (row < rows) {
            float[] c = p.c();
            int at = p.cl().offset() + (i + row) * p.cl().row();
            FloatVector.fromArray(SPECIES, c, at, there).add(sum).intoArray(c, at, there);
        }
    }

    private static void exercise() {
        int n = 48;
        float[] x = new float[n * n];
        Gemm.Layout rows = new Gemm.Layout(0, n, 1);
        add(new Product(n, 3, n, x, rows, x, rows.transposed(), x, rows));
    }
}
