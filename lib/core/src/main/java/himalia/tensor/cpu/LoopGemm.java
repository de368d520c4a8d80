package himalia.tensor.cpu;

/// The product in plain loops of a form that the compiler turns into vector instructions.
///
/// It needs every row in an array of its own, indexed from 0 (else it cannot know that writes to one row leave the
/// others alone), fused multiplications, and not more than eight factors at once: two rows of `c` times four of `b`.
/// With three or four rows of `c` it gave up and was three times slower.
final class LoopGemm implements FloatGemm {
    /// Rows and columns of `b` at a time: half of a usual second cache.
    private static final int DEPTH = Gemm.DEPTH;
    private static final int WIDTH = 512;

    private static final ThreadLocal<LoopGemm> LOCAL = ThreadLocal.withInitial(LoopGemm::new);

    private final float[][] panel = new float[DEPTH][];
    private final float[] row0 = new float[WIDTH];
    private final float[] row1 = new float[WIDTH];
    private final float[] factors = new float[2 * DEPTH];

    /// One that the calling thread has for itself.
    static FloatGemm local() {
        return LOCAL.get();
    }

    @Override
    public boolean suits(int m, int n, int k) {
        return Math.max(m, n) >= 48;
    }

    @Override
    public void add(Product p) {
        boolean turn = p.n() < p.m() && p.n() < 128; // long rows run faster
        inLongRows(turn ? p.transposed() : p);
    }

    private void inLongRows(Product product) {
        int m = product.m();
        float[] c = product.c();
        for (int j0 = 0; j0 < product.n(); j0 += WIDTH) {
            int width = Math.min(WIDTH, product.n() - j0);
            for (int p0 = 0; p0 < product.k(); p0 += DEPTH) {
                int depth = Math.min(DEPTH, product.k() - p0);
                Product part = product.columns(j0, width).depth(p0, depth);
                pack(part.b(), part.bl().offset(), part.bl(), depth, width);
                Gemm.Layout al = part.al();
                Gemm.Layout cl = part.cl();
                for (int i = 0; i < m; i += 2) {
                    boolean two = i + 1 < m;
                    int ao = al.offset() + i * al.row();
                    takeFactors(part.a(), ao, al.column(), depth, 0);
                    takeFactors(part.a(), two ? ao + al.row() : ao, al.column(), depth, DEPTH);
                    multiply(depth, width);
                    int to = cl.offset() + i * cl.row();
                    store(row0, width, c, to, cl.column());
                    if (two) {
                        store(row1, width, c, to + cl.row(), cl.column());
                    }
                    if ((i & 63) == 0) {
                        Interrupts.poll("a matrix product");
                    }
                }
            }
        }
    }

    /// Copies a part of `b`, filled up with zeros to whole groups of rows.
    private void pack(float[] b, int from, Gemm.Layout bl, int depth, int width) {
        for (int p = 0; p < (depth + 3 & ~3); p++) {
            if (panel[p] == null || panel[p].length < width) {
                panel[p] = new float[width + 15 & ~15];
            }
            float[] row = panel[p];
            int at = from + p * bl.row();
            if (p >= depth) {
                java.util.Arrays.fill(row, 0, width, 0);
            } else if (bl.column() == 1) {
                System.arraycopy(b, at, row, 0, width);
            } else {
                for (int j = 0; j < width; j++) {
                    row[j] = b[at + j * bl.column()];
                }
            }
        }
    }

    private void takeFactors(float[] a, int from, int step, int depth, int to) {
        for (int p = 0; p < depth; p++) {
            factors[to + p] = a[from + p * step];
        }
        for (int p = depth; p < (depth + 3 & ~3); p++) {
            factors[to + p] = 0;
        }
    }

    private void multiply(int depth, int width) {
        java.util.Arrays.fill(row0, 0, width, 0);
        java.util.Arrays.fill(row1, 0, width, 0);
        for (int p = 0; p < depth; p += 4) {
            step(row0, row1, panel, p, factors, width);
        }
    }

    private static void step(float[] c0, float[] c1, float[][] panel, int p, float[] factors, int n) {
        float[] b0 = panel[p];
        float[] b1 = panel[p + 1];
        float[] b2 = panel[p + 2];
        float[] b3 = panel[p + 3];
        float f00 = factors[p];
        float f01 = factors[p + 1];
        float f02 = factors[p + 2];
        float f03 = factors[p + 3];
        float f10 = factors[DEPTH + p];
        float f11 = factors[DEPTH + p + 1];
        float f12 = factors[DEPTH + p + 2];
        float f13 = factors[DEPTH + p + 3];
        for (int j = 0; j < n; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            float x2 = b2[j];
            float x3 = b3[j];
            c0[j] = Math.fma(f03, x3, Math.fma(f02, x2, Math.fma(f01, x1, Math.fma(f00, x0, c0[j]))));
            c1[j] = Math.fma(f13, x3, Math.fma(f12, x2, Math.fma(f11, x1, Math.fma(f10, x0, c1[j]))));
        }
    }

    private static void store(float[] row, int n, float[] c, int co, int cc) {
        if (cc == 1) {
            for (int j = 0; j < n; j++) {
                c[co + j] += row[j];
            }
        } else {
            for (int j = 0; j < n; j++) {
                c[co + j * cc] += row[j];
            }
        }
    }
}
