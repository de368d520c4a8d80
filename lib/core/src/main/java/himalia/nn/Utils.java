package himalia.nn;

import himalia.tensor.Autograd;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What stands beside networks: gradients held in bounds.
public final class Utils {
    private Utils() {}

    /// Shrinks all gradients together so that their common length is at most `maxNorm`; without it one steep place can
    /// throw the parameters far away.
    ///
    /// @return the length that they had before
    public static Tensor clipGradNorm_(List<? extends Tensor> params, double maxNorm) {
        return clipGradNorm_(params, maxNorm, 2);
    }

    /// The same by another norm; infinity is the largest element.
    ///
    /// @throws IllegalArgumentException if the bound is negative
    public static Tensor clipGradNorm_(List<? extends Tensor> params, double maxNorm, double normType) {
        if (!(maxNorm >= 0)) {
            throw new IllegalArgumentException("clip_grad_norm_: max_norm must not be negative, got " + maxNorm);
        }
        try (var _ = Tensor.noGrad()) {
            List<Tensor> grads = gradients(params);
            double total = grads.stream()
                    .mapToDouble(g -> part(g, normType))
                    .reduce(0, (a, b) -> Double.isInfinite(normType) ? Math.max(a, b) : a + b);
            double norm = Double.isInfinite(normType) ? total : Math.pow(total, 1 / normType);
            double scale = Math.min(1, maxNorm / (norm + 1e-6));
            grads.forEach(g -> g.mul_(scale));
            return grads.isEmpty()
                    ? Tensor.tensor(0.)
                    : Tensor.full(grads.getFirst().dtype(), new int[0], norm);
        }
    }

    private static double part(Tensor g, double p) {
        Tensor sizes = g.detach().abs();
        return Double.isInfinite(p)
                ? sizes.max().item()
                : sizes.toDouble().pow(p).sum().item();
    }

    /// Cuts every element of every gradient to `-clipValue` ... `clipValue`.
    public static void clipGradValue_(List<? extends Tensor> params, double clipValue) {
        try (var _ = Tensor.noGrad()) {
            gradients(params).forEach(g -> g.clamp_(-clipValue, clipValue));
        }
    }

    private static List<Tensor> gradients(List<? extends Tensor> params) {
        List<Tensor> found = new ArrayList<>();
        for (Tensor p : params) {
            Tensor grad = Autograd.borrowGrad(p);
            if (grad != null) {
                found.add(grad);
            }
        }
        return found;
    }
}
