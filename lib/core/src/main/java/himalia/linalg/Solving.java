package himalia.linalg;

import static himalia.linalg.Matrices.append;
import static himalia.linalg.Matrices.batch;
import static himalia.tensor.Autograd.record;
import static himalia.tensor.Autograd.records;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;

/// Inverses, determinants and systems of equations, each with its gradient beside it.
final class Solving {
    private Solving() {}

    /// LU of a copy; never refuses, a singular matrix has a 0 on the diagonal of U.
    private static LUDecompositionAlt_DDRM lu(DMatrixRMaj m) {
        Interrupts.poll("an LU decomposition");
        LUDecompositionAlt_DDRM lu = new LUDecompositionAlt_DDRM();
        lu.decompose(m.copy());
        return lu;
    }

    /// The place of the first zero on the diagonal of U, counted from 1, or 0.
    private static int zeroPivot(LUDecompositionAlt_DDRM lu) {
        DMatrixRMaj u = lu.getLU();
        for (int i = 0; i < u.numRows; i++) {
            if (u.get(i, i) == 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private static DMatrixRMaj solve(DMatrixRMaj a, DMatrixRMaj b) {
        Interrupts.poll("a solution");
        LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(new LUDecompositionAlt_DDRM());
        solver.setA(a.copy());
        DMatrixRMaj x = new DMatrixRMaj(b.numRows, b.numCols);
        solver.solve(b, x);
        return x;
    }

    static Tensor inv(Tensor x) {
        Matrices.checkSquare(x, "linalg.inv");
        DMatrixRMaj[] parts = Matrices.split(x);
        for (int i = 0; i < parts.length && x.size(-1) > 0; i++) {
            int zero = zeroPivot(lu(parts[i]));
            if (zero > 0) {
                throw new LinAlgException("linalg.inv: " + element(i, parts.length) + "The diagonal element " + zero
                        + " is zero, the inversion could not be completed because the input matrix is singular."
                        + "\nHint: the rows of a matrix of shape " + Matrices.text(x)
                        + " depend on each other; pinv finds the nearest thing to an inverse.");
            }
            parts[i] = solve(parts[i], CommonOps_DDRM.identity(x.size(-1)));
        }
        Tensor y = Matrices.join(parts, x.shape().toArray(), x.dtype());
        if (records(x)) {
            record(y, "LinalgInvEx", (g, i) -> y.mT().matmul(g).matmul(y.mT()).neg(), x)
                    .saves(y);
        }
        return y;
    }

    static String element(int i, int count) {
        return Matrices.element(new Matrices.Matrix(i, count));
    }

    static Tensor det(Tensor x) {
        Matrices.checkSquare(x, "linalg.det");
        DMatrixRMaj[] parts = Matrices.split(x);
        double[] dets = new double[parts.length];
        for (int i = 0; i < dets.length; i++) {
            dets[i] = x.size(-1) == 0 ? 1 : lu(parts[i]).computeDeterminant().real;
        }
        Tensor y = Matrices.join(dets, batch(x), x.dtype());
        if (records(x)) {
            boolean invertible = Arrays.stream(dets).allMatch(d -> d != 0);
            record(
                            y,
                            "LinalgDet",
                            (g, i) -> invertible ? wide(g.mul(y)).mul(inv(x).mT()) : wide(g).mul(cofactors(x)),
                            x)
                    .saves(x, y);
        }
        return y;
    }

    private static Tensor wide(Tensor g) {
        return g.unsqueeze(-1).unsqueeze(-1);
    }

    /// `det(A) A^-T`, also where the determinant is 0: from A = U S V^T it is det(U) det(V) U S' V^T, where every
    /// element of S' is the product of the other singular values.
    private static Tensor cofactors(Tensor x) {
        Svd svd = Tensor.noGrad(() -> Decompositions.svd(x.detach(), false));
        int n = x.size(-1);
        double[] s = svd.s().toDoubleArray();
        double[] others = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            others[i] = 1;
            for (int j = i / n * n; j < i / n * n + n; j++) {
                others[i] *= i == j ? 1 : s[j];
            }
        }
        Tensor scale = Matrices.join(others, svd.s().shape().toArray(), x.dtype());
        Tensor sign = det(svd.u().detach()).mul(det(svd.vh().detach()));
        return wide(sign).mul(svd.u().mul(scale.unsqueeze(-2)).matmul(svd.vh()));
    }

    static Slogdet slogdet(Tensor x) {
        Matrices.checkSquare(x, "linalg.slogdet");
        DMatrixRMaj[] parts = Matrices.split(x);
        double[] signs = new double[parts.length];
        double[] logs = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            signs[i] = 1;
            if (x.size(-1) > 0) {
                LUDecompositionAlt_DDRM lu = lu(parts[i]);
                // the determinant itself may overflow, its sign and logarithm do not
                signs[i] = parity(lu.getPivot());
                for (int d = 0; d < x.size(-1); d++) {
                    double u = lu.getLU().get(d, d);
                    signs[i] *= Math.signum(u);
                    logs[i] += Math.log(Math.abs(u));
                }
            }
        }
        Tensor sign = Matrices.join(signs, batch(x), x.dtype());
        Tensor log = Matrices.join(logs, batch(x), x.dtype());
        if (records(x)) {
            record(sign, "LinalgSlogdet", (g, i) -> Tensor.zerosLike(x), x);
            record(log, "LinalgSlogdet", (g, i) -> wide(g).mul(inv(x).mT()), x).saves(x);
        }
        return new Slogdet(sign, log);
    }

    /// 1 for an even permutation, -1 for an odd one.
    private static int parity(int[] pivot) {
        int sign = 1;
        boolean[] seen = new boolean[pivot.length];
        for (int i = 0; i < pivot.length; i++) {
            for (int j = pivot[i]; !seen[i] && j != i; j = pivot[j]) {
                seen[j] = true;
                sign = -sign;
            }
        }
        return sign;
    }

    static Lu decompose(Tensor x) {
        Matrices.check(x, "linalg.lu");
        int m = x.size(-2);
        int n = x.size(-1);
        int k = Math.min(m, n);
        DMatrixRMaj[] parts = Matrices.split(x);
        DMatrixRMaj[] p = new DMatrixRMaj[parts.length];
        DMatrixRMaj[] l = new DMatrixRMaj[parts.length];
        DMatrixRMaj[] u = new DMatrixRMaj[parts.length];
        for (int i = 0; i < parts.length; i++) {
            LUDecompositionAlt_DDRM lu = lu(parts[i]);
            p[i] = CommonOps_DDRM.transpose(lu.getRowPivot(null), null);
            l[i] = lu.getLower(null);
            u[i] = lu.getUpper(null);
        }
        int[] b = batch(x);
        return new Lu(
                Matrices.join(p, append(b, m, m), x.dtype()),
                Matrices.join(l, append(b, m, k), x.dtype()),
                Matrices.join(u, append(b, k, n), x.dtype()));
    }

    static Tensor solve(Tensor a, Tensor b) {
        Matrices.checkSquare(a, "linalg.solve");
        boolean vector = b.dim() == 1
                || a.dim() - 1 == b.dim() && Arrays.equals(b.shape().toArray(), append(batch(a), a.size(-1)));
        Tensor right = vector ? b.unsqueeze(-1) : b;
        checkSystem(a, right, "linalg.solve");
        Tensor[] both = Matrices.broadcast(a, right);
        Tensor x = solveMatrices(both[0], both[1]);
        return vector ? x.squeeze(-1) : x;
    }

    private static void checkSystem(Tensor a, Tensor b, String op) {
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException(op + ": Expected A and B to have the same dtype, but found A of type "
                    + a.dtype().title() + " and B of type " + b.dtype().title() + " instead");
        }
        if (a.size(-2) != b.size(-2)) {
            throw new IllegalArgumentException(op + ": Incompatible shapes of A and B for the equation AX = B ("
                    + a.size(-2) + "x" + a.size(-1) + " and " + b.size(-2) + "x" + b.size(-1) + "): A is "
                    + Matrices.text(a) + ", B is " + Matrices.text(b)
                    + "\nHint: B has as many rows as A; one right side may be a vector.");
        }
    }

    private static Tensor solveMatrices(Tensor a, Tensor b) {
        DMatrixRMaj[] left = Matrices.split(a);
        DMatrixRMaj[] right = Matrices.split(b);
        for (int i = 0; i < left.length && a.size(-1) > 0; i++) {
            if (zeroPivot(lu(left[i])) > 0) {
                throw new LinAlgException("torch.linalg.solve: " + element(i, left.length)
                        + "The solver failed because the input matrix is singular.\nHint: the rows of A, of shape "
                        + Matrices.text(a) + ", depend on each other; lstsq finds the nearest solution.");
            }
            right[i] = solve(left[i], right[i]);
        }
        Tensor x = Matrices.join(right, b.shape().toArray(), a.dtype());
        if (records(a, b)) {
            record(
                            x,
                            "LinalgSolveEx",
                            (g, i) -> {
                                Tensor forB = solve(a.mT(), g);
                                return i == 1 ? forB : forB.matmul(x.mT()).neg();
                            },
                            a,
                            b)
                    .saves(a, x);
        }
        return x;
    }

    /// Looks only at one triangle of `a`, and so do the gradients.
    static Tensor solveTriangular(Tensor a, Tensor b, boolean upper) {
        Matrices.checkSquare(a, "linalg.solve_triangular");
        Matrices.check(b, "linalg.solve_triangular");
        checkSystem(a, b, "linalg.solve_triangular");
        return solve(a.mul(Matrices.triangle(a.size(-1), a.size(-1), upper, a.dtype())), b);
    }

    /// `a` with ones on its diagonal, which then has no gradient.
    static Tensor withUnitDiagonal(Tensor a) {
        Tensor eye = Matrices.eye(a.size(-1), a.dtype());
        return a.mul(eye.neg().add(1)).add(eye);
    }

    /// Moore's and Penrose's inverse: singular values below `rcond` of the largest count as 0.
    static Tensor pinv(Tensor x) {
        Matrices.check(x, "linalg.pinv");
        Tensor y = Tensor.noGrad(() -> {
            Svd svd = Decompositions.svd(x.detach().toDouble(), false);
            double eps = x.dtype() == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
            double[] s = svd.s().toDoubleArray();
            int k = Math.max(1, svd.s().size(-1));
            for (int i = 0; i < s.length; i += k) {
                double least = s[i] * eps * Math.max(x.size(-1), x.size(-2));
                for (int j = i; j < i + k; j++) {
                    s[j] = s[j] > least ? 1 / s[j] : 0;
                }
            }
            Tensor inverted = Matrices.join(s, svd.s().shape().toArray(), DType.FLOAT64);
            return svd.vh()
                    .mT()
                    .mul(inverted.unsqueeze(-2))
                    .matmul(svd.u().mT())
                    .to(x.dtype());
        });
        if (records(x)) {
            record(y, "LinalgPinv", (g, i) -> pinvGradient(g, x, y), x).saves(x, y);
        }
        return y;
    }

    private static Tensor pinvGradient(Tensor g, Tensor a, Tensor p) {
        Tensor ph = p.mT();
        Tensor gh = g.mT();
        if (a.size(-2) <= a.size(-1)) {
            Tensor k = gh.matmul(p);
            Tensor kph = k.matmul(ph);
            return p.matmul(k)
                    .mT()
                    .neg()
                    .add(kph)
                    .sub(a.matmul(p).matmul(kph))
                    .add(ph.matmul(p).matmul(gh.sub(k.matmul(a))));
        }
        Tensor k = p.matmul(gh);
        Tensor phk = ph.matmul(k);
        return k.matmul(p)
                .mT()
                .neg()
                .add(gh.sub(a.matmul(k)).matmul(p).matmul(ph))
                .add(phk)
                .sub(phk.matmul(p).matmul(a));
    }

    static Lstsq lstsq(Tensor a, Tensor b) {
        Matrices.check(a, "linalg.lstsq");
        boolean vector = a.dim() - 1 == b.dim();
        Tensor right = vector ? b.unsqueeze(-1) : b;
        checkSystem(a, right, "linalg.lstsq");
        Tensor x = pinv(a).matmul(right);
        Tensor rank = Norms.rank(a);
        boolean leaves = a.size(-2) > a.size(-1) && rank.eq(a.size(-1)).all().item() != 0;
        Tensor rest = a.matmul(x).sub(right);
        return new Lstsq(
                vector ? x.squeeze(-1) : x,
                leaves ? rest.mul(rest).sum(-2) : Tensor.zeros(a.dtype(), 0),
                rank,
                Tensor.zeros(a.dtype(), 0));
    }
}
