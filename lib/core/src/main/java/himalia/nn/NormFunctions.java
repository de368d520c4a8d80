package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Normalising, looking up and dropping, of [Functional]; everybody calls them on [Functional].
public abstract sealed class NormFunctions extends LossFunctions permits PoolingFunctions {
    NormFunctions() {}

    // ---- normalising --------------------------------------------------------------------------------------------

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
            Tensor runningMean,
            Tensor runningVar,
            Tensor weight,
            Tensor bias,
            boolean training,
            double momentum,
            double eps) {
        int[] dims = IntStream.range(0, input.dim()).filter(i -> i != 1).toArray();
        return normalised("batch_norm", input, dims, runningMean, runningVar, weight, bias, training, momentum, eps);
    }

    /// Each channel of each example by itself; see [InstanceNorm2d].
    public static Tensor instanceNorm(Tensor input) {
        return instanceNorm(input, null, null, null, null, true, 0.1, 1e-5);
    }

    /// The same with settings as of
    /// [#batchNorm(Tensor, Tensor, Tensor, Tensor, Tensor, boolean, double, double)].
    public static Tensor instanceNorm(
            Tensor input,
            Tensor runningMean,
            Tensor runningVar,
            Tensor weight,
            Tensor bias,
            boolean useInputStats,
            double momentum,
            double eps) {
        int[] dims = IntStream.range(2, input.dim()).toArray();
        return normalised(
                "instance_norm", input, dims, runningMean, runningVar, weight, bias, useInputStats, momentum, eps);
    }

    private static Tensor normalised(
            String op,
            Tensor x,
            int[] dims,
            Tensor runningMean,
            Tensor runningVar,
            Tensor weight,
            Tensor bias,
            boolean measures,
            double momentum,
            double eps) {
        if (x.dim() < 2) {
            throw new IllegalArgumentException(op + ": expected [n, channels, ...], got " + Texts.shape(x));
        }
        int[] perChannel = new int[x.dim()];
        Arrays.fill(perChannel, 1);
        perChannel[1] = x.size(1);
        Tensor y;
        if (measures) {
            int count = Arrays.stream(dims).map(x::size).reduce(1, (a, b) -> a * b);
            if (count <= 1) {
                throw new IllegalArgumentException(
                        "Expected more than 1 value per channel when training, got input size " + x.shape());
            }
            Tensor mean = x.mean(dims, true);
            Tensor centred = x.sub(mean);
            Tensor variance = centred.mul(centred).mean(dims, true);
            if (runningMean != null && runningVar != null) {
                keep(runningMean, mean, momentum, 1);
                keep(runningVar, variance, momentum, (double) count / (count - 1));
            }
            y = centred.div(variance.add(eps).sqrt());
        } else if (runningMean == null || runningVar == null) {
            throw new IllegalArgumentException(
                    "Expected running_mean and running_var to be defined when training=False: " + op + " of "
                            + Texts.shape(x));
        } else {
            y = x.sub(runningMean.view(perChannel))
                    .div(runningVar.view(perChannel).add(eps).sqrt());
        }
        y = weight == null ? y : y.mul(weight.view(perChannel));
        return bias == null ? y : y.add(bias.view(perChannel));
    }

    private static void keep(Tensor running, Tensor measured, double share, double scale) {
        Tensor now = measured.detach().reshape(-1, running.numel()).mean(0);
        Tensor.noGrad(() -> {
            running.mul_(1 - share).add_(now.to(running.dtype()), share * scale);
        });
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
    public static Tensor layerNorm(Tensor input, int[] normalizedShape, Tensor weight, Tensor bias, double eps) {
        int[] dims = LayerNorm.lastDims(new LayerNorm(normalizedShape, false, false), normalizedShape, input);
        Tensor centred = input.sub(input.mean(dims, true));
        Tensor y = centred.div(centred.mul(centred).mean(dims, true).add(eps).sqrt());
        y = weight == null ? y : y.mul(weight);
        return bias == null ? y : y.add(bias);
    }

    /// Groups of channels together; see [GroupNorm].
    public static Tensor groupNorm(Tensor input, int numGroups) {
        return groupNorm(input, numGroups, null, null, 1e-5);
    }

    /// The same with a scale and a shift for each channel, `null` for none.
    ///
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public static Tensor groupNorm(Tensor input, int numGroups, Tensor weight, Tensor bias, double eps) {
        Tensor y =
                new GroupNorm(numGroups, input.size(1), false, false).eps(eps).forward(input);
        int[] perChannel = new int[input.dim()];
        Arrays.fill(perChannel, 1);
        perChannel[1] = input.size(1);
        y = weight == null ? y : y.mul(weight.view(perChannel));
        return bias == null ? y : y.add(bias.view(perChannel));
    }

    /// Divides by the root of the mean square of the last dimensions; see [RMSNorm].
    public static Tensor rmsNorm(Tensor input, int... normalizedShape) {
        return rmsNorm(input, normalizedShape, null, null);
    }

    /// The same with a scale for each element, `null` for none; `eps` `null` is the smallest step of the type.
    public static Tensor rmsNorm(Tensor input, int[] normalizedShape, Tensor weight, Double eps) {
        Tensor y = new RMSNorm(normalizedShape, false).eps(eps).forward(input);
        return weight == null ? y : y.mul(weight);
    }

    // ---- looking up ---------------------------------------------------------------------------------------------

    /// The rows of a table by their numbers: `[*]` and `[count, dim]` -> `[*, dim]`; see [Embedding].
    ///
    /// @throws IndexOutOfBoundsException if a number is no row
    public static Tensor embedding(Tensor input, Tensor weight) {
        return embedding(input, weight, null);
    }

    /// @param paddingIdx the row that is not learned, from the end if negative; `null` for none
    public static Tensor embedding(Tensor input, Tensor weight, Integer paddingIdx) {
        return Embedding.rows(
                input, weight, Embedding.place(weight.size(0), paddingIdx), "embedding of " + Texts.shape(weight));
    }

    /// The means of the rows of bags of one size, `[bags, size]`; see [EmbeddingBag].
    public static Tensor embeddingBag(Tensor input, Tensor weight) {
        return embeddingBag(input, weight, null, "mean");
    }

    /// @param offsets where each bag begins in `input`, which then has one dimension; `null` for rows of one size
    /// @param mode `sum`, `mean` or `max`
    public static Tensor embeddingBag(Tensor input, Tensor weight, Tensor offsets, String mode) {
        return new EmbeddingBag.Bags(weight, mode, -1).of(input, offsets, null, false);
    }

    // ---- dropping -----------------------------------------------------------------------------------------------

    /// Drops whole channels of `[n, c, length]` or `[c, length]`.
    public static Tensor dropout1d(Tensor input, double p, boolean training) {
        return channelDropout(new Dropout1d(p), input, training);
    }

    /// Drops whole channels of `[n, c, h, w]`.
    public static Tensor dropout2d(Tensor input, double p, boolean training) {
        return channelDropout(new Dropout2d(p), input, training);
    }

    /// Drops whole channels of `[n, c, d, h, w]` or `[c, d, h, w]`.
    public static Tensor dropout3d(Tensor input, double p, boolean training) {
        return channelDropout(new Dropout3d(p), input, training);
    }

    /// Drops elements to the lowest value of selu; see [AlphaDropout].
    public static Tensor alphaDropout(Tensor input, double p, boolean training) {
        return channelDropout(new AlphaDropout(p), input, training);
    }

    /// Drops whole channels to the lowest value of selu; see [FeatureAlphaDropout].
    public static Tensor featureAlphaDropout(Tensor input, double p, boolean training) {
        return channelDropout(new FeatureAlphaDropout(p), input, training);
    }

    private static Tensor channelDropout(DropoutLayer layer, Tensor input, boolean training) {
        return layer.train(training).forward(input);
    }

    /// Draws one of the classes of every row, so that a gradient can pass: `softmax((x + noise) / tau)`; `hard`
    /// gives
    /// ones and zeros (Jang and others, 2016).
    public static Tensor gumbelSoftmax(Tensor logits, double tau, boolean hard, int dim) {
        Tensor noise = Tensor.zeros(logits.dtype(), logits.shape().toArray())
                .exponential_(1)
                .log()
                .neg();
        Tensor soft = logits.add(noise).div(tau).softmax(dim);
        if (!hard) {
            return soft;
        }
        Tensor best = soft.detach().argmax(dim, true);
        Tensor ones = Tensor.zeros(logits.dtype(), logits.shape().toArray()).scatter(dim, best, 1.0);
        return ones.sub(soft.detach()).add(soft);
    }

    /// The distance of every pair of rows of `[n, features]` -> `[n (n - 1) / 2]`, the norm `p` of their
    /// difference.
    public static Tensor pdist(Tensor input, double p) {
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

    /// The Euclidean distance of every pair of rows.
    public static Tensor pdist(Tensor input) {
        return pdist(input, 2);
    }
}
