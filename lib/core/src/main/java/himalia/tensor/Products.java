package himalia.tensor;

import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Products of vectors and matrices, made of [MatMul] and the elementwise product, which carry the gradient.
final class Products {
    private Products() {}

    private static void rank(String call, Tensor x, int rank, String what) {
        if (x.dim() != rank) {
            throw new IllegalArgumentException(call + " must be " + what + ", got " + x.dim()
                    + "-D tensor: the shape is " + x.shape().brackets() + "\nHint: matmul takes any ranks.");
        }
    }

    static Tensor mm(Tensor a, Tensor b) {
        rank("mm: self", a, 2, "a matrix");
        rank("mm: mat2", b, 2, "a matrix");
        return a.matmul(b);
    }

    static Tensor mv(Tensor a, Tensor b) {
        rank("mv: self", a, 2, "a matrix");
        rank("mv: vec", b, 1, "a vector");
        return a.matmul(b);
    }

    static Tensor bmm(Tensor a, Tensor b) {
        rank("bmm: batch1", a, 3, "a 3D tensor");
        rank("bmm: batch2", b, 3, "a 3D tensor");
        if (a.shape().dims[0] != b.shape().dims[0] || a.shape().dims[2] != b.shape().dims[1]) {
            throw new IllegalArgumentException("Expected size for first two dimensions of batch2 tensor to be: ["
                    + a.shape().dims[0] + ", " + a.shape().dims[2] + "] but got: [" + b.shape().dims[0] + ", "
                    + b.shape().dims[1] + "].: bmm of " + a.shape().brackets() + " and "
                    + b.shape().brackets()
                    + "\nHint: both need the same number of matrices; matmul broadcasts a single one.");
        }
        return a.matmul(b);
    }

    static Tensor dot(Tensor a, Tensor b) {
        if (a.dim() != 1 || b.dim() != 1) {
            throw new IllegalArgumentException("1D tensors expected, but got " + a.dim() + "D and " + b.dim()
                    + "D tensors: dot of " + a.shape().brackets() + " and "
                    + b.shape().brackets()
                    + "\nHint: matmul takes any ranks.");
        }
        return a.matmul(b);
    }

    private static void checkVector(String argument, Tensor x) {
        if (x.dim() != 1) {
            throw new IllegalArgumentException("outer: Expected 1-D argument " + argument + ", but got " + x.dim()
                    + "-D: the shape is " + x.shape().brackets() + "\nHint: flatten() makes a vector.");
        }
    }

    static Tensor outer(Tensor a, Tensor b) {
        checkVector("self", a);
        checkVector("vec2", b);
        return a.unsqueeze(1).mul(b);
    }

    /// Sums over the last dimension of both.
    static Tensor inner(Tensor a, Tensor b) {
        if (a.dim() == 0 || b.dim() == 0) {
            return a.mul(b);
        }
        if (a.shape().get(-1) != b.shape().get(-1)) {
            throw new IllegalArgumentException("inner() the last dimension must match on both input tensors but got "
                    + "shapes " + a.shape().brackets() + " and " + b.shape().brackets());
        }
        return tensordot(a, b, new int[] {-1}, new int[] {-1});
    }

    /// `beta * add + alpha * product`; a factor 1 costs nothing.
    static Tensor plus(Tensor add, Tensor product, double beta, double alpha) {
        Tensor scaled = alpha == 1 ? product : product.mul(product.whole(alpha));
        if (beta == 0) {
            // nan and infinities of `add` stay out, its gradient is 0
            return Autograd.records(add) ? Gathering.where(Tensor.tensor(false), add, scaled) : scaled;
        }
        return scaled.add(beta == 1 ? add : add.mul(add.whole(beta)));
    }

    /// Sums over pairs of dimensions.
    static Tensor tensordot(Tensor a, Tensor b, int[] dimsA, int[] dimsB) {
        if (dimsA.length != dimsB.length) {
            throw new IllegalArgumentException("both dimension lists should have same length: got " + Shape.text(dimsA)
                    + " and " + Shape.text(dimsB));
        }
        for (int i = 0; i < dimsA.length; i++) {
            int of = a.shape().get(dimsA[i]);
            int with = b.shape().get(dimsB[i]);
            // a size of 1 goes with any: the sum over the other one's
            if (of == 1 && with != 1) {
                return tensordot(a, b.sum(dimsB[i], true), dimsA, dimsB);
            } else if (with == 1 && of != 1) {
                return tensordot(a.sum(dimsA[i], true), b, dimsA, dimsB);
            }
        }
        int[] in = IntStream.of(dimsA).map(d -> Shape.wrap(d, a.dim())).toArray();
        int[] with = IntStream.of(dimsB).map(d -> Shape.wrap(d, b.dim())).toArray();
        int inner = 1;
        for (int i = 0; i < in.length; i++) {
            int size = a.shape().dims[in[i]];
            if (size != b.shape().dims[with[i]]) {
                throw new IllegalArgumentException("contracted dimensions need to match, but first has size " + size
                        + " in dim " + dimsA[i] + " and second has size " + b.shape().dims[with[i]] + " in dim "
                        + dimsB[i]
                        + ": tensordot of " + a.shape().brackets() + " and "
                        + b.shape().brackets());
            }
            inner *= size;
        }
        int[] freeA = others(a, in);
        int[] freeB = others(b, with);
        int[] shape = IntStream.concat(
                        IntStream.of(freeA).map(d -> a.shape().dims[d]),
                        IntStream.of(freeB).map(d -> b.shape().dims[d]))
                .toArray();
        Tensor left = a.permute(join(freeA, in)).reshape(product(a, freeA), inner);
        Tensor right = b.permute(join(with, freeB)).reshape(inner, product(b, freeB));
        return left.matmul(right).reshape(shape);
    }

    private static int[] others(Tensor x, int[] dims) {
        return IntStream.range(0, x.dim())
                .filter(d -> IntStream.of(dims).noneMatch(e -> e == d))
                .toArray();
    }

    private static int[] join(int[] a, int[] b) {
        return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
    }

    private static int product(Tensor x, int[] dims) {
        return IntStream.of(dims).map(d -> x.shape().dims[d]).reduce(1, (p, q) -> p * q);
    }

    /// Every element of `a` times the whole of `b`, as blocks.
    static Tensor kron(Tensor a, Tensor b) {
        int rank = Math.max(a.dim(), b.dim());
        int[] x = new int[2 * rank];
        int[] z = new int[2 * rank];
        int[] out = new int[rank];
        for (int i = 0; i < rank; i++) {
            x[2 * i] = size(a, i - rank);
            x[2 * i + 1] = 1;
            z[2 * i] = 1;
            z[2 * i + 1] = size(b, i - rank);
            out[i] = x[2 * i] * z[2 * i + 1];
        }
        return a.reshape(x).mul(b.reshape(z)).reshape(out);
    }

    private static int size(Tensor x, int dimFromEnd) {
        return -dimFromEnd > x.dim() ? 1 : x.shape().get(dimFromEnd);
    }

    /// Perpendicular to both vectors.
    static Tensor cross(Tensor a, Tensor b, int dim) {
        Shape.checkHas(dim, a.dim());
        int d = Shape.wrap(dim, a.dim());
        if (a.dim() != b.dim()) {
            throw new IllegalArgumentException("linalg.cross: inputs must have the same number of dimensions.: "
                    + a.shape().brackets() + " and " + b.shape().brackets());
        }
        if (a.shape().dims[d] != 3 || b.shape().dims[d] != 3) {
            throw new IllegalArgumentException("linalg.cross: inputs dimension " + dim + " must have length 3. Got "
                    + a.shape().brackets() + " and " + b.shape().brackets());
        }
        Tensor[] parts = new Tensor[3];
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            parts[i] = a.select(d, j).mul(b.select(d, k)).sub(a.select(d, k).mul(b.select(d, j)));
        }
        return Joining.stack(parts, d);
    }

    /// By squaring: about `log2(n)` products.
    static Tensor matrixPower(Tensor x, int n) {
        if (x.dim() < 2 || x.shape().get(-1) != x.shape().get(-2)) {
            throw new IllegalArgumentException(
                    "linalg.matrix_power: A must be batches of square matrices, but they are "
                            + x.shape().brackets());
        }
        if (n < 0) {
            throw new IllegalArgumentException("matrixPower: the power must not be negative, got " + n
                    + "\nHint: Linalg.matrixPower inverts the matrix first.");
        }
        if (n == 0) {
            int size = x.shape().get(-1);
            Tensor one = Copy.contiguous(Tensor.eye(x.dtype(), size, size).expand(x.shape()), true);
            return Autograd.records(x) ? one.add(x.mul(0.0)) : one; // the gradient is 0, not none
        }
        Tensor result = null;
        Tensor base = x;
        for (int e = n; e > 0; e >>= 1) {
            if ((e & 1) == 1) {
                result = result == null ? base : result.matmul(base);
            }
            base = e > 1 ? base.matmul(base) : base;
        }
        return Objects.requireNonNull(result);
    }

    /// `y[.., o] = Σ a[.., i] W[o, i, j] b[.., j] + bias[o]`.
    static Tensor bilinear(Tensor a, Tensor b, Tensor weight, @Nullable Tensor bias) {
        if (weight.dim() != 3 || a.dim() != b.dim() || a.dim() == 0) {
            throw new IllegalArgumentException("bilinear(): input dimensions do not match: got " + a.dim() + " and "
                    + b.dim() + ": inputs " + a.shape().brackets() + " and "
                    + b.shape().brackets() + ", weight "
                    + weight.shape().brackets() + "\nHint: the weight is [out, in1, in2].");
        }
        for (int i = 1; i < 3; i++) {
            int got = (i == 1 ? a : b).shape().get(-1);
            if (got != weight.shape().dims[i]) {
                throw new IllegalArgumentException("bilinear(): input" + i + " size does not match weight size: got "
                        + got + " but expected " + weight.shape().dims[i]);
            }
        }
        Tensor left = tensordot(a, weight, new int[] {-1}, new int[] {1});
        Tensor y = left.mul(b.unsqueeze(-2)).sum(-1);
        return bias == null ? y : y.add(bias);
    }

    /// Products of matrices in a row, in the cheapest order.
    static Tensor multiDot(Tensor[] m) {
        if (m.length < 2) {
            throw new IllegalArgumentException("multi_dot(): expected at least 2 tensors but got " + m.length);
        }
        int n = m.length;
        for (int i = 0; i < n; i++) {
            boolean end = i == 0 || i == n - 1;
            if (m[i].dim() != 2 && !(end && m[i].dim() == 1)) {
                throw new IllegalArgumentException(
                        "multi_dot(): the " + (i == 0 ? "first" : i == n - 1 ? "last" : "inner")
                                + " tensor must be " + (end ? "1D or 2D" : "2D") + " but got " + m[i].dim() + "D: "
                                + m[i].shape().brackets());
            }
        }
        int[] sizes = new int[n + 1];
        for (int i = 0; i < n; i++) {
            sizes[i] = m[i].dim() == 1 && i == 0 ? 1 : m[i].shape().dims[0];
        }
        sizes[n] = m[n - 1].dim() == 1 ? 1 : m[n - 1].shape().get(-1);
        long[][] cost = new long[n][n];
        int[][] cut = new int[n][n];
        for (int span = 1; span < n; span++) {
            for (int i = 0; i + span < n; i++) {
                int j = i + span;
                cost[i][j] = Long.MAX_VALUE;
                for (int k = i; k < j; k++) {
                    long c = cost[i][k] + cost[k + 1][j] + (long) sizes[i] * sizes[k + 1] * sizes[j + 1];
                    if (c < cost[i][j]) {
                        cost[i][j] = c;
                        cut[i][j] = k;
                    }
                }
            }
        }
        return chain(m, cut, 0, n - 1);
    }

    private static Tensor chain(Tensor[] m, int[][] cut, int i, int j) {
        return i == j ? m[i] : chain(m, cut, i, cut[i][j]).matmul(chain(m, cut, cut[i][j] + 1, j));
    }

    /// Sums over the last `dims` dimensions of one and the first of the other.
    static Tensor tensordot(Tensor a, Tensor b, int dims) {
        int[] last = IntStream.range(-dims, 0).toArray();
        return tensordot(a, b, last, IntStream.range(0, dims).toArray());
    }
}
