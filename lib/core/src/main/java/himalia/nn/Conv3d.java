package himalia.nn;

import himalia.tensor.ConvolutionNd;
import himalia.tensor.Tensor;

/// Slides learned kernels over volumes, such as films or scans.
///
/// **Shape** `[n, in, d, h, w]` -> `[n, out, depth, rows, columns]`. **Parameters** `weight`
/// `[out, in / groups, kd, kh, kw]`, `bias` `[out]`, at first even between `-1/√fan` and `1/√fan`: PyTorch's numbers
/// for the same seed.
public final class Conv3d extends ConvLayer {
    /// @param kernel size of the kernel
    public Conv3d(int in, int out, int kernel) {
        this(in, out, new int[] {kernel}, 1, true);
    }

    /// With or without bias.
    public Conv3d(int in, int out, int[] kernel, boolean bias) {
        this(in, out, kernel, 1, bias);
    }

    /// @param groups into how many parts that do not see each other the channels are cut
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public Conv3d(int in, int out, int[] kernel, int groups, boolean bias) {
        super(in, out, Settings.triple("kernel_size", kernel), groups, bias, false);
    }

    /// How far the kernel moves on; 1 at first.
    public Conv3d stride(int... stride) {
        this.stride = each("stride", stride);
        return this;
    }

    /// How much stands around; 0 at first.
    public Conv3d padding(int... padding) {
        this.padding = each("padding", padding);
        return this;
    }

    /// How far the elements of the kernel stand apart; 1 at first.
    public Conv3d dilation(int... dilation) {
        this.dilation = each("dilation", dilation);
        return this;
    }

    /// `same` gives the output the size of the input, `valid` means no padding.
    public Conv3d padding(String mode) {
        namedPadding(mode);
        return this;
    }

    /// What stands around instead of zeros: `reflect`, `replicate` or `circular`.
    public Conv3d paddingMode(String mode) {
        mode(mode);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        checkChannels(x, "conv3d");
        Tensor batch = padded(x.dim() == 4 ? x.unsqueeze(0) : x);
        Tensor y = ConvolutionNd.conv(3, batch, weight, bias, stride, zeros(), dilation, groups);
        return x.dim() == 4 ? y.squeeze(0) : y;
    }
}
