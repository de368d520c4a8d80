package himalia.nn;

import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// What [BatchNorm1d] and [BatchNorm2d] share: per channel, `(x - mean) / √(var + eps) * weight + bias`.
public abstract class BatchNorm extends Module {
    /// What each channel is multiplied by, `[features]`, 1 at first; `null` without affine part.
    public final Parameter weight;
    /// What is added to each channel, `[features]`, 0 at first; `null` without affine part.
    public final Parameter bias;

    private final int features;
    private double eps = 1e-5;
    private double momentum = 0.1;
    private Tensor runningMean;
    private Tensor runningVar;
    private Tensor batches;

    BatchNorm(int features, boolean affine) {
        this.features = features;
        weight = affine ? new Parameter(Tensor.ones(features)) : null;
        bias = affine ? new Parameter(Tensor.zeros(features)) : null;
        startStatistics(true);
    }

    private void startStatistics(boolean tracks) {
        runningMean = tracks ? Tensor.zeros(features) : null;
        runningVar = tracks ? Tensor.ones(features) : null;
        batches = tracks ? Tensor.tensor(0L) : null;
    }

    /// Keeps the division from 0; 1e-5 at first.
    public BatchNorm eps(double eps) {
        this.eps = eps;
        return this;
    }

    /// How much a batch changes the statistics that are kept for use; 0.1 at first.
    public BatchNorm momentum(double momentum) {
        this.momentum = momentum;
        return this;
    }

    /// Whether statistics are kept for use; without them each batch is measured by itself. Starts them anew.
    public BatchNorm trackRunningStats(boolean tracks) {
        startStatistics(tracks);
        return this;
    }

    /// The means that are used after training, `[features]`; `null` if none are kept.
    public Tensor runningMean() {
        return runningMean;
    }

    /// The variances that are used after training, `[features]`; `null` if none are kept.
    public Tensor runningVar() {
        return runningVar;
    }

    @Override
    Map<String, Tensor> ownBuffers() {
        Map<String, Tensor> own = new LinkedHashMap<>();
        if (runningMean != null) {
            own.put("running_mean", runningMean);
            own.put("running_var", runningVar);
            own.put("num_batches_tracked", batches);
        }
        return own;
    }

    /// Complains of a wrong number of dimensions.
    abstract void checkDimensions(Tensor x);

    @Override
    public Tensor forward(Tensor x) {
        checkDimensions(x);
        String got = java.util.Arrays.toString(x.shape().toArray());
        if (x.size(1) != features) {
            throw new LayerShapeException(
                    "running_mean should contain " + x.size(1) + " elements not " + features,
                    "`" + shortName() + "` expected " + features + " channels, got " + got,
                    "use " + name() + "(" + x.size(1) + ").");
        }
        int[] perChannel =
                IntStream.range(0, x.dim()).map(i -> i == 1 ? features : 1).toArray();
        boolean measures = isTraining() || runningMean == null;
        Tensor y = measures
                ? measured(x)
                : x.sub(runningMean.view(perChannel))
                        .div(runningVar.view(perChannel).add(eps).sqrt());
        return weight == null ? y : y.mul(weight.view(perChannel)).add(bias.view(perChannel));
    }

    private Tensor measured(Tensor x) {
        int count = x.numel() / Math.max(1, features);
        if (isTraining() && count <= 1) {
            throw new IllegalArgumentException("Expected more than 1 value per channel when training, got input size "
                    + x.shape() + "\nHint: give larger batches (DataLoader drops the last with dropLast), or call"
                    + " model.eval() for a single example.");
        }
        int[] dims = IntStream.range(0, x.dim()).filter(i -> i != 1).toArray();
        Tensor mean = x.mean(dims, true);
        Tensor centred = x.sub(mean);
        Tensor variance = centred.mul(centred).mean(dims, true);
        if (isTraining() && runningMean != null) {
            // PyTorch keeps the unbiased variance but divides by the biased one
            double unbiased = (double) count / (count - 1);
            runningMean.mul_(1 - momentum).add_(mean.detach().view(-1).to(runningMean.dtype()), momentum);
            runningVar.mul_(1 - momentum).add_(variance.detach().view(-1).to(runningVar.dtype()), momentum * unbiased);
            batches.add_(Tensor.tensor(1L));
        }
        return centred.div(variance.add(eps).sqrt());
    }

    @Override
    protected String extraRepr() {
        String affine = Texts.flag(weight != null);
        return features + ", eps=" + Texts.number(eps) + ", momentum=" + Texts.number(momentum) + ", affine=" + affine
                + ", bias=" + affine + ", track_running_stats=" + Texts.flag(runningMean != null);
    }
}
