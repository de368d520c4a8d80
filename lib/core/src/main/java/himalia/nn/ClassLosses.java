package himalia.nn;

import himalia.api.Warnings;
import himalia.tensor.CrossEntropy;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Losses of classifiers: scores of classes beside the number, or the probabilities, of the right one.
final class ClassLosses {
    /// The class number that PyTorch leaves out unless told otherwise.
    static final int IGNORE_INDEX = -100;

    private ClassLosses() {}

    static Tensor crossEntropy(
            Tensor input,
            Tensor target,
            @Nullable Tensor weight,
            int ignoreIndex,
            Reduction reduction,
            double smoothing) {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("label_smoothing must be between 0.0 and 1.0. Got: " + smoothing);
        }
        if (input.dim() == 0 || !input.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(
                    "cross_entropy: expected real scores of shape [batch, classes], got " + text(input) + " of "
                            + input.dtype() + "\nHint: the scores of a single example have shape [classes].");
        }
        warnIfSoftmax("cross_entropy", input, "leave the Softmax away: cross_entropy computes it itself.");
        int dim = input.dim() == 1 ? 0 : 1;
        if (input.shape().equals(target.shape())) {
            if (ignoreIndex >= 0) {
                throw new IllegalArgumentException("ignore_index is not supported for floating point target: got "
                        + ignoreIndex + "\nHint: probabilities that are all 0 leave an example out.");
            }
            return ofProbabilities(input.logSoftmax(dim), target, weight, reduction, smoothing);
        }
        boolean together = smoothing == 0 && input.dim() <= 2;
        Tensor scores = together ? input : input.logSoftmax(dim);
        return ofIndices("cross_entropy", together, scores, target, weight, ignoreIndex, reduction, smoothing);
    }

    static Tensor nllLoss(Tensor input, Tensor target, @Nullable Tensor weight, int ignoreIndex, Reduction reduction) {
        warnIfSoftmax("nll_loss", input, "use LogSoftmax before it, or cross_entropy on the scores.");
        return ofIndices("nll_loss", false, input, target, weight, ignoreIndex, reduction, 0);
    }

    /// A softmax more trains without an error, only badly; said once in a cell.
    private static void warnIfSoftmax(String op, Tensor input, String advice) {
        boolean isSoftmax = input.gradFn() != null && input.gradFn().toString().contains("<SoftmaxBackward");
        if (isSoftmax) {
            Warnings.say(
                    List.of(op, "softmax"),
                    op + " got probabilities (the result of softmax) of shape " + text(input)
                            + ", which trains badly. Hint: " + advice);
        }
    }

    private static Tensor ofProbabilities(
            Tensor logs, Tensor target, @Nullable Tensor weight, Reduction reduction, double smoothing) {
        if (!target.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("Expected floating point type for target with class probabilities, got "
                    + target.dtype().title() + ": input " + text(logs) + ", target " + text(target)
                    + "\nHint: for 0 and 1 per class write target.toFloat(), for class numbers target.argmax(1).");
        }
        int dim = logs.dim() == 1 ? 0 : 1;
        int classes = logs.size(dim);
        Tensor smooth = smoothing == 0 ? target : target.mul(1 - smoothing).add(smoothing / classes);
        Tensor weighted = weight == null ? logs : logs.mul(alongClasses(logs, weight));
        Tensor losses = weighted.mul(smooth).sum(dim).neg();
        return reduction.of(losses);
    }

    /// @param areScores whether the logarithm of the softmax is still to be taken, together with the loss
    private static Tensor ofIndices(
            String op,
            boolean areScores,
            Tensor logs,
            Tensor target,
            @Nullable Tensor weight,
            int ignoreIndex,
            Reduction reduction,
            double smoothing) {
        checkShapes(op, logs, target);
        int dim = logs.dim() == 1 ? 0 : 1;
        int classes = logs.size(dim);
        boolean ignores = checkIndices(op, logs, target, classes, ignoreIndex);
        Tensor ignored = ignores ? target.eq(ignoreIndex) : null;
        Tensor index = (ignored == null ? target : target.maskedFill(ignored, 0)).toLong();
        Tensor losses = areScores
                ? crossEntropies(logs, index)
                : logs.gather(dim, index.unsqueeze(dim)).squeeze(dim).neg();
        Tensor scale = null;
        if (weight != null) {
            alongClasses(logs, weight);
            scale = weight.detach().indexSelect(0, index.view(-1)).viewAs(index);
            losses = losses.mul(scale);
        }
        if (smoothing != 0) {
            Tensor all = weight == null ? logs : logs.mul(alongClasses(logs, weight));
            losses = losses.mul(1 - smoothing).sub(all.sum(dim).mul(smoothing / classes));
        }
        if (ignored != null) {
            losses = losses.maskedFill(ignored, 0);
            scale = (scale == null ? Tensor.onesLike(losses.detach()) : scale).maskedFill(ignored, 0);
        }
        return reduction == Reduction.MEAN && scale != null ? losses.sum().div(scale.sum()) : reduction.of(losses);
    }

    private static Tensor crossEntropies(Tensor scores, Tensor classes) {
        return scores.dim() == 2
                ? CrossEntropy.ofRows(scores, classes)
                : CrossEntropy.ofRows(scores.unsqueeze(0), classes.reshape(1)).view(classes.shape());
    }

    static Tensor multiMarginLoss(
            Tensor input, Tensor target, int p, double margin, @Nullable Tensor weight, Reduction reduction) {
        if (p != 1 && p != 2) {
            throw new IllegalArgumentException("multi_margin_loss: only p == 1 and p == 2 supported, got " + p);
        }
        if (input.dim() == 0 || input.dim() == 1 && target.dim() == 1 && target.numel() == 1) {
            // one example, or one number for the only class; PyTorch takes its target with brackets or without
            Tensor loss = multiMarginLoss(
                    input.reshape(1, input.numel()), target.reshape(target.numel()), p, margin, weight, reduction);
            return target.dim() == 0 && loss.dim() == 1 ? loss.squeeze(0) : loss;
        }
        checkShapes("multi_margin_loss", input, target);
        int dim = input.dim() - 1;
        int classes = input.size(dim);
        checkClasses(input);
        checkIndices("multi_margin_loss", input, target, classes, -1);
        Tensor index = target.toLong().unsqueeze(dim);
        Tensor gaps = input.sub(input.gather(dim, index)).add(margin).clampMin(0);
        Tensor costs = p == 1 ? gaps : gaps.mul(gaps);
        if (weight != null) {
            alongClasses(input, weight);
            costs = costs.mul(weight.detach().indexSelect(0, index.view(-1)).viewAs(index));
        }
        Tensor isRight = Tensor.arange(classes).eq(index);
        return reduction.of(costs.maskedFill(isRight, 0).sum(dim).div(classes));
    }

    /// Refuses scores of no class.
    static void checkClasses(Tensor input) {
        if (input.dim() > 0 && input.size(-1) == 0) {
            throw new IllegalArgumentException(
                    "Expected non-empty vector or matrix with optional 0-dim batch size, but got: " + text(input));
        }
    }

    /// The weights of the classes so that they stand beside scores `[n, classes, ...]`.
    private static Tensor alongClasses(Tensor scores, Tensor weight) {
        int classes = scores.size(scores.dim() == 1 ? 0 : 1);
        if (weight.dim() != 1 || weight.numel() != classes) {
            throw new IllegalArgumentException("weight tensor should be defined either for all " + classes
                    + " classes or no classes but got weight tensor of shape: " + text(weight)
                    + "\nHint: give one weight per class.");
        }
        int[] shape = new int[Math.max(1, scores.dim() - 1)];
        java.util.Arrays.fill(shape, 1);
        shape[0] = classes;
        return weight.view(shape);
    }

    private static void checkShapes(String op, Tensor input, Tensor target) {
        String both = ": input " + text(input) + ", target " + text(target);
        if (target.dtype().isFloatingPoint() && target.dim() == 2 && input.dim() == 2) {
            throw new IllegalArgumentException("0D or 1D target tensor expected, multi-target not supported" + both
                    + "\nHint: probabilities have the shape of the input, class numbers are target.toLong() [n].");
        }
        if (target.dtype().isFloatingPoint() || target.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("expected target dtype to be Long or Byte, but got "
                    + target.dtype().title() + both
                    + "\nHint: " + op + " takes the numbers of the classes, as target.toLong().");
        }
        if (input.dim() == 0) {
            throw new IllegalArgumentException(op + ": input tensor should be 1D or 2D" + both);
        }
        if (target.dim() > 1 && input.dim() <= 2) {
            String hint = target.dim() == 2 && target.size(1) == 1
                    ? "target.squeeze(1) makes " + text(target) + " [" + target.size(0) + "]."
                    : "the target has one class number per row of the input: for one-hot rows target.argmax(1).";
            throw new IllegalArgumentException(
                    "0D or 1D target tensor expected, multi-target not supported" + both + "\nHint: " + hint);
        }
        int batch = input.dim() == 1 ? 1 : input.size(0);
        int targets = target.dim() == 0 ? 1 : target.size(0);
        if (batch != targets || input.dim() > 1 && target.dim() == 0 || input.dim() == 1 && target.dim() == 1) {
            throw new IllegalArgumentException("Expected input batch_size (" + batch + ") to match target batch_size ("
                    + targets + ")." + both.replaceFirst(":", "")
                    + "\nHint: [batch, classes] goes with [batch], [classes] with a single number.");
        }
        for (int i = 2; i < input.dim(); i++) {
            if (target.dim() != input.dim() - 1 || target.size(i - 1) != input.size(i)) {
                throw new IllegalArgumentException(op + ": expected a target of shape [n, d1, ...] beside an input of "
                        + "[n, classes, d1, ...]" + both);
            }
        }
    }

    /// Whether some are to be ignored.
    private static boolean checkIndices(String op, Tensor input, Tensor target, int classes, int ignoreIndex) {
        boolean ignores = false;
        long[] numbers = target.toLongArray();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == ignoreIndex) {
                ignores = true;
            } else if (numbers[i] < 0 || numbers[i] >= classes) {
                String said = op.equals("multi_margin_loss") ? "target out of range: " : "";
                throw new IndexOutOfBoundsException(said + "Target " + numbers[i] + " is out of bounds. It is element "
                        + i
                        + " of the target " + text(target) + " of " + op + ", and the input " + text(input) + " has "
                        + classes + " classes, 0 to " + (classes - 1)
                        + "\nHint: class numbers begin with 0; the last layer needs one output per class.");
            }
        }
        return ignores;
    }

    private static String text(Tensor t) {
        return java.util.Arrays.toString(t.shape().toArray());
    }
}
