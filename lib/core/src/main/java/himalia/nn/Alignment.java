package himalia.nn;

import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Node;
import himalia.tensor.Tensor;
import java.util.Arrays;

/// The losses of sequences whose labels have no places: the sum over all ways to lay the labels along the steps
/// (Graves and others, "Connectionist temporal classification", 2006). All in logarithms.
///
/// @param steps how many steps count
/// @param path the labels with a blank before, between and after
/// @param logProbs `[steps, classes]` of one sequence, row by row
/// @param classes how many classes there are
record Alignment(int steps, int[] path, double[] logProbs, int classes) {
    /// One loss for each sequence of `[steps, n, classes]`.
    static Tensor losses(
            Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths, int blank, boolean zero) {
        int n = logProbs.size(1);
        int classes = logProbs.size(2);
        check(logProbs, inputLengths, targetLengths, n, blank);
        check(targets, targetLengths);
        int[][] labels = labels(targets, targetLengths, n, classes);
        double[] all = logProbs.detach().transpose(0, 1).contiguous().toDouble().toDoubleArray();
        int each = logProbs.size(0) * classes;
        double[] losses = new double[n];
        double[] slopes = new double[all.length];
        for (int b = 0; b < n; b++) {
            double[] own = Arrays.copyOfRange(all, b * each, (b + 1) * each);
            Alignment a = new Alignment((int) inputLengths[b], withBlanks(labels[b], blank), own, classes);
            double[][] alpha = a.forward();
            double loss = a.loss(alpha);
            boolean out = zero && Double.isInfinite(loss);
            losses[b] = out ? 0 : loss;
            if (!out) {
                System.arraycopy(a.slopes(alpha, loss), 0, slopes, b * each, each);
            }
        }
        DType dtype = logProbs.dtype();
        Tensor y = Tensor.tensor(losses, dtype);
        if (Autograd.records(logProbs)) {
            Tensor slope = Tensor.tensor(slopes, dtype)
                    .view(n, logProbs.size(0), classes)
                    .transpose(0, 1);
            Autograd.record(y, "CtcLoss", (g, _) -> once(slope.mul(g.view(1, n, 1)), logProbs, g), logProbs);
        }
        return y;
    }

    /// A gradient that has none itself, as in PyTorch: silence would make it zero.
    private static Tensor once(Tensor gradient, Tensor logProbs, Tensor upstream) {
        if (Autograd.records(logProbs)) {
            Node.Backward refuses = (_, _) -> {
                throw new IllegalStateException(
                        "derivative for aten::_ctc_loss_backward is not implemented: ctc_loss of "
                                + "log_probs " + Texts.shape(logProbs) + " has a gradient, but that gradient has none."
                                + "\nHint: leave createGraph out, or use another loss for a gradient of gradients.");
            };
            Tensor result = gradient.detach();
            Autograd.record(result, "CtcLossBackward", refuses, logProbs, upstream);
            return result;
        }
        return gradient;
    }

    private static void check(Tensor logProbs, long[] inputs, long[] targets, int n, int blank) {
        if (blank < 0 || blank >= logProbs.size(2)) {
            throw new IllegalArgumentException("blank must be in label range: " + blank + " of " + logProbs.size(2)
                    + " classes of log_probs " + Texts.shape(logProbs));
        }
        if (inputs.length != n || targets.length != n) {
            throw new IllegalArgumentException("ctc_loss: input_lengths and target_lengths must have one number for "
                    + "each sequence: batch " + n + " of log_probs " + Texts.shape(logProbs) + ", got " + inputs.length
                    + " and " + targets.length);
        }
        for (long length : inputs) {
            if (length > logProbs.size(0)) {
                throw new IllegalArgumentException("Expected input_lengths to have value at most " + logProbs.size(0)
                        + ", but got value " + length);
            }
        }
    }

    /// The targets hold as many labels as their lengths say.
    private static void check(Tensor targets, long[] lengths) {
        long most = 0;
        long sum = 0;
        for (long length : lengths) {
            if (length < 0) {
                throw new IllegalArgumentException(
                        "Expected target_lengths to have value at least 0, but got value " + length);
            }
            most = Math.max(most, length);
            sum += length;
        }
        boolean rows = targets.dim() == 2;
        if (targets.dim() > 2 || rows && targets.size(0) != lengths.length) {
            throw new IllegalArgumentException("ctc_loss: targets are [batch, labels] or all labels in one row, got "
                    + Texts.shape(targets) + " for " + lengths.length + " sequences");
        }
        long there = rows ? targets.size(1) : targets.numel();
        if ((rows ? most : sum) > there) {
            throw new IllegalArgumentException("Expected tensor to have size at least " + (rows ? most : sum)
                    + " at dimension " + (rows ? 1 : 0) + ", but got size " + there + " for argument #2 'targets'");
        }
    }

    /// A row for each sequence, or all one after another.
    private static int[][] labels(Tensor targets, long[] lengths, int n, int classes) {
        long[] all = targets.contiguous().toLongArray();
        int[][] labels = new int[n][];
        int from = 0;
        for (int b = 0; b < n; b++) {
            int start = targets.dim() == 2 ? b * targets.size(1) : from;
            labels[b] = new int[(int) lengths[b]];
            for (int i = 0; i < labels[b].length; i++) {
                long label = all[start + i];
                if (label < 0 || label >= classes) {
                    throw new IllegalArgumentException("ctc_loss: targets must be labels from 0 to " + (classes - 1)
                            + ", got " + label + " in sequence " + b);
                }
                labels[b][i] = (int) label;
            }
            from += labels[b].length;
        }
        return labels;
    }

    private static int[] withBlanks(int[] labels, int blank) {
        int[] path = new int[2 * labels.length + 1];
        Arrays.fill(path, blank);
        for (int i = 0; i < labels.length; i++) {
            path[2 * i + 1] = labels[i];
        }
        return path;
    }

    private double at(int step, int place) {
        return logProbs[step * classes + path[place]];
    }

    /// Whether a way may leap over the blank between two different labels.
    private boolean leaps(int from, int to) {
        return from >= 0 && to < path.length && path[from] != path[to];
    }

    /// The ways from the beginning to each place at each step.
    private double[][] forward() {
        double[][] alpha = emptyWays();
        for (int t = 0; t < steps; t++) {
            for (int s = 0; s < path.length; s++) {
                double sum = t == 0 ? (s < 2 ? 0 : Double.NEGATIVE_INFINITY) : alpha[t - 1][s];
                if (t > 0 && s > 0) {
                    sum = add(sum, alpha[t - 1][s - 1]);
                }
                if (t > 0 && leaps(s - 2, s)) {
                    sum = add(sum, alpha[t - 1][s - 2]);
                }
                alpha[t][s] = sum + at(t, s);
            }
        }
        return alpha;
    }

    /// The ways from each place at each step to the end.
    private double[][] backward() {
        double[][] beta = emptyWays();
        int last = path.length - 1;
        for (int t = steps - 1; t >= 0; t--) {
            for (int s = last; s >= 0; s--) {
                double sum = t == steps - 1 ? (s >= last - 1 ? 0 : Double.NEGATIVE_INFINITY) : beta[t + 1][s];
                if (t < steps - 1 && s < last) {
                    sum = add(sum, beta[t + 1][s + 1]);
                }
                if (t < steps - 1 && leaps(s, s + 2)) {
                    sum = add(sum, beta[t + 1][s + 2]);
                }
                beta[t][s] = sum + at(t, s);
            }
        }
        return beta;
    }

    private double[][] emptyWays() {
        double[][] ways = new double[steps][path.length];
        for (double[] row : ways) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        return ways;
    }

    private double loss(double[][] alpha) {
        if (steps == 0) {
            return path.length == 1 ? 0 : Double.POSITIVE_INFINITY;
        }
        double[] end = alpha[steps - 1];
        return -(path.length == 1 ? end[0] : add(end[path.length - 1], end[path.length - 2]));
    }

    /// The gradient as PyTorch gives it, which takes for granted that a log-softmax came before.
    private double[] slopes(double[][] alpha, double loss) {
        double[][] beta = backward();
        double[] slopes = new double[logProbs.length];
        for (int t = 0; t < steps; t++) {
            double[] through = new double[classes];
            Arrays.fill(through, Double.NEGATIVE_INFINITY);
            for (int s = 0; s < path.length; s++) {
                through[path[s]] = add(through[path[s]], alpha[t][s] + beta[t][s]);
            }
            for (int c = 0; c < classes; c++) {
                double p = logProbs[t * classes + c];
                slopes[t * classes + c] = Math.exp(p) - Math.exp(through[c] + loss - p);
            }
        }
        return slopes;
    }

    /// `log(eᵃ + eᵇ)`.
    private static double add(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }

    static Tensor loss(
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
        Tensor losses = losses(batch, targets, inputLengths.reshape(-1).toLongArray(), lengths, blank, zeroInfinity);
        if (reduction == Reduction.MEAN) {
            Tensor labels = targetLengths.reshape(-1).to(losses.dtype()).clampMin(1);
            return losses.div(labels).mean();
        }
        return single && reduction == Reduction.NONE ? losses.squeeze(0) : reduction.of(losses);
    }
}
