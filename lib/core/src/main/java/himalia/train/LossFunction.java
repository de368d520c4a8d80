package himalia.train;

import static himalia.nn.Reduction.NONE;

import himalia.nn.Functional;
import himalia.nn.Loss;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// How wrong a prediction is, by Keras' names.
///
/// @param name as it was asked for
/// @param kind what the targets look like
/// @param mean over a batch, of prediction and target; the fast way
/// @param each of every element or example on its own; null if the loss cannot tell
/// @param ofLogits the same from what goes into a last sigmoid or softmax; null if it needs the prediction itself
record LossFunction(
        String name,
        Kind kind,
        BinaryOperator<Tensor> mean,
        @Nullable BinaryOperator<Tensor> each,
        @Nullable OfLogits ofLogits) {
    /// A loss computed from logits: what saturates in the prediction still has a slope there. Keras on TensorFlow takes
    /// them from under a sigmoid or a softmax, whichever it is.
    ///
    /// @param outputs for each output of the model, whether its logits are wanted
    record OfLogits(
            BiFunction<Output, Tensor, Tensor> mean, BiFunction<Output, Tensor, Tensor> each, boolean... outputs) {}

    /// What the targets of a loss look like.
    enum Kind {
        /// Numbers, as many as the model gives.
        NUMBERS,
        /// Zeros and ones, as many as the model gives.
        BINARY,
        /// One row per example with a 1 in the column of its class.
        ONE_HOT,
        /// One class number per example.
        CLASSES,
        /// Whatever a loss of `himalia.nn` takes.
        OTHER
    }

    private static final double EPSILON = 1e-7;
    /// So low that nothing of it is left beside another number, and a gradient through it is 0.
    private static final double FAR = -1e9;
    private static final Map<String, LossFunction> ALL = new TreeMap<>();

    static {
        logits(
                "binary_crossentropy",
                Kind.BINARY,
                LossFunction::binary,
                (z, y) -> Functional.binaryCrossEntropyWithLogits(z, y),
                (z, y) -> Functional.binaryCrossEntropyWithLogits(z, y, NONE));
        add(Kind.NUMBERS, Functional::mseLoss, (p, y) -> Functional.mseLoss(p, y, NONE), "mean_squared_error", "mse");
        add(Kind.NUMBERS, Functional::l1Loss, (p, y) -> Functional.l1Loss(p, y, NONE), "mean_absolute_error", "mae");
        logits(
                "categorical_crossentropy",
                Kind.ONE_HOT,
                (p, y) -> y.mul(log(p.div(p.sum(-1, true)))).sum(-1).neg(),
                Functional::crossEntropy,
                (z, y) -> Functional.crossEntropy(z, y, NONE));
        logits(
                "sparse_categorical_crossentropy",
                Kind.CLASSES,
                (p, y) -> Functional.crossEntropy(log(p), y, NONE),
                Functional::crossEntropy,
                (z, y) -> Functional.crossEntropy(z, y, NONE));
        numbers((p, y) -> Functional.huberLoss(p, y, NONE, 1), "huber");
        numbers((p, y) -> p.mul(signs(y)).neg().add(1).relu(), "hinge");
        numbers((p, y) -> p.mul(signs(y)).neg().add(1).relu().pow(2), "squared_hinge");
        rows(Kind.ONE_HOT, LossFunction::categoricalHinge, "categorical_hinge");
        rows(Kind.NUMBERS, (p, y) -> p.cosineSimilarity(y, -1, EPSILON).neg(), "cosine_similarity");
        BiFunction<Output, Tensor, Tensor> focal =
                (o, y) -> focus(o.activated(), y).mul(Functional.binaryCrossEntropyWithLogits(o.logits(), y, NONE));
        ofLogits(
                "binary_focal_crossentropy",
                Kind.BINARY,
                (p, y) -> focus(p, y).mul(binary(p, y)),
                (o, y) -> focal.apply(o, y).mean(),
                focal);
        rows(
                Kind.ONE_HOT,
                (p, y) -> {
                    Tensor q = p.div(p.sum(-1, true)).clamp(EPSILON, 1 - EPSILON);
                    return y.mul(q.log()).mul(q.neg().add(1).pow(2)).mul(-0.25).sum(-1);
                },
                "categorical_focal_crossentropy");
        add(Kind.BINARY, LossFunction::dice, null, "dice", "tversky"); // with the shares of Keras, both the same
        add(Kind.OTHER, LossFunction::circle, null, "circle");
        numbers(
                (p, y) -> p.sub(y).div(y.abs().clampMin(EPSILON)).abs().mul(100),
                "mean_absolute_percentage_error",
                "mape");
        numbers(
                (p, y) -> p.clampMin(EPSILON)
                        .add(1)
                        .log()
                        .sub(y.clampMin(EPSILON).add(1).log())
                        .pow(2),
                "mean_squared_logarithmic_error",
                "msle");
        numbers((p, y) -> p.sub(y).add(p.sub(y).mul(-2).softplus()).sub(Math.log(2)), "log_cosh");
        numbers((p, y) -> p.sub(y.mul(p.add(EPSILON).log())), "poisson");
        numbers(LossFunction::divergence, "kl_divergence", "kld", "kullback_leibler_divergence");
        ALL.put("bce", ALL.get("binary_crossentropy"));
    }

    /// Cross-entropy of probabilities that are kept 1e-7 away from 0 and 1.
    ///
    /// @throws IllegalArgumentException if they are none; Keras cuts them off without a word
    private static Tensor binary(Tensor p, Tensor y) {
        Tensor seen = p.detach();
        if (seen.numel() > 0 && (seen.min().item() < 0 || seen.max().item() > 1)) {
            throw new IllegalArgumentException("binary_crossentropy: predictions must lie between 0 and 1, but they go "
                    + "from " + (float) seen.min().item() + " to "
                    + (float) seen.max().item()
                    + "\nHint: add a sigmoid to the last layer: new Dense(1, \"sigmoid\").");
        }
        // The distance from 1 is what is left of 1e-7 in float32, as in Keras: 1.19e-7.
        Tensor kept = p.clamp(EPSILON, 1 - EPSILON);
        return y.mul(kept.log())
                .add(y.neg().add(1).mul(kept.neg().add(1).log()))
                .neg();
    }

    /// How much an element still counts: the less, the better it is met.
    private static Tensor focus(Tensor p, Tensor y) {
        Tensor right = y.mul(p).add(y.neg().add(1).mul(p.neg().add(1)));
        return right.neg().add(1).pow(2);
    }

    private static Tensor log(Tensor probabilities) {
        return probabilities.clamp(EPSILON, 1 - EPSILON).log();
    }

    private static Tensor divergence(Tensor p, Tensor y) {
        Tensor t = y.clamp(EPSILON, 1);
        return t.mul(t.div(p.clamp(EPSILON, 1)).log()).sum(-1);
    }

    /// Zeros and ones as -1 and 1, as Keras does.
    private static Tensor signs(Tensor y) {
        boolean binary = y.mul(y.sub(1)).abs().sum().item() == 0;
        return binary ? y.mul(2).sub(1) : y;
    }

    private static Tensor categoricalHinge(Tensor p, Tensor y) {
        Tensor wrong = p.mul(y.neg().add(1)).amax(-1);
        return wrong.sub(p.mul(y).sum(-1)).add(1).relu();
    }

    private static Tensor dice(Tensor p, Tensor y) {
        Tensor both = p.mul(y).sum();
        return both.mul(2).div(p.sum().add(y.sum()).add(EPSILON)).neg().add(1);
    }

    /// How much nearer, in cosine, rows of other classes are than those of their own (Sun and others, 2020); the mean
    /// of the rows that have both.
    private static Tensor circle(Tensor p, Tensor y) {
        Tensor classes = y.flatten().toLong();
        Tensor distance = p.matmul(p.t()).neg().add(1).relu();
        Tensor same = classes.unsqueeze(0).eq(classes.unsqueeze(1));
        Tensor own = same.logicalAnd(Tensor.eye(classes.size(0)).toBool().logicalNot());
        Tensor pull = distance.add(0.4).mul(distance.sub(0.4)).mul(80);
        Tensor push =
                distance.neg().add(1.4).relu().mul(distance.neg().add(0.6)).mul(80);
        Tensor rows = Tensor.where(own, pull, FAR)
                .logsumexp(1)
                .add(Tensor.where(same, FAR, push).logsumexp(1))
                .softplus();
        Tensor counts = rows.detach().gt(0);
        return rows.mul(counts).sum().div(Math.max(1, counts.sum().item()));
    }

    private static void rows(Kind kind, BinaryOperator<Tensor> each, String... names) {
        add(kind, (p, y) -> each.apply(p, y).mean(), each, names);
    }

    private static void numbers(BinaryOperator<Tensor> each, String... names) {
        add(Kind.NUMBERS, (p, y) -> each.apply(p, y).mean(), each, names);
    }

    private static void add(
            Kind kind, BinaryOperator<Tensor> mean, @Nullable BinaryOperator<Tensor> each, String... names) {
        for (String name : names) {
            ALL.put(name, new LossFunction(name, kind, mean, each, null));
        }
    }

    private static void logits(
            String name,
            Kind kind,
            BinaryOperator<Tensor> each,
            BinaryOperator<Tensor> meanOfLogits,
            BinaryOperator<Tensor> eachOfLogits) {
        ofLogits(
                name,
                kind,
                each,
                (o, y) -> meanOfLogits.apply(o.logits(), y),
                (o, y) -> eachOfLogits.apply(o.logits(), y));
    }

    private static void ofLogits(
            String name,
            Kind kind,
            BinaryOperator<Tensor> each,
            BiFunction<Output, Tensor, Tensor> meanOfLogits,
            BiFunction<Output, Tensor, Tensor> eachOfLogits) {
        OfLogits ofLogits = new OfLogits(meanOfLogits, eachOfLogits, true);
        ALL.put(name, new LossFunction(name, kind, (p, y) -> each.apply(p, y).mean(), each, ofLogits));
    }

    /// The names of all losses.
    static Collection<String> names() {
        return ALL.keySet();
    }

    /// @throws IllegalArgumentException if there is no such loss; the message names the nearest
    static LossFunction of(String name) {
        LossFunction found = ALL.get(name);
        if (found == null) {
            found = ALL.get(Names.snake(name));
        }
        if (found == null) {
            throw Names.unknown("loss", name, ALL.keySet());
        }
        return found;
    }

    /// A loss of `himalia.nn`, which takes the mean of the batch.
    static LossFunction of(Loss loss) {
        return new LossFunction(loss.getClass().getSimpleName(), Kind.OTHER, new OfLoss(loss), null, null);
    }

    /// A loss of `himalia.nn` as what compares two tensors.
    private record OfLoss(Loss loss) implements BinaryOperator<Tensor> {
        @Override
        public Tensor apply(Tensor prediction, Tensor target) {
            return loss.forward(prediction, target);
        }
    }

    /// Whether it takes all examples of a batch together.
    boolean isNoMean() {
        return each == null && !(mean instanceof OfLoss);
    }

    /// The mean over the batch, each example times its weight.
    ///
    /// @param weights `[n]`, or null if all count alike
    Tensor of(Output output, Tensor target, @Nullable Tensor weights) {
        if (weights != null) {
            return rows(output, target).mul(weights).mean();
        }
        return ofLogits != null && output.hasLogits()
                ? ofLogits.mean.apply(output, target)
                : mean.apply(output.prediction(), target);
    }

    /// The loss of every example, `[n]`.
    Tensor rows(Output output, Tensor target) {
        if (each == null) {
            throw new IllegalArgumentException("fit: " + name + " gives one loss for the whole batch, so that examples "
                    + "cannot be weighted.\nHint: name the loss, for example \"mse\".");
        }
        Tensor losses = ofLogits != null && output.hasLogits()
                ? ofLogits.each.apply(output, target)
                : each.apply(output.prediction(), target);
        return losses.dim() > 1 ? losses.flatten(1, -1).mean(1) : losses;
    }

    /// The targets as the loss wants them, or what is wrong with them.
    ///
    /// @param output what the model makes of one example
    /// @throws IllegalArgumentException if they do not go with the model's output
    Tensor targets(Tensor y, int[] output) {
        int columns = output.length == 0 ? 1 : output[output.length - 1];
        return switch (kind) {
            case CLASSES -> classes(y, columns);
            case ONE_HOT -> oneHot(y, columns);
            case BINARY, NUMBERS -> numbers(y, output);
            case OTHER -> y.dtype() == DType.FLOAT64 ? y.toFloat() : y;
        };
    }

    private Tensor classes(Tensor y, int classes) {
        boolean column = y.dim() == 2 && y.size(1) == 1;
        if (y.dim() != 1 && !column) {
            throw new IllegalArgumentException(name + ": the targets must be one class number per example, of shape "
                    + "(None,), got " + y.shape() + "\nHint: for one-hot rows use \"categorical_crossentropy\".");
        }
        Tensor numbers = y.flatten().toLong();
        if (numbers.numel() > 0
                && (numbers.max().item() >= classes || numbers.min().item() < 0)) {
            throw new IllegalArgumentException(name + ": there are class numbers from "
                    + (long) numbers.min().item()
                    + " to " + (long) numbers.max().item() + ", but the last layer has " + classes
                    + " outputs, for the classes 0 to " + (classes - 1)
                    + "\nHint: the last layer needs one neuron per class; classes are counted from 0.");
        }
        return numbers;
    }

    private Tensor oneHot(Tensor y, int classes) {
        if (y.dim() != 2 || y.size(1) != classes) {
            boolean numbers = y.dim() == 1 || y.dim() == 2 && y.size(1) == 1;
            throw new IllegalArgumentException(name + ": the targets must be one-hot rows of shape (None, " + classes
                    + "), got " + y.shape()
                    + (numbers
                            ? "\nHint: these look like class numbers: use \"sparse_categorical_crossentropy\", or "
                                    + "toCategorical(y, " + classes + ")."
                            : "\nHint: the last layer needs one neuron per class."));
        }
        return y.toFloat();
    }

    private Tensor numbers(Tensor y, int[] output) {
        Tensor t = y.dim() == 1 && output.length == 1 && output[0] == 1 ? y.view(-1, 1) : y;
        int[] shape = t.shape().toArray();
        boolean same = shape.length == output.length + 1;
        for (int i = 0; same && i < output.length; i++) {
            same = output[i] < 0 || output[i] == shape[i + 1];
        }
        if (!same) {
            boolean classes = output.length == 1 && output[0] > 1 && shape.length <= 2;
            throw new IllegalArgumentException(name + ": the model's output is " + Names.shape(output)
                    + ", but the targets are of shape " + y.shape()
                    + (classes
                            ? "\nHint: for class numbers use \"sparse_categorical_crossentropy\"."
                            : "\nHint: the last layer must have as many neurons as a target has numbers."));
        }
        Tensor floats = t.toFloat();
        if (kind == Kind.BINARY
                && floats.numel() > 0
                && (floats.min().item() < 0 || floats.max().item() > 1)) {
            throw new IllegalArgumentException(name + ": targets must lie between 0 and 1, but they go from "
                    + (float) floats.min().item() + " to "
                    + (float) floats.max().item()
                    + "\nHint: for numbers use \"mse\"; for several classes \"sparse_categorical_crossentropy\".");
        }
        return floats;
    }
}
