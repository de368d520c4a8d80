package himalia.nn;

import himalia.tensor.Tensor;

/// Slides learned kernels over images: each output channel answers to one pattern, wherever it stands.
///
/// **Shape** `[n, in, h, w]` -> `[n, out, rows, columns]`. **Parameters** `weight` `[out, in / groups, kh, kw]`,
/// `bias` `[out]`, at first even between `-1/√fan` and `1/√fan`, where `fan` is the number of weights of an output:
/// PyTorch's numbers for the same seed.
public final class Conv2d extends ConvLayer {
    /// @param in channels of the input
    /// @param out channels of the output
    /// @param kernel size of the kernel
    public Conv2d(int in, int out, int kernel) {
        this(in, out, new int[] {kernel}, 1, true);
    }

    /// The same with a kernel of rows and columns.
    public Conv2d(int in, int out, int[] kernel) {
        this(in, out, kernel, 1, true);
    }

    /// The same with a step of `stride` and `padding` zeros around.
    public Conv2d(int in, int out, int kernel, int stride, int padding) {
        this(in, out, kernel);
        this.stride = new int[] {stride, stride};
        this.padding = new int[] {padding, padding};
    }

    /// With or without bias.
    public Conv2d(int in, int out, int[] kernel, boolean bias) {
        this(in, out, kernel, 1, bias);
    }

    /// @param groups into how many parts that do not see each other the channels are cut
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public Conv2d(int in, int out, int[] kernel, int groups, boolean bias) {
        super(in, out, Settings.pair("kernel_size", kernel), groups, bias);
    }

    /// How far the kernel moves on; 1 at first.
    public Conv2d stride(int... stride) {
        this.stride = each("stride", stride);
        return this;
    }

    /// How many zeros stand around; 0 at first.
    public Conv2d padding(int... padding) {
        this.padding = each("padding", padding);
        return this;
    }

    /// `same` gives the output the size of the input, `valid` means no padding.
    public Conv2d padding(String mode) {
        namedPadding(mode);
        return this;
    }

    /// How far the elements of the kernel stand apart; 1 at first.
    public Conv2d dilation(int... dilation) {
        this.dilation = each("dilation", dilation);
        return this;
    }

    /// What stands around instead of zeros: `reflect`, `replicate` or `circular`.
    public Conv2d paddingMode(String mode) {
        mode(mode);
        return this;
    }

    @Override
    boolean givesAway(Tensor result) {
        return getClass() == Conv2d.class && !isWatched() && result.dim() == 4 && result.numel() > SMALL;
    }

    @Override
    public Tensor forward(Tensor x) {
        checkChannels(x, "conv2d");
        return padded(x).conv2d(weight, bias, stride, zeros(), dilation, groups);
    }
}
