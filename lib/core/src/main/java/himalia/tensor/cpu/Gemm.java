package himalia.tensor.cpu;

/// Matrix products `c += a b` over strided arrays.
///
/// The inner loop adds four rows of `b` at once into a row of `c`: plain enough for the compiler to vectorise it, and
/// four multiplications for each value of `c` that is loaded and stored.
public final class Gemm {
    /// Below this many multiplications the bare loops win.
    private static final int TINY = 2048;
    /// Columns per block: four rows of b and one of c stay in the first cache.
    private static final int BLOCK = 1024;
    /// Multiplications between two looks at the interrupt flag; under a millisecond.
    private static final long POLL = 4_000_000;

    private Gemm() {}

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
            tiny(m, n, k, a, al, b, bl, c, co);
            return;
        }
        if (bl.column != 1) {
            float[] packed = new float[k * n];
            for (int p = 0; p < k; p++) {
                for (int j = 0; j < n; j++) {
                    packed[p * n + j] = b[bl.offset + p * bl.row + j * bl.column];
                }
            }
            b = packed;
            bl = new Layout(0, n, 1);
        }
        long sincePoll = 0;
        for (int j0 = 0; j0 < n; j0 += BLOCK) {
            int width = Math.min(BLOCK, n - j0);
            // a band of b this high stays in the second cache while all rows of a pass over it
            int band = Math.max(4, Math.min(k, 128));
            for (int p0 = 0; p0 < k; p0 += band) {
                int depth = Math.min(band, k - p0);
                for (int i = 0; i < m; i++) {
                    row(
                            depth,
                            width,
                            a,
                            al.offset + i * al.row + p0 * al.column,
                            al.column,
                            b,
                            bl.offset + p0 * bl.row + j0,
                            bl.row,
                            c,
                            co + i * n + j0);
                    sincePoll += (long) depth * width;
                    if (sincePoll > POLL) {
                        Interrupts.poll("a matrix product");
                        sincePoll = 0;
                    }
                }
            }
        }
    }

    private static void row(int k, int n, float[] a, int ao, int as, float[] b, int bo, int bs, float[] c, int co) {
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            float a0 = a[ao + p * as];
            float a1 = a[ao + (p + 1) * as];
            float a2 = a[ao + (p + 2) * as];
            float a3 = a[ao + (p + 3) * as];
            axpy4(n, a0, a1, a2, a3, b, bo + p * bs, bs, c, co);
        }
        for (; p < k; p++) {
            float a0 = a[ao + p * as];
            int b0 = bo + p * bs;
            for (int j = 0; j < n; j++) {
                c[co + j] += a0 * b[b0 + j];
            }
        }
    }

    private static void axpy4(
            int n, float a0, float a1, float a2, float a3, float[] b, int b0, int bs, float[] c, int co) {
        int b1 = b0 + bs;
        int b2 = b1 + bs;
        int b3 = b2 + bs;
        for (int j = 0; j < n; j++) {
            c[co + j] += a0 * b[b0 + j] + a1 * b[b1 + j] + a2 * b[b2 + j] + a3 * b[b3 + j];
        }
    }

    private static void tiny(int m, int n, int k, float[] a, Layout al, float[] b, Layout bl, float[] c, int co) {
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
                c[co + i * n + j] += sum;
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
