package himalia.linalg;

import static himalia.linalg.Matrices.append;
import static himalia.linalg.Matrices.batch;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Eigenvalues of matrices that need not be symmetric; complex numbers as pairs of tensors, without gradients.
final class Eigenvalues {
    private Eigenvalues() {}

    static Eig eig(Tensor x, boolean withVectors, String op) {
        Matrices.checkSquare(x, op);
        int n = x.size(-1);
        DMatrixRMaj[] parts = Matrices.split(x);
        Matrices.checkFinite(parts, op);
        double[][] real = new double[parts.length][n];
        double[][] imag = new double[parts.length][n];
        DMatrixRMaj[] vr = new DMatrixRMaj[parts.length];
        DMatrixRMaj[] vi = new DMatrixRMaj[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Interrupts.poll("eigenvalues");
            vr[i] = new DMatrixRMaj(n, n);
            vi[i] = new DMatrixRMaj(n, n);
            if (n == 0) {
                continue;
            }
            EigenDecomposition_F64<DMatrixRMaj> eig = DecompositionFactory_DDRM.eig(n, withVectors, false);
            if (!eig.decompose(parts[i].copy())) {
                throw new LinAlgException(
                        op + ": The algorithm failed to converge for a matrix of shape " + Matrices.text(x));
            }
            Integer[] order = new Integer[n];
            Arrays.setAll(order, j -> j);
            Arrays.sort(
                    order,
                    Comparator.comparingDouble((Integer j) -> eig.getEigenvalue(j).real)
                            .thenComparingDouble(j -> -eig.getEigenvalue(j).imaginary));
            for (int j = 0; j < n; j++) {
                Interrupts.poll("eigenvectors");
                Complex_F64 value = eig.getEigenvalue(order[j]);
                real[i][j] = value.real;
                imag[i][j] = value.imaginary;
                if (withVectors) {
                    double[][] v = value.isReal()
                            ? new double[][] {eig.getEigenVector(order[j]).data, new double[n]}
                            : complexVector(parts[i], value);
                    normalise(v[0], v[1]);
                    for (int r = 0; r < n; r++) {
                        vr[i].set(r, j, v[0][r]);
                        vi[i].set(r, j, v[1][r]);
                    }
                }
            }
        }
        int[] shape = append(batch(x), n);
        Tensor re = Matrices.join(real, shape, x.dtype());
        Tensor im = Matrices.join(imag, shape, x.dtype());
        if (!withVectors) {
            return new Eig(re, im, null, null);
        }
        int[] square = x.shape().toArray();
        return new Eig(re, im, Matrices.join(vr, square, x.dtype()), Matrices.join(vi, square, x.dtype()));
    }

    /// With `v = p + iq` and the value `a + ib`, `(A - a - ib) v = 0` is `[[A - a, b], [-b, A - a]] [p, q] = 0` in real
    /// numbers: the right singular vector of the smallest singular value.
    private static double[][] complexVector(DMatrixRMaj a, Complex_F64 value) {
        int n = a.numRows;
        DMatrixRMaj m = new DMatrixRMaj(2 * n, 2 * n);
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                double v = a.get(r, c) - (r == c ? value.real : 0);
                m.set(r, c, v);
                m.set(n + r, n + c, v);
            }
            m.set(r, n + r, value.imaginary);
            m.set(n + r, r, -value.imaginary);
        }
        Tensor whole = Matrices.join(new DMatrixRMaj[] {m}, new int[] {2 * n, 2 * n}, DType.FLOAT64);
        double[] vector = Decompositions.svd(whole, false).vh().get(-1).toDoubleArray();
        double[][] v = new double[2][n];
        System.arraycopy(vector, 0, v[0], 0, n);
        System.arraycopy(vector, n, v[1], 0, n);
        return v;
    }

    /// Length 1, and the largest component real, as LAPACK leaves them.
    private static void normalise(double[] re, double[] im) {
        int largest = 0;
        double sum = 0;
        for (int i = 0; i < re.length; i++) {
            sum += re[i] * re[i] + im[i] * im[i];
            largest = Math.hypot(re[i], im[i]) > Math.hypot(re[largest], im[largest]) ? i : largest;
        }
        double length = Math.sqrt(sum);
        double size = Math.hypot(re[largest], im[largest]);
        boolean real = im[largest] == 0;
        double cos = real ? 1 : re[largest] / size;
        double sin = real ? 0 : im[largest] / size;
        for (int i = 0; i < re.length; i++) {
            double r = (re[i] * cos + im[i] * sin) / length;
            im[i] = (im[i] * cos - re[i] * sin) / length;
            re[i] = r;
        }
    }
}
