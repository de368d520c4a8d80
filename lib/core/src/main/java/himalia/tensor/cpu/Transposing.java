package himalia.tensor.cpu;

/// Copies of matrices turned around.
public final class Transposing {
    /// Rows and columns at a time: each cache line is fetched once.
    private static final int SQUARE = 32;

    private Transposing() {}

    /// Writes a row-major matrix of these rows and columns, transposed, row-major.
    public static void floats(float[] x, int xo, int rows, int columns, float[] y, int yo) {
        for (int j0 = 0; j0 < columns; j0 += SQUARE) {
            int j1 = Math.min(columns, j0 + SQUARE);
            for (int i0 = 0; i0 < rows; i0 += SQUARE) {
                int i1 = Math.min(rows, i0 + SQUARE);
                for (int i = i0; i < i1; i++) {
                    int from = xo + i * columns;
                    for (int j = j0; j < j1; j++) {
                        y[yo + j * rows + i] = x[from + j];
                    }
                }
            }
        }
    }
}
