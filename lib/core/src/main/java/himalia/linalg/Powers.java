package himalia.linalg;

import static himalia.tensor.Autograd.record;
import static himalia.tensor.Autograd.records;

import himalia.tensor.Tensor;
import java.util.Arrays;

/// Products: powers of a matrix, the exponential, chains, the cross product.
final class Powers {
    private Powers() {}

    static Tensor power(Tensor x, int n) {
        Matrices.checkSquare(x, "linalg.matrix_power");
        if (n < 0) {
            return power(Solving.inv(x), -n);
        }
        if (n == 0) {
            Tensor one = Matrices.eye(x.size(-1), x.dtype()).expandAs(x).clone();
            return records(x) ? one.add(x.mul(0.0)) : one; // the gradient is 0, not none
        }
        // squares of squares: 13 = 8 + 4 + 1 takes 5 products instead of 12
        Tensor result = null;
        Tensor square = x;
        for (int left = n; left > 1; left >>= 1) {
            if ((left & 1) == 1) {
                result = result == null ? square : result.matmul(square);
            }
            square = square.matmul(square);
        }
        return result != null ? result.matmul(square) : n == 1 ? x.clone() : square;
    }

    static Tensor exp(Tensor x) {
        Matrices.checkSquare(x, "linalg.matrix_exp");
        Tensor y = Tensor.noGrad(() -> series(x.detach().toDouble()).to(x.dtype()));
        if (records(x)) {
            // exp of [[A^T, G], [0, A^T]] has the gradient in its upper right corner
            record(
                            y,
                            "LinalgMatrixExp",
                            (g, i) -> {
                                int n = x.size(-1);
                                Tensor t = x.mT();
                                Tensor upper = Tensor.cat(-1, t, g);
                                Tensor lower = Tensor.cat(-1, Tensor.zerosLike(t), t);
                                Tensor both = exp(Tensor.cat(-2, upper, lower));
                                return both.narrow(-2, 0, n).narrow(-1, n, n);
                            },
                            x)
                    .saves(x);
        }
        return y;
    }

    /// Taylor's series of a matrix halved until it is small, then squared as often.
    private static Tensor series(Tensor x) {
        double size = x.numel() == 0 ? 0 : Norms.matrix(x, 1).abs().max().item();
        int halvings = size > 0.5 ? Math.getExponent(size) + 2 : 0;
        Tensor a = x.mul(Math.pow(0.5, halvings));
        Tensor term = Matrices.eye(x.size(-1), x.dtype()).expandAs(x);
        Tensor sum = term;
        for (int k = 1; k <= 16; k++) {
            term = term.matmul(a).div(k);
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.matmul(sum);
        }
        return sum;
    }

    /// The product of a chain in the order that takes the fewest multiplications.
    static Tensor chain(Tensor... matrices) {
        int n = matrices.length;
        if (n < 2) {
            throw new IllegalArgumentException("multi_dot(): expected at least 2 tensors but got " + n);
        }
        // a vector at either end counts as a row or a column
        Tensor[] t = matrices.clone();
        boolean row = t[0].dim() == 1;
        boolean column = t[n - 1].dim() == 1;
        t[0] = row ? t[0].unsqueeze(0) : t[0];
        t[n - 1] = column ? t[n - 1].unsqueeze(1) : t[n - 1];
        for (int i = 0; i < n; i++) {
            if (t[i].dim() != 2) {
                throw new IllegalArgumentException(
                        "multi_dot(): tensor " + i + " must be 2D but got " + t[i].dim() + "D: " + Matrices.text(t[i]));
            }
        }
        long[][] cost = new long[n][n];
        int[][] cut = new int[n][n];
        for (int length = 1; length < n; length++) {
            for (int i = 0; i + length < n; i++) {
                int j = i + length;
                cost[i][j] = Long.MAX_VALUE;
                for (int k = i; k < j; k++) {
                    long c = cost[i][k] + cost[k + 1][j] + (long) t[i].size(0) * t[k].size(1) * t[j].size(1);
                    if (c < cost[i][j]) {
                        cost[i][j] = c;
                        cut[i][j] = k;
                    }
                }
            }
        }
        Tensor y = product(t, cut, 0, n - 1);
        y = row ? y.squeeze(0) : y;
        return column ? y.squeeze(-1) : y;
    }

    private static Tensor product(Tensor[] t, int[][] cut, int i, int j) {
        return i == j ? t[i] : product(t, cut, i, cut[i][j]).matmul(product(t, cut, cut[i][j] + 1, j));
    }

    static Tensor cross(Tensor a, Tensor b, int dim) {
        return a.cross(b, dim);
    }

    static Tensor vander(Tensor x, int n) {
        if (n <= 1) {
            throw new IllegalArgumentException("N must be greater than 1.: a matrix of " + n + " powers");
        }
        return x.unsqueeze(-1).pow(Tensor.arange(n));
    }

    static Tensor tensorinv(Tensor a, int ind) {
        if (ind <= 0 || ind > a.dim()) {
            throw new IllegalArgumentException("Expected a strictly positive integer for `ind`: got " + ind);
        }
        int[] sizes = a.shape().toArray();
        int[] first = Arrays.copyOfRange(sizes, 0, ind);
        int[] last = Arrays.copyOfRange(sizes, ind, sizes.length);
        int n = Arrays.stream(first).reduce(1, Math::multiplyExact);
        if (n != Arrays.stream(last).reduce(1, Math::multiplyExact)) {
            throw new IllegalArgumentException("Expected self to satisfy the requirement prod(self.shape[ind:]) == "
                    + "prod(self.shape[:ind]), but the shape is " + Matrices.text(a) + " and ind " + ind);
        }
        return Solving.inv(a.reshape(n, n)).reshape(Matrices.append(last, first));
    }

    static Tensor tensorsolve(Tensor a, Tensor b) {
        int[] sizes = a.shape().toArray();
        int[] last = Arrays.copyOfRange(sizes, Math.min(b.dim(), sizes.length), sizes.length);
        int n = b.numel();
        if (n != Arrays.stream(last).reduce(1, Math::multiplyExact)) {
            throw new IllegalArgumentException(
                    "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) =="
                            + " prod(self.shape[:other.ndim]), but got " + n + " != "
                            + Arrays.stream(last).reduce(1, Math::multiplyExact) + ": A is " + Matrices.text(a)
                            + ", B is "
                            + Matrices.text(b));
        }
        return Solving.solve(a.reshape(n, n), b.reshape(n)).reshape(last);
    }
}
