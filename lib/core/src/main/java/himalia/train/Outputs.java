package himalia.train;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The losses and metrics of a model with several outputs, each of which has its own.
final class Outputs {
    private final Packing predictions;
    private final List<LossFunction> losses;
    private final double[] shares;
    /// For each output, whether its loss is computed from its logits.
    private final boolean[] ofLogits;

    private final @Nullable Activated[] last;
    /// What the targets of each output look like; a class number takes one column, whatever the output is.
    private final Packing targets;

    /// @param last for each output the layer that makes it of logits, or null
    Outputs(Packing predictions, @Nullable Activated[] last, List<String> losses) {
        if (losses.size() != predictions.shapes().size()) {
            throw new IllegalArgumentException("compile: the model has the outputs " + predictions.names()
                    + ", so it needs " + predictions.names().size() + " losses, got " + losses);
        }
        this.predictions = predictions;
        this.losses = losses.stream().map(LossFunction::of).toList();
        this.last = last.clone();
        this.ofLogits = new boolean[losses.size()];
        for (int i = 0; i < ofLogits.length; i++) {
            ofLogits[i] = last[i] != null && this.losses.get(i).ofLogits() != null;
        }
        this.shares = new double[losses.size()];
        Arrays.fill(shares, 1);
        List<int[]> shapes = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            boolean number = this.losses.get(i).kind() == LossFunction.Kind.CLASSES;
            shapes.add(number ? new int[] {1} : predictions.shapes().get(i));
        }
        targets = new Packing(predictions.names(), shapes);
    }

    Tensor targets(String who, List<Tensor> given) {
        List<Tensor> fitting = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), losses.size()); i++) {
            Tensor y = losses.get(i).targets(given.get(i), predictions.shapes().get(i));
            fitting.add(y.dim() == 1 ? y.unsqueeze(1) : y);
        }
        return targets.pack(who, "output", fitting.size() == given.size() ? fitting : given);
    }

    void shares(double... given) {
        if (given.length != shares.length) {
            throw new IllegalArgumentException(
                    "lossWeights: expected one for each of " + predictions.names() + ", got " + Arrays.toString(given));
        }
        System.arraycopy(given, 0, shares, 0, given.length);
    }

    /// The sum of all losses, each times its weight.
    LossFunction loss() {
        LossFunction.OfLogits fromLogits = new LossFunction.OfLogits(
                (o, y) -> sum(o.logits(), y, true), (o, y) -> rows(o.logits(), y, true), ofLogits);
        return new LossFunction(
                "several",
                LossFunction.Kind.OTHER,
                (p, y) -> sum(p, y, false),
                (p, y) -> rows(p, y, false),
                fromLogits);
    }

    /// @param logits whether `p` has logits in the places of [#ofLogits]
    private Tensor rows(Tensor p, Tensor y, boolean logits) {
        Tensor sum = null;
        for (int i = 0; i < losses.size(); i++) {
            Tensor part = losses.get(i).rows(output(i, p, logits), target(i, y)).mul(shares[i]);
            sum = sum == null ? part : sum.add(part);
        }
        return Objects.requireNonNull(sum, "a model has an output");
    }

    private Tensor sum(Tensor p, Tensor y, boolean logits) {
        Tensor sum = null;
        for (int i = 0; i < losses.size(); i++) {
            Tensor part = one(i, p, y, logits);
            Tensor counted = shares[i] == 1 ? part : part.mul(shares[i]);
            sum = sum == null ? counted : sum.add(counted);
        }
        return Objects.requireNonNull(sum, "a model has an output");
    }

    private Tensor one(int i, Tensor p, Tensor y, boolean logits) {
        return losses.get(i).of(output(i, p, logits), target(i, y), null);
    }

    private Output output(int i, Tensor p, boolean logits) {
        Tensor part = predictions.part(p, i);
        return logits && ofLogits[i] ? Output.ofLogits(part, last[i]::activated) : Output.of(part);
    }

    private Tensor target(int i, Tensor y) {
        Tensor t = targets.part(y, i);
        return losses.get(i).kind() == LossFunction.Kind.CLASSES
                ? Packing.words(t).flatten()
                : t;
    }

    /// The loss of each output by itself, `price_loss`.
    List<Metric> lossMetrics() {
        List<Metric> all = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            int output = i;
            all.add(new Metric(predictions.names().get(i) + "_loss") {
                @Override
                public void update(Tensor prediction, Tensor target) {
                    update(Output.of(prediction), target);
                }

                @Override
                void update(Output all, Tensor target) {
                    int n = target.size(0);
                    boolean logits = all.hasLogits();
                    Tensor p = logits ? all.logits() : all.prediction();
                    sum += Tensor.noGrad(() -> one(output, p, target, logits)).item() * n;
                    count += n;
                }
            });
        }
        return all;
    }

    /// Metrics of one output, `kind_accuracy`.
    List<Metric> metrics(String output, String... names) {
        int i = predictions.names().indexOf(output);
        if (i < 0) {
            throw Names.unknown("output", output, predictions.names());
        }
        Metrics.check(names);
        List<Metric> all = new ArrayList<>();
        for (String name : names) {
            Metric inner = Metrics.of(name, predictions.shapes().get(i));
            all.add(new Metric(output + "_" + name) {
                @Override
                public void update(Tensor prediction, Tensor target) {
                    inner.update(predictions.part(prediction.detach(), i), target(i, target));
                }

                @Override
                public double result() {
                    return inner.result();
                }

                @Override
                public void reset() {
                    inner.reset();
                }
            });
        }
        return all;
    }
}
