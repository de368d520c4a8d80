package himalia.linalg;

import static himalia.tensor.Autograd.record;
import static himalia.tensor.Autograd.records;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Lengths of vectors and sizes of matrices, with their gradients.
final class Norms {
    private Norms() {}

    /// Along some dimensions, or all if there are none named.
    static Tensor vector(Tensor x, double p, int[] dims, boolean keepdim) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("linalg.vector_norm: Expected a floating point or complex tensor as "
                    + "input. Got " + x.dtype().title() + "\nHint: make the tensor real first: x.toFloat().");
        }
        if (x.dim() == 0) {
            return vector(x.view(1), p, dims, false).view();
        }
        int rank = x.dim();
        int[] sizes = x.shape().toArray();
        boolean[] gone = new boolean[rank];
        for (int d : dims) {
            x.size(d); // refuses a dimension out of range
            int at = d < 0 ? d + rank : d;
            if (gone[at]) {
                throw new IllegalArgumentException("dim " + at + " appears multiple times in the list of dims");
            }
            gone[at] = true;
        }
        if (dims.length == 0) {
            Arrays.fill(gone, true);
        }
        int[] kept = IntStream.range(0, rank).filter(d -> !gone[d]).toArray();
        int[] last = IntStream.range(0, rank).filter(d -> gone[d]).toArray();
        int rows = Arrays.stream(kept).map(d -> sizes[d]).reduce(1, Math::multiplyExact);
        int columns = Arrays.stream(last).map(d -> sizes[d]).reduce(1, Math::multiplyExact);
        int[] order = IntStream.concat(Arrays.stream(kept), Arrays.stream(last)).toArray();
        Tensor y = ofRows(x.permute(order).reshape(rows, columns), p);
        int[] shape = keepdim
                ? IntStream.range(0, rank).map(d -> gone[d] ? 1 : sizes[d]).toArray()
                : Arrays.stream(kept).map(d -> sizes[d]).toArray();
        return y.view(shape);
    }

    /// The norm of each row: `(sum |x|^p)^(1/p)`, the largest or smallest `|x|` for an infinite `p`.
    private static Tensor ofRows(Tensor x, double p) {
        int columns = x.size(1);
        if (columns == 0 && (Double.isInfinite(p) || p < 0)) {
            throw new IllegalArgumentException("linalg.vector_norm cannot compute the " + p + " norm on an empty "
                    + "dimension because the operation does not have an identity: the shape is " + Matrices.text(x));
        }
        Tensor y = Tensor.noGrad(() -> {
            Tensor size = x.detach().abs();
            if (p == Double.POSITIVE_INFINITY) {
                return size.max(1).values();
            } else if (p == Double.NEGATIVE_INFINITY) {
                return size.min(1).values();
            } else if (p == 0) {
                return size.gt(0).to(x.dtype()).sum(1);
            } else if (p == 1) {
                return size.sum(1);
            } else if (p == 2) {
                return size.mul(size).sum(1).sqrt();
            }
            return size.pow(p).sum(1).pow(1 / p);
        });
        if (records(x)) {
            record(y, "LinalgVectorNorm", (g, i) -> slope(x, y, p).mul(g.unsqueeze(1)), x)
                    .saves(x, y);
        }
        return y;
    }

    private static Tensor slope(Tensor x, Tensor y, double p) {
        DType dtype = x.dtype();
        Tensor sign = x.gt(0).to(dtype).sub(x.lt(0).to(dtype));
        Tensor norm = y.unsqueeze(1);
        if (p == 0) {
            return Tensor.zerosLike(x);
        } else if (p == 1) {
            return sign;
        } else if (Double.isInfinite(p)) {
            // several largest elements share the gradient
            Tensor most = x.abs().eq(norm).to(dtype);
            return sign.mul(most).div(most.sum(1, true));
        } else if (p == 2) {
            return x.div(norm).maskedFill(norm.eq(0).expandAs(x), 0);
        }
        Tensor slope = sign.mul(x.abs().pow(p - 1)).div(norm.pow(p - 1));
        return slope.maskedFill(norm.eq(0).expandAs(x), 0).maskedFill(x.eq(0), 0);
    }

    /// Of the last two dimensions: 1 and infinity are the largest sums along columns and rows, 2 the largest singular
    /// value, and the negative ones the smallest.
    static Tensor matrix(Tensor x, double p) {
        Matrices.check(x, "linalg.matrix_norm");
        if (Math.abs(p) == 2) {
            Tensor s = Decompositions.svd(x, false).s();
            return s.select(-1, p > 0 ? 0 : s.size(-1) - 1);
        }
        if (Math.abs(p) != 1 && !Double.isInfinite(p)) {
            throw new IllegalArgumentException("linalg.matrix_norm: Order " + p + " not supported."
                    + "\nHint: 1, 2, infinity, their negatives, \"fro\" and \"nuc\" are.");
        }
        Tensor sums = vector(x, 1, new int[] {Math.abs(p) == 1 ? -2 : -1}, false);
        return vector(sums, p > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY, new int[] {-1}, false);
    }

    /// `"fro"`: the root of the sum of squares; `"nuc"`: the sum of the singular values.
    static Tensor matrix(Tensor x, String p) {
        Matrices.check(x, "linalg.matrix_norm");
        return switch (p) {
            case "fro" -> vector(x, 2, new int[] {-2, -1}, false);
            case "nuc" -> Decompositions.svd(x, false).s().sum(-1);
            default ->
                throw new IllegalArgumentException("linalg.matrix_norm: Order " + p
                        + " not supported.\nHint: \"fro\" and \"nuc\" are, and the numbers 1, 2, infinity and their "
                        + "negatives.");
        };
    }

    /// The norm of the matrices in two dimensions, which disappear or stay as size 1.
    static Tensor shaped(Tensor x, int[] dims, boolean keepdim, UnaryOperator<Tensor> norm) {
        if (dims.length != 2) {
            throw new IllegalArgumentException("linalg.matrix_norm: dim must be a 2-tuple. Got " + Arrays.toString(dims)
                    + ": the dimensions of the rows and of the columns");
        }
        Matrices.check(x, "linalg.matrix_norm");
        int rows = dims[0] < 0 ? dims[0] + x.dim() : dims[0];
        int columns = dims[1] < 0 ? dims[1] + x.dim() : dims[1];
        if (rows == columns) {
            throw new IllegalArgumentException(
                    "linalg.matrix_norm: dims must be different. Got (" + dims[0] + ", " + dims[1] + ")");
        }
        Tensor y = norm.apply(x.movedim(new int[] {rows, columns}, new int[] {-2, -1}));
        return keepdim ? y.unsqueeze(Math.min(rows, columns)).unsqueeze(Math.max(rows, columns)) : y;
    }

    static Tensor norm(Tensor x, double p) {
        if (x.dim() > 2 || x.dim() == 0) {
            throw new IllegalArgumentException("linalg.norm: If dim is not specified but ord is, the input must be 1D "
                    + "or 2D. Got " + x.dim() + "D: " + Matrices.text(x)
                    + "\nHint: vectorNorm(x, p, dims) and matrixNorm(x, p) say which one is meant.");
        }
        return x.dim() == 2 ? matrix(x, p) : vector(x, p, new int[0], false);
    }

    /// The number of singular values that are not 0 but for rounding.
    static Tensor rank(Tensor x) {
        Matrices.check(x, "linalg.matrix_rank");
        return Tensor.noGrad(() -> {
            Tensor s = Decompositions.svd(x.detach(), false).s();
            double eps = x.dtype() == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
            if (s.size(-1) == 0) {
                return s.toLong().sum(-1);
            }
            Tensor least = s.select(-1, 0).mul(eps * Math.max(x.size(-1), x.size(-2)));
            return s.gt(least.unsqueeze(-1)).toLong().sum(-1);
        });
    }

    /// The number of singular values above a bound.
    static Tensor rank(Tensor x, double tol) {
        Matrices.check(x, "linalg.matrix_rank");
        return Tensor.noGrad(
                () -> Decompositions.svd(x.detach(), false).s().gt(tol).toLong().sum(-1));
    }

    /// The largest singular value over the smallest: how much a relative error can grow when solving.
    static Tensor cond(Tensor x) {
        Matrices.check(x, "linalg.cond");
        Tensor s = Decompositions.svd(x, false).s();
        return s.select(-1, 0).div(s.select(-1, s.size(-1) - 1));
    }

    static Tensor norm(Tensor x, String p) {
        if (x.dim() != 2) {
            throw new IllegalArgumentException(
                    "linalg.norm: If dim is not specified but ord is, the input must be 1D or "
                            + "2D. Got " + x.dim() + "D.: the norm \"" + p + "\" is one of a matrix, the shape is "
                            + Matrices.text(x)
                            + "\nHint: norm(x, p, dims, false) names the dimensions of the matrices.");
        }
        return matrix(x, p);
    }

    static Tensor norm(Tensor x, double p, int[] dims, boolean keepdim) {
        return dims.length == 2 ? shaped(x, dims, keepdim, m -> matrix(m, p)) : vector(x, p, dims, keepdim);
    }

    static Tensor cond(Tensor a, double p) {
        if (p == 2) {
            return cond(a);
        }
        if (p == -2) {
            return cond(a).reciprocal();
        }
        return matrix(a, p).mul(matrix(Solving.inv(a), p));
    }

    static Tensor cond(Tensor a, String p) {
        if (p == null) {
            return cond(a);
        }
        return matrix(a, p).mul(matrix(Solving.inv(a), p));
    }
}
