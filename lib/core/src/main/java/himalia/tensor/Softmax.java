package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

/// Scores as probabilities along a dimension, each with its gradient beside it.
final class Softmax {
    private Softmax() {}

    /// `e^x / Σ e^x`. Softmax does not change when all scores grow alike, so the largest is taken as 0: no overflow.
    static Tensor softmax(Tensor x, int dim) {
        int d = Shape.wrap(dim, x.dim());
        Tensor y = along(checkReal(x, "softmax"), d, true);
        if (records(x)) {
            record(
                            y,
                            "Softmax",
                            (g, i) -> isDirect(g, d)
                                    ? gradient(g, y, false)
                                    : y.mul(g.sub(g.mul(y).sum(d, true))),
                            x)
                    .saves(y);
        }
        return y;
    }

    /// `x - log Σ e^x`.
    static Tensor logSoftmax(Tensor x, int dim) {
        int d = Shape.wrap(dim, x.dim());
        Tensor y = along(checkReal(x, "log_softmax"), d, false);
        if (records(x)) {
            record(
                            y,
                            "LogSoftmax",
                            (g, i) -> isDirect(g, d)
                                    ? gradient(g, y, true)
                                    : g.sub(y.exp().mul(g.sum(d, true))),
                            x)
                    .saves(y);
        }
        return y;
    }

    private static Tensor real(Tensor x) {
        return x.dtype().isFloatingPoint() ? x.detach() : x.toFloat();
    }

    private static Tensor checkReal(Tensor x, String op) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("\"" + op + "_lastdim_kernel_impl\" not implemented for '"
                    + x.dtype().title() + "'\nHint: probabilities have a fraction, so make the scores real first: "
                    + "x.toFloat()");
        }
        return x.detach();
    }

    /// Whether a gradient of floats along the last dimension is asked for, and no gradient of it.
    private static boolean isDirect(Tensor g, int dim) {
        return !Autograd.isEnabled() && g.dtype() == DType.FLOAT32 && dim == g.dim() - 1;
    }

    private static Tensor gradient(Tensor grad, Tensor y, boolean logarithm) {
        Tensor g = GradientPool.rowMajor(grad);
        Tensor d = Tensor.unwritten(DType.FLOAT32, y.shape());
        d.storage.backend().softmaxGradient(logarithm, g.storage, g.layout, y.storage, y.layout, d.storage);
        GradientPool.dropCopy(g, grad);
        return d;
    }

    private static Tensor along(Tensor x, int dim, boolean probabilities) {
        if (x.dtype() == DType.FLOAT32 && x.dim() > 0 && dim == x.dim() - 1) {
            Tensor in = Copy.contiguous(x, false);
            Tensor y = Tensor.unwritten(DType.FLOAT32, x.shape());
            y.storage.backend().softmax(!probabilities, in.storage, in.layout, y.storage);
            return y;
        }
        Lines in = new Lines(x, dim);
        Tensor y = Tensor.unwritten(x.dtype(), x.shape());
        double[] line = new double[in.n];
        in.forEach((from, at) -> {
            double max = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < in.n; r++) {
                line[r] = in.x.storage.getDouble(from + r * in.step);
                max = Math.max(max, line[r]);
            }
            double sum = 0;
            for (int r = 0; r < in.n; r++) {
                double e = Math.exp(line[r] - max);
                sum += e;
                line[r] = probabilities ? e : line[r] - max;
            }
            double log = Math.log(sum);
            int to = in.start(at);
            for (int r = 0; r < in.n; r++) {
                y.storage.setDouble(to + r * in.step, probabilities ? line[r] / sum : line[r] - log);
            }
        });
        return y;
    }

    /// `log Σ e^x` along dimensions.
    static Tensor logsumexp(Tensor x, int[] dims, boolean keepdim) {
        Tensor a = real(x);
        Tensor most =
                a.numel() == 0 ? Tensor.number(0.0) : finite(Folding.extreme(a, Reductions.marks(a, dims), true, true));
        Tensor kept = Reductions.sum(a.sub(most).exp(), dims, true).log().add(most);
        Tensor y = keepdim ? kept : kept.withShape(Reductions.reduced(x.shape(), Reductions.marks(x, dims), false));
        if (records(x)) {
            record(
                            y,
                            "Logsumexp",
                            (g, i) -> {
                                Tensor same = y.view(kept.shape());
                                return g.view(kept.shape()).mul(x.sub(same).exp());
                            },
                            x)
                    .saves(x, y);
        }
        return y;
    }

    /// An infinite score cannot be taken as 0.
    private static Tensor finite(Tensor most) {
        return Pointwise.zeroWhere(most.isinf(), most);
    }
}
