package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;

/// Starts that take more than a bound or a spread.
final class InitShapes {
    private InitShapes() {}

    /// As PyTorch: where much of the bell lies within the bounds, what falls out is drawn again; else even numbers
    /// stay by the height of the bell.
    static Tensor truncNormal_(Tensor t, double mean, double std, double a, double b) {
        if (!(std > 0) || !(a < b)) {
            throw new IllegalArgumentException("truncNormal_: std must be positive and a below b, got std " + std
                    + ", a " + a + ", b " + b + "\nHint: Init.truncNormal_(t, 0, 1, -2, 2) keeps two deviations.");
        }
        boolean wide = share((b - mean) / std) - share((a - mean) / std) > 0.3;
        return Tensor.noGrad(() -> wide ? redrawn(t, mean, std, a, b) : accepted(t, mean, std, a, b));
    }

    private static Tensor redrawn(Tensor t, double mean, double std, double a, double b) {
        boolean single = t.dtype() == DType.FLOAT32;
        double low = single ? (float) a : a;
        double high = single ? (float) b : b;
        Tensor result = t.normal_(mean, std);
        while (true) {
            Tensor out = result.lt(low).logicalOr(result.gt(high));
            if (out.any().item() == 0) {
                return result == t ? t : t.copy_(result);
            }
            result = Tensor.where(out, like(t).normal_(mean, std), result);
        }
    }

    private static Tensor accepted(Tensor t, double mean, double std, double a, double b) {
        double peak = -0.5 * Math.pow((Math.max(a, Math.min(mean, b)) - mean) / std, 2);
        Tensor result = t.uniform_(a, b);
        Tensor pending = refused(t, t, mean, std, peak);
        while (pending.any().item() != 0) {
            Tensor candidates = like(t).uniform_(a, b);
            result = Tensor.where(pending, candidates, result);
            pending = pending.logicalAnd(refused(t, candidates, mean, std, peak));
        }
        return result == t ? t : t.copy_(result);
    }

    /// Where the bell is lower than an even number, in logarithms; at its peak none is.
    private static Tensor refused(Tensor t, Tensor candidates, double mean, double std, double peak) {
        Tensor height = candidates.sub(mean).div(std).pow(2).mul(-0.5).sub(peak);
        return like(t).uniform_(0, 1).log().gt(height);
    }

    private static Tensor like(Tensor t) {
        return Tensor.zeros(t.dtype(), t.shape().toArray());
    }

    /// The share of the normal distribution below x.
    private static double share(double x) {
        return (1 + Tensor.tensor(x / Math.sqrt(2), DType.FLOAT64).erf().item()) / 2;
    }

    static Tensor dirac_(Tensor t, int groups) {
        if (t.dim() < 3 || t.dim() > 5) {
            throw new IllegalArgumentException("Only tensors with 3, 4, or 5 dimensions are supported: dirac_ of "
                    + t.shape() + "\nHint: it is meant for kernels of convolutions, [out, in, sizes...].");
        }
        if (groups < 1 || t.size(0) % groups != 0) {
            throw new IllegalArgumentException("dim 0 must be divisible by groups: " + t.size(0) + " and " + groups);
        }
        int each = t.size(0) / groups;
        return Tensor.noGrad(() -> {
            t.zero_();
            for (int g = 0; g < groups; g++) {
                for (int d = 0; d < Math.min(each, t.size(1)); d++) {
                    Tensor kernel = t.select(0, g * each + d).select(0, d);
                    while (kernel.dim() > 0) {
                        kernel = kernel.select(0, kernel.size(0) / 2);
                    }
                    kernel.fill_(1);
                }
            }
            return t;
        });
    }

    static Tensor sparse_(Tensor t, double sparsity, double std) {
        if (t.dim() != 2) {
            throw new IllegalArgumentException("Only tensors with 2 dimensions are supported: sparse_ of " + t.shape());
        }
        int rows = t.size(0);
        int zeros = (int) Math.ceil(sparsity * rows);
        return Tensor.noGrad(() -> {
            t.normal_(0, std);
            for (int c = 0; c < t.size(1); c++) {
                long[] order = Tensor.randperm(rows).toLongArray();
                for (int i = 0; i < zeros; i++) {
                    t.select(1, c).select(0, (int) order[i]).fill_(0);
                }
            }
            return t;
        });
    }

    static Tensor orthogonal_(Tensor t, double gain) {
        if (t.dim() < 2) {
            throw new IllegalArgumentException(
                    "Only tensors with 2 or more dimensions are supported: orthogonal_ of " + t.shape());
        }
        if (t.numel() == 0) {
            return t;
        }
        int rows = t.size(0);
        int columns = t.numel() / rows;
        boolean wide = rows < columns;
        return Tensor.noGrad(() -> {
            Tensor drawn = Tensor.zeros(t.dtype(), rows, columns).normal_(0, 1);
            Tensor tall = wide ? drawn.t() : drawn;
            Tensor q = orthonormal(
                    tall.toDouble().contiguous().toDoubleArray(), Math.max(rows, columns), Math.min(rows, columns));
            return t.copy_((wide ? q.t() : q).reshape(t.shape().toArray()).mul(gain));
        });
    }

    /// The Q of a QR decomposition whose R has a positive diagonal, column after column, twice for exactness (Gram and
    /// Schmidt).
    private static Tensor orthonormal(double[] a, int rows, int columns) {
        for (int j = 0; j < columns; j++) {
            for (int again = 0; again < 2; again++) {
                for (int k = 0; k < j; k++) {
                    double share = 0;
                    for (int i = 0; i < rows; i++) {
                        share += a[i * columns + j] * a[i * columns + k];
                    }
                    for (int i = 0; i < rows; i++) {
                        a[i * columns + j] -= share * a[i * columns + k];
                    }
                }
            }
            double length = 0;
            for (int i = 0; i < rows; i++) {
                length += a[i * columns + j] * a[i * columns + j];
            }
            for (int i = 0; i < rows; i++) {
                a[i * columns + j] /= Math.sqrt(length);
            }
        }
        return Tensor.tensor(a, DType.FLOAT64).view(rows, columns);
    }
}
