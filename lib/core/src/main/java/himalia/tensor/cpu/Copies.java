package himalia.tensor.cpu;

import java.util.Arrays;

/// Copies of elements to another array of the same type of numbers.
@SuppressWarnings("IfChainToSwitch") // a switch over types is linked when it first runs, and a first cell waits for it
public final class Copies {
    /// Rows that are turned at a time: some lines of the cache, which are fetched side by side. And at least so many
    /// columns: the nearest cache has no room for more that lie a power of two apart.
    private static final int ROWS = 64;

    private static final int COLUMNS = 8;
    /// From here on floats are reversed by vectors.
    private static final int MANY = 64;

    private Copies() {}

    /// Lines of `n` elements each, which are `xs` and `ys` apart; one line begins `xl` and `yl` behind the one before.
    ///
    /// @param stops whether it may be interrupted half-way
    public static void lines(
            Object x, int xo, int xs, int xl, Object y, int yo, int ys, int yl, int n, int lines, boolean stops) {
        if (n == 1 && lines > 1) {
            lines(x, xo, xl, 0, y, yo, yl, 0, lines, 1, stops);
        } else if (x instanceof float[] a) {
            lines(a, xo, xs, xl, (float[]) y, yo, ys, yl, n, lines, stops);
        } else if (x instanceof double[] a) {
            lines(a, xo, xs, xl, (double[]) y, yo, ys, yl, n, lines, stops);
        } else if (x instanceof long[] a) {
            lines(a, xo, xs, xl, (long[]) y, yo, ys, yl, n, lines, stops);
        } else if (x instanceof int[] a) {
            lines(a, xo, xs, xl, (int[]) y, yo, ys, yl, n, lines, stops);
        } else {
            lines((byte[]) x, xo, xs, xl, (byte[]) y, yo, ys, yl, n, lines, stops);
        }
    }

    /// A matrix whose columns lie in one piece in the source, `xs` apart; in the target its rows lie `down` apart and
    /// their elements `right`.
    ///
    /// @param stops whether it may be interrupted half-way
    public static void turn(
            Object x, int xo, int xs, Object y, int yo, int down, int right, int rows, int columns, boolean stops) {
        int width = Math.max(COLUMNS, ROWS * COLUMNS / Math.max(1, Math.min(ROWS, rows)));
        for (int i = 0; i < rows; i += ROWS) {
            if (stops) {
                Interrupts.poll("a copy");
            }
            int m = Math.min(ROWS, rows - i);
            for (int j = 0; j < columns; j += width) {
                int n = Math.min(width, columns - j);
                block(x, xo + i + j * xs, xs, y, yo + i * down + j * right, down, right, m, n);
            }
        }
    }

    /// Loops of their own: those of [#lines] are compiled for lines that are long.
    private static void block(Object x, int xo, int xs, Object y, int yo, int down, int right, int rows, int columns) {
        if (x instanceof float[] a) {
            block(a, xo, xs, (float[]) y, yo, down, right, rows, columns);
        } else if (x instanceof double[] a) {
            block(a, xo, xs, (double[]) y, yo, down, right, rows, columns);
        } else if (x instanceof long[] a) {
            block(a, xo, xs, (long[]) y, yo, down, right, rows, columns);
        } else if (x instanceof int[] a) {
            block(a, xo, xs, (int[]) y, yo, down, right, rows, columns);
        } else {
            block((byte[]) x, xo, xs, (byte[]) y, yo, down, right, rows, columns);
        }
    }

    private static void block(
            float[] x, int xo, int xs, float[] y, int yo, int down, int right, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int from = xo + i;
            int to = yo + i * down;
            for (int j = 0; j < columns; j++) {
                y[to + j * right] = x[from + j * xs];
            }
        }
    }

    private static void block(
            double[] x, int xo, int xs, double[] y, int yo, int down, int right, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int from = xo + i;
            int to = yo + i * down;
            for (int j = 0; j < columns; j++) {
                y[to + j * right] = x[from + j * xs];
            }
        }
    }

    private static void block(long[] x, int xo, int xs, long[] y, int yo, int down, int right, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int from = xo + i;
            int to = yo + i * down;
            for (int j = 0; j < columns; j++) {
                y[to + j * right] = x[from + j * xs];
            }
        }
    }

    private static void block(int[] x, int xo, int xs, int[] y, int yo, int down, int right, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int from = xo + i;
            int to = yo + i * down;
            for (int j = 0; j < columns; j++) {
                y[to + j * right] = x[from + j * xs];
            }
        }
    }

    private static void block(byte[] x, int xo, int xs, byte[] y, int yo, int down, int right, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int from = xo + i;
            int to = yo + i * down;
            for (int j = 0; j < columns; j++) {
                y[to + j * right] = x[from + j * xs];
            }
        }
    }

    private static void lines(
            float[] x, int xo, int xs, int xl, float[] y, int yo, int ys, int yl, int n, int lines, boolean stops) {
        for (int line = 0; line < lines; line++) {
            int from = xo + line * xl;
            int to = yo + line * yl;
            if (stops) {
                Interrupts.poll("a copy", line * n, n);
            }
            if (xs == 1 && ys == 1) {
                System.arraycopy(x, from, y, to, n);
            } else if (xs == 0 && ys == 1 && n > 0) {
                Arrays.fill(y, to, to + n, x[from]);
            } else if (xs == -1 && ys == 1 && n >= MANY && Vectors.PRESENT && VectorCopies.WARM_UP.isDone()) {
                VectorCopies.reverse(x, from, y, to, n);
            } else {
                for (int i = 0; i < n; i++, from += xs, to += ys) {
                    y[to] = x[from];
                }
            }
        }
    }

    private static void lines(
            double[] x, int xo, int xs, int xl, double[] y, int yo, int ys, int yl, int n, int lines, boolean stops) {
        for (int line = 0; line < lines; line++) {
            int from = xo + line * xl;
            int to = yo + line * yl;
            if (stops) {
                Interrupts.poll("a copy", line * n, n);
            }
            if (xs == 1 && ys == 1) {
                System.arraycopy(x, from, y, to, n);
            } else if (xs == 0 && ys == 1 && n > 0) {
                Arrays.fill(y, to, to + n, x[from]);
            } else {
                for (int i = 0; i < n; i++, from += xs, to += ys) {
                    y[to] = x[from];
                }
            }
        }
    }

    private static void lines(
            long[] x, int xo, int xs, int xl, long[] y, int yo, int ys, int yl, int n, int lines, boolean stops) {
        for (int line = 0; line < lines; line++) {
            int from = xo + line * xl;
            int to = yo + line * yl;
            if (stops) {
                Interrupts.poll("a copy", line * n, n);
            }
            if (xs == 1 && ys == 1) {
                System.arraycopy(x, from, y, to, n);
            } else if (xs == 0 && ys == 1 && n > 0) {
                Arrays.fill(y, to, to + n, x[from]);
            } else {
                for (int i = 0; i < n; i++, from += xs, to += ys) {
                    y[to] = x[from];
                }
            }
        }
    }

    private static void lines(
            int[] x, int xo, int xs, int xl, int[] y, int yo, int ys, int yl, int n, int lines, boolean stops) {
        for (int line = 0; line < lines; line++) {
            int from = xo + line * xl;
            int to = yo + line * yl;
            if (stops) {
                Interrupts.poll("a copy", line * n, n);
            }
            if (xs == 1 && ys == 1) {
                System.arraycopy(x, from, y, to, n);
            } else if (xs == 0 && ys == 1 && n > 0) {
                Arrays.fill(y, to, to + n, x[from]);
            } else {
                for (int i = 0; i < n; i++, from += xs, to += ys) {
                    y[to] = x[from];
                }
            }
        }
    }

    private static void lines(
            byte[] x, int xo, int xs, int xl, byte[] y, int yo, int ys, int yl, int n, int lines, boolean stops) {
        for (int line = 0; line < lines; line++) {
            int from = xo + line * xl;
            int to = yo + line * yl;
            if (stops) {
                Interrupts.poll("a copy", line * n, n);
            }
            if (xs == 1 && ys == 1) {
                System.arraycopy(x, from, y, to, n);
            } else if (xs == 0 && ys == 1 && n > 0) {
                Arrays.fill(y, to, to + n, x[from]);
            } else {
                for (int i = 0; i < n; i++, from += xs, to += ys) {
                    y[to] = x[from];
                }
            }
        }
    }
}
