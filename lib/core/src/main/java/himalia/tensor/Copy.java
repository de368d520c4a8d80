package himalia.tensor;

import himalia.tensor.cpu.Interrupts;

/// Copies between tensors of any layout and type; nothing here is recorded for gradients.
final class Copy {
    private static final int SQUARE = 32;

    private Copy() {}

    /// What to do with a run of `n` elements that begins at these places.
    @FunctionalInterface
    interface Row {
        void run(int a, int b, int n);
    }

    /// Walks over all elements of a shape, a run along the last dimension at a time.
    static void rows(int[] dims, int[] as, int ao, int[] bs, int bo, Row row) {
        rows(dims, as, ao, bs, bo, row, true);
    }

    private static void rows(int[] dims, int[] as, int ao, int[] bs, int bo, Row row, boolean stops) {
        int rank = dims.length;
        if (rank <= 1) {
            row.run(ao, bo, rank == 0 ? 1 : dims[0]);
            return;
        }
        for (int d : dims) {
            if (d == 0) {
                return;
            }
        }
        int[] at = new int[rank - 1];
        int n = dims[rank - 1];
        int a = ao;
        int b = bo;
        int sincePoll = 0;
        while (true) {
            row.run(a, b, n);
            sincePoll += n;
            if (stops && sincePoll > 200_000) {
                Interrupts.poll("a tensor operation");
                sincePoll = 0;
            }
            int d = rank - 2;
            while (d >= 0 && at[d] == dims[d] - 1) {
                a -= at[d] * as[d];
                b -= at[d] * bs[d];
                at[d--] = 0;
            }
            if (d < 0) {
                return;
            }
            at[d]++;
            a += as[d];
            b += bs[d];
        }
    }

    /// Writes `source`, broadcast to the shape of `target`, into it and converts the type.
    static void into(Tensor target, Tensor source) {
        into(target, source, true);
    }

    /// The same over a tensor that somebody may look at afterwards: all of it or, where Stop came before, nothing.
    static void over(Tensor target, Tensor source) {
        Interrupts.poll("a tensor operation");
        into(target, source, false);
    }

    private static void into(Tensor target, Tensor source, boolean stops) {
        Storage to = target.storage;
        Storage from = source.storage;
        if (target.numel() == 0 && source.numel() == 0) {
            return; // an empty view may begin behind the last element
        }
        if (target.isContiguous() && source.isContiguous() && target.numel() == source.numel()) {
            run(to, target.offset, 1, from, source.offset, 1, target.numel());
            return;
        }
        int[] dims = target.shape.dims;
        int[] ss = Shape.broadcastStrides(source.shape.dims, source.strides, target.shape);
        int[] ts = target.strides;
        int last = dims.length - 1;
        int ts1 = last < 0 ? 1 : ts[last];
        int ss1 = last < 0 ? 1 : ss[last];
        if (to instanceof Storage.Floats
                && from instanceof Storage.Floats
                && dims.length == 2
                && ss[0] == 1
                && ss1 > 1) {
            turn(to.floats(), target.offset, ts, from.floats(), source.offset, ss1, dims[0], dims[1], stops);
            return;
        }
        rows(dims, ts, target.offset, ss, source.offset, (t, s, n) -> run(to, t, ts1, from, s, ss1, n), stops);
    }

    /// Copies a matrix whose columns lie in one piece, square by square: each cache line is fetched once.
    private static void turn(
            float[] y, int yo, int[] ys, float[] x, int xo, int step, int rows, int columns, boolean stops) {
        for (int i0 = 0; i0 < rows; i0 += SQUARE) {
            if (stops) {
                Interrupts.poll("a copy");
            }
            int i1 = Math.min(rows, i0 + SQUARE);
            for (int j0 = 0; j0 < columns; j0 += SQUARE) {
                int j1 = Math.min(columns, j0 + SQUARE);
                for (int i = i0; i < i1; i++) {
                    int to = yo + i * ys[0];
                    for (int j = j0; j < j1; j++) {
                        y[to + j * ys[1]] = x[xo + i + j * step];
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
            } else {
                for (int i = 0; i < n; i++) {
                    y[t + i * ts] = x[s + i * ss];
                }
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

    /// The values in row-major order of their own; the tensor itself if it is so already and no copy is forced.
    static Tensor contiguous(Tensor x, boolean always) {
        return !always && x.isContiguous() ? x : cast(x, x.dtype());
    }

    /// A fresh row-major copy in another type.
    static Tensor cast(Tensor x, DType dtype) {
        Tensor y = Tensor.empty(dtype, x.shape);
        into(y, x);
        return y;
    }

    /// The values in this type, copied only if they have another one.
    static Tensor as(Tensor x, DType dtype) {
        return x.dtype() == dtype ? x : cast(x, dtype);
    }
}
