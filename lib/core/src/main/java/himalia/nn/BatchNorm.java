package himalia.nn;

import himalia.tensor.Standardization;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the layers that normalise by channel share: `(x - mean) / √(var + eps) * weight + bias`.
public abstract sealed class BatchNorm extends Module permits BatchNorm1d, BatchNorm2d, BatchNorm3d, InstanceNorm {
    /// What each channel is multiplied by, `[features]`, 1 at first; `null` without affine part.
    public @Nullable Parameter weight;
    /// What is added to each channel, `[features]`, 0 at first; `null` without affine part.
    public @Nullable Parameter bias;

    final int features;
    double eps = 1e-5;
    private @Nullable Double momentum = 0.1;
    private @Nullable Buffer runningMean;
    private @Nullable Buffer runningVar;
    private @Nullable Buffer numBatchesTracked;

    BatchNorm(int features, boolean affine, boolean bias, boolean tracks) {
        this.features = Settings.notNegative(name(), "num_features", features);
        weight = affine ? new Parameter(Tensor.ones(features)) : null;
        this.bias = affine && bias ? new Parameter(Tensor.zeros(features)) : null;
        startStatistics(tracks);
    }

    private void startStatistics(boolean tracks) {
        runningMean = tracks ? new Buffer(Tensor.zeros(features)) : null;
        runningVar = tracks ? new Buffer(Tensor.ones(features)) : null;
        numBatchesTracked = tracks ? new Buffer(Tensor.tensor(0L)) : null;
    }

    /// Keeps the division from 0; 1e-5 at first.
    public BatchNorm eps(double eps) {
        this.eps = eps;
        return this;
    }

    /// How much a batch changes the statistics that are kept for use; 0.1 at first. `null` keeps the mean of all
    /// batches instead; in instance normalization they then never change, as in PyTorch.
    public BatchNorm momentum(@Nullable Double momentum) {
        this.momentum = momentum;
        return this;
    }

    /// Whether statistics are kept for use; without them each batch is measured by itself. Starts them anew.
    public BatchNorm trackRunningStats(boolean tracks) {
        startStatistics(tracks);
        return this;
    }

    /// The means that are used after training, `[features]`; `null` if none are kept.
    public @Nullable Tensor runningMean() {
        return runningMean;
    }

    /// The variances that are used after training, `[features]`; `null` if none are kept.
    public @Nullable Tensor runningVar() {
        return runningVar;
    }

    /// Complains of a wrong number of dimensions.
    abstract void checkDimensions(Tensor x);

    @Override
    public Tensor forward(Tensor x) {
        checkDimensions(x);
        if (x.size(1) != features) {
            throw new LayerShapeException(
                    "running_mean should contain " + x.size(1) + " elements not " + features,
                    "`" + shortName() + "` expected " + features + " channels, got "
                            + Arrays.toString(x.shape().toArray()),
                    "use " + name() + "(" + x.size(1) + ").");
        }
        return isTraining() || runningMean == null || runningVar == null
                ? measured(x)
                : Standardization.ofChannels(x, runningMean, runningVar, weight, bias, eps);
    }

    private Tensor measured(Tensor x) {
        boolean perExample = this instanceof InstanceNorm;
        int area = IntStream.range(2, x.dim()).map(x::size).reduce(1, (a, b) -> a * b);
        int count = perExample ? area : x.size(0) * area;
        if (isTraining() && !perExample) {
            Normalization.checkEps(eps);
        }
        if (count == 1) {
            throw new IllegalArgumentException(
                    "Expected more than 1 " + (perExample ? "spatial element" : "value per channel")
                            + " when training, got input size " + x.shape() + "\nHint: " + moreThanOne(perExample));
        }
        BiConsumer<Tensor, Tensor> seen = (mean, variance) -> {
            if (isTraining() && runningMean != null && runningVar != null && numBatchesTracked != null) {
                // PyTorch keeps the unbiased variance but divides by the biased one
                keep(mean, variance, count, runningMean, runningVar, numBatchesTracked);
            }
        };
        return perExample
                ? Standardization.ofInstances(x, weight, bias, eps, seen)
                : Standardization.ofChannels(x, weight, bias, eps, seen);
    }

    private String moreThanOne(boolean perExample) {
        return perExample
                ? "each channel of each example is measured by itself, and one number has no spread: give inputs of more"
                        + " than one place."
                : isTraining()
                        ? "give larger batches (DataLoader drops the last with dropLast), or call model.eval() for a single"
                                + " example."
                        : "without running statistics each batch is measured, also after eval(): give larger batches, or"
                                + " make the layer with trackRunningStats(true).";
    }

    private void keep(Tensor mean, Tensor variance, int count, Tensor means, Tensor variances, Tensor batches) {
        if (!(this instanceof InstanceNorm)) {
            batches.add_(Tensor.tensor(1L));
        }
        if (count == 0) {
            return; // an empty batch measures nothing
        }
        double unbiased = (double) count / (count - 1);
        double share =
                momentum != null ? momentum : this instanceof InstanceNorm ? 0 : 1 / batches.item(); // as in PyTorch
        means.mul_(1 - share).add_(perChannel(mean).to(means.dtype()), share);
        variances.mul_(1 - share).add_(perChannel(variance).to(means.dtype()), share * unbiased);
    }

    /// The mean over the batch, where each example was measured by itself.
    private Tensor perChannel(Tensor statistic) {
        return statistic.reshape(-1, features).mean(0);
    }

    @Override
    protected String extraRepr() {
        return features + ", eps=" + Texts.number(eps) + ", momentum="
                + (momentum == null ? "None" : Texts.number(momentum)) + ", affine=" + Texts.flag(weight != null)
                + ", bias=" + Texts.flag(bias != null) + ", track_running_stats=" + Texts.flag(runningMean != null);
    }
}
