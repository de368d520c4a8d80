package himalia.tensor;

import himalia.tensor.cpu.Copies;

/// Loops that copy from one Java array to another, of any layouts and types.
final class CpuCopies {
    private CpuCopies() {}

    /// @param stops whether it may be interrupted half-way
    static void copy(Storage from, Layout source, Storage to, Layout target, boolean stops) {
        if (target.numel() == 0 && source.numel() == 0) {
            return; // an empty view may begin behind the last element
        }
        boolean same = from.dtype() == to.dtype();
        if (target.isContiguous() && source.isContiguous() && target.numel() == source.numel()) {
            if (same) {
                System.arraycopy(from.array(), source.offset, to.array(), target.offset, target.numel());
            } else {
                run(to, target.offset, 1, from, source.offset, 1, target.numel());
            }
            return;
        }
        Layout s = source.broadcast(target.shape);
        if (same) {
            move(from.array(), s, to.array(), target, stops);
        } else {
            Rows.forEach(target, s, stops, (t, ts, f, fs, n) -> run(to, t, ts, from, f, fs, n));
        }
    }

    /// Copies elements that keep their type: a matrix at a time, of the last dimension and one before.
    private static void move(Object x, Layout source, Object y, Layout target, boolean stops) {
        int last = source.rank() - 1;
        int columns = last < 0 ? 1 : target.shape.dims[last];
        int step = last < 0 ? 1 : source.strides[last];
        int right = last < 0 ? 1 : target.strides[last];
        int turned = turned(source);
        if (last < 2 && turned < 0) {
            int rows = last < 1 ? 1 : target.shape.dims[0];
            int from = last < 1 ? 0 : source.strides[0];
            int to = last < 1 ? 0 : target.strides[0];
            Copies.lines(x, source.offset, step, from, y, target.offset, right, to, columns, rows, stops);
            return;
        }
        Layout sources = source.select(last, 0);
        Layout targets = target.select(last, 0);
        if (turned < 0) {
            Rows.forEach(
                    targets,
                    sources,
                    stops,
                    (t, ts, f, fs, n) -> Copies.lines(x, f, step, fs, y, t, right, ts, columns, n, stops));
            return;
        }
        int rows = target.shape.dims[turned];
        int down = target.strides[turned];
        Rows.forEach(targets.select(turned, 0), sources.select(turned, 0), stops, (t, ts, f, fs, n) -> {
            for (int i = 0; i < n; i++) {
                Copies.turn(x, f + i * fs, step, y, t + i * ts, down, right, rows, columns, stops);
            }
        });
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

    private static void run(Storage to, int t, int ts, Storage from, int s, int ss, int n) {
        if (ts == 1 && ss == 1 && to instanceof Storage.Floats && from instanceof Storage.Longs) {
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
