package himalia.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The relatives of the matrix product; built from `matmul`, views and arithmetic, whose gradients they have.
final class Products {
    private Products() {}

    private static void rank(Tensor t, int rank, String op, String what) {
        if (t.dim() != rank) {
            throw new IllegalArgumentException(op + ": " + what + " must be a "
                    + (rank == 1 ? "vector" : rank == 2 ? "matrix" : "3D tensor") + ", got " + t.dim() + "-D tensor: "
                    + t.shape.brackets() + "\nHint: matmul takes tensors of every rank.");
        }
    }

    static Tensor mm(Tensor a, Tensor b) {
        rank(a, 2, "mm", "mat1");
        rank(b, 2, "mm", "mat2");
        return a.matmul(b);
    }

    static Tensor mv(Tensor a, Tensor v) {
        rank(a, 2, "mv", "mat");
        rank(v, 1, "mv", "vec");
        return a.matmul(v);
    }

    static Tensor bmm(Tensor a, Tensor b) {
        rank(a, 3, "bmm", "batch1");
        rank(b, 3, "bmm", "batch2");
        if (a.shape.dims[0] != b.shape.dims[0]) {
            throw new IllegalArgumentException("bmm: batch1 and batch2 must have same number of batches, got "
                    + a.shape.dims[0] + " and " + b.shape.dims[0] + ": " + a.shape.brackets() + " x "
                    + b.shape.brackets());
        }
        return a.matmul(b);
    }

    static Tensor dot(Tensor a, Tensor b) {
        if (a.dim() != 1 || b.dim() != 1) {
            throw new IllegalArgumentException("1D tensors expected, but got " + a.dim() + "D and " + b.dim()
                    + "D tensors: dot of " + a.shape.brackets() + " and " + b.shape.brackets()
                    + "\nHint: matmul multiplies matrices.");
        }
        return a.matmul(b);
    }

    /// `sum over the last dimension of a[..., i] * b[..., i]`, for all pairs of rows.
    static Tensor inner(Tensor a, Tensor b) {
        if (a.dim() == 0 || b.dim() == 0) {
            return a.mul(b);
        }
        if (a.size(-1) != b.size(-1)) {
            throw new IllegalArgumentException("inner() the last dimension must match on both input tensors but got "
                    + "shapes " + a.shape.brackets() + " and " + b.shape.brackets());
        }
        return tensordot(a, b, new int[] {-1}, new int[] {-1});
    }

    static Tensor outer(Tensor a, Tensor b) {
        rank(a, 1, "outer", "self");
        rank(b, 1, "outer", "vec2");
        return Views.unsqueeze(a, 1).mul(b);
    }

    /// `beta * x + alpha * product`.
    static Tensor addScaled(Tensor x, Tensor product, double beta, double alpha) {
        Tensor p = alpha == 1 ? product : product.mul(alpha);
        return beta == 0 ? p : (beta == 1 ? x : x.mul(beta)).add(p);
    }

    static Tensor tensordot(Tensor a, Tensor b, int dims) {
        if (dims < 0 || dims > Math.min(a.dim(), b.dim())) {
            throw new IllegalArgumentException("tensordot expects dims >= 0 and at most the rank of both tensors, but "
                    + "got dims=" + dims + " for " + a.shape.brackets() + " and " + b.shape.brackets());
        }
        return tensordot(
                a,
                b,
                IntStream.range(a.dim() - dims, a.dim()).toArray(),
                IntStream.range(0, dims).toArray());
    }

    static Tensor tensordot(Tensor a, Tensor b, int[] dimsA, int[] dimsB) {
        if (dimsA.length != dimsB.length) {
            throw new IllegalArgumentException(
                    "both dimension lists should have same length: " + Shape.text(dimsA) + " and " + Shape.text(dimsB));
        }
        int inner = 1;
        int[] da = new int[dimsA.length];
        int[] db = new int[dimsB.length];
        for (int i = 0; i < da.length; i++) {
            da[i] = Shape.wrap(dimsA[i], a.dim());
            db[i] = Shape.wrap(dimsB[i], b.dim());
            if (a.shape.dims[da[i]] != b.shape.dims[db[i]]) {
                throw new IllegalArgumentException("contracted dimensions need to match, but first has size "
                        + a.shape.dims[da[i]] + " in dim " + da[i] + " and second has size " + b.shape.dims[db[i]]
                        + " in dim " + db[i] + ": tensordot of " + a.shape.brackets() + " and " + b.shape.brackets());
            }
            inner *= a.shape.dims[da[i]];
        }
        int[] freeA = others(a, da);
        int[] freeB = others(b, db);
        int[] dims = IntStream.concat(
                        Arrays.stream(freeA).map(d -> a.shape.dims[d]),
                        Arrays.stream(freeB).map(d -> b.shape.dims[d]))
                .toArray();
        int rows = Arrays.stream(dims, 0, freeA.length).reduce(1, Math::multiplyExact);
        int columns = Arrays.stream(dims, freeA.length, dims.length).reduce(1, Math::multiplyExact);
        Tensor left = Views.permute(a, join(freeA, da), "Permute").reshape(rows, inner);
        Tensor right = Views.permute(b, join(db, freeB), "Permute").reshape(inner, columns);
        return left.matmul(right).view(Shape.own(dims));
    }

    private static int[] others(Tensor t, int[] dims) {
        return IntStream.range(0, t.dim())
                .filter(d -> Arrays.stream(dims).noneMatch(x -> x == d))
                .toArray();
    }

    private static int[] join(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    /// Every element of `a` times the whole of `b`, side by side.
    static Tensor kron(Tensor a, Tensor b) {
        int rank = Math.max(a.dim(), b.dim());
        int[] left = new int[2 * rank];
        int[] right = new int[2 * rank];
        int[] dims = new int[rank];
        Arrays.fill(left, 1);
        Arrays.fill(right, 1);
        for (int d = 0; d < rank; d++) {
            int da = d - rank + a.dim();
            int db = d - rank + b.dim();
            left[2 * d] = da < 0 ? 1 : a.shape.dims[da];
            right[2 * d + 1] = db < 0 ? 1 : b.shape.dims[db];
            dims[d] = left[2 * d] * right[2 * d + 1];
        }
        return a.reshape(left).mul(b.reshape(right)).view(Shape.of(dims));
    }

    static Tensor cross(Tensor a, Tensor b, int dim) {
        Tensor[] both = Joining.broadcast(a, b);
        int d = Shape.wrap(dim, both[0].dim());
        if (both[0].dim() == 0 || both[0].shape.dims[d] != 3) {
            throw new IllegalArgumentException("linalg.cross: inputs dimension " + dim + " must have length 3. Got "
                    + a.shape.brackets() + " and " + b.shape.brackets());
        }
        int[] at = {d};
        Tensor x = both[0];
        Tensor y = both[1];
        return Reordering.roll(x, new int[] {-1}, at)
                .mul(Reordering.roll(y, new int[] {-2}, at))
                .sub(Reordering.roll(x, new int[] {-2}, at).mul(Reordering.roll(y, new int[] {-1}, at)));
    }

    /// `y_o = x1 W_o x2 + b_o`.
    static Tensor bilinear(Tensor x1, Tensor x2, Tensor weight, Tensor bias) {
        Tensor y = Einsum.of("...i,oij,...j->...o", x1, weight, x2);
        return bias == null ? y : y.add(bias);
    }

    /// Powers of a vector side by side; the highest first, unless they shall increase.
    static Tensor vander(Tensor x, int n, boolean increasing) {
        rank(x, 1, "vander", "x");
        Tensor[] columns = new Tensor[n];
        for (int i = 0; i < n; i++) {
            columns[i] = x.pow((long) (increasing ? i : n - 1 - i));
        }
        return n == 0 ? x.reshape(x.numel(), 1).narrow(1, 0, 0) : Gathering.stack(columns, 1);
    }
}
