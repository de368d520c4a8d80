package himalia.tensor;

import himalia.tensor.cpu.Interrupts;

/// Loops that pick elements of one Java array, or put them into it, at [Places].
final class CpuPlaces {
    private static final int POLL = 1 << 18;

    private CpuPlaces() {}

    static void pick(Places p, Storage x, int xo, Storage y) {
        int[] starts = p.starts();
        int run = p.run();
        if (run == 1) {
            single(starts, x, xo, y, 0, true, false);
            return;
        }
        for (int i = 0; run > 0 && i < starts.length; i++) {
            System.arraycopy(x.array(), xo + starts[i], y.array(), i * run, run);
            poll(i, run);
        }
    }

    static void put(Places p, boolean add, Storage x, int xo, Storage y, int yo) {
        int[] starts = p.starts();
        int run = p.run();
        if (run == 1) {
            single(starts, x, xo, y, yo, false, add);
            return;
        }
        for (int i = 0; run > 0 && i < starts.length; i++) {
            if (add) {
                addRun(x, xo + i * run, y, yo + starts[i], run);
            } else {
                System.arraycopy(x.array(), xo + i * run, y.array(), yo + starts[i], run);
            }
            poll(i, run);
        }
    }

    private static void poll(int i, int run) {
        if ((long) (i + 1) * run / POLL != (long) i * run / POLL) {
            Interrupts.poll("a tensor operation");
        }
    }

    private static void addRun(Storage from, int f, Storage to, int t, int run) {
        switch (from.dtype()) {
            case FLOAT32 -> {
                float[] a = from.floats();
                float[] b = to.floats();
                for (int j = 0; j < run; j++) {
                    b[t + j] += a[f + j];
                }
            }
            case FLOAT64 -> {
                double[] a = from.doubles();
                double[] b = to.doubles();
                for (int j = 0; j < run; j++) {
                    b[t + j] += a[f + j];
                }
            }
            default -> {
                for (int j = 0; j < run; j++) {
                    to.setLong(t + j, to.getLong(t + j) + from.getLong(f + j));
                }
            }
        }
    }

    /// Runs of one element, without a call for each: picked from `starts`, or put there.
    private static void single(int[] starts, Storage from, int f, Storage to, int t, boolean pick, boolean add) {
        for (int lo = 0; lo < starts.length; lo += POLL) {
            int hi = Math.min(starts.length, lo + POLL);
            switch (from.dtype()) {
                case FLOAT32 -> {
                    float[] a = from.floats();
                    float[] b = to.floats();
                    for (int i = lo; pick && i < hi; i++) {
                        b[t + i] = a[f + starts[i]];
                    }
                    for (int i = lo; !pick && i < hi; i++) {
                        b[t + starts[i]] = add ? b[t + starts[i]] + a[f + i] : a[f + i];
                    }
                }
                case FLOAT64 -> {
                    double[] a = from.doubles();
                    double[] b = to.doubles();
                    for (int i = lo; pick && i < hi; i++) {
                        b[t + i] = a[f + starts[i]];
                    }
                    for (int i = lo; !pick && i < hi; i++) {
                        b[t + starts[i]] = add ? b[t + starts[i]] + a[f + i] : a[f + i];
                    }
                }
                default -> {
                    for (int i = lo; i < hi; i++) {
                        int at = t + (pick ? i : starts[i]);
                        long v = from.getLong(f + (pick ? starts[i] : i));
                        to.setLong(at, add ? to.getLong(at) + v : v);
                    }
                }
            }
            if (hi < starts.length) {
                Interrupts.poll("a tensor operation");
            }
        }
    }
}
