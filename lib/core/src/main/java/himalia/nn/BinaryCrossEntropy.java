package himalia.nn;

import himalia.tensor.Autograd;
import himalia.tensor.FusedKernel;
import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Binary cross-entropy and its gradients.
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

    static Tensor of(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return weight == null
                ? of(input, target, reduction)
                : reduction.of(of(input, target, Reduction.NONE).mul(weight));
    }

    private static Tensor checked(Tensor input, Tensor target, Reduction reduction) {
        Tensor x = input.isContiguous() ? input : input.detach().contiguous();
        Tensor t = target.isContiguous() ? target : target.detach().contiguous();
        Tensor losses = Tensor.zerosLike(x);
        new Losses().over(losses, x, t);
        Tensor y = reduction.of(losses);
        check(x, y);
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

    /// Refuses what is no probability: the logarithm of it, or of the rest, made the loss nan.
    private static void check(Tensor x, Tensor loss) {
        if (!Double.isNaN((loss.numel() == 1 ? loss : loss.detach().sum()).item())) {
            return;
        }
        double[] all = x.toDoubleArray();
        for (int i = 0; i < all.length; i++) {
            if (all[i] < 0 || all[i] > 1) {
                throw new IllegalArgumentException("all elements of input should be between 0 and 1: element " + i
                        + " of " + java.util.Arrays.toString(x.shape().toArray()) + " is " + (float) all[i]
                        + "\nHint: add a sigmoid or use BCEWithLogitsLoss: a prediction of BCELoss is a probability.");
            }
        }
    }

    /// `(t - 1) log(1 - x) - t log x` into the first of loss, `x` and `t`; no logarithm counts as less than -100.
    private record Losses() implements FusedKernel {
        @Override
        public int results() {
            return 1;
        }

        @Override
        public void of(double[] v) {
            v[0] = loss(v[1], v[2]);
        }

        @Override
        public void floats(float[][] arrays, int[] at, int n) {
            float[] y = arrays[0];
            float[] x = arrays[1];
            float[] t = arrays[2];
            for (int i = 0; i < n; i++) {
                y[at[0] + i] = (float) loss(x[at[1] + i], t[at[2] + i]);
            }
        }

        private static double loss(double x, double t) {
            // log1p is exact next to 0 but three times slower than log
            double logOfRest = x > 1e-4 ? Math.log(1 - x) : Math.log1p(-x);
            return (t - 1) * Math.max(logOfRest, -100) - t * Math.max(Math.log(x), -100);
        }
    }

    private static Tensor gradient(Tensor x, Tensor t, Tensor g, double scale) {
        Tensor y = Tensor.zerosLike(x);
        if (g.numel() == x.numel()) {
            new Slopes(scale).over(y, x, t, g.contiguous().view(x.shape()));
        } else {
            new Slopes(g.item() * scale).over(y, x, t);
        }
        return y;
    }

    /// `by g (x - t) / ((1 - x) x)` into the first of slope, `x`, `t` and, where it is not 1, `g`.
    private record Slopes(double by) implements FusedKernel {
        @Override
        public int results() {
            return 1;
        }

        @Override
        public void of(double[] v) {
            double in = v.length == 3 ? by : by * v[3];
            v[0] = in * (v[1] - v[2]) / Math.max((1 - v[1]) * v[1], 1e-12);
        }

        @Override
        public void floats(float[][] arrays, int[] at, int n) {
            float[] y = arrays[0];
            float[] x = arrays[1];
            float[] t = arrays[2];
            boolean each = arrays.length == 4;
            for (int i = 0; i < n; i++) {
                float p = x[at[1] + i];
                double in = each ? by * arrays[3][at[3] + i] : by;
                y[at[0] + i] = (float) (in * (p - t[at[2] + i]) / Math.max((1 - p) * p, 1e-12f));
            }
        }
    }

    /// With respect to the target: `log(1 - x) - log x`.
    private static Tensor targetGradient(Tensor x, Tensor g, double scale) {
        return x.neg().add(1).log().sub(x.log()).mul(g).mul(scale);
    }
}
