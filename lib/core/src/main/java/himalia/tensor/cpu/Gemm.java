package himalia.tensor.cpu;

/// Matrix products `c += a b` over strided arrays: bare loops for the smallest ones, tiles of sums for small ones, and
/// for the others the Vector API where the JVM has it, else loops that the compiler vectorises; big ones on all cores.
public final class Gemm {
    /// Below this many multiplications the bare loops win.
    private static final int TINY = 2048;
    /// Multiplications worth a thread of their own: a fortieth of a millisecond.
    private static final long SHARE = 1_000_000;
    /// Multiplications between two looks at the interrupt flag; under a millisecond.
    private static final long POLL = 4_000_000;

    /// All ways to multiply sum up this many products by fused multiplications and add that to the result: so it does
    /// not matter which of them computes it.
    static final int DEPTH = 256;

    private Gemm() {}

    /// What this thread multiplies with.
    private static FloatGemm local() {
        FloatGemm vectors = Vectors.PRESENT ? VectorGemm.local() : null;
        return vectors == null ? LoopGemm.local() : vectors;
    }

    /// Where a matrix lies in an array: first element, step to the next row, step to the next column.
    public record Layout(int offset, int row, int column) {
        /// The same matrix seen with rows and columns swapped.
        public Layout transposed() {
            return new Layout(offset, column, row);
        }

        /// The matrix that begins at this row and column.
        Layout from(int i, int j) {
            return new Layout(offset + i * row + j * column, row, column);
        }
    }

    /// Adds the product of an `m x k` and a `k x n` matrix to `c`, which is row-major from `co` on.
    public static void floats(int m, int n, int k, float[] a, Layout al, float[] b, Layout bl, float[] c, int co) {
        if ((long) m * n * k <= TINY) {
            edge(m, n, k, a, al, b, bl, c, co, n);
        } else {
            shared(new Product(m, n, k, a, al, b, bl, c, new Layout(co, n, 1)));
        }
    }

    /// The product on all cores, if it is big enough.
    private static void shared(Product p) {
        int m = p.m();
        int n = p.n();
        int parts = (int) Math.min(Workers.THREADS, Math.min(p.work() / SHARE, Math.max(m, n) / 64));
        if (parts <= 1) {
            alone(p);
            return;
        }
        Interrupts.poll("a matrix product");
        if (m >= n) {
            int rows = (m + parts - 1) / parts;
            Workers.run(parts, part -> alone(p.rows(part * rows, Math.min(rows, m - part * rows))));
        } else {
            int columns = (n + parts - 1) / parts;
            Workers.run(parts, part -> alone(p.columns(part * columns, Math.min(columns, n - part * columns))));
        }
    }

    /// The product on this thread.
    static void alone(Product p) {
        FloatGemm gemm = local();
        if (gemm.suits(p.m(), p.n(), p.k())) {
            gemm.add(p);
            return;
        }
        Product rows = p.cl().column() == 1 ? p : p.transposed();
        for (int from = 0; from < p.k(); from += DEPTH) {
            tiles(p.k() <= DEPTH ? rows : rows.depth(from, Math.min(DEPTH, p.k() - from)));
        }
    }

    /// Sixteen sums at a time in registers: the best for matrices too small to be worth copies.
    private static void tiles(Product p) {
        int m = p.m();
        int n = p.n();
        Layout al = p.al();
        Layout bl = p.bl();
        int co = p.cl().offset();
        int cr = p.cl().row();
        int wholeRows = m & ~3;
        int wholeColumns = n & ~3;
        for (int i = 0; i < wholeRows; i += 4) {
            Interrupts.poll("a matrix product");
            for (int j = 0; j < wholeColumns; j += 4) {
                int to = co + i * cr + j;
                tile(p.k(), p.a(), al.offset + i * al.row, al, p.b(), bl.offset + j * bl.column, bl, p.c(), to, cr);
            }
        }
        if (wholeColumns < n) {
            Layout rest = bl.from(0, wholeColumns);
            edge(wholeRows, n - wholeColumns, p.k(), p.a(), al, p.b(), rest, p.c(), co + wholeColumns, cr);
        }
        if (wholeRows < m) {
            Layout rest = al.from(wholeRows, 0);
            edge(m - wholeRows, n, p.k(), p.a(), rest, p.b(), bl, p.c(), co + wholeRows * cr, cr);
        }
    }

    private static void tile(
            int k, float[] a, int ai, Layout al, float[] b, int bj, Layout bl, float[] c, int co, int n) {
        int ar = al.row;
        int bc = bl.column;
        float s00 = 0, s01 = 0, s02 = 0, s03 = 0;
        float s10 = 0, s11 = 0, s12 = 0, s13 = 0;
        float s20 = 0, s21 = 0, s22 = 0, s23 = 0;
        float s30 = 0, s31 = 0, s32 = 0, s33 = 0;
        for (int p = 0; p < k; p++) {
            float b0 = b[bj];
            float b1 = b[bj + bc];
            float b2 = b[bj + 2 * bc];
            float b3 = b[bj + 3 * bc];
            float x = a[ai];
            s00 = Math.fma(x, b0, s00);
            s01 = Math.fma(x, b1, s01);
            s02 = Math.fma(x, b2, s02);
            s03 = Math.fma(x, b3, s03);
            x = a[ai + ar];
            s10 = Math.fma(x, b0, s10);
            s11 = Math.fma(x, b1, s11);
            s12 = Math.fma(x, b2, s12);
            s13 = Math.fma(x, b3, s13);
            x = a[ai + 2 * ar];
            s20 = Math.fma(x, b0, s20);
            s21 = Math.fma(x, b1, s21);
            s22 = Math.fma(x, b2, s22);
            s23 = Math.fma(x, b3, s23);
            x = a[ai + 3 * ar];
            s30 = Math.fma(x, b0, s30);
            s31 = Math.fma(x, b1, s31);
            s32 = Math.fma(x, b2, s32);
            s33 = Math.fma(x, b3, s33);
            ai += al.column;
            bj += bl.row;
        }
        addRow(c, co, s00, s01, s02, s03);
        addRow(c, co + n, s10, s11, s12, s13);
        addRow(c, co + 2 * n, s20, s21, s22, s23);
        addRow(c, co + 3 * n, s30, s31, s32, s33);
    }

    private static void addRow(float[] c, int at, float s0, float s1, float s2, float s3) {
        c[at] += s0;
        c[at + 1] += s1;
        c[at + 2] += s2;
        c[at + 3] += s3;
    }

    private static void edge(
            int m, int n, int k, float[] a, Layout al, float[] b, Layout bl, float[] c, int co, int cr) {
        int ac = al.column;
        int br = bl.row;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                int ai = al.offset + i * al.row;
                int bj = bl.offset + j * bl.column;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a[ai], b[bj], sum);
                    ai += ac;
                    bj += br;
                }
                c[co + i * cr + j] += sum;
            }
        }
    }

    /// The same in double precision.
    public static void doubles(int m, int n, int k, double[] a, Layout al, double[] b, Layout bl, double[] c, int co) {
        long sincePoll = 0;
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                double s = a[al.offset + i * al.row + p * al.column];
                int bo = bl.offset + p * bl.row;
                if (bl.column == 1) {
                    for (int j = 0; j < n; j++) {
                        c[co + i * n + j] += s * b[bo + j];
                    }
                } else {
                    for (int j = 0; j < n; j++) {
                        c[co + i * n + j] += s * b[bo + j * bl.column];
                    }
                }
            }
            sincePoll += (long) n * k;
            if (sincePoll > POLL) {
                Interrupts.poll("a matrix product");
                sincePoll = 0;
            }
        }
    }

    /// The same for whole numbers.
    public static void longs(int m, int n, int k, long[] a, Layout al, long[] b, Layout bl, long[] c, int co) {
        for (int i = 0; i < m; i++) {
            Interrupts.poll("a matrix product");
            for (int p = 0; p < k; p++) {
                long s = a[al.offset + i * al.row + p * al.column];
                for (int j = 0; j < n; j++) {
                    c[co + i * n + j] += s * b[bl.offset + p * bl.row + j * bl.column];
                }
            }
        }
    }
}
