package himalia.nn;

import himalia.tensor.Tensor;
import java.util.function.BinaryOperator;

/// The losses of [Functional] that are met less often; everybody calls them on [Functional].
public abstract sealed class LossFunctions permits NormFunctions {
    LossFunctions() {}

    // ---- elements that count more or less -----------------------------------------------------------------------

    /// Squared error with a weight for each element; the mean is the weighted one.
    ///
    /// @throws IllegalArgumentException if the weight has another shape than the input
    public static Tensor mseLoss(Tensor input, Tensor target, Tensor weight, Reduction reduction) {
        return weighted(
                Functional.mseLoss(input, target, weight == null ? reduction : Reduction.NONE), weight, reduction);
    }

    /// Absolute error with a weight for each element; the mean is the weighted one.
    ///
    /// @throws IllegalArgumentException if the weight has another shape than the input
    public static Tensor l1Loss(Tensor input, Tensor target, Tensor weight, Reduction reduction) {
        return weighted(
                Functional.l1Loss(input, target, weight == null ? reduction : Reduction.NONE), weight, reduction);
    }

    /// Huber's loss with a weight for each element; the mean is over the number of elements.
    ///
    /// @throws IllegalArgumentException if the weight has another shape than the input
    public static Tensor huberLoss(Tensor input, Tensor target, Reduction reduction, double delta, Tensor weight) {
        Tensor losses = Functional.huberLoss(input, target, weight == null ? reduction : Reduction.NONE, delta);
        return weight == null ? losses : reduction.of(weighted(losses, weight, Reduction.NONE));
    }

    private static Tensor weighted(Tensor losses, Tensor weight, Reduction reduction) {
        if (weight == null) {
            return losses;
        }
        if (!weight.shape().equals(losses.shape())) {
            throw new IllegalArgumentException("Weights and input must have the same size: weight " + weight.shape()
                    + ", losses " + losses.shape() + "\nHint: weight.expandAs(input) repeats one row for all.");
        }
        Tensor counted = losses.mul(weight);
        return reduction == Reduction.MEAN ? counted.sum().div(weight.sum()) : reduction.of(counted);
    }

    // ---- several labels at once ---------------------------------------------------------------------------------

    /// By how much a wrong label comes too near a right one: `Σ max(0, 1 - (x[right] - x[wrong])) / classes`.
    ///
    /// **Shape** input `[n, classes]` or `[classes]`, target of the same shape: the right classes one
    /// after another, then -1.
    ///
    /// @throws IllegalArgumentException if the shapes differ
    public static Tensor multilabelMarginLoss(Tensor input, Tensor target, Reduction reduction) {
        if (!input.shape().equals(target.shape()) || input.dim() < 1 || input.dim() > 2) {
            throw new IllegalArgumentException(
                    "multilabel_margin_loss: expected [n, classes] twice or [classes] twice, "
                            + "got input " + Texts.shape(input) + " and target " + Texts.shape(target)
                            + "\nHint: a row of the target has the right classes first, then -1: [3, 0, -1, -1].");
        }
        int classes = input.size(-1);
        long[] all = target.contiguous().toLongArray();
        double[] right = new double[all.length];
        double[] listed = new double[all.length];
        for (int row = 0; row < all.length; row += classes) {
            for (int i = row; i < row + classes && all[i] >= 0; i++) {
                right[row + (int) all[i]] = 1;
                listed[i] = 1;
            }
        }
        int[] shape = input.shape().toArray();
        Tensor wrong =
                Texts.exact(right).neg().add(1).to(input.dtype()).view(shape).unsqueeze(-2);
        Tensor counts = Texts.exact(listed).to(input.dtype()).view(shape).unsqueeze(-1);
        Tensor scores = input.gather(-1, target.toLong().clampMin(0)).unsqueeze(-1);
        Tensor near = input.unsqueeze(-2).sub(scores).add(1).clampMin(0);
        return reduction.of(
                near.mul(counts).mul(wrong).sum(new int[] {-2, -1}, false).div(classes));
    }

    /// The mean over the classes of binary cross-entropy of scores; every class is right (1) or wrong (0) by
    /// itself.
    public static Tensor multilabelSoftMarginLoss(Tensor input, Tensor target, Reduction reduction) {
        return multilabelSoftMarginLoss(input, target, null, reduction);
    }

    /// The same with a weight for each class, `null` for none.
    public static Tensor multilabelSoftMarginLoss(Tensor input, Tensor target, Tensor weight, Reduction reduction) {
        Tensor losses = target.mul(input.logsigmoid())
                .add(target.neg().add(1).mul(input.neg().logsigmoid()))
                .neg();
        return reduction.of((weight == null ? losses : losses.mul(weight)).mean(-1));
    }

    // ---- three at a time ----------------------------------------------------------------------------------------

    /// `max(0, |anchor - positive| - |anchor - negative| + margin)`; `swap` takes the distance of positive and
    /// negative where that is the smaller one.
    public static Tensor tripletMarginLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            double margin,
            double p,
            double eps,
            boolean swap,
            Reduction reduction) {
        BinaryOperator<Tensor> distance = (a, b) -> PairLosses.distance(a, b, p, eps);
        return tripletMarginWithDistanceLoss(anchor, positive, negative, distance, margin, swap, reduction);
    }

    /// The same with a distance of one's own.
    ///
    /// @param distanceFunction of two tensors of vectors one distance per vector; `null` for the Euclidean one
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            BinaryOperator<Tensor> distanceFunction,
            double margin,
            boolean swap,
            Reduction reduction) {
        BinaryOperator<Tensor> distance =
                distanceFunction != null ? distanceFunction : (a, b) -> PairLosses.distance(a, b, 2, 1e-6);
        Tensor far = distance.apply(anchor, negative);
        Tensor apart = swap ? far.minimum(distance.apply(positive, negative)) : far;
        return reduction.of(
                distance.apply(anchor, positive).sub(apart).add(margin).clampMin(0));
    }

    // ---- sequences ----------------------------------------------------------------------------------------------

    /// `-log` of the probability of a sequence of labels whose places are not known, of all ways to lay it
    /// along the
    /// steps (Graves and others, 2006); blank is class 0, and the mean first divides by the lengths of the
    /// targets.
    public static Tensor ctcLoss(
            Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths, Reduction reduction) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, 0, reduction, false);
    }

    /// @param logProbs log-probabilities, `[steps, n, classes]` or `[steps, classes]`
    /// @param targets labels without blanks, `[n, longest]`, or those of all sequences one after another
    /// @param inputLengths how many steps of each sequence count
    /// @param targetLengths how many labels each sequence has
    /// @param blank the class that means "no label here"
    /// @param zeroInfinity whether sequences too short for their labels count as 0
    /// @throws IllegalArgumentException if lengths do not fit, or blank is no class
    public static Tensor ctcLoss(
            Tensor logProbs,
            Tensor targets,
            Tensor inputLengths,
            Tensor targetLengths,
            int blank,
            Reduction reduction,
            boolean zeroInfinity) {
        boolean single = logProbs.dim() == 2;
        Tensor batch = single ? logProbs.unsqueeze(1) : logProbs;
        long[] lengths = targetLengths.reshape(-1).toLongArray();
        Tensor losses =
                Alignment.losses(batch, targets, inputLengths.reshape(-1).toLongArray(), lengths, blank, zeroInfinity);
        if (reduction == Reduction.MEAN) {
            Tensor labels = targetLengths.reshape(-1).to(losses.dtype()).clampMin(1);
            return losses.div(labels).mean();
        }
        return single && reduction == Reduction.NONE ? losses.squeeze(0) : reduction.of(losses);
    }
}
