package himalia.tensor;

import himalia.tensor.cpu.Interrupts;

/// Walks over two layouts of one shape at once, a run of neighbours at a time: what loops over elements are made of.
final class Rows {
    /// Elements between two looks at the interrupt flag.
    private static final int POLL = 200_000;

    private Rows() {}

    /// What to do with `n` elements that begin at these places and lie so far apart.
    @FunctionalInterface
    interface Row {
        void run(int a, int aStep, int b, int bStep, int n);
    }

    static void forEach(Layout a, Layout b, Row row) {
        forEach(a, b, true, row);
    }

    /// @param stops whether it may be interrupted half-way
    static void forEach(Layout a, Layout b, boolean stops, Row row) {
        int[] dims = a.shape.dims;
        int last = dims.length - 1;
        while (last > 0 && dims[last] == 1) {
            last--; // a column is one run, too
        }
        if (last <= 0) {
            boolean number = last < 0;
            row.run(a.offset, number ? 1 : a.strides[0], b.offset, number ? 1 : b.strides[0], number ? 1 : dims[0]);
            return;
        }
        if (a.numel() == 0) {
            return;
        }
        int[] at = new int[last];
        int n = dims[last];
        int as = a.strides[last];
        int bs = b.strides[last];
        int i = a.offset;
        int j = b.offset;
        int sincePoll = 0;
        while (true) {
            row.run(i, as, j, bs, n);
            sincePoll += n;
            if (stops && sincePoll > POLL) {
                Interrupts.poll("a tensor operation");
                sincePoll = 0;
            }
            int d = last - 1;
            while (d >= 0 && at[d] == dims[d] - 1) {
                i -= at[d] * a.strides[d];
                j -= at[d] * b.strides[d];
                at[d--] = 0;
            }
            if (d < 0) {
                return;
            }
            at[d]++;
            i += a.strides[d];
            j += b.strides[d];
        }
    }
}
