package himalia.linalg;

import himalia.tensor.cpu.Interrupts;
import org.ejml.data.DMatrixRMaj;

/// `A = Q R` by reflections, with LAPACK's signs: a column that is 0 below the diagonal is left as it is.
final class Householder {
    private final int m;
    private final int n;
    private final DMatrixRMaj a;
    private final double[] scales;

    Householder(DMatrixRMaj matrix) {
        a = matrix.copy();
        m = a.numRows;
        n = a.numCols;
        scales = new double[Math.min(m, n)];
        for (int j = 0; j < scales.length; j++) {
            Interrupts.poll("a QR decomposition");
            reflect(j);
        }
    }

    /// Makes column `j` 0 below the diagonal, where the reflecting vector is kept, and changes the columns behind it.
    private void reflect(int j) {
        double below = 0;
        for (int i = j + 1; i < m; i++) {
            below = Math.hypot(below, a.get(i, j));
        }
        if (below == 0) {
            return;
        }
        double alpha = a.get(j, j);
        double beta = -Math.copySign(Math.hypot(alpha, below), alpha);
        scales[j] = (beta - alpha) / beta;
        for (int i = j + 1; i < m; i++) {
            a.set(i, j, a.get(i, j) / (alpha - beta));
        }
        a.set(j, j, beta);
        for (int c = j + 1; c < n; c++) {
            apply(j, a, c);
        }
    }

    /// Reflects a column of `x`.
    private void apply(int j, DMatrixRMaj x, int column) {
        double dot = x.get(j, column);
        for (int i = j + 1; i < m; i++) {
            dot += a.get(i, j) * x.get(i, column);
        }
        dot *= scales[j];
        x.set(j, column, x.get(j, column) - dot);
        for (int i = j + 1; i < m; i++) {
            x.set(i, column, x.get(i, column) - dot * a.get(i, j));
        }
    }

    /// The first `columns` of the orthogonal matrix.
    DMatrixRMaj q(int columns) {
        DMatrixRMaj q = new DMatrixRMaj(m, columns);
        for (int i = 0; i < Math.min(m, columns); i++) {
            q.set(i, i, 1);
        }
        for (int j = scales.length - 1; j >= 0; j--) {
            Interrupts.poll("a QR decomposition");
            for (int c = j; c < columns; c++) {
                apply(j, q, c);
            }
        }
        return q;
    }

    /// The first `rows` of the upper triangle.
    DMatrixRMaj r(int rows) {
        DMatrixRMaj r = new DMatrixRMaj(rows, n);
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < n; j++) {
                r.set(i, j, a.get(i, j));
            }
        }
        return r;
    }
}
