package himalia.nn;

import himalia.tensor.Tensor;

/// Starts that take more than a bound or a spread.
final class InitShapes {
    private static final double[] A = {0.886226899, -1.645349621, 0.914624893, -0.140543331};
    private static final double[] B = {1, -2.118377725, 1.442710462, -0.329097515, 0.012229801};
    private static final double[] C = {-1.970840454, -1.624906493, 3.429567803, 1.641345311};
    private static final double[] D = {1, 3.543889200, 1.637067800};

    private InitShapes() {}

    static Tensor truncNormal_(Tensor t, double mean, double std, double a, double b) {
        double low = share((a - mean) / std);
        double high = share((b - mean) / std);
        return Tensor.noGrad(() -> {
            t.uniform_(2 * low - 1, 2 * high - 1);
            Tensor bent =
                    inverseErf(t.detach().toDouble()).mul(std * Math.sqrt(2)).add(mean);
            return t.copy_(bent.clamp(a, b));
        });
    }

    /// The share of the normal distribution below x.
    private static double share(double x) {
        return (1 + Texts.exact(x / Math.sqrt(2)).erf().item()) / 2;
    }

    /// A fraction near the inverse, then two of Newton's steps.
    private static Tensor inverseErf(Tensor y) {
        double[] of = y.toDoubleArray();
        double[] near = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            double size = Math.abs(of[i]);
            if (size <= 0.7) {
                near[i] = of[i] * polynomial(A, size * size) / polynomial(B, size * size);
            } else {
                double z = Math.sqrt(-Math.log((1 - size) / 2));
                near[i] = Math.copySign(polynomial(C, z) / polynomial(D, z), of[i]);
            }
        }
        Tensor x = Texts.exact(near).view(y.shape().toArray());
        for (int k = 0; k < 2; k++) {
            x = x.sub(x.erf().sub(y).div(x.mul(x).neg().exp().mul(2 / Math.sqrt(Math.PI))));
        }
        return x;
    }

    private static double polynomial(double[] factors, double x) {
        double sum = 0;
        for (int i = factors.length - 1; i >= 0; i--) {
            sum = sum * x + factors[i];
        }
        return sum;
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

    /// The Q of a QR decomposition whose R has a positive diagonal, column after column, twice for exactness (Gram
    /// and
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
        return Texts.exact(a).view(rows, columns);
    }
}
