package himalia.nn;

import himalia.tensor.ConvolutionNd;
import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;
import himalia.tensor.ValuesAndIndices;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Layers and losses as plain methods, PyTorch's `torch.nn.functional`.
///
/// Layers with settings and parameters of their own are the classes beside it: [Linear], [Conv2d], [MSELoss] ...
///
/// ```java
/// mseLoss(tensor(1., 2.), tensor(0., 4.))   // tensor(2.5000)
/// ```
public final class Functional {
    private static final int[] ONE = {1};
    private static final int[] NONE = {0};

    private Functional() {}

    // ---- layers and activations -------------------------------------------------------------------------------------

    /// `x Wᵀ + b`.
    ///
    /// @param x `[*, in]`
    /// @param weight `[out, in]`
    /// @param bias `[out]`, or `null`
    public static Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        return Linear.product(x, weight, bias);
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

    /// `x`, and below 0 a slope from `lower` to `upper`: drawn for each element in training, else the mean of
    /// both.
    public static Tensor rrelu(Tensor x, double lower, double upper, boolean training) {
        return Noise.rrelu(x, lower, upper, training);
    }

    // ---- losses of numbers and distributions ------------------------------------------------------------------------

    /// Squared error, reduced.
    public static Tensor mseLoss(Tensor input, Tensor target, Reduction reduction) {
        return NumberLosses.mse(input, target, reduction);
    }

    /// The same with PyTorch's name of the reduction: `mseLoss(x, y, "sum")`.
    public static Tensor mseLoss(Tensor input, Tensor target, String reduction) {
        return mseLoss(input, target, Reduction.named(reduction));
    }

    /// Mean squared error.
    public static Tensor mseLoss(Tensor input, Tensor target) {
        return mseLoss(input, target, Reduction.MEAN);
    }

    /// Squared error with a weight for each element; the mean is the weighted one.
    ///
    /// @throws IllegalArgumentException if the weight has another shape than the input
    public static Tensor mseLoss(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return NumberLosses.mse(input, target, weight, reduction);
    }

    /// Absolute error, reduced.
    public static Tensor l1Loss(Tensor input, Tensor target, Reduction reduction) {
        return NumberLosses.l1(input, target, reduction);
    }

    /// The same with PyTorch's name of the reduction: `l1Loss(x, y, "sum")`.
    public static Tensor l1Loss(Tensor input, Tensor target, String reduction) {
        return l1Loss(input, target, Reduction.named(reduction));
    }

    /// Mean absolute error.
    public static Tensor l1Loss(Tensor input, Tensor target) {
        return l1Loss(input, target, Reduction.MEAN);
    }

    /// Absolute error with a weight for each element; the mean is the weighted one.
    ///
    /// @throws IllegalArgumentException if the weight has another shape than the input
    public static Tensor l1Loss(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return NumberLosses.l1(input, target, weight, reduction);
    }

    /// Mean of squares near 0 and absolute values beyond 1.
    public static Tensor smoothL1Loss(Tensor input, Tensor target) {
        return smoothL1Loss(input, target, Reduction.MEAN, 1);
    }

    /// `d² / (2 beta)` where `|d| < beta`, else `|d| - beta / 2`; reduced.
    public static Tensor smoothL1Loss(Tensor input, Tensor target, Reduction reduction, double beta) {
        return NumberLosses.smoothL1(input, target, reduction, beta);
    }

    /// Mean of half squares near 0 and absolute values beyond 1.
    public static Tensor huberLoss(Tensor input, Tensor target) {
        return huberLoss(input, target, Reduction.MEAN, 1);
    }

    /// `d² / 2` where `|d| <= delta`, else `delta (|d| - delta / 2)`; reduced.
    public static Tensor huberLoss(Tensor input, Tensor target, Reduction reduction, double delta) {
        return NumberLosses.huber(input, target, reduction, delta);
    }

    /// Huber's loss with a weight for each element; the mean is over the number of elements.
    ///
    /// @throws IllegalArgumentException if the weight has another shape than the input
    public static Tensor huberLoss(
            Tensor input, Tensor target, Reduction reduction, double delta, @Nullable Tensor weight) {
        return NumberLosses.huber(input, target, reduction, delta, weight);
    }

    /// How far log-probabilities are from a distribution, `t (log t - x)`; [Reduction#BATCHMEAN] is the formula of the
    /// books.
    public static Tensor klDiv(Tensor input, Tensor target, Reduction reduction) {
        return klDiv(input, target, reduction, false);
    }

    /// The same with PyTorch's name of the reduction: `klDiv(x, y, "sum")`.
    public static Tensor klDiv(Tensor input, Tensor target, String reduction) {
        return klDiv(input, target, Reduction.named(reduction));
    }

    /// The same; with `logTarget` the target holds log-probabilities too.
    public static Tensor klDiv(Tensor input, Tensor target, Reduction reduction, boolean logTarget) {
        return reduction.of(PairLosses.klDiv(input, target, logTarget));
    }

    /// `e^x - t x`, of predicted logarithms of counts.
    public static Tensor poissonNllLoss(Tensor input, Tensor target, Reduction reduction) {
        return poissonNllLoss(input, target, true, false, 1e-8, reduction);
    }

    /// The same with PyTorch's name of the reduction: `poissonNllLoss(x, y, "sum")`.
    public static Tensor poissonNllLoss(Tensor input, Tensor target, String reduction) {
        return poissonNllLoss(input, target, Reduction.named(reduction));
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

    // ---- losses of classifiers --------------------------------------------------------------------------------------

    /// Mean cross-entropy of scores and class numbers.
    ///
    /// ```java
    /// crossEntropy(tensor("[[2., 0., 1.]]"), tensor("[0]"))   // tensor(0.4076)
    /// ```
    public static Tensor crossEntropy(Tensor input, Tensor target) {
        return crossEntropy(input, target, null, ClassLosses.IGNORE_INDEX, Reduction.MEAN, 0);
    }

    /// Cross-entropy of scores and class numbers, reduced.
    public static Tensor crossEntropy(Tensor input, Tensor target, Reduction reduction) {
        return crossEntropy(input, target, null, ClassLosses.IGNORE_INDEX, reduction, 0);
    }

    /// The same with PyTorch's name of the reduction: `crossEntropy(x, y, "sum")`.
    public static Tensor crossEntropy(Tensor input, Tensor target, String reduction) {
        return crossEntropy(input, target, Reduction.named(reduction));
    }

    /// Cross-entropy with a weight for each class, reduced; the mean is the weighted one.
    public static Tensor crossEntropy(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return crossEntropy(input, target, weight, ClassLosses.IGNORE_INDEX, reduction, 0);
    }

    /// Cross-entropy with smoothed labels, reduced.
    public static Tensor crossEntropy(Tensor input, Tensor target, double labelSmoothing, Reduction reduction) {
        return crossEntropy(input, target, null, ClassLosses.IGNORE_INDEX, reduction, labelSmoothing);
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
            Tensor input,
            Tensor target,
            @Nullable Tensor weight,
            int ignoreIndex,
            Reduction reduction,
            double labelSmoothing) {
        return ClassLosses.crossEntropy(input, target, weight, ignoreIndex, reduction, labelSmoothing);
    }

    /// Mean negative log-likelihood `-x[y]` of log-probabilities, the results of `logSoftmax(1)`.
    public static Tensor nllLoss(Tensor input, Tensor target) {
        return nllLoss(input, target, null, ClassLosses.IGNORE_INDEX, Reduction.MEAN);
    }

    /// Negative log-likelihood, reduced.
    public static Tensor nllLoss(Tensor input, Tensor target, Reduction reduction) {
        return nllLoss(input, target, null, ClassLosses.IGNORE_INDEX, reduction);
    }

    /// The same with PyTorch's name of the reduction: `nllLoss(x, y, "sum")`.
    public static Tensor nllLoss(Tensor input, Tensor target, String reduction) {
        return nllLoss(input, target, Reduction.named(reduction));
    }

    /// Negative log-likelihood with a weight for each class, reduced; the mean is the weighted one.
    public static Tensor nllLoss(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return nllLoss(input, target, weight, ClassLosses.IGNORE_INDEX, reduction);
    }

    /// Negative log-likelihood; arguments as of [#crossEntropy(Tensor, Tensor, Tensor, int, Reduction, double)], but
    /// the input holds log-probabilities.
    public static Tensor nllLoss(
            Tensor input, Tensor target, @Nullable Tensor weight, int ignoreIndex, Reduction reduction) {
        return ClassLosses.nllLoss(input, target, weight, ignoreIndex, reduction);
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
        return BinaryCrossEntropy.of(input, target, reduction);
    }

    /// The same with PyTorch's name of the reduction: `binaryCrossEntropy(x, y, "sum")`.
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target, String reduction) {
        return binaryCrossEntropy(input, target, Reduction.named(reduction));
    }

    /// Binary cross-entropy with a weight for every element, `null` for none.
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return BinaryCrossEntropy.of(input, target, weight, reduction);
    }

    /// Mean binary cross-entropy of scores before the sigmoid.
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target) {
        return binaryCrossEntropyWithLogits(input, target, null, null, Reduction.MEAN);
    }

    /// Binary cross-entropy of scores before the sigmoid, reduced.
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target, Reduction reduction) {
        return binaryCrossEntropyWithLogits(input, target, null, null, reduction);
    }

    /// The same with PyTorch's name of the reduction: `binaryCrossEntropyWithLogits(x, y, "sum")`.
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target, String reduction) {
        return binaryCrossEntropyWithLogits(input, target, Reduction.named(reduction));
    }

    /// Binary cross-entropy of scores before the sigmoid: exact also where the sigmoid is 0 or 1.
    ///
    /// @param weight of each element, or `null`
    /// @param posWeight how much more a 1 counts than a 0, broadcast to the target; or `null`
    public static Tensor binaryCrossEntropyWithLogits(
            Tensor input, Tensor target, @Nullable Tensor weight, @Nullable Tensor posWeight, Reduction reduction) {
        return PairLosses.binaryCrossEntropyWithLogits(input, target, weight, posWeight, reduction);
    }

    /// By how much other classes come too near the right one: the mean of `max(0, margin - x[y] + x[j])^p` over the
    /// classes `j`, the right one left out.
    public static Tensor multiMarginLoss(
            Tensor input, Tensor target, int p, double margin, @Nullable Tensor weight, Reduction reduction) {
        return ClassLosses.multiMarginLoss(input, target, p, margin, weight, reduction);
    }

    /// The same with p and margin 1.
    public static Tensor multiMarginLoss(Tensor input, Tensor target, Reduction reduction) {
        return multiMarginLoss(input, target, 1, 1, null, reduction);
    }

    /// The same with PyTorch's name of the reduction: `multiMarginLoss(x, y, "sum")`.
    public static Tensor multiMarginLoss(Tensor input, Tensor target, String reduction) {
        return multiMarginLoss(input, target, Reduction.named(reduction));
    }

    /// By how much a wrong label comes too near a right one: `Σ max(0, 1 - (x[right] - x[wrong])) / classes`.
    ///
    /// **Shape** input `[n, classes]` or `[classes]`, target of the same shape: the right classes one
    /// after another, then -1.
    ///
    /// @throws IllegalArgumentException if the shapes differ
    public static Tensor multilabelMarginLoss(Tensor input, Tensor target, Reduction reduction) {
        return LabelLosses.margin(input, target, reduction);
    }

    /// The same with PyTorch's name of the reduction: `multilabelMarginLoss(x, y, "sum")`.
    public static Tensor multilabelMarginLoss(Tensor input, Tensor target, String reduction) {
        return multilabelMarginLoss(input, target, Reduction.named(reduction));
    }

    /// The mean over the classes of binary cross-entropy of scores; every class is right (1) or wrong (0) by
    /// itself.
    public static Tensor multilabelSoftMarginLoss(Tensor input, Tensor target, Reduction reduction) {
        return multilabelSoftMarginLoss(input, target, null, reduction);
    }

    /// The same with PyTorch's name of the reduction: `multilabelSoftMarginLoss(x, y, "sum")`.
    public static Tensor multilabelSoftMarginLoss(Tensor input, Tensor target, String reduction) {
        return multilabelSoftMarginLoss(input, target, Reduction.named(reduction));
    }

    /// The same with a weight for each class, `null` for none.
    public static Tensor multilabelSoftMarginLoss(
            Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return LabelLosses.softMargin(input, target, weight, reduction);
    }

    // ---- losses of pairs, triples and sequences ---------------------------------------------------------------------

    /// `x` for targets 1, `max(0, 1 - x)` for targets -1.
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target, Reduction reduction) {
        return hingeEmbeddingLoss(input, target, 1, reduction);
    }

    /// The same with PyTorch's name of the reduction: `hingeEmbeddingLoss(x, y, "sum")`.
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target, String reduction) {
        return hingeEmbeddingLoss(input, target, Reduction.named(reduction));
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

    /// The same with PyTorch's name of the reduction: `softMarginLoss(x, y, "sum")`.
    public static Tensor softMarginLoss(Tensor input, Tensor target, String reduction) {
        return softMarginLoss(input, target, Reduction.named(reduction));
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
        return PairLosses.tripletMargin(anchor, positive, negative, margin, p, eps, swap, reduction);
    }

    /// The same with a distance of one's own.
    ///
    /// @param distanceFunction of two tensors of vectors one distance per vector; `null` for the Euclidean one
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            @Nullable BinaryOperator<Tensor> distanceFunction,
            double margin,
            boolean swap,
            Reduction reduction) {
        return PairLosses.tripletMargin(anchor, positive, negative, distanceFunction, margin, swap, reduction);
    }

    /// `-log` of the probability of a sequence of labels whose places are not known, of all ways to lay it along the
    /// steps (Graves and others, 2006); blank is class 0, and the mean first divides by the lengths of the targets.
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
        return Alignment.loss(logProbs, targets, inputLengths, targetLengths, blank, reduction, zeroInfinity);
    }

    /// The distance of every pair of rows of `[n, features]` -> `[n (n - 1) / 2]`, the norm `p` of their
    /// difference.
    public static Tensor pdist(Tensor input, double p) {
        return PairLosses.pdist(input, p);
    }

    /// The Euclidean distance of every pair of rows.
    public static Tensor pdist(Tensor input) {
        return pdist(input, 2);
    }

    // ---- normalising ------------------------------------------------------------------------------------------------

    /// `(x - mean) / √(variance + 1e-5)` with statistics that are given; see [BatchNorm1d].
    public static Tensor batchNorm(Tensor input, Tensor runningMean, Tensor runningVar) {
        return batchNorm(input, runningMean, runningVar, null, null, false, 0.1, 1e-5);
    }

    /// `(x - mean) / √(variance + eps) · weight + bias` for each channel, the second dimension.
    ///
    /// @param runningMean `[channels]`, written over in training; `null` for those of the batch
    /// @param runningVar `[channels]`, as `runningMean`
    /// @param weight `[channels]`, or `null`
    /// @param bias `[channels]`, or `null`
    /// @param training whether the statistics of the batch count
    /// @throws IllegalArgumentException if there is nothing to take statistics from
    public static Tensor batchNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean training,
            double momentum,
            double eps) {
        return Normalization.batch(input, runningMean, runningVar, weight, bias, training, momentum, eps);
    }

    /// Each channel of each example by itself; see [InstanceNorm2d].
    public static Tensor instanceNorm(Tensor input) {
        return instanceNorm(input, null, null, null, null, true, 0.1, 1e-5);
    }

    /// The same with settings as of [#batchNorm(Tensor, Tensor, Tensor, Tensor, Tensor, boolean, double, double)].
    public static Tensor instanceNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean useInputStats,
            double momentum,
            double eps) {
        return Normalization.instance(input, runningMean, runningVar, weight, bias, useInputStats, momentum, eps);
    }

    /// The last dimensions together; see [LayerNorm].
    public static Tensor layerNorm(Tensor input, int... normalizedShape) {
        return layerNorm(input, normalizedShape, null, null, 1e-5);
    }

    /// `(x - mean) / √(variance + eps) · weight + bias` over the last dimensions.
    ///
    /// @param normalizedShape the sizes of the last dimensions
    /// @param weight of that shape, or `null`
    /// @param bias of that shape, or `null`
    /// @throws LayerShapeException if the input does not end in these sizes
    public static Tensor layerNorm(
            Tensor input, int[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return Normalization.layer(input, normalizedShape, weight, bias, eps);
    }

    /// Groups of channels together; see [GroupNorm].
    public static Tensor groupNorm(Tensor input, int numGroups) {
        return groupNorm(input, numGroups, null, null, 1e-5);
    }

    /// The same with a scale and a shift for each channel, `null` for none.
    ///
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public static Tensor groupNorm(
            Tensor input, int numGroups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return Normalization.group(input, numGroups, weight, bias, eps);
    }

    /// Divides by the root of the mean square of the last dimensions; see [RMSNorm].
    public static Tensor rmsNorm(Tensor input, int... normalizedShape) {
        return rmsNorm(input, normalizedShape, null, null);
    }

    /// The same with a scale for each element, `null` for none; `eps` `null` is the smallest step of the type.
    public static Tensor rmsNorm(Tensor input, int[] normalizedShape, @Nullable Tensor weight, @Nullable Double eps) {
        return Normalization.rms(input, normalizedShape, weight, eps);
    }

    /// `x / (k + alpha * mean(x²))^beta`, the mean over `size` channels.
    public static Tensor localResponseNorm(Tensor x, int size, double alpha, double beta, double k) {
        return Normalization.localResponse(x, size, alpha, beta, k);
    }

    // ---- looking up -------------------------------------------------------------------------------------------------

    /// The rows of a table by their numbers: `[*]` and `[count, dim]` -> `[*, dim]`; see [Embedding].
    ///
    /// @throws IndexOutOfBoundsException if a number is no row
    public static Tensor embedding(Tensor input, Tensor weight) {
        return embedding(input, weight, null);
    }

    /// @param paddingIdx the row that is not learned, from the end if negative; `null` for none
    public static Tensor embedding(Tensor input, Tensor weight, @Nullable Integer paddingIdx) {
        Embedding.checkWeight(weight);
        return Embedding.rows(
                input, weight, Embedding.place(weight.size(0), paddingIdx), "embedding of " + Texts.shape(weight));
    }

    /// The means of the rows of bags of one size, `[bags, size]`; see [EmbeddingBag].
    public static Tensor embeddingBag(Tensor input, Tensor weight) {
        return embeddingBag(input, weight, null, "mean");
    }

    /// @param offsets where each bag begins in `input`, which then has one dimension; `null` for rows of one size
    /// @param mode `sum`, `mean` or `max`
    public static Tensor embeddingBag(Tensor input, Tensor weight, @Nullable Tensor offsets, String mode) {
        return new EmbeddingBag.Bags(weight, mode, -1).of(input, offsets, null, false);
    }

    // ---- dropping and drawing ---------------------------------------------------------------------------------------

    /// Drops whole channels of `[n, c, length]` or `[c, length]`.
    public static Tensor dropout1d(Tensor input, double p, boolean training) {
        return Noise.dropped(new Dropout1d(p), input, training);
    }

    /// Drops whole channels of `[n, c, h, w]`.
    public static Tensor dropout2d(Tensor input, double p, boolean training) {
        return Noise.dropped(new Dropout2d(p), input, training);
    }

    /// Drops whole channels of `[n, c, d, h, w]` or `[c, d, h, w]`.
    public static Tensor dropout3d(Tensor input, double p, boolean training) {
        return Noise.dropped(new Dropout3d(p), input, training);
    }

    /// Drops elements to the lowest value of selu; see [AlphaDropout].
    public static Tensor alphaDropout(Tensor input, double p, boolean training) {
        return Noise.dropped(new AlphaDropout(p), input, training);
    }

    /// Drops whole channels to the lowest value of selu; see [FeatureAlphaDropout].
    public static Tensor featureAlphaDropout(Tensor input, double p, boolean training) {
        return Noise.dropped(new FeatureAlphaDropout(p), input, training);
    }

    /// Draws one of the classes of every row, so that a gradient can pass: `softmax((x + noise) / tau)`; `hard` gives
    /// ones and zeros (Jang and others, 2016).
    public static Tensor gumbelSoftmax(Tensor logits, double tau, boolean hard, int dim) {
        return Noise.gumbelSoftmax(logits, tau, hard, dim);
    }

    // ---- pooling: `[n, channels, sizes...]` or without `n`; one number for all directions or one for each -----------

    /// The largest number of every window of a sequence; windows do not overlap.
    public static Tensor maxPool1d(Tensor input, int kernelSize) {
        return maxPool1d(input, new int[] {kernelSize}, null, NONE, ONE, false);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    public static Tensor maxPool1d(
            Tensor input, int[] kernelSize, int @Nullable [] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return PoolingNd.max(1, input, kernelSize, stride, padding, dilation, ceilMode)
                .values();
    }

    /// The same with the places of the numbers, counted along the sequence.
    public static ValuesAndIndices maxPool1dWithIndices(
            Tensor input, int[] kernelSize, int @Nullable [] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return PoolingNd.max(1, input, kernelSize, stride, padding, dilation, ceilMode);
    }

    /// The largest number of every window of a picture; windows do not overlap.
    public static Tensor maxPool2d(Tensor input, int kernelSize) {
        return maxPool2d(input, new int[] {kernelSize}, null, NONE, ONE, false);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    public static Tensor maxPool2d(
            Tensor input, int[] kernelSize, int @Nullable [] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return PoolingNd.max(2, input, kernelSize, stride, padding, dilation, ceilMode)
                .values();
    }

    /// The same with the places of the numbers, counted along the rows.
    public static ValuesAndIndices maxPool2dWithIndices(
            Tensor input, int[] kernelSize, int @Nullable [] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return PoolingNd.max(2, input, kernelSize, stride, padding, dilation, ceilMode);
    }

    /// The largest number of every window of a volume; windows do not overlap.
    public static Tensor maxPool3d(Tensor input, int kernelSize) {
        return maxPool3d(input, new int[] {kernelSize}, null, NONE, ONE, false);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    public static Tensor maxPool3d(
            Tensor input, int[] kernelSize, int @Nullable [] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return PoolingNd.max(3, input, kernelSize, stride, padding, dilation, ceilMode)
                .values();
    }

    /// The same with the places of the numbers, counted along the rows, layer after layer.
    public static ValuesAndIndices maxPool3dWithIndices(
            Tensor input, int[] kernelSize, int @Nullable [] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return PoolingNd.max(3, input, kernelSize, stride, padding, dilation, ceilMode);
    }

    /// Puts the numbers of [#maxPool1dWithIndices] back where they stood; see [MaxUnpool1d].
    public static Tensor maxUnpool1d(
            Tensor input, Tensor indices, int[] kernelSize, int @Nullable [] stride, int[] padding) {
        return PoolingNd.unpool(1, input, indices, kernelSize, stride, padding);
    }

    /// Puts the numbers of [#maxPool2dWithIndices] back where they stood; see [MaxUnpool2d].
    public static Tensor maxUnpool2d(
            Tensor input, Tensor indices, int[] kernelSize, int @Nullable [] stride, int[] padding) {
        return PoolingNd.unpool(2, input, indices, kernelSize, stride, padding);
    }

    /// Puts the numbers of [#maxPool3dWithIndices] back where they stood; see [MaxUnpool3d].
    public static Tensor maxUnpool3d(
            Tensor input, Tensor indices, int[] kernelSize, int @Nullable [] stride, int[] padding) {
        return PoolingNd.unpool(3, input, indices, kernelSize, stride, padding);
    }

    /// The mean of every window of a sequence; windows do not overlap.
    public static Tensor avgPool1d(Tensor input, int kernelSize) {
        return avgPool1d(input, new int[] {kernelSize}, null, NONE, false, true);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param countIncludePad whether the zeros of the padding count
    public static Tensor avgPool1d(
            Tensor input,
            int[] kernelSize,
            int @Nullable [] stride,
            int[] padding,
            boolean ceilMode,
            boolean countIncludePad) {
        return PoolingNd.mean(1, input, kernelSize, stride, padding, ceilMode, countIncludePad, null);
    }

    /// The mean of every window of a picture; windows do not overlap.
    public static Tensor avgPool2d(Tensor input, int kernelSize) {
        return avgPool2d(input, new int[] {kernelSize}, null, NONE, false, true, null);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param countIncludePad whether the zeros of the padding count
    /// @param divisorOverride what the sum is divided by; `null` for the elements of the window
    public static Tensor avgPool2d(
            Tensor input,
            int[] kernelSize,
            int @Nullable [] stride,
            int[] padding,
            boolean ceilMode,
            boolean countIncludePad,
            @Nullable Integer divisorOverride) {
        return PoolingNd.mean(2, input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);
    }

    /// The mean of every window of a volume; windows do not overlap.
    public static Tensor avgPool3d(Tensor input, int kernelSize) {
        return avgPool3d(input, new int[] {kernelSize}, null, NONE, false, true, null);
    }

    /// The same; settings as of [#avgPool2d(Tensor, int[], int[], int[], boolean, boolean, Integer)].
    public static Tensor avgPool3d(
            Tensor input,
            int[] kernelSize,
            int @Nullable [] stride,
            int[] padding,
            boolean ceilMode,
            boolean countIncludePad,
            @Nullable Integer divisorOverride) {
        return PoolingNd.mean(3, input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);
    }

    /// The norm `(Σ x^p)^(1/p)` of every window of a sequence; see [LPPool1d].
    public static Tensor lpPool1d(
            Tensor input, double normType, int[] kernelSize, int @Nullable [] stride, boolean ceilMode) {
        return new LPPool1d(normType, kernelSize)
                .stride(stride == null ? kernelSize : stride)
                .ceilMode(ceilMode)
                .forward(input);
    }

    /// The norm of every window of a picture; see [LPPool2d].
    public static Tensor lpPool2d(
            Tensor input, double normType, int[] kernelSize, int @Nullable [] stride, boolean ceilMode) {
        return new LPPool2d(normType, kernelSize)
                .stride(stride == null ? kernelSize : stride)
                .ceilMode(ceilMode)
                .forward(input);
    }

    /// The norm of every window of a volume; see [LPPool3d].
    public static Tensor lpPool3d(
            Tensor input, double normType, int[] kernelSize, int @Nullable [] stride, boolean ceilMode) {
        return new LPPool3d(normType, kernelSize)
                .stride(stride == null ? kernelSize : stride)
                .ceilMode(ceilMode)
                .forward(input);
    }

    /// The means of so many windows of a sequence; `null` for as many as the input has elements.
    public static Tensor adaptiveAvgPool1d(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMean(input, AdaptiveSize.of("adaptive_avg_pool1d", 1, input, outputSize));
    }

    /// The means of so many windows of a picture.
    ///
    /// @param outputSize rows and columns, or one number for both; `null` for as many as the input has
    public static Tensor adaptiveAvgPool2d(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMean(input, AdaptiveSize.of("adaptive_avg_pool2d", 2, input, outputSize));
    }

    /// The means of so many windows of a volume.
    public static Tensor adaptiveAvgPool3d(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMean(input, AdaptiveSize.of("adaptive_avg_pool3d", 3, input, outputSize));
    }

    /// The largest numbers of so many windows of a sequence.
    public static Tensor adaptiveMaxPool1d(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMax(input, AdaptiveSize.of("adaptive_max_pool1d", 1, input, outputSize));
    }

    /// The largest numbers of so many windows of a sequence, and their places.
    public static ValuesAndIndices adaptiveMaxPool1dWithIndices(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMaxPlaces(input, AdaptiveSize.of("adaptive_max_pool1d", 1, input, outputSize));
    }

    /// The largest numbers of so many windows of a picture.
    public static Tensor adaptiveMaxPool2d(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMax(input, AdaptiveSize.of("adaptive_max_pool2d", 2, input, outputSize));
    }

    /// The largest numbers of so many windows of a picture, and their places counted along the rows.
    public static ValuesAndIndices adaptiveMaxPool2dWithIndices(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMaxPlaces(input, AdaptiveSize.of("adaptive_max_pool2d", 2, input, outputSize));
    }

    /// The largest numbers of so many windows of a volume.
    public static Tensor adaptiveMaxPool3d(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMax(input, AdaptiveSize.of("adaptive_max_pool3d", 3, input, outputSize));
    }

    /// The largest numbers of so many windows of a volume, and their places counted along the rows, layer after
    /// layer.
    public static ValuesAndIndices adaptiveMaxPool3dWithIndices(Tensor input, Integer... outputSize) {
        return PoolingNd.adaptiveMaxPlaces(input, AdaptiveSize.of("adaptive_max_pool3d", 3, input, outputSize));
    }

    // ---- convolution: inputs and numbers as for pooling -------------------------------------------------------------

    /// A learned window slid along a sequence; see [Conv1d].
    public static Tensor conv1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return conv1d(input, weight, bias, ONE, NONE, ONE, 1);
    }

    /// @param weight `[out, channels / groups, k]`
    /// @param bias `[out]`, or `null`
    public static Tensor conv1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] dilation,
            int groups) {
        return ConvolutionNd.conv(1, input, weight, bias, stride, padding, dilation, groups);
    }

    /// @param padding `same` for a result as long as the input, or `valid`
    public static Tensor conv1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            String padding,
            int[] dilation,
            int groups) {
        return ConvolutionNd.conv(1, input, weight, bias, stride, padding, dilation, groups);
    }

    /// A learned window slid over a picture; see [Conv2d].
    public static Tensor conv2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return conv2d(input, weight, bias, ONE, NONE, ONE, 1);
    }

    /// The same with steps and zeros around.
    public static Tensor conv2d(Tensor input, Tensor weight, @Nullable Tensor bias, int stride, int padding) {
        return conv2d(input, weight, bias, new int[] {stride}, new int[] {padding}, ONE, 1);
    }

    /// @param weight `[out, channels / groups, kh, kw]`
    /// @param bias `[out]`, or `null`
    public static Tensor conv2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] dilation,
            int groups) {
        return ConvolutionNd.conv(2, input, weight, bias, stride, padding, dilation, groups);
    }

    /// @param padding `same` for a result as large as the input, or `valid`
    public static Tensor conv2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            String padding,
            int[] dilation,
            int groups) {
        return ConvolutionNd.conv(2, input, weight, bias, stride, padding, dilation, groups);
    }

    /// A learned window slid through a volume; see [Conv3d].
    public static Tensor conv3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return conv3d(input, weight, bias, ONE, NONE, ONE, 1);
    }

    /// @param weight `[out, channels / groups, kd, kh, kw]`
    /// @param bias `[out]`, or `null`
    public static Tensor conv3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] dilation,
            int groups) {
        return ConvolutionNd.conv(3, input, weight, bias, stride, padding, dilation, groups);
    }

    /// @param padding `same` for a result as large as the input, or `valid`
    public static Tensor conv3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            String padding,
            int[] dilation,
            int groups) {
        return ConvolutionNd.conv(3, input, weight, bias, stride, padding, dilation, groups);
    }

    /// Paints a kernel for every element of a sequence; see [ConvTranspose1d].
    public static Tensor convTranspose1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return convTranspose1d(input, weight, bias, ONE, NONE, NONE, 1, ONE);
    }

    /// @param weight `[channels, out / groups, k]`
    /// @param outputPadding how much longer the result becomes at its end
    public static Tensor convTranspose1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        return ConvolutionNd.transposed(1, input, weight, bias, stride, padding, outputPadding, groups, dilation);
    }

    /// Paints a kernel for every pixel; see [ConvTranspose2d].
    public static Tensor convTranspose2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return convTranspose2d(input, weight, bias, ONE, NONE, NONE, 1, ONE);
    }

    /// @param weight `[channels, out / groups, kh, kw]`
    /// @param outputPadding how much larger the result becomes at its end
    public static Tensor convTranspose2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        return ConvolutionNd.transposed(2, input, weight, bias, stride, padding, outputPadding, groups, dilation);
    }

    /// Paints a kernel for every element of a volume; see [ConvTranspose3d].
    public static Tensor convTranspose3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return convTranspose3d(input, weight, bias, ONE, NONE, NONE, 1, ONE);
    }

    /// @param weight `[channels, out / groups, kd, kh, kw]`
    /// @param outputPadding how much larger the result becomes at its end
    public static Tensor convTranspose3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        return ConvolutionNd.transposed(3, input, weight, bias, stride, padding, outputPadding, groups, dilation);
    }

    // ---- pictures ---------------------------------------------------------------------------------------------------

    /// Channels laid side by side: `[*, c r², h, w]` -> `[*, c, h r, w r]`.
    ///
    /// @throws IllegalArgumentException if the channels do not divide
    public static Tensor pixelShuffle(Tensor x, int r) {
        return Pictures.pixelShuffle(x, r);
    }

    /// The way back: `[*, c, h r, w r]` -> `[*, c r², h, w]`.
    ///
    /// @throws IllegalArgumentException if the rows or columns do not divide
    public static Tensor pixelUnshuffle(Tensor x, int r) {
        return Pictures.pixelUnshuffle(x, r);
    }

    /// Mixes the channels of groups.
    public static Tensor channelShuffle(Tensor x, int groups) {
        return Pictures.channelShuffle(x, groups);
    }

    /// Every window of a picture as a column, `[n, c, h, w]` -> `[n, c * kh * kw, windows]`.
    public static Tensor unfold(Tensor x, int[] kernelSize, int[] dilation, int[] padding, int[] stride) {
        return Pictures.unfold(x, kernelSize, dilation, padding, stride);
    }

    /// Adds columns up where their windows lie, `[n, c * kh * kw, windows]` -> `[n, c, h, w]`.
    public static Tensor fold(
            Tensor x, int[] outputSize, int[] kernelSize, int[] dilation, int[] padding, int[] stride) {
        return Pictures.fold(x, outputSize, kernelSize, dilation, padding, stride);
    }

    /// Makes the last dimensions larger or smaller; see [Upsample].
    ///
    /// @param size how large, or `null`
    /// @param scaleFactor how many times as large, or `null`
    /// @param mode `nearest`, `nearest-exact`, `linear`, `bilinear`, `bicubic`, `trilinear` or `area`
    public static Tensor interpolate(
            Tensor x, int @Nullable [] size, double @Nullable [] scaleFactor, String mode, boolean alignCorners) {
        return Interpolation.of(x, size, scaleFactor, mode, alignCorners);
    }

    /// So many times as large, `nearest` or by another mode; see [Upsample].
    public static Tensor interpolate(Tensor x, double scaleFactor, String mode) {
        return interpolate(x, null, new double[] {scaleFactor}, mode, false);
    }

    /// The places that the pixels of `[n, c, h, w]` have after a linear map, for
    /// [#gridSample(Tensor, Tensor, String, String, boolean)].
    ///
    /// @param theta `[n, 2, 3]`
    /// @param alignCorners whether -1 and 1 are the middles of the outermost pixels, and not the edges of the
    /// picture
    public static Tensor affineGrid(Tensor theta, int[] size, boolean alignCorners) {
        return Grid.affine(theta, size, alignCorners);
    }

    /// Pictures looked at in other places: spatial transformers (Jaderberg and others, 2015).
    ///
    /// **Shape** `[n, c, h, w]`, grid `[n, rows, columns, 2]` (x and y, each from -1 to 1) -> `[n, c, rows,
    /// columns]`.
    ///
    /// @param mode `bilinear` or `nearest`
    /// @param paddingMode what is outside: `zeros`, `border` or `reflection`
    public static Tensor gridSample(Tensor input, Tensor grid, String mode, String paddingMode, boolean alignCorners) {
        return Grid.sample(input, grid, mode, paddingMode, alignCorners);
    }

    // ---- attention --------------------------------------------------------------------------------------------------

    /// `softmax(Q Kᵀ / √d) V`: every query gathers the values of the keys that it is like.
    ///
    /// **Shape** query `[*, length, d]`, key `[*, sources, d]`, value `[*, sources, e]` -> `[*, length, e]`.
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        return scaledDotProductAttention(query, key, value, null, 0, false);
    }

    /// @param attnMask true where something may be heard, or what is added to the scores; `null` for none
    /// @param dropoutP how many weights are dropped
    /// @param isCausal whether an element hears only those before it and itself
    public static Tensor scaledDotProductAttention(
            Tensor query, Tensor key, Tensor value, @Nullable Tensor attnMask, double dropoutP, boolean isCausal) {
        return scaledDotProductAttention(query, key, value, attnMask, dropoutP, isCausal, null);
    }

    /// @param scale by what the scores are multiplied; `null` for `1 / √d`
    public static Tensor scaledDotProductAttention(
            Tensor query,
            Tensor key,
            Tensor value,
            @Nullable Tensor attnMask,
            double dropoutP,
            boolean isCausal,
            @Nullable Double scale) {
        return Attention.scaledDotProduct(query, key, value, attnMask, dropoutP, isCausal, scale);
    }
}
