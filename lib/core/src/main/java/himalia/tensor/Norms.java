package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Pointwise.zeroWhere;
import static himalia.tensor.Tape.record;

/// Lengths and distances, each with its gradient beside it.
final class Norms {
    private Norms() {}

    /// `(Σ |x|^p)^(1/p)`; infinity asks for the largest, 0 counts what is not 0.
    static Tensor norm(Tensor x, double p, int[] dims, boolean keepdim) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("linalg.vector_norm: Expected a floating point or complex tensor as "
                    + "input. Got " + x.dtype().title() + "\nHint: x.toFloat().norm()");
        }
        boolean[] gone = Reductions.marks(x, dims);
        for (int d = 0; d < gone.length; d++) {
            if (gone[d] && x.shape().dims[d] == 0 && (p < 0 || Double.isInfinite(p))) {
                throw new IllegalArgumentException("linalg.vector_norm cannot compute the " + p
                        + " norm on an empty dimension because the operation does not have an identity: the shape is "
                        + x.shape().brackets());
            }
        }
        Tensor y = Folding.fold(x, gone, keepdim, x.dtype(), a -> length(a, p), null);
        if (records(x)) {
            record(y, "LinalgVectorNorm", (g, i) -> slope(g, x, y, p, dims, gone), x)
                    .saves(x, y);
        }
        return y;
    }

    private static double length(double[] a, double p) {
        double sum = p == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : 0;
        for (double v : a) {
            double size = Math.abs(v);
            if (p == 2) {
                sum += size * size;
            } else if (p == 1) {
                sum += size;
            } else if (p == 0) {
                sum += size == 0 ? 0 : 1;
            } else if (Double.isInfinite(p)) {
                sum = p > 0 ? Math.max(sum, size) : Math.min(sum, size);
            } else {
                sum += Math.pow(size, p);
            }
        }
        return p == 2 ? Math.sqrt(sum) : p == 0 || p == 1 || Double.isInfinite(p) ? sum : Math.pow(sum, 1 / p);
    }

    /// At 0 the length has no slope; PyTorch, and so we, say 0.
    private static Tensor slope(Tensor g, Tensor x, Tensor y, double p, int[] dims, boolean[] gone) {
        Tensor up = Reductions.spread(g, x, gone);
        Tensor length = Reductions.spread(y, x, gone);
        if (p == 0) {
            return Tensor.zerosLike(x);
        }
        if (p == 1) {
            return up.mul(x.sign());
        }
        if (p == 2) {
            return zeroWhere(length.eq(0), up.mul(x).div(length));
        }
        if (Double.isInfinite(p)) {
            Tensor same = x.detach().abs().eq(length.detach()).to(x.dtype());
            return up.mul(x.sign()).mul(same.div(Reductions.sum(same, dims, true)));
        }
        Tensor size = x.abs();
        Tensor part = x.sign().mul(size.div(length).pow(p - 1));
        return up.mul(zeroWhere(p < 1 ? size.eq(0) : length.eq(0), part));
    }

    /// The distance of two tensors as a whole.
    static Tensor dist(Tensor a, Tensor b, double p) {
        return norm(a.sub(b), p, new int[0], false);
    }

    /// The distances of all rows of `a` to all rows of `b`.
    static Tensor cdist(Tensor a, Tensor b, double p) {
        if (a.dim() < 2 || b.dim() < 2 || a.shape().get(-1) != b.shape().get(-1)) {
            throw new IllegalArgumentException("X1 and X2 must have the same number of columns."
                    + (a.dim() == 0 || b.dim() == 0
                            ? ""
                            : " X1: " + a.shape().get(-1) + " X2: " + b.shape().get(-1))
                    + ": cdist expected two stacks of rows of one length, got "
                    + a.shape().brackets() + " and "
                    + b.shape().brackets()
                    + "\nHint: unsqueeze(0) makes a vector a matrix of one row.");
        }
        return norm(a.unsqueeze(-2).sub(b.unsqueeze(-3)), p, new int[] {-1}, false);
    }

    static Tensor pairwiseDistance(Tensor a, Tensor b, double p, double eps, boolean keepdim) {
        return norm(a.sub(b).add(eps), p, new int[] {-1}, keepdim);
    }

    static Tensor cosineSimilarity(Tensor a, Tensor b, int dim, double eps) {
        Tensor[] both = Joining.broadcast(a, b);
        return unit(both[0], dim, eps).mul(unit(both[1], dim, eps)).sum(dim);
    }

    private static Tensor unit(Tensor x, int dim, double eps) {
        return x.div(norm(x, 2, new int[] {dim}, true).clampMin(eps));
    }

    static Tensor normalize(Tensor x, double p, int dim, double eps) {
        return x.div(norm(x, p, new int[] {dim}, true).clampMin(eps));
    }

    /// `x` with every slice along a dimension shortened to this length, if it is longer.
    static Tensor renorm(Tensor x, double p, int dim, double maxnorm) {
        if (x.dim() < 2) {
            throw new IllegalArgumentException("renorm: input needs at least 2 dimensions, got " + x.dim()
                    + " dimensions: the shape is " + x.shape().brackets()
                    + "\nHint: normalize(p, dim, eps) brings a single vector to length 1.");
        }
        if (!(p > 0)) {
            throw new IllegalArgumentException("renorm: non-positive-norm not supported: got p " + p);
        }
        if (!(maxnorm >= 0)) {
            throw new IllegalArgumentException("renorm: expected maxnorm to be >= 0 but got " + maxnorm);
        }
        int d = Shape.wrap(dim, x.dim());
        int[] others = new int[x.dim() - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = i < d ? i : i + 1;
        }
        Tensor length = norm(x, p, others, true);
        Tensor scale = length.add(1e-7).reciprocal().mul(maxnorm);
        return x.mul(Gathering.where(length.gt(maxnorm), scale, Tensor.number(1.0)));
    }

    static Tensor pdist(Tensor x, double p) {
        if (x.dim() != 2) {
            throw new IllegalArgumentException("pdist only supports 2D tensors, got: " + x.dim() + "D: the shape is "
                    + x.shape().brackets());
        }
        Tensor pairs = Creation.combinations(Tensor.arange(x.size(0)), 2, false);
        return norm(
                x.indexSelect(0, pairs.select(1, 0)).sub(x.indexSelect(0, pairs.select(1, 1))),
                p,
                new int[] {1},
                false);
    }
}
