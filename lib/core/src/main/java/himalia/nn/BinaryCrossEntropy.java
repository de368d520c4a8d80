package himalia.nn;

import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Tensor;

/// The loops of binary cross-entropy and its gradient over row-major tensors.
final class BinaryCrossEntropy {
    private BinaryCrossEntropy() {}

    static Tensor of(Tensor input, Tensor target, Reduction reduction) {
        if (!input.shape().equals(target.shape())) {
            throw new IllegalArgumentException("Using a target size (" + target.shape()
                    + ") that is different to the input size (" + input.shape()
                    + ") is deprecated. Please ensure they have the same size."
                    + "\nHint: view or unsqueeze gives the target the shape of the prediction.");
        }
        if (!input.dtype().isFloatingPoint() || target.dtype() != input.dtype()) {
            throw new IllegalArgumentException("binary_cross_entropy: expected prediction and target of one real type, "
                    + "got " + input.dtype() + " and " + target.dtype() + "\nHint: target.toFloat()");
        }
        return checked(input, target, reduction);
    }

    static Tensor of(Tensor input, Tensor target, Tensor weight, Reduction reduction) {
        return weight == null
                ? of(input, target, reduction)
                : reduction.of(of(input, target, Reduction.NONE).mul(weight));
    }

    private static Tensor checked(Tensor input, Tensor target, Reduction reduction) {
        Tensor x = input.isContiguous() ? input : input.detach().contiguous();
        Tensor t = target.isContiguous() ? target : target.detach().contiguous();
        Tensor losses = losses(x, t);
        Tensor y = reduction.of(losses);
        if (Autograd.records(input, target)) {
            double scale = reduction == Reduction.MEAN ? 1.0 / x.numel() : 1;
            Autograd.record(
                            y,
                            "BinaryCrossEntropy",
                            (g, i) -> i == 1
                                    ? targetGradient(input, g, scale)
                                    : Autograd.isEnabled()
                                            ? input.sub(target)
                                                    .div(input.mul(input.neg().add(1)))
                                                    .mul(g)
                                                    .mul(scale)
                                            : gradient(x, t, g, scale),
                            input,
                            target)
                    .saves(input, target);
        }
        return y;
    }

    private static Tensor losses(Tensor x, Tensor t) {
        Tensor y = Tensor.zerosLike(x);
        int n = x.numel();
        int xo = x.storageOffset();
        int to = t.storageOffset();
        if (x.dtype() == DType.FLOAT32) {
            float[] a = x.storage().floats();
            float[] b = t.storage().floats();
            float[] out = y.storage().floats();
            for (int i = 0; i < n; i++) {
                check(a[xo + i], i, x);
                out[i] = (float) loss(a[xo + i], b[to + i]);
            }
        } else {
            double[] a = x.storage().doubles();
            double[] b = t.storage().doubles();
            double[] out = y.storage().doubles();
            for (int i = 0; i < n; i++) {
                check(a[xo + i], i, x);
                out[i] = loss(a[xo + i], b[to + i]);
            }
        }
        return y;
    }

    private static double loss(double x, double t) {
        // log1p is exact next to 0 but three times slower than log
        double logOfRest = x > 1e-4 ? Math.log(1 - x) : Math.log1p(-x);
        return (t - 1) * Math.max(logOfRest, -100) - t * Math.max(Math.log(x), -100);
    }

    private static void check(double x, int at, Tensor all) {
        if (x < 0 || x > 1) {
            throw new IllegalArgumentException("all elements of input should be between 0 and 1: element " + at + " of "
                    + java.util.Arrays.toString(all.shape().toArray()) + " is " + (float) x
                    + "\nHint: add a sigmoid or use BCEWithLogitsLoss: a prediction of BCELoss is a probability.");
        }
    }

    private static Tensor gradient(Tensor x, Tensor t, Tensor g, double scale) {
        Tensor y = Tensor.zerosLike(x);
        boolean each = g.numel() == x.numel();
        Tensor c = g.contiguous();
        double whole = each ? 0 : c.item() * scale;
        int n = x.numel();
        int xo = x.storageOffset();
        int to = t.storageOffset();
        if (x.dtype() == DType.FLOAT32) {
            float[] a = x.storage().floats();
            float[] b = t.storage().floats();
            float[] gs = c.storage().floats();
            float[] out = y.storage().floats();
            for (int i = 0; i < n; i++) {
                float p = a[xo + i];
                double in = each ? gs[c.storageOffset() + i] * scale : whole;
                out[i] = (float) (in * (p - b[to + i]) / Math.max((1 - p) * p, 1e-12f));
            }
        } else {
            double[] a = x.storage().doubles();
            double[] b = t.storage().doubles();
            double[] gs = c.storage().doubles();
            double[] out = y.storage().doubles();
            for (int i = 0; i < n; i++) {
                double p = a[xo + i];
                double in = each ? gs[c.storageOffset() + i] * scale : whole;
                out[i] = in * (p - b[to + i]) / Math.max((1 - p) * p, 1e-12);
            }
        }
        return y;
    }

    /// With respect to the target: `log(1 - x) - log x`.
    private static Tensor targetGradient(Tensor x, Tensor g, double scale) {
        return x.neg().add(1).log().sub(x.log()).mul(g).mul(scale);
    }
}
