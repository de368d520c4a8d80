package himalia.nn;

import himalia.tensor.Standardization;
import himalia.tensor.Tensor;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Shifts and scales to mean 0 and variance 1, with settings that are given.
final class Normalization {
    private Normalization() {}

    static Tensor batch(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean training,
            double momentum,
            double eps) {
        return normalised("batch_norm", input, runningMean, runningVar, weight, bias, training, momentum, eps);
    }

    static Tensor instance(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean useInputStats,
            double momentum,
            double eps) {
        return normalised("instance_norm", input, runningMean, runningVar, weight, bias, useInputStats, momentum, eps);
    }

    static Tensor layer(
            Tensor input, int[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        LayerNorm.lastDims(new LayerNorm(normalizedShape, false, false), normalizedShape, input);
        return Standardization.ofLast(input, normalizedShape.length, weight, bias, eps);
    }

    static Tensor group(Tensor input, int numGroups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        if (input.dim() < 2) {
            throw new IllegalArgumentException("Expected at least 2 dimensions for input tensor but received "
                    + input.dim() + ": group_norm of " + Texts.shape(input));
        }
        int channels = input.size(1);
        int area = IntStream.range(2, input.dim()).map(input::size).reduce(1, (a, b) -> a * b);
        if (numGroups < 1 || channels % numGroups != 0) {
            throw new IllegalArgumentException(
                    "Expected number of channels in input to be divisible by num_groups, but " + "got input of shape "
                            + Texts.shape(input) + " and num_groups=" + numGroups);
        }
        if (channels == 0 || area == 0) {
            throw new IllegalArgumentException("Expected " + (channels == 0 ? "number of channels" : "HxW")
                    + " to be greater than 0, got 0: group_norm of " + Texts.shape(input));
        }
        if (input.size(0) * (channels / numGroups) * area == 1) {
            throw new IllegalArgumentException("Expected more than 1 value per channel when training, got input size "
                    + Texts.shape(input) + "\nHint: a group of one number has no spread: fewer groups have more.");
        }
        return Standardization.ofGroups(input, numGroups, weight, bias, eps);
    }

    static Tensor rms(Tensor input, int[] normalizedShape, @Nullable Tensor weight, @Nullable Double eps) {
        Tensor y = new RMSNorm(normalizedShape, false).eps(eps).forward(input);
        return weight == null ? y : y.mul(weight);
    }

    private static Tensor normalised(
            String op,
            Tensor x,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean measures,
            double momentum,
            double eps) {
        if (x.numel() == 0 && x.dim() < 2) {
            return x.clone();
        }
        if (measures && op.equals("batch_norm")) {
            checkEps(eps);
        }
        if (x.dim() < 2) {
            throw new IllegalArgumentException(op + ": expected [n, channels, ...], got " + Texts.shape(x));
        }
        if (!measures) {
            if (runningMean == null || runningVar == null) {
                throw new IllegalArgumentException(
                        "Expected running_mean and running_var to be defined when training=False: " + op + " of "
                                + Texts.shape(x));
            }
            return Standardization.ofChannels(x, runningMean, runningVar, weight, bias, eps);
        }
        boolean wholeBatch = op.equals("batch_norm");
        int area = IntStream.range(2, x.dim()).map(x::size).reduce(1, (a, b) -> a * b);
        int count = wholeBatch ? x.size(0) * area : area;
        if (count == 1) {
            throw new IllegalArgumentException(
                    "Expected more than 1 value per channel when training, got input size " + x.shape());
        }
        BiConsumer<Tensor, Tensor> seen = (mean, variance) -> {
            if (runningMean != null && runningVar != null && count > 0) {
                keep(runningMean, mean, momentum, 1);
                keep(runningVar, variance, momentum, (double) count / (count - 1));
            }
        };
        return wholeBatch
                ? Standardization.ofChannels(x, weight, bias, eps, seen)
                : Standardization.ofInstances(x, weight, bias, eps, seen);
    }

    /// Refuses what would not keep the division from 0.
    static void checkEps(double eps) {
        if (!(eps > 0)) {
            throw new IllegalArgumentException("batch_norm eps must be positive during training, but got " + eps
                    + "\nHint: it keeps the division from 0; 1e-5 is usual.");
        }
    }

    private static void keep(Tensor running, Tensor measured, double share, double scale) {
        Tensor now = measured.detach().reshape(-1, running.numel()).mean(0);
        Tensor.noGrad(() -> {
            running.mul_(1 - share).add_(now.to(running.dtype()), share * scale);
        });
    }

    static Tensor localResponse(Tensor x, int size, double alpha, double beta, double k) {
        if (x.dim() < 3) {
            throw new IllegalArgumentException(
                    "Expected 3D or higher dimensionality input (got " + x.dim() + " dimensions)");
        }
        Tensor squares = x.mul(x).reshape(x.size(0), 1, x.size(1), -1).pad(0, 0, size / 2, (size - 1) / 2);
        Tensor means = squares.avgPool2d(new int[] {size, 1}, new int[] {1, 1}, new int[] {0, 0}, true);
        return x.div(means.reshape(x.shape().toArray()).mul(alpha).add(k).pow(beta));
    }
}
