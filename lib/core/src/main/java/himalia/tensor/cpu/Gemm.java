package himalia.tensor.cpu;

/// Matrix products `c += a b` over strided arrays: bare loops for the smallest ones, tiles of sums for small ones, and
/// for the others the Vector API where the JVM has it, else loops that the compiler vectorises; big ones on all cores.
public final class Gemm {
    /// Below this many multiplications the bare loops win.
    private static final int TINY = 2048;
    /// Multiplications worth a thread of their own: a fifth of a millisecond.
    private static final long SHARE = 8_000_000;
    /// Multiplications between two looks at the interrupt flag; under a millisecond.
    private static final long POLL = 4_000_000;

    private static final boolean VECTORS = vectors();

    private Gemm() {}

    private static boolean vectors() {
        try {
            Class.forName("jdk.incubator.vector.FloatVector", false, ClassLoader.getSystemClassLoader());
            return !Boolean.getBoolean("himalia.plainLoops");
        } catch (ClassNotFoundException e) {
            return false; // the JVM was started without the module: loops do
        }
    }

    /// What this thread multiplies with.
    private static FloatGemm local() {
        FloatGemm vectors = VECTORS ? VectorGemm.local() : null;
        return vectors == null ? LoopGemm.local() : vectors;
    }

    /// Where a matrix lies in an array: first element, step to the next row, step to the next column.
    public record Layout(int offset, int row, int column) {
        /// The same matrix seen with rows and columns swapped.
        public Layout transposed() {
            return new Layout(offset, column, row);
        }
    }

    /// Adds the product of an `m x k` and a `k x n` matrix to `c`, which is row-major from `co` on.
    public static void floats(int m, int n, int k, float[] a, Layout al, float[] b, Layout bl, float[] c, int co) {
        long work = (long) m * n * k;
        if (work <= TINY) {
            edge(m, n, k, a, al, b, bl, c, co, n);
            return;
        }
        FloatGemm gemm = local();
        if (!gemm.suits(m, n, k)) {
            tiles(m, n, k, a, al, b, bl, c, co);
            return;
        }
        int parts = (int) Math.min(Workers.THREADS, Math.min(work / SHARE, Math.max(m, n) / 64));
        if (parts <= 1) {
            gemm.add(m, n, k, a, al, b, bl, c, co, n, 1);
        } else if (m >= n) {
            int rows = (m + parts - 1) / parts;
            Workers.run(parts, part -> {
                int from = part * rows;
                Layout some = new Layout(al.offset + from * al.row, al.row, al.column);
                local().add(Math.min(rows, m - from), n, k, a, some, b, bl, c, co + from * n, n, 1);
            });
        } else {
            int columns = (n + parts - 1) / parts;
            Workers.run(parts, part -> {
                int from = part * columns;
                Layout some = new Layout(bl.offset + from * bl.column, bl.row, bl.column);
                local().add(m, Math.min(columns, n - from), k, a, al, b, some, c, co + from, n, 1);
            });
        }
    }

    /// Sixteen sums at a time in registers: the best for matrices too small to be worth copies.
    private static void tiles(int m, int n, int k, float[] a, Layout al, float[] b, Layout bl, float[] c, int co) {
        int wholeRows = m & ~3;
        int wholeColumns = n & ~3;
        for (int i = 0; i < wholeRows; i += 4) {
            Interrupts.poll("a matrix product");
            for (int j = 0; j < wholeColumns; j += 4) {
                tile(k, a, al.offset + i * al.row, al, b, bl.offset + j * bl.column, bl, c, co + i * n + j, n);
            }
        }
        if (wholeColumns < n) {
            Layout rest = new Layout(bl.offset + wholeColumns * bl.column, bl.row, bl.column);
            edge(wholeRows, n - wholeColumns, k, a, al, b, rest, c, co + wholeColumns, n);
        }
        if (wholeRows < m) {
            Layout rest = new Layout(al.offset + wholeRows * al.row, al.row, al.column);
            edge(m - wholeRows, n, k, a, rest, b, bl, c, co + wholeRows * n, n);
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
            s00 += x * b0;
            s01 += x * b1;
            s02 += x * b2;
            s03 += x * b3;
            x = a[ai + ar];
            s10 += x * b0;
            s11 += x * b1;
            s12 += x * b2;
            s13 += x * b3;
            x = a[ai + 2 * ar];
            s20 += x * b0;
            s21 += x * b1;
            s22 += x * b2;
            s23 += x * b3;
            x = a[ai + 3 * ar];
            s30 += x * b0;
            s31 += x * b1;
            s32 += x * b2;
            s33 += x * b3;
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
                    sum += a[ai] * b[bj];
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
