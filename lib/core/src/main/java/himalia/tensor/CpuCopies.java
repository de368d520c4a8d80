package himalia.tensor;

import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;

/// Loops that copy from one Java array to another, of any layouts and types.
final class CpuCopies {
    private static final int SQUARE = 32;

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
        if (to instanceof Storage.Floats
                && from instanceof Storage.Floats
                && s.rank() == 2
                && s.strides[0] == 1
                && s.strides[1] > 1) {
            turn(to.floats(), target, from.floats(), s, stops);
            return;
        }
        Rows.forEach(target, s, stops, (t, ts, f, fs, n) -> run(to, t, ts, from, f, fs, n));
    }

    /// Copies a matrix whose columns lie in one piece, square by square: each cache line is fetched once.
    private static void turn(float[] y, Layout target, float[] x, Layout source, boolean stops) {
        int rows = target.shape.dims[0];
        int columns = target.shape.dims[1];
        int down = target.strides[0];
        int right = target.strides[1];
        int step = source.strides[1];
        int xo = source.offset;
        for (int i0 = 0; i0 < rows; i0 += SQUARE) {
            if (stops) {
                Interrupts.poll("a copy");
            }
            int i1 = Math.min(rows, i0 + SQUARE);
            for (int j0 = 0; j0 < columns; j0 += SQUARE) {
                int j1 = Math.min(columns, j0 + SQUARE);
                for (int i = i0; i < i1; i++) {
                    int to = target.offset + i * down;
                    for (int j = j0; j < j1; j++) {
                        y[to + j * right] = x[xo + i + j * step];
                    }
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
