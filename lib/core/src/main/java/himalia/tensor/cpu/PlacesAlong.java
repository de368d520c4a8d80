package himalia.tensor.cpu;

/// Elements picked along a dimension, and put there.
///
/// The places of a piece of a row are looked at first, by vectors, and made ints: the loop over the elements has then
/// only itself to do. The loops are written out for each type of elements: Java's generics would make objects of them.
///
/// @param outer how many lines there are, times `inner`: each has `size` elements that lie `inner` apart
/// @param at where on its line each of `outer * n * inner` elements is, from `ao` on
/// @param shared whether all lines have the same `n` places; `inner` is 1 then
public record PlacesAlong(int outer, int size, int inner, long[] at, int ao, int n, boolean shared) {
    private static final int PIECE = 1 << 12;

    /// How many neighbours are on one line, or on neighbouring ones: a row.
    private int width() {
        return inner == 1 ? n : inner;
    }

    private int rows() {
        return inner == 1 ? outer : outer * n;
    }

    private int piece() {
        return shared ? n : Math.min(PIECE, width());
    }

    /// Where the line of a neighbour begins; with the first of a piece, those of the others follow from it.
    private int line(int row, int neighbour) {
        return inner == 1 ? row * size : row / n * size * inner + neighbour;
    }

    /// Reads places of a row; those that all lines share are read once.
    ///
    /// @return whether they are there
    private boolean read(int row, int neighbour, int count, int[] places) {
        if (shared && row > 0) {
            Interrupts.poll("a choice of elements", row * n, n);
            return true;
        }
        int first = row * width() + neighbour;
        Interrupts.poll("a choice of elements", first, count);
        for (int i = 0; i < count; i++) {
            places[i] = (int) at[ao + first + i];
        }
        return LongExtremes.areWithin(at, ao + first, count, size);
    }

    /// `y[o, i, j] = x[o, at[o, i, j], j]`
    ///
    /// @return whether all places are there; else only some are done
    public boolean pick(float[] x, int xo, float[] y) {
        int[] places = new int[piece()];
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < width(); i += places.length) {
                int count = Math.min(places.length, width() - i);
                if (!read(row, i, count, places)) {
                    return false;
                }
                if (inner == 1) {
                    pick(x, xo + line(row, i), places, y, row * n + i, count);
                } else {
                    pick(x, xo + line(row, i), inner, places, y, row * inner + i, count);
                }
            }
        }
        return true;
    }

    private static void pick(float[] x, int line, int[] places, float[] y, int yo, int n) {
        int i = 0;
        for (; i < n - 3; i += 4) {
            float first = x[line + places[i]];
            float second = x[line + places[i + 1]];
            float third = x[line + places[i + 2]];
            float fourth = x[line + places[i + 3]];
            // No read waits for a write before it, which might be to the same array.
            y[yo + i] = first;
            y[yo + i + 1] = second;
            y[yo + i + 2] = third;
            y[yo + i + 3] = fourth;
        }
        for (; i < n; i++) {
            y[yo + i] = x[line + places[i]];
        }
    }

    private static void pick(float[] x, int line, int inner, int[] places, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[line + i + places[i] * inner];
        }
    }

    /// `y[o, at[o, i, j], j] = x[o, i, j]`, or adds it there, in the order of `x`.
    ///
    /// @return whether all places are there; else only some are done
    public boolean put(boolean add, float[] x, int xo, float[] y, int yo) {
        int[] places = new int[piece()];
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < width(); i += places.length) {
                int count = Math.min(places.length, width() - i);
                if (!read(row, i, count, places)) {
                    return false;
                }
                if (inner == 1) {
                    put(add, x, xo + row * n + i, places, y, yo + line(row, i), count);
                } else {
                    put(add, x, xo + row * inner + i, inner, places, y, yo + line(row, i), count);
                }
            }
        }
        return true;
    }

    private static void put(boolean add, float[] x, int xo, int[] places, float[] y, int line, int n) {
        int i = 0;
        for (; i < n - 3; i += 4) {
            float first = x[xo + i];
            float second = x[xo + i + 1];
            float third = x[xo + i + 2];
            float fourth = x[xo + i + 3];
            put(add, first, y, line + places[i]);
            put(add, second, y, line + places[i + 1]);
            put(add, third, y, line + places[i + 2]);
            put(add, fourth, y, line + places[i + 3]);
        }
        for (; i < n; i++) {
            put(add, x[xo + i], y, line + places[i]);
        }
    }

    private static void put(boolean add, float[] x, int xo, int inner, int[] places, float[] y, int line, int n) {
        for (int i = 0; i < n; i++) {
            put(add, x[xo + i], y, line + i + places[i] * inner);
        }
    }

    private static void put(boolean add, float value, float[] y, int place) {
        y[place] = add ? y[place] + value : value;
    }

    /// `y[o, i, j] = x[o, at[o, i, j], j]`
    ///
    /// @return whether all places are there; else only some are done
    public boolean pick(double[] x, int xo, double[] y) {
        int[] places = new int[piece()];
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < width(); i += places.length) {
                int count = Math.min(places.length, width() - i);
                if (!read(row, i, count, places)) {
                    return false;
                }
                if (inner == 1) {
                    pick(x, xo + line(row, i), places, y, row * n + i, count);
                } else {
                    pick(x, xo + line(row, i), inner, places, y, row * inner + i, count);
                }
            }
        }
        return true;
    }

    private static void pick(double[] x, int line, int[] places, double[] y, int yo, int n) {
        int i = 0;
        for (; i < n - 3; i += 4) {
            double first = x[line + places[i]];
            double second = x[line + places[i + 1]];
            double third = x[line + places[i + 2]];
            double fourth = x[line + places[i + 3]];
            // No read waits for a write before it, which might be to the same array.
            y[yo + i] = first;
            y[yo + i + 1] = second;
            y[yo + i + 2] = third;
            y[yo + i + 3] = fourth;
        }
        for (; i < n; i++) {
            y[yo + i] = x[line + places[i]];
        }
    }

    private static void pick(double[] x, int line, int inner, int[] places, double[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[line + i + places[i] * inner];
        }
    }

    /// `y[o, at[o, i, j], j] = x[o, i, j]`, or adds it there, in the order of `x`.
    ///
    /// @return whether all places are there; else only some are done
    public boolean put(boolean add, double[] x, int xo, double[] y, int yo) {
        int[] places = new int[piece()];
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < width(); i += places.length) {
                int count = Math.min(places.length, width() - i);
                if (!read(row, i, count, places)) {
                    return false;
                }
                if (inner == 1) {
                    put(add, x, xo + row * n + i, places, y, yo + line(row, i), count);
                } else {
                    put(add, x, xo + row * inner + i, inner, places, y, yo + line(row, i), count);
                }
            }
        }
        return true;
    }

    private static void put(boolean add, double[] x, int xo, int[] places, double[] y, int line, int n) {
        int i = 0;
        for (; i < n - 3; i += 4) {
            double first = x[xo + i];
            double second = x[xo + i + 1];
            double third = x[xo + i + 2];
            double fourth = x[xo + i + 3];
            put(add, first, y, line + places[i]);
            put(add, second, y, line + places[i + 1]);
            put(add, third, y, line + places[i + 2]);
            put(add, fourth, y, line + places[i + 3]);
        }
        for (; i < n; i++) {
            put(add, x[xo + i], y, line + places[i]);
        }
    }

    private static void put(boolean add, double[] x, int xo, int inner, int[] places, double[] y, int line, int n) {
        for (int i = 0; i < n; i++) {
            put(add, x[xo + i], y, line + i + places[i] * inner);
        }
    }

    private static void put(boolean add, double value, double[] y, int place) {
        y[place] = add ? y[place] + value : value;
    }

    /// `y[o, i, j] = x[o, at[o, i, j], j]`
    ///
    /// @return whether all places are there; else only some are done
    public boolean pick(long[] x, int xo, long[] y) {
        int[] places = new int[piece()];
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < width(); i += places.length) {
                int count = Math.min(places.length, width() - i);
                if (!read(row, i, count, places)) {
                    return false;
                }
                if (inner == 1) {
                    pick(x, xo + line(row, i), places, y, row * n + i, count);
                } else {
                    pick(x, xo + line(row, i), inner, places, y, row * inner + i, count);
                }
            }
        }
        return true;
    }

    private static void pick(long[] x, int line, int[] places, long[] y, int yo, int n) {
        int i = 0;
        for (; i < n - 3; i += 4) {
            long first = x[line + places[i]];
            long second = x[line + places[i + 1]];
            long third = x[line + places[i + 2]];
            long fourth = x[line + places[i + 3]];
            // No read waits for a write before it, which might be to the same array.
            y[yo + i] = first;
            y[yo + i + 1] = second;
            y[yo + i + 2] = third;
            y[yo + i + 3] = fourth;
        }
        for (; i < n; i++) {
            y[yo + i] = x[line + places[i]];
        }
    }

    private static void pick(long[] x, int line, int inner, int[] places, long[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[line + i + places[i] * inner];
        }
    }

    /// `y[o, at[o, i, j], j] = x[o, i, j]`, or adds it there, in the order of `x`.
    ///
    /// @return whether all places are there; else only some are done
    public boolean put(boolean add, long[] x, int xo, long[] y, int yo) {
        int[] places = new int[piece()];
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < width(); i += places.length) {
                int count = Math.min(places.length, width() - i);
                if (!read(row, i, count, places)) {
                    return false;
                }
                if (inner == 1) {
                    put(add, x, xo + row * n + i, places, y, yo + line(row, i), count);
                } else {
                    put(add, x, xo + row * inner + i, inner, places, y, yo + line(row, i), count);
                }
            }
        }
        return true;
    }

    private static void put(boolean add, long[] x, int xo, int[] places, long[] y, int line, int n) {
        int i = 0;
        for (; i < n - 3; i += 4) {
            long first = x[xo + i];
            long second = x[xo + i + 1];
            long third = x[xo + i + 2];
            long fourth = x[xo + i + 3];
            put(add, first, y, line + places[i]);
            put(add, second, y, line + places[i + 1]);
            put(add, third, y, line + places[i + 2]);
            put(add, fourth, y, line + places[i + 3]);
        }
        for (; i < n; i++) {
            put(add, x[xo + i], y, line + places[i]);
        }
    }

    private static void put(boolean add, long[] x, int xo, int inner, int[] places, long[] y, int line, int n) {
        for (int i = 0; i < n; i++) {
            put(add, x[xo + i], y, line + i + places[i] * inner);
        }
    }

    private static void put(boolean add, long value, long[] y, int place) {
        y[place] = add ? y[place] + value : value;
    }
}
