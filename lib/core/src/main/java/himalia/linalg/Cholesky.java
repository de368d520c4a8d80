package himalia.linalg;

import static himalia.tensor.Autograd.record;
import static himalia.tensor.Autograd.records;

import himalia.tensor.Tensor;
import himalia.tensor.cpu.Interrupts;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/// The triangle whose product with itself is a symmetric matrix, and what it helps to solve, with their gradients.
final class Cholesky {
    private Cholesky() {}

    static Tensor lower(Tensor x) {
        Matrices.checkSquare(x, "linalg.cholesky");
        DMatrixRMaj[] parts = Matrices.split(x);
        for (int i = 0; i < parts.length && x.size(-1) > 0; i++) {
            Interrupts.poll("a Cholesky decomposition");
            DMatrixRMaj whole = Decompositions.mirrored(parts[i]);
            CholeskyDecomposition_F64<DMatrixRMaj> chol = DecompositionFactory_DDRM.chol(x.size(-1), true);
            if (!chol.decompose(whole.copy())) {
                throw new LinAlgException("linalg.cholesky: " + Solving.element(i, parts.length)
                        + "The factorization could not be completed because the input is not positive-definite (the "
                        + "leading minor of order " + badMinor(whole) + " is not positive-definite)."
                        + "\nHint: the matrix of shape " + Matrices.text(x)
                        + " must be symmetric with positive eigenvalues; adding a small number to its diagonal often "
                        + "helps.");
            }
            parts[i] = chol.getT(null);
        }
        Tensor l = Matrices.join(parts, x.shape().toArray(), x.dtype());
        if (records(x)) {
            record(l, "LinalgCholeskyEx", (g, i) -> choleskyGradient(g, l), x).saves(l);
        }
        return l;
    }

    private static int badMinor(DMatrixRMaj m) {
        for (int k = 1; k < m.numRows; k++) {
            Interrupts.poll("a Cholesky decomposition");
            DMatrixRMaj minor = CommonOps_DDRM.extract(m, 0, k, 0, k);
            if (!DecompositionFactory_DDRM.chol(k, true).decompose(minor)) {
                return k;
            }
        }
        return m.numRows;
    }

    /// `L^-T phi(L^T g) L^-1` made symmetric, where phi keeps the lower triangle and half of the diagonal.
    private static Tensor choleskyGradient(Tensor g, Tensor l) {
        int n = l.size(-1);
        Tensor half = Matrices.triangle(n, n, false, l.dtype())
                .sub(Matrices.eye(n, l.dtype()).mul(.5));
        Tensor phi = l.mT().matmul(g).mul(half);
        Tensor inverse = Solving.inv(l);
        Tensor s = inverse.mT().matmul(phi).matmul(inverse);
        return s.add(s.mT()).mul(.5);
    }

    /// As in PyTorch the gradient of the triangle is that of a whole matrix.
    static Tensor solve(Tensor b, Tensor l, boolean upper) {
        Matrices.checkSquare(l, "cholesky_solve");
        Tensor x = Tensor.noGrad(() -> upper
                ? Solving.solveTriangular(l, Solving.solveTriangular(l.mT(), b, false), true)
                : Solving.solveTriangular(l.mT(), Solving.solveTriangular(l, b, false), true));
        if (records(b, l)) {
            record(
                            x,
                            "CholeskySolve",
                            (g, i) -> {
                                Tensor forB = solve(g, l, upper);
                                if (i == 0) {
                                    return fit(forB, b);
                                }
                                Tensor common = forB.matmul(x.mT());
                                Tensor both = common.add(common.mT());
                                return fit((upper ? l.matmul(both) : both.matmul(l)).neg(), l);
                            },
                            b,
                            l)
                    .saves(l, x);
        }
        return x;
    }

    /// Sums over the batch that an operand was repeated for.
    private static Tensor fit(Tensor g, Tensor operand) {
        Tensor y = g;
        while (y.dim() > operand.dim()) {
            y = y.sum(0);
        }
        for (int d = 0; d < y.dim(); d++) {
            y = operand.size(d) == 1 && y.size(d) > 1 ? y.sum(d, true) : y;
        }
        return y;
    }

    static Tensor inverse(Tensor l, boolean upper) {
        Matrices.checkSquare(l, "cholesky_inverse");
        Tensor y = Tensor.noGrad(() -> solve(Matrices.eye(l.size(-1), l.dtype()), l.detach(), upper));
        if (records(l)) {
            record(
                            y,
                            "CholeskyInverse",
                            (g, i) -> {
                                Tensor common = y.matmul(g.add(g.mT())).matmul(y);
                                return (upper ? l.matmul(common) : common.matmul(l)).neg();
                            },
                            l)
                    .saves(l, y);
        }
        return y;
    }
}
