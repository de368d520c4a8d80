package himalia.tensor;

import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;

/// Loops that copy from one Java array to another, of any layouts and types.
final class CpuCopies {
    /// A cache line of floats.
    private static final int SQUARE = 16;

    private CpuCopies() {}

    /// @param stops whether it may be interrupted half-way
    static void copy(Storage from, Layout source, Storage to, Layout target, boolean stops) {
        if (target.numel() == 0 && source.numel() == 0) {
            return; // an empty view may begin behind the last element
        }
        if (target.isContiguous() && source.isContiguous() && target.numel() == source.numel()) {
            run(to, target.offset, 1, from, source.offset, 1, target.numel());
            return;
        }
        Layout s = source.broadcast(target.shape);
        int turned = turned(s);
        if (turned >= 0 && from.dtype() == to.dtype()) {
            turn(to, target, from, s, turned, stops);
            return;
        }
        Rows.forEach(target, s, stops, (t, ts, f, fs, n) -> run(to, t, ts, from, f, fs, n));
    }

    /// The dimension whose neighbours lie side by side, where they are not those of the last one; else below 0.
    private static int turned(Layout l) {
        int last = l.rank() - 1;
        if (last < 1 || l.strides[last] <= 1) {
            return -1;
        }
        for (int d = last - 1; d >= 0; d--) {
            if (l.strides[d] == 1 && l.shape.dims[d] > 1) {
                return d;
            }
        }
        return -1;
    }

    /// Copies the matrices of a dimension and the last one, square by square: each cache line is fetched once.
    private static void turn(Storage to, Layout target, Storage from, Layout source, int dim, boolean stops) {
        int last = source.rank() - 1;
        Square all = new Square(
                target.shape.dims[dim],
                target.shape.dims[last],
                target.strides[dim],
                target.strides[last],
                source.strides[last]);
        Layout targets = target.select(last, 0).select(dim, 0);
        Layout sources = source.select(last, 0).select(dim, 0);
        float[] square = new float[SQUARE * SQUARE];
        Rows.forEach(targets, sources, stops, (t, ts, f, fs, n) -> {
            for (int i = 0; i < n; i++) {
                all.copy(to, t + i * ts, from, f + i * fs, square, stops);
            }
        });
    }

    /// A matrix whose columns lie in one piece in the source.
    ///
    /// @param down from one row to the next in the target, `right` from one column to the next
    /// @param step from one column to the next in the source
    private record Square(int rows, int columns, int down, int right, int step) {
        /// @param square room for one of floats
        void copy(Storage to, int t, Storage from, int f, float[] square, boolean stops) {
            for (int i = 0; i < rows; i += SQUARE) {
                if (stops) {
                    Interrupts.poll("a copy");
                }
                int m = Math.min(SQUARE, rows - i);
                for (int j = 0; j < columns; j += SQUARE) {
                    int n = Math.min(SQUARE, columns - j);
                    int y = t + i * down + j * right;
                    int x = f + i + j * step;
                    switch (to.dtype()) {
                        case FLOAT32 -> part(to.floats(), y, from.floats(), x, m, n, square);
                        case FLOAT64 -> part(to.doubles(), y, from.doubles(), x, m, n);
                        case INT64 -> part(to.longs(), y, from.longs(), x, m, n);
                        default -> part(to, y, from, x, m, n);
                    }
                }
            }
        }

        /// By way of a small square: lines that lie a power of two apart drive each other out of the cache.
        private void part(float[] y, int t, float[] x, int f, int m, int n, float[] square) {
            for (int j = 0; j < n; j++) {
                System.arraycopy(x, f + j * step, square, j * SQUARE, m);
            }
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    y[t + i * down + j * right] = square[j * SQUARE + i];
                }
            }
        }

        private void part(double[] y, int t, double[] x, int f, int m, int n) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    y[t + i * down + j * right] = x[f + i + j * step];
                }
            }
        }

        private void part(long[] y, int t, long[] x, int f, int m, int n) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    y[t + i * down + j * right] = x[f + i + j * step];
                }
            }
        }

        private void part(Storage y, int t, Storage x, int f, int m, int n) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    y.setLong(t + i * down + j * right, x.getLong(f + i + j * step));
                }
            }
        }
    }

    private static void run(Storage to, int t, int ts, Storage from, int s, int ss, int n) {
        if (to instanceof Storage.Floats && from instanceof Storage.Floats) {
            float[] y = to.floats();
            float[] x = from.floats();
            if (ts == 1 && ss == 1) {
                System.arraycopy(x, s, y, t, n);
            } else if (ts == 1 && ss == 0 && n > 0) {
                Arrays.fill(y, t, t + n, x[s]);
            } else {
                for (int i = 0; i < n; i++) {
                    y[t + i * ts] = x[s + i * ss];
                }
            }
        } else if (ts == 1 && ss == 1 && to instanceof Storage.Floats && from instanceof Storage.Longs) {
            float[] y = to.floats();
            long[] x = from.longs();
            for (int i = 0; i < n; i++) {
                y[t + i] = x[s + i];
            }
        } else if (ts == 1 && ss == 1 && to instanceof Storage.Longs && from instanceof Storage.Floats) {
            long[] y = to.longs();
            float[] x = from.floats();
            for (int i = 0; i < n; i++) {
                y[t + i] = (long) x[s + i];
            }
        } else if (ts == 1 && ss == 1 && to instanceof Storage.Floats && from.dtype() == DType.BOOL) {
            float[] y = to.floats();
            byte[] x = from.truths();
            for (int i = 0; i < n; i++) {
                y[t + i] = x[s + i];
            }
        } else if (to instanceof Storage.Floats && from instanceof Storage.Longs) {
            float[] y = to.floats();
            long[] x = from.longs();
            for (int i = 0; i < n; i++) {
                y[t + i * ts] = x[s + i * ss];
            }
        } else if (to instanceof Storage.Floats && from.dtype() == DType.BOOL) {
            float[] y = to.floats();
            byte[] x = from.truths();
            for (int i = 0; i < n; i++) {
                y[t + i * ts] = x[s + i * ss];
            }
        } else if (to instanceof Storage.Longs && from.dtype() == DType.BOOL) {
            long[] y = to.longs();
            byte[] x = from.truths();
            for (int i = 0; i < n; i++) {
                y[t + i * ts] = x[s + i * ss];
            }
        } else if (to instanceof Storage.Longs && from instanceof Storage.Longs) {
            long[] y = to.longs();
            long[] x = from.longs();
            for (int i = 0; i < n; i++) {
                y[t + i * ts] = x[s + i * ss];
            }
        } else if (from.dtype().isFloatingPoint()) {
            for (int i = 0; i < n; i++) {
                to.setDouble(t + i * ts, from.getDouble(s + i * ss));
            }
        } else {
            for (int i = 0; i < n; i++) {
                to.setLong(t + i * ts, from.getLong(s + i * ss));
            }
        }
    }
}
