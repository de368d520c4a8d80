package himalia.linalg;

import static himalia.linalg.Matrices.append;
import static himalia.linalg.Matrices.batch;
import static himalia.tensor.Autograd.record;
import static himalia.tensor.Autograd.records;

import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.jspecify.annotations.Nullable;

/// QR, singular values and eigenvalues of symmetric matrices, each with its gradient beside it.
final class Decompositions {
    private Decompositions() {}

    /// The lower triangle on both sides: all that LAPACK looks at in a symmetric matrix.
    static DMatrixRMaj mirrored(DMatrixRMaj m) {
        DMatrixRMaj out = m.copy();
        for (int i = 0; i < m.numRows; i++) {
            for (int j = i + 1; j < m.numCols; j++) {
                out.set(i, j, m.get(j, i));
            }
        }
        return out;
    }

    // ---- QR -------------------------------------------------------------------------------------------------------

    static Qr qr(Tensor x, boolean complete) {
        Matrices.check(x, "linalg.qr");
        int m = x.size(-2);
        int n = x.size(-1);
        int k = complete ? m : Math.min(m, n);
        DMatrixRMaj[] parts = Matrices.split(x);
        DMatrixRMaj[] qs = new DMatrixRMaj[parts.length];
        DMatrixRMaj[] rs = new DMatrixRMaj[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Interrupts.poll("a QR decomposition");
            Householder qr = new Householder(parts[i]);
            qs[i] = qr.q(k);
            rs[i] = qr.r(k);
        }
        Tensor q = Matrices.join(qs, append(batch(x), m, k), x.dtype());
        Tensor r = Matrices.join(rs, append(batch(x), k, n), x.dtype());
        if (records(x)) {
            if (complete && m > n) {
                throw new IllegalArgumentException(
                        "The QR decomposition is not differentiable when mode='complete' and "
                                + "nrows > ncols: the shape is " + Matrices.text(x)
                                + "\nHint: use qr(x), or x.detach().");
            }
            record(q, "LinalgQr", (g, i) -> qrGradient(g, null, q, r), x).saves(q, r);
            record(r, "LinalgQr", (g, i) -> qrGradient(null, g, q, r), x).saves(q, r);
        }
        return new Qr(q, r);
    }

    private static Tensor qrGradient(@Nullable Tensor gq, @Nullable Tensor gr, Tensor q, Tensor r) {
        int m = q.size(-2);
        int n = r.size(-1);
        DType dtype = q.dtype();
        Tensor inner = gq != null
                ? q.mT().matmul(gq).neg()
                : Objects.requireNonNull(gr).matmul(r.mT());
        Tensor half = Matrices.eye(inner.size(-1), dtype).mul(.5);
        if (m >= n) {
            Tensor upper = inner.mul(Matrices.triangle(n, n, true, dtype));
            Tensor both = upper.add(upper.mT()).sub(upper.mul(half.mul(2)));
            Tensor g = q.matmul(both);
            return rightSolve(gq == null ? g : g.add(gq), r);
        }
        Tensor skew = inner.mT().sub(inner).mul(Matrices.triangle(m, m, false, dtype));
        Tensor g = rightSolve(q.matmul(skew), r.narrow(-1, 0, m));
        int[] rest = append(batch(r), m, n - m);
        Tensor wide = Tensor.cat(-1, g, Tensor.zeros(dtype, rest));
        return gr == null ? wide : wide.add(q.matmul(gr));
    }

    /// `g R^-T` for an upper triangle.
    private static Tensor rightSolve(Tensor g, Tensor r) {
        return Solving.solveTriangular(r, g.mT(), true).mT();
    }

    // ---- singular values ------------------------------------------------------------------------------------------

    static Svd svd(Tensor x, boolean full) {
        Matrices.check(x, "linalg.svd");
        int m = x.size(-2);
        int n = x.size(-1);
        int k = Math.min(m, n);
        DMatrixRMaj[] parts = Matrices.split(x);
        Matrices.checkFinite(parts, "linalg.svd");
        DMatrixRMaj[] us = new DMatrixRMaj[parts.length];
        DMatrixRMaj[] vhs = new DMatrixRMaj[parts.length];
        double[][] ss = new double[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            Interrupts.poll("singular values");
            if (k == 0) {
                us[i] = full ? CommonOps_DDRM.identity(m) : new DMatrixRMaj(m, 0);
                vhs[i] = full ? CommonOps_DDRM.identity(n) : new DMatrixRMaj(0, n);
                ss[i] = new double[0];
                continue;
            }
            SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(m, n, true, true, !full);
            if (!svd.decompose(parts[i].copy())) {
                throw new LinAlgException(
                        "linalg.svd: The algorithm failed to converge for a matrix of shape " + Matrices.text(x));
            }
            us[i] = svd.getU(null, false);
            DMatrixRMaj v = svd.getV(null, false);
            ss[i] = svd.getSingularValues();
            SingularOps_DDRM.descendingOrder(us[i], false, ss[i], k, v, false);
            vhs[i] = CommonOps_DDRM.transpose(v, null);
        }
        int[] b = batch(x);
        Tensor u = Matrices.join(us, append(b, m, full ? m : k), x.dtype());
        Tensor s = Matrices.join(ss, append(b, k), x.dtype());
        Tensor vh = Matrices.join(vhs, append(b, full ? n : k, n), x.dtype());
        if (records(x)) {
            boolean more = full && m != n;
            record(
                            s,
                            "LinalgSvd",
                            (g, i) -> {
                                // the vectors beyond the values have no gradient of their own
                                Svd thin = more && Autograd.isEnabled() ? svd(x, false) : new Svd(u, s, vh);
                                Tensor left = thin.u().narrow(-1, 0, k);
                                return left.mul(g.unsqueeze(-2))
                                        .matmul(thin.vh().narrow(-2, 0, k));
                            },
                            x)
                    .saves(u, vh);
            if (more) {
                record(u, "LinalgSvd", (g, i) -> refuse(x), x);
                record(vh, "LinalgSvd", (g, i) -> refuse(x), x);
            } else {
                record(u, "LinalgSvd", (g, i) -> leftGradient(g, u, s, vh.mT()), x)
                        .saves(u, s, vh);
                record(
                                vh,
                                "LinalgSvd",
                                (g, i) -> leftGradient(g.mT(), vh.mT(), s, u).mT(),
                                x)
                        .saves(u, s, vh);
            }
        }
        return new Svd(u, s, vh);
    }

    private static Tensor refuse(Tensor x) {
        throw new IllegalArgumentException("svd_backward: the vectors beyond the singular values are not unique and "
                + "have no gradient: full matrices of shape " + Matrices.text(x) + "\nHint: use svd(x, false).");
    }

    /// The gradient through the left vectors; the right ones are the left ones of the transposed matrix.
    private static Tensor leftGradient(Tensor g, Tensor u, Tensor s, Tensor v) {
        int k = s.size(-1);
        Tensor inner = u.mT().matmul(g);
        Tensor square = s.mul(s);
        Tensor gaps = square.unsqueeze(-2).sub(square.unsqueeze(-1)).add(Matrices.eye(k, s.dtype()));
        Tensor core = inner.sub(inner.mT()).div(gaps).mul(s.unsqueeze(-2));
        Tensor y = u.matmul(core);
        if (u.size(-2) > k) {
            y = y.add(g.sub(u.matmul(inner)).div(s.unsqueeze(-2)));
        }
        return y.matmul(v.mT());
    }

    // ---- eigenvalues ----------------------------------------------------------------------------------------------

    static Eigh eigh(Tensor x) {
        Matrices.checkSquare(x, "linalg.eigh");
        int n = x.size(-1);
        DMatrixRMaj[] parts = Matrices.split(x);
        Matrices.checkFinite(parts, "linalg.eigh");
        double[][] values = new double[parts.length][n];
        DMatrixRMaj[] vectors = new DMatrixRMaj[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Interrupts.poll("eigenvalues");
            vectors[i] = new DMatrixRMaj(n, n);
            if (n == 0) {
                continue;
            }
            EigenDecomposition_F64<DMatrixRMaj> eig = DecompositionFactory_DDRM.eig(n, true, true);
            if (!eig.decompose(mirrored(parts[i]))) {
                throw new LinAlgException(
                        "linalg.eigh: The algorithm failed to converge for a matrix of shape " + Matrices.text(x));
            }
            Integer[] order = new Integer[n];
            Arrays.setAll(order, j -> j);
            Arrays.sort(order, Comparator.comparingDouble(j -> eig.getEigenvalue(j).real));
            for (int j = 0; j < n; j++) {
                values[i][j] = eig.getEigenvalue(order[j]).real;
                CommonOps_DDRM.insert(eig.getEigenVector(order[j]), vectors[i], 0, j);
            }
        }
        Tensor l = Matrices.join(values, append(batch(x), n), x.dtype());
        Tensor v = Matrices.join(vectors, x.shape().toArray(), x.dtype());
        if (records(x)) {
            record(l, "LinalgEigh", (g, i) -> v.mul(g.unsqueeze(-2)).matmul(v.mT()), x)
                    .saves(v);
            record(
                            v,
                            "LinalgEigh",
                            (g, i) -> {
                                Tensor one = Matrices.eye(n, x.dtype());
                                Tensor gaps =
                                        l.unsqueeze(-2).sub(l.unsqueeze(-1)).add(one);
                                Tensor core =
                                        v.mT().matmul(g).div(gaps).mul(one.neg().add(1));
                                return v.matmul(core).matmul(v.mT());
                            },
                            x)
                    .saves(l, v);
        }
        return new Eigh(l, v);
    }
}
