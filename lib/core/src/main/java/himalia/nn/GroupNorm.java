package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Shifts and scales groups of channels of each example to mean 0 and variance 1, whatever the size of the batch. Wu
/// and He, 2018.
///
/// **Shape** `[n, channels, *]` -> the same. **Parameters** `weight` (1 at first) and `bias` (0), `[channels]`.
public class GroupNorm extends Module {
    /// What each channel is multiplied by; `null` without affine part.
    public @Nullable Parameter weight;
    /// What is added to each channel; `null` if nothing.
    public @Nullable Parameter bias;

    private final int groups;
    private final int channels;
    private double eps = 1e-5;

    /// @param numGroups into how many groups the channels are cut
    /// @param numChannels how many channels there are
    public GroupNorm(int numGroups, int numChannels) {
        this(numGroups, numChannels, true, true);
    }

    /// @param affine whether it learns a scale for each channel
    /// @param bias whether it learns a shift, too
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public GroupNorm(int numGroups, int numChannels, boolean affine, boolean bias) {
        Settings.notNegative("GroupNorm", "num_channels", numChannels);
        if (numGroups < 1 || numChannels % numGroups != 0) {
            throw new IllegalArgumentException(
                    "num_channels (" + numChannels + ") must be divisible by num_groups (" + numGroups + ")");
        }
        groups = numGroups;
        channels = numChannels;
        weight = affine ? new Parameter(Tensor.ones(channels)) : null;
        this.bias = affine && bias ? new Parameter(Tensor.zeros(channels)) : null;
    }

    /// Keeps the division from 0; 1e-5 at first.
    public GroupNorm eps(double eps) {
        this.eps = eps;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.dim() < 2 || x.size(1) != channels) {
            throw new LayerShapeException(
                    "Expected number of channels in input to be " + channels,
                    "`" + shortName() + "` expected " + expects() + ", got "
                            + Arrays.toString(x.shape().toArray()),
                    "the channels are the second dimension.");
        }
        return Normalization.group(x, groups, weight, bias, eps);
    }

    @Override
    String expects() {
        return "[n, " + channels + ", *]";
    }

    @Override
    protected String extraRepr() {
        return groups + ", " + channels + ", eps=" + Texts.number(eps) + ", affine=" + Texts.flag(weight != null)
                + ", bias=" + Texts.flag(bias != null);
    }
}
