package himalia.nn;

import himalia.tensor.Autograd;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Shifts and scales to mean 0 and variance 1, with settings that are given.
final class Normalization {
    private Normalization() {}

    /// `(x - mean) / √(var + eps)` over some dimensions as one operation: its gradient takes a third of the passes over
    /// memory that those of its parts would take, and keeps `x` alone, so that the result may be changed in place.
    ///
    /// @param mean of `x` over them, kept as 1
    /// @param variance the same, of the biased kind
    static Tensor standardised(String title, Tensor x, Tensor mean, Tensor variance, int[] dims, double eps) {
        Tensor roots = variance.add(eps).sqrt();
        Tensor y = x.detach().sub(mean).div_(roots);
        if (Autograd.records(x)) {
            Autograd.record(
                            y,
                            title,
                            (g, i) -> {
                                if (Autograd.isEnabled()) { // a gradient of the gradient: let it find its way to x
                                    Tensor centred = x.sub(x.mean(dims, true));
                                    Tensor root = centred.mul(centred)
                                            .mean(dims, true)
                                            .add(eps)
                                            .sqrt();
                                    return slope(g, centred.div(root), root, dims);
                                }
                                return slope(g, x.detach().sub(mean).div_(roots), roots, dims);
                            },
                            x)
                    .saves(x);
        }
        return y;
    }

    /// `(g - mean g - y mean (g y)) / root`
    private static Tensor slope(Tensor g, Tensor y, Tensor root, int[] dims) {
        Tensor along = g.mul(y).mean(dims, true);
        Tensor rest = g.sub(g.mean(dims, true));
        return Autograd.isEnabled()
                ? rest.sub(y.mul(along)).div(root)
                : rest.sub_(y.mul(along)).div_(root);
    }

    /// The same with mean and variance of `x` itself.
    static Tensor standardised(String title, Tensor x, int[] dims, double eps) {
        Tensor plain = x.detach();
        return standardised(title, x, plain.mean(dims, true), plain.var(dims, 0, true), dims, eps);
    }

    static Tensor batch(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean training,
            double momentum,
            double eps) {
        int[] dims = IntStream.range(0, input.dim()).filter(i -> i != 1).toArray();
        return normalised("batch_norm", input, dims, runningMean, runningVar, weight, bias, training, momentum, eps);
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
        int[] dims = IntStream.range(2, input.dim()).toArray();
        return normalised(
                "instance_norm", input, dims, runningMean, runningVar, weight, bias, useInputStats, momentum, eps);
    }

    static Tensor layer(
            Tensor input, int[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        int[] dims = LayerNorm.lastDims(new LayerNorm(normalizedShape, false, false), normalizedShape, input);
        Tensor y = standardised("NativeLayerNorm", input, dims, eps);
        y = weight == null ? y : y.mul(weight);
        return bias == null ? y : y.add(bias);
    }

    static Tensor group(Tensor input, int numGroups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        if (input.dim() < 2) {
            throw new IllegalArgumentException("Expected at least 2 dimensions for input tensor but received "
                    + input.dim() + ": group_norm of " + Texts.shape(input));
        }
        int n = input.size(0);
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
        Tensor parts = input.reshape(n, numGroups, channels / numGroups * area);
        Tensor y = standardised("NativeGroupNorm", parts, new int[] {2}, eps)
                .reshape(input.shape().toArray());
        int[] perChannel = new int[input.dim()];
        Arrays.fill(perChannel, 1);
        perChannel[1] = channels;
        y = weight == null ? y : y.mul(weight.view(perChannel));
        return bias == null ? y : y.add(bias.view(perChannel));
    }

    static Tensor rms(Tensor input, int[] normalizedShape, @Nullable Tensor weight, @Nullable Double eps) {
        Tensor y = new RMSNorm(normalizedShape, false).eps(eps).forward(input);
        return weight == null ? y : y.mul(weight);
    }

    private static Tensor normalised(
            String op,
            Tensor x,
            int[] dims,
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
        int[] perChannel = new int[x.dim()];
        Arrays.fill(perChannel, 1);
        perChannel[1] = x.size(1);
        Tensor y;
        if (measures) {
            int count = Arrays.stream(dims).map(x::size).reduce(1, (a, b) -> a * b);
            if (count == 1) {
                throw new IllegalArgumentException(
                        "Expected more than 1 value per channel when training, got input size " + x.shape());
            }
            Tensor mean = x.detach().mean(dims, true);
            Tensor variance = x.detach().var(dims, 0, true);
            if (runningMean != null && runningVar != null && count > 0) {
                keep(runningMean, mean, momentum, 1);
                keep(runningVar, variance, momentum, (double) count / (count - 1));
            }
            y = standardised("NativeBatchNorm", x, mean, variance, dims, eps);
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
