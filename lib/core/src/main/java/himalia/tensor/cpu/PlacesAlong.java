package himalia.tensor.cpu;

/// Elements picked along a dimension, and put there.
///
/// @param outer how many lines there are, times `inner`: each has `size` elements that lie `inner` apart
/// @param at where on its line each of `outer * n * inner` elements is, from `ao` on
/// @param shared whether all lines have the same `n` places; `inner` is 1 then
@SuppressWarnings("ShortCircuitBoolean") // loops without branches
public record PlacesAlong(int outer, int size, int inner, long[] at, int ao, int n, boolean shared) {
    /// How many neighbours are on one line, or on neighbouring ones.
    private int width() {
        return inner == 1 ? n : inner;
    }

    private int rows() {
        return inner == 1 ? outer : outer * n;
    }

    /// Where the lines of a row of neighbours begin.
    private int line(int row) {
        return inner == 1 ? row * size : row / n * size * inner;
    }

    /// Where the places of a row of neighbours begin.
    private int places(int row) {
        Interrupts.poll("a choice of elements", row * width(), width());
        return ao + (shared ? 0 : row * width());
    }

    /// `y[o, i, j] = x[o, at[o, i, j], j]`
    ///
    /// @return whether all places are there; else only some are done
    public boolean pick(float[] x, int xo, float[] y) {
        boolean there = true;
        for (int row = 0; there && row < rows(); row++) {
            there = pick(x, xo + line(row), size, inner, at, places(row), y, row * width(), width());
        }
        return there;
    }

    private static boolean pick(float[] x, int line, int size, int inner, long[] at, int ao, float[] y, int yo, int n) {
        boolean there = true;
        for (int i = 0; inner == 1 && i < n; i++) {
            long place = at[ao + i];
            there &= Long.compareUnsigned(place, size) < 0;
            y[yo + i] = x[line + (there ? (int) place : 0)];
        }
        for (int i = 0; inner > 1 && i < n; i++) {
            long place = at[ao + i];
            there &= Long.compareUnsigned(place, size) < 0;
            y[yo + i] = x[line + i + (there ? (int) place * inner : 0)];
        }
        return there;
    }

    /// `y[o, at[o, i, j], j] = x[o, i, j]`, or adds it there, in the order of `x`.
    ///
    /// @return whether all places are there; else only some are done
    public boolean put(boolean add, float[] x, int xo, float[] y, int yo) {
        boolean there = true;
        for (int row = 0; there && row < rows(); row++) {
            there = put(add, x, xo + row * width(), size, inner, at, places(row), y, yo + line(row), width());
        }
        return there;
    }

    private static boolean put(
            boolean add, float[] x, int xo, int size, int inner, long[] at, int ao, float[] y, int line, int n) {
        for (int i = 0; i < n; i++) {
            long place = at[ao + i];
            if (place < 0 || place >= size) {
                return false;
            }
            int there = inner == 1 ? line + (int) place : line + i + (int) place * inner;
            y[there] = add ? y[there] + x[xo + i] : x[xo + i];
        }
        return true;
    }

    /// `y[o, i, j] = x[o, at[o, i, j], j]`
    ///
    /// @return whether all places are there; else only some are done
    public boolean pick(double[] x, int xo, double[] y) {
        boolean there = true;
        for (int row = 0; there && row < rows(); row++) {
            there = pick(x, xo + line(row), size, inner, at, places(row), y, row * width(), width());
        }
        return there;
    }

    private static boolean pick(
            double[] x, int line, int size, int inner, long[] at, int ao, double[] y, int yo, int n) {
        boolean there = true;
        for (int i = 0; inner == 1 && i < n; i++) {
            long place = at[ao + i];
            there &= Long.compareUnsigned(place, size) < 0;
            y[yo + i] = x[line + (there ? (int) place : 0)];
        }
        for (int i = 0; inner > 1 && i < n; i++) {
            long place = at[ao + i];
            there &= Long.compareUnsigned(place, size) < 0;
            y[yo + i] = x[line + i + (there ? (int) place * inner : 0)];
        }
        return there;
    }

    /// `y[o, at[o, i, j], j] = x[o, i, j]`, or adds it there, in the order of `x`.
    ///
    /// @return whether all places are there; else only some are done
    public boolean put(boolean add, double[] x, int xo, double[] y, int yo) {
        boolean there = true;
        for (int row = 0; there && row < rows(); row++) {
            there = put(add, x, xo + row * width(), size, inner, at, places(row), y, yo + line(row), width());
        }
        return there;
    }

    private static boolean put(
            boolean add, double[] x, int xo, int size, int inner, long[] at, int ao, double[] y, int line, int n) {
        for (int i = 0; i < n; i++) {
            long place = at[ao + i];
            if (place < 0 || place >= size) {
                return false;
            }
            int there = inner == 1 ? line + (int) place : line + i + (int) place * inner;
            y[there] = add ? y[there] + x[xo + i] : x[xo + i];
        }
        return true;
    }

    /// `y[o, i, j] = x[o, at[o, i, j], j]`
    ///
    /// @return whether all places are there; else only some are done
    public boolean pick(long[] x, int xo, long[] y) {
        boolean there = true;
        for (int row = 0; there && row < rows(); row++) {
            there = pick(x, xo + line(row), size, inner, at, places(row), y, row * width(), width());
        }
        return there;
    }

    private static boolean pick(long[] x, int line, int size, int inner, long[] at, int ao, long[] y, int yo, int n) {
        boolean there = true;
        for (int i = 0; inner == 1 && i < n; i++) {
            long place = at[ao + i];
            there &= Long.compareUnsigned(place, size) < 0;
            y[yo + i] = x[line + (there ? (int) place : 0)];
        }
        for (int i = 0; inner > 1 && i < n; i++) {
            long place = at[ao + i];
            there &= Long.compareUnsigned(place, size) < 0;
            y[yo + i] = x[line + i + (there ? (int) place * inner : 0)];
        }
        return there;
    }

    /// `y[o, at[o, i, j], j] = x[o, i, j]`, or adds it there, in the order of `x`.
    ///
    /// @return whether all places are there; else only some are done
    public boolean put(boolean add, long[] x, int xo, long[] y, int yo) {
        boolean there = true;
        for (int row = 0; there && row < rows(); row++) {
            there = put(add, x, xo + row * width(), size, inner, at, places(row), y, yo + line(row), width());
        }
        return there;
    }

    private static boolean put(
            boolean add, long[] x, int xo, int size, int inner, long[] at, int ao, long[] y, int line, int n) {
        for (int i = 0; i < n; i++) {
            long place = at[ao + i];
            if (place < 0 || place >= size) {
                return false;
            }
            int there = inner == 1 ? line + (int) place : line + i + (int) place * inner;
            y[there] = add ? y[there] + x[xo + i] : x[xo + i];
        }
        return true;
    }
}
