package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The product by the Vector API: four times faster than [LoopGemm], used where the JVM has the module
/// `jdk.incubator.vector`.
///
/// Both operands are copied into strips as wide as a tile of [GemmTile], so that the innermost loop reads them straight
/// on.
final class VectorGemm implements FloatGemm {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = TileShape.ROWS;
    private static final int COLUMNS = TileShape.COLUMNS;

    /// A strip of `b` this deep stays in the first cache, the strips of `a` in the second.
    private static final int DEPTH = Gemm.DEPTH;
    private static final int HEIGHT = 192;
    private static final int WIDTH = 1024;

    /// Up to here nothing is worth being copied.
    private static final int SMALL = 100 * 100 * 100;

    private static final int FEW_ROWS = 80;
    /// Floats that the second cache holds.
    private static final int CACHED = 1 << 18;

    private static final ThreadLocal<VectorGemm> LOCAL = ThreadLocal.withInitial(VectorGemm::new);

    private float[] strips = {};
    private float[] panels = {};
    private final float[] tile = new float[ROWS * COLUMNS];

    static final WarmUp WARM_UP = new WarmUp(20, VectorGemm::exercise);

    /// One that the calling thread has for itself; `null` as long as loops are faster.
    static @Nullable FloatGemm local() {
        return WARM_UP.isDone() ? LOCAL.get() : null;
    }

    private static void exercise() {
        int n = 48;
        float[] x = new float[64 * 64];
        Gemm.Layout rows = new Gemm.Layout(0, 64, 1);
        FloatGemm gemm = LOCAL.get();
        gemm.add(new Product(n, n, n, x, rows, x, rows, x, rows));
        gemm.add(new Product(n, n - 1, n, x, rows, x, rows.transposed(), x, rows));
        // a tile, a vector and less than a vector
        gemm.add(new Product(n - 15, COLUMNS + LANES + 3, n - 15, x, rows, x, rows, x, rows));
    }

    @Override
    public boolean suits(int m, int n, int k) {
        // narrower results need something to sum up, to be worth their masks
        return n >= LANES || m >= 4 && k >= (n == 1 ? 32 : n < LANES / 2 ? 4 : 1) && NarrowGemm.WARM_UP.isDone();
    }

    @Override
    public void add(Product p) {
        if (p.n() < LANES) {
            NarrowGemm.add(p);
        } else if (isFlat(p)) {
            DirectGemm.add(p);
        } else {
            blocks(p);
        }
    }

    /// Whether copies would cost more than they bring: the operands are in the cache, or few rows use the columns.
    private static boolean isFlat(Product p) {
        return p.bl().column() == 1 && (p.work() <= SMALL || p.m() <= FEW_ROWS && (long) p.k() * p.n() <= CACHED);
    }

    private void blocks(Product p) {
        Gemm.Layout al = p.al();
        Gemm.Layout bl = p.bl();
        for (int j0 = 0; j0 < p.n(); j0 += WIDTH) {
            int width = Math.min(WIDTH, p.n() - j0);
            for (int p0 = 0; p0 < p.k(); p0 += DEPTH) {
                int depth = Math.min(DEPTH, p.k() - p0);
                panels = room(panels, upTo(width, COLUMNS) * depth);
                pack(p.b(), bl.from(p0, j0).offset(), bl.column(), bl.row(), width, depth, COLUMNS, panels);
                for (int i0 = 0; i0 < p.m(); i0 += HEIGHT) {
                    Interrupts.poll("a matrix product");
                    int height = Math.min(HEIGHT, p.m() - i0);
                    strips = room(strips, upTo(height, ROWS) * depth);
                    pack(p.a(), al.from(i0, p0).offset(), al.row(), al.column(), height, depth, ROWS, strips);
                    tiles(height, width, depth, p.c(), p.cl().from(i0, j0));
                }
            }
        }
    }

    private static int upTo(int n, int step) {
        return (n + step - 1) / step * step;
    }

    private static float[] room(float[] buffer, int n) {
        return buffer.length >= n ? buffer : new float[n];
    }

    /// Copies lines of numbers into strips of `wide` lines each: the first numbers of its lines, then the second ones
    /// ... What is missing in the last strip becomes 0.
    private static void pack(float[] x, int from, int line, int step, int lines, int length, int wide, float[] to) {
        int at = 0;
        for (int s = 0; s < lines; s += wide) {
            int here = Math.min(wide, lines - s);
            int base = from + s * line;
            if (here == ROWS && wide == ROWS) {
                lines(x, base, line, step, length, to, at);
            } else if (line == 1) {
                for (int p = 0; p < length; p++) {
                    System.arraycopy(x, base + p * step, to, at + p * wide, here);
                }
            } else {
                for (int q = 0; q < here; q++) {
                    int f = base + q * line;
                    int t = at + q;
                    for (int p = 0; p < length; p++) {
                        to[t + p * wide] = x[f + p * step];
                    }
                }
            }
            for (int q = here; q < wide; q++) {
                for (int p = 0; p < length; p++) {
                    to[at + p * wide + q] = 0;
                }
            }
            at += wide * length;
        }
    }

    /// The same for a whole strip of `a`: calls for a few numbers each would cost more than the copies.
    private static void lines(float[] x, int from, int line, int step, int length, float[] to, int at) {
        int t = at;
        for (int p = 0, f = from; p < length; p++, f += step, t += ROWS) {
            to[t] = x[f];
            to[t + 1] = x[f + line];
            to[t + 2] = x[f + 2 * line];
            if (ROWS == 6) {
                to[t + 3] = x[f + 3 * line];
                to[t + 4] = x[f + 4 * line];
                to[t + 5] = x[f + 5 * line];
            }
        }
    }

    private void tiles(int height, int width, int depth, float[] c, Gemm.Layout cl) {
        int cr = cl.row();
        int cc = cl.column();
        for (int j = 0; j < width; j += COLUMNS) {
            int columns = Math.min(COLUMNS, width - j);
            for (int i = 0; i < height; i += ROWS) {
                int rows = Math.min(ROWS, height - i);
                int at = cl.offset() + i * cr + j * cc;
                if (rows == ROWS && columns == COLUMNS && cc == 1) {
                    GemmTile.add(depth, strips, i * depth, panels, j * depth, c, at, cr);
                } else {
                    java.util.Arrays.fill(tile, 0);
                    GemmTile.add(depth, strips, i * depth, panels, j * depth, tile, 0, COLUMNS);
                    for (int r = 0; r < rows; r++) {
                        for (int q = 0; q < columns; q++) {
                            c[at + r * cr + q * cc] += tile[r * COLUMNS + q];
                        }
                    }
                }
            }
        }
    }
}
