package himalia.nn;

import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Layers and losses as plain methods, PyTorch's `torch.nn.functional`.
///
/// ```java
/// mseLoss(tensor(1., 2.), tensor(0., 4.))   // tensor(2.5000)
/// ```
public final class Functional extends LayerFunctions {
    private static final Set<List<Shape>> WARNED = ConcurrentHashMap.newKeySet();
    /// The class number that PyTorch leaves out unless told otherwise.
    static final int IGNORE_INDEX = -100;

    private Functional() {}

    /// `x Wᵀ + b`.
    ///
    /// @param x `[*, in]`
    /// @param weight `[out, in]`
    /// @param bias `[out]`, or `null`
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        if (x.dtype() != weight.dtype()) {
            throw new IllegalArgumentException("mat1 and mat2 must have the same dtype, but got "
                    + x.dtype().title()
                    + " and " + weight.dtype().title() + ": linear of "
                    + Arrays.toString(x.shape().toArray()) + " and "
                    + Arrays.toString(weight.shape().toArray()) + "\nHint: x.toFloat() makes whole numbers real.");
        }
        if (x.dim() == 2 && weight.dim() == 2) {
            return x.linear(weight, bias);
        }
        Tensor y = x.matmul(weight.dim() == 1 ? weight : weight.t());
        return bias == null ? y : y.add(bias);
    }

    /// Squared error, reduced.
    public static Tensor mseLoss(Tensor input, Tensor target, Reduction reduction) {
        warnIfBroadcast("mse_loss", input, target);
        Tensor d = input.sub(target);
        if (reduction == Reduction.NONE) {
            return d.mul(d);
        }
        // one operation for the everyday case: the gradient is 2 (x - y) / n
        Tensor plain = d.detach();
        Tensor y = reduction.of(plain.mul(plain));
        if (Autograd.records(input, target)) {
            double scale = reduction == Reduction.MEAN ? 2.0 / d.numel() : 2.0;
            Autograd.record(y, "MseLoss", (g, i) -> d.mul(scale).mul(g), d).saves(d);
        }
        return y;
    }

    /// Mean squared error.
    public static Tensor mseLoss(Tensor input, Tensor target) {
        return mseLoss(input, target, Reduction.MEAN);
    }

    /// Absolute error, reduced.
    public static Tensor l1Loss(Tensor input, Tensor target, Reduction reduction) {
        warnIfBroadcast("l1_loss", input, target);
        return reduction.of(input.sub(target).abs());
    }

    /// Mean absolute error.
    public static Tensor l1Loss(Tensor input, Tensor target) {
        return l1Loss(input, target, Reduction.MEAN);
    }

    /// Once for each pair of shapes: a training loop would repeat it thousands of times.
    private static void warnIfBroadcast(String op, Tensor input, Tensor target) {
        if (!input.shape().equals(target.shape())
                && WARNED.size() < 100
                && WARNED.add(List.of(input.shape(), target.shape()))) {
            System.err.println("Using a target size (" + target.shape() + ") that is different to the input size ("
                    + input.shape() + "): " + op
                    + " will broadcast, which is rarely meant. Hint: give both the same shape, for example with view.");
        }
    }

    /// Mean binary cross-entropy.
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target) {
        return binaryCrossEntropy(input, target, Reduction.MEAN);
    }

    /// Binary cross-entropy, reduced; logarithms stop at -100, as in PyTorch.
    ///
    /// @param input predictions between 0 and 1
    /// @param target of the same shape, usually 0 or 1
    /// @throws IllegalArgumentException if a prediction lies outside 0 to 1, or the shapes differ
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target, Reduction reduction) {
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
        return BinaryCrossEntropy.of(input, target, reduction);
    }

    /// Binary cross-entropy with a weight for every element, `null` for none.
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target, Tensor weight, Reduction reduction) {
        return weight == null
                ? binaryCrossEntropy(input, target, reduction)
                : reduction.of(binaryCrossEntropy(input, target, Reduction.NONE).mul(weight));
    }

    // ---- losses of classifiers --------------------------------------------------------------------------------------

    /// Mean cross-entropy of scores and class numbers.
    ///
    /// ```java
    /// crossEntropy(tensor("[[2., 0., 1.]]"), tensor("[0]"))   // tensor(0.4076)
    /// ```
    public static Tensor crossEntropy(Tensor input, Tensor target) {
        return crossEntropy(input, target, null, IGNORE_INDEX, Reduction.MEAN, 0);
    }

    /// Cross-entropy of scores and class numbers, reduced.
    public static Tensor crossEntropy(Tensor input, Tensor target, Reduction reduction) {
        return crossEntropy(input, target, null, IGNORE_INDEX, reduction, 0);
    }

    /// Cross-entropy with a weight for each class, reduced; the mean is the weighted one.
    public static Tensor crossEntropy(Tensor input, Tensor target, Tensor weight, Reduction reduction) {
        return crossEntropy(input, target, weight, IGNORE_INDEX, reduction, 0);
    }

    /// Cross-entropy with smoothed labels, reduced.
    public static Tensor crossEntropy(Tensor input, Tensor target, double labelSmoothing, Reduction reduction) {
        return crossEntropy(input, target, null, IGNORE_INDEX, reduction, labelSmoothing);
    }

    /// Cross-entropy `-log softmax(x)[y]`.
    ///
    /// @param input scores as they come (no softmax before), `[classes]`, `[n, classes]` or `[n, classes, d1, ...]`
    /// @param target class numbers, of the input's shape without its classes; or probabilities of the input's shape
    /// @param weight one per class, or `null`
    /// @param ignoreIndex a class number that does not count; -100 is PyTorch's usual one
    /// @param labelSmoothing the share of the truth that is spread over all classes, 0 to 1
    /// @throws IndexOutOfBoundsException if a class number is none
    /// @throws IllegalArgumentException if shapes or types do not fit
    public static Tensor crossEntropy(
            Tensor input, Tensor target, Tensor weight, int ignoreIndex, Reduction reduction, double labelSmoothing) {
        return ClassLosses.crossEntropy(input, target, weight, ignoreIndex, reduction, labelSmoothing);
    }

    /// Mean negative log-likelihood `-x[y]` of log-probabilities, the results of `logSoftmax(1)`.
    public static Tensor nllLoss(Tensor input, Tensor target) {
        return nllLoss(input, target, null, IGNORE_INDEX, Reduction.MEAN);
    }

    /// Negative log-likelihood, reduced.
    public static Tensor nllLoss(Tensor input, Tensor target, Reduction reduction) {
        return nllLoss(input, target, null, IGNORE_INDEX, reduction);
    }

    /// Negative log-likelihood with a weight for each class, reduced; the mean is the weighted one.
    public static Tensor nllLoss(Tensor input, Tensor target, Tensor weight, Reduction reduction) {
        return nllLoss(input, target, weight, IGNORE_INDEX, reduction);
    }

    /// Negative log-likelihood; arguments as of
    /// [#crossEntropy(Tensor, Tensor, Tensor, int, Reduction, double)], but the input holds log-probabilities.
    public static Tensor nllLoss(Tensor input, Tensor target, Tensor weight, int ignoreIndex, Reduction reduction) {
        return ClassLosses.nllLoss(input, target, weight, ignoreIndex, reduction);
    }

    /// Mean binary cross-entropy of scores before the sigmoid.
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target) {
        return binaryCrossEntropyWithLogits(input, target, null, null, Reduction.MEAN);
    }

    /// Binary cross-entropy of scores before the sigmoid, reduced.
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target, Reduction reduction) {
        return binaryCrossEntropyWithLogits(input, target, null, null, reduction);
    }

    /// Binary cross-entropy of scores before the sigmoid: exact also where the sigmoid is 0 or 1.
    ///
    /// @param weight of each element, or `null`
    /// @param posWeight how much more a 1 counts than a 0, broadcast to the target; or `null`
    public static Tensor binaryCrossEntropyWithLogits(
            Tensor input, Tensor target, Tensor weight, Tensor posWeight, Reduction reduction) {
        return reduction.of(PairLosses.binaryCrossEntropyWithLogits(input, target, weight, posWeight));
    }

    /// By how much other classes come too near the right one: the mean of `max(0, margin - x[y] + x[j])^p` over the
    /// classes `j`, the right one left out.
    public static Tensor multiMarginLoss(
            Tensor input, Tensor target, int p, double margin, Tensor weight, Reduction reduction) {
        return ClassLosses.multiMarginLoss(input, target, p, margin, weight, reduction);
    }

    /// The same with p and margin 1.
    public static Tensor multiMarginLoss(Tensor input, Tensor target, Reduction reduction) {
        return multiMarginLoss(input, target, 1, 1, null, reduction);
    }

    // ---- losses of numbers and distributions ------------------------------------------------------------------------

    /// Mean of squares near 0 and absolute values beyond 1.
    public static Tensor smoothL1Loss(Tensor input, Tensor target) {
        return smoothL1Loss(input, target, Reduction.MEAN, 1);
    }

    /// `d² / (2 beta)` where `|d| < beta`, else `|d| - beta / 2`; reduced.
    public static Tensor smoothL1Loss(Tensor input, Tensor target, Reduction reduction, double beta) {
        warnIfBroadcast("smooth_l1_loss", input, target);
        return reduction.of(PairLosses.smoothL1(input, target, beta));
    }

    /// Mean of half squares near 0 and absolute values beyond 1.
    public static Tensor huberLoss(Tensor input, Tensor target) {
        return huberLoss(input, target, Reduction.MEAN, 1);
    }

    /// `d² / 2` where `|d| <= delta`, else `delta (|d| - delta / 2)`; reduced.
    public static Tensor huberLoss(Tensor input, Tensor target, Reduction reduction, double delta) {
        warnIfBroadcast("huber_loss", input, target);
        return reduction.of(PairLosses.huber(input, target, delta));
    }

    /// How far log-probabilities are from a distribution, `t (log t - x)`; [Reduction#BATCHMEAN] is the formula of
    /// the
    /// books.
    public static Tensor klDiv(Tensor input, Tensor target, Reduction reduction) {
        return klDiv(input, target, reduction, false);
    }

    /// The same; with `logTarget` the target holds log-probabilities too.
    public static Tensor klDiv(Tensor input, Tensor target, Reduction reduction, boolean logTarget) {
        return reduction.of(PairLosses.klDiv(input, target, logTarget));
    }

    /// `e^x - t x`, of predicted logarithms of counts.
    public static Tensor poissonNllLoss(Tensor input, Tensor target, Reduction reduction) {
        return poissonNllLoss(input, target, true, false, 1e-8, reduction);
    }

    /// The same of logarithms or counts; `full` adds Stirling's approximation of `log t!`.
    public static Tensor poissonNllLoss(
            Tensor input, Tensor target, boolean logInput, boolean full, double eps, Reduction reduction) {
        return reduction.of(PairLosses.poissonNll(input, target, logInput, full, eps));
    }

    /// `(log var + (x - t)² / var) / 2`, of predicted means and variances.
    public static Tensor gaussianNllLoss(Tensor input, Tensor target, Tensor var, Reduction reduction) {
        return gaussianNllLoss(input, target, var, false, 1e-6, reduction);
    }

    /// The same; `full` adds the constant, variances below `eps` count as `eps`.
    public static Tensor gaussianNllLoss(
            Tensor input, Tensor target, Tensor var, boolean full, double eps, Reduction reduction) {
        return reduction.of(PairLosses.gaussianNll(input, target, var, full, eps));
    }

    // ---- losses of pairs and margins --------------------------------------------------------------------------------

    /// `x` for targets 1, `max(0, 1 - x)` for targets -1.
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target, Reduction reduction) {
        return hingeEmbeddingLoss(input, target, 1, reduction);
    }

    /// `x` for targets 1, `max(0, margin - x)` for targets -1.
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target, double margin, Reduction reduction) {
        return reduction.of(PairLosses.hingeEmbedding(input, target, margin));
    }

    /// `max(0, -y (a - b))`: the first should be larger (1), or the second (-1).
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target, Reduction reduction) {
        return marginRankingLoss(input1, input2, target, 0, reduction);
    }

    /// The same, larger by at least `margin`.
    public static Tensor marginRankingLoss(
            Tensor input1, Tensor input2, Tensor target, double margin, Reduction reduction) {
        return reduction.of(PairLosses.marginRanking(input1, input2, target, margin));
    }

    /// `log(1 + e^(-y x))`, targets 1 and -1.
    public static Tensor softMarginLoss(Tensor input, Tensor target, Reduction reduction) {
        return reduction.of(target.mul(input).logsigmoid().neg());
    }

    /// `1 - cos(a, b)` for targets 1, `max(0, cos(a, b))` for targets -1.
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target, Reduction reduction) {
        return cosineEmbeddingLoss(input1, input2, target, 0, reduction);
    }

    /// The same; pairs that do not belong together may be as near as `margin`.
    public static Tensor cosineEmbeddingLoss(
            Tensor input1, Tensor input2, Tensor target, double margin, Reduction reduction) {
        return reduction.of(PairLosses.cosineEmbedding(input1, input2, target, margin));
    }

    /// `max(0, |anchor - positive| - |anchor - negative| + 1)`.
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative, Reduction reduction) {
        return tripletMarginLoss(anchor, positive, negative, 1, 2, reduction);
    }

    /// The same with a margin and distances in another norm.
    public static Tensor tripletMarginLoss(
            Tensor anchor, Tensor positive, Tensor negative, double margin, double p, Reduction reduction) {
        return reduction.of(PairLosses.tripletMargin(anchor, positive, negative, margin, p));
    }

    /// The sigmoid of every element.
    public static Tensor sigmoid(Tensor x) {
        return x.sigmoid();
    }

    /// What is negative becomes 0.
    public static Tensor relu(Tensor x) {
        return x.relu();
    }

    /// The hyperbolic tangent of every element.
    public static Tensor tanh(Tensor x) {
        return x.tanh();
    }

    static boolean isSingle(Tensor x) {
        return x.dtype() == DType.FLOAT32;
    }
}
