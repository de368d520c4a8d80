package himalia.nn;

import himalia.tensor.Losses;
import himalia.tensor.Tensor;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Losses that compare a prediction with its target element by element, or one tensor with another; not yet
/// reduced.
final class PairLosses {
    private PairLosses() {}

    /// `d² / (2 beta)` where `|d| < beta`, else `|d| - beta / 2`.
    static Tensor smoothL1(Tensor input, Tensor target, double beta) {
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("smooth_l1_loss does not support negative values for beta: " + beta);
        }
        Tensor d = input.sub(target).abs();
        return beta == 0 ? d : Tensor.where(d.lt(beta), d.mul(d).mul(0.5 / beta), d.sub(beta / 2));
    }

    /// `d² / 2` where `|d| <= delta`, else `delta (|d| - delta / 2)`.
    static Tensor huber(Tensor input, Tensor target, double delta) {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("huber_loss does not support non-positive values for delta: " + delta);
        }
        Tensor d = input.sub(target).abs();
        return Tensor.where(d.le(delta), d.mul(d).mul(0.5), d.sub(delta / 2).mul(delta));
    }

    /// `(1 - t) x - (1 + (posWeight - 1) t) log sigmoid(x)`, which no score makes infinite.
    static Tensor binaryCrossEntropyWithLogits(
            Tensor input, Tensor target, @Nullable Tensor weight, @Nullable Tensor posWeight, Reduction reduction) {
        if (!input.shape().equals(target.shape())) {
            throw new IllegalArgumentException("Target size (" + target.shape() + ") must be the same as input size ("
                    + input.shape() + ")\nHint: view or unsqueeze gives the target the shape of the prediction.");
        }
        if (!target.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(
                    "binary_cross_entropy_with_logits: expected a target of real numbers, got " + target.dtype()
                            + " of " + target.shape() + "\nHint: target.toFloat()");
        }
        if (weight == null && posWeight == null && reduction.isOneNumber() && Losses.pays(input, target)) {
            return Losses.scores(input, target, reduction == Reduction.MEAN);
        }
        Tensor logs = input.logsigmoid();
        Tensor scaled =
                posWeight == null ? logs : logs.mul(posWeight.sub(1).mul(target).add(1));
        Tensor losses = target.neg().add(1).mul(input).sub(scaled);
        return reduction.of(weight == null ? losses : losses.mul(weight));
    }

    /// `t (log t - x)`, and 0 where the target is 0.
    static Tensor klDiv(Tensor input, Tensor target, boolean logTarget) {
        return logTarget
                ? target.exp().mul(target.sub(input))
                : target.xlogy(target).sub(target.mul(input));
    }

    /// `x` for pairs that belong together (1), `max(0, margin - x)` for others (-1).
    static Tensor hingeEmbedding(Tensor input, Tensor target, double margin) {
        Tensor apart = input.neg().add(margin).clampMin(0).maskedFill(target.eq(1), 0);
        return apart.add(input.maskedFill(target.eq(-1), 0));
    }

    /// `max(0, -y (a - b) + margin)`.
    static Tensor marginRanking(Tensor a, Tensor b, Tensor target, double margin) {
        if (a.dim() != b.dim() || a.dim() != target.dim()) {
            throw new IllegalArgumentException("margin_ranking_loss : All input tensors should have same dimension but "
                    + "got sizes: input1: " + a.shape() + ", input2: " + b.shape() + ", target: " + target.shape());
        }
        return target.neg().mul(a.sub(b)).add(margin).clampMin(0);
    }

    /// `1 - cos(a, b)` for pairs that belong together (1), `max(0, cos(a, b) - margin)` for others (-1).
    static Tensor cosineEmbedding(Tensor a, Tensor b, Tensor target, double margin) {
        if (!a.shape().equals(b.shape()) || a.dim() != target.dim() + 1) {
            throw new IllegalArgumentException(
                    "cosine_embedding_loss: expected vectors [n, features] twice and a target"
                            + " [n], got sizes: input1: " + a.shape() + ", input2: " + b.shape() + ", target: "
                            + target.shape());
        }
        int dim = a.dim() - 1;
        Tensor lengths = a.mul(a).sum(dim).add(1e-12).mul(b.mul(b).sum(dim).add(1e-12));
        Tensor cos = a.mul(b).sum(dim).div(lengths.sqrt());
        Tensor together = cos.neg().add(1).maskedFill(target.ne(1), 0);
        return together.add(cos.sub(margin).clampMin(0).maskedFill(target.ne(-1), 0));
    }

    /// `max(0, |anchor - positive| - |anchor - negative| + margin)`.
    static Tensor tripletMargin(Tensor anchor, Tensor positive, Tensor negative, double margin, double p) {
        checkMargin(margin);
        return distance(anchor, positive, p, 1e-6)
                .sub(distance(anchor, negative, p, 1e-6))
                .add(margin)
                .clampMin(0);
    }

    private static void checkMargin(double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("margin must be greater than 0, got " + margin);
        }
    }

    /// The norm of the difference; a little more, `eps`, keeps the gradient of two equal vectors finite.
    static Tensor distance(Tensor a, Tensor b, double p, double eps) {
        Tensor d = a.sub(b).add(eps);
        return p == 2 ? d.mul(d).sum(-1).sqrt() : d.abs().pow(p).sum(-1).pow(1 / p);
    }

    /// `e^x - t x` for predicted logarithms, `x - t log(x + eps)` for predicted counts; `full` adds Stirling's
    /// term.
    static Tensor poissonNll(Tensor input, Tensor target, boolean logInput, boolean full, double eps) {
        Tensor losses = logInput
                ? input.exp().sub(target.mul(input))
                : input.sub(target.mul(input.add(eps).log()));
        if (!full) {
            return losses;
        }
        Tensor stirling = target.mul(target.log())
                .sub(target)
                .add(target.mul(2 * Math.PI).log().mul(0.5));
        return losses.add(stirling.maskedFill(target.le(1), 0));
    }

    /// `(log var + (x - t)² / var) / 2`.
    static Tensor gaussianNll(Tensor input, Tensor target, Tensor var, boolean full, double eps) {
        if (var.numel() > 0 && var.detach().min().item() < 0) {
            throw new IllegalArgumentException("gaussian_nll_loss: var has negative entry/entries: the smallest of "
                    + var.shape() + " is " + var.detach().min().item()
                    + "\nHint: let the network end in softplus() or exp(), so that its variance is positive.");
        }
        if (!var.shape().equals(input.shape()) && var.dim() == input.dim() - 1) {
            boolean perExample = java.util.Arrays.equals(
                    java.util.Arrays.copyOf(input.shape().toArray(), var.dim()),
                    var.shape().toArray());
            var = perExample ? var.unsqueeze(-1) : var;
        }
        // the floor is a guard and no part of the formula: the gradient goes on as if it were not there
        Tensor floor = var.detach().clampMin(eps).sub(var.detach());
        Tensor safe = var.add(floor);
        Tensor d = input.sub(target);
        Tensor losses = safe.log().add(d.mul(d).div(safe)).mul(0.5);
        return full ? losses.add(0.5 * Math.log(2 * Math.PI)) : losses;
    }

    static Tensor tripletMargin(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            double margin,
            double p,
            double eps,
            boolean swap,
            Reduction reduction) {
        BinaryOperator<Tensor> distance = (a, b) -> PairLosses.distance(a, b, p, eps);
        return tripletMargin(anchor, positive, negative, distance, margin, swap, reduction);
    }

    static Tensor tripletMargin(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            @Nullable BinaryOperator<Tensor> distanceFunction,
            double margin,
            boolean swap,
            Reduction reduction) {
        checkMargin(margin);
        BinaryOperator<Tensor> distance =
                distanceFunction != null ? distanceFunction : (a, b) -> PairLosses.distance(a, b, 2, 1e-6);
        Tensor far = distance.apply(anchor, negative);
        if (far == null) {
            throw new IllegalArgumentException("TripletMarginWithDistanceLoss: the distance function gives null."
                    + "\nHint: it gives a distance per pair of vectors: (a, b) -> a.sub(b).abs().sum(-1)");
        }
        Tensor apart = swap ? far.minimum(distance.apply(positive, negative)) : far;
        return reduction.of(
                distance.apply(anchor, positive).sub(apart).add(margin).clampMin(0));
    }

    static Tensor pdist(Tensor input, double p) {
        if (input.dim() != 2) {
            throw new IllegalArgumentException(
                    "pdist only supports 2D tensors, got: " + input.dim() + "D " + Texts.shape(input));
        }
        int n = input.size(0);
        long[] first = new long[n * (n - 1) / 2];
        long[] second = new long[first.length];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                first[k] = i;
                second[k++] = j;
            }
        }
        Tensor d = input.indexSelect(0, Tensor.tensor(first)).sub(input.indexSelect(0, Tensor.tensor(second)));
        return d.norm(p, 1, false);
    }
}
