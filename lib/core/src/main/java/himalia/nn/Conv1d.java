package himalia.nn;

import himalia.tensor.Tensor;

/// Slides learned kernels over sequences: each output channel answers to one pattern, wherever it stands.
///
/// **Shape** `[n, in, length]` -> `[n, out, length]`. **Parameters** `weight` `[out, in / groups, k]`, `bias` `[out]`,
/// at first even between `-1/√fan` and `1/√fan`, where `fan` is the number of weights of an output: PyTorch's numbers
/// for the same seed.
public final class Conv1d extends ConvLayer {
    /// @param in channels of the input
    /// @param out channels of the output
    /// @param kernel size of the kernel
    public Conv1d(int in, int out, int kernel) {
        this(in, out, kernel, 1, true);
    }

    /// The same with a step of `stride` and `padding` zeros around.
    public Conv1d(int in, int out, int kernel, int stride, int padding) {
        this(in, out, kernel);
        this.stride = new int[] {stride};
        this.padding = new int[] {padding};
    }

    /// With or without bias.
    public Conv1d(int in, int out, int kernel, boolean bias) {
        this(in, out, kernel, 1, bias);
    }

    /// @param groups into how many parts that do not see each other the channels are cut
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public Conv1d(int in, int out, int kernel, int groups, boolean bias) {
        super(in, out, new int[] {kernel}, groups, bias);
    }

    /// How far the kernel moves on; 1 at first.
    public Conv1d stride(int stride) {
        this.stride = each("stride", stride);
        return this;
    }

    /// How many zeros stand around; 0 at first.
    public Conv1d padding(int padding) {
        this.padding = each("padding", padding);
        return this;
    }

    /// `same` gives the output the size of the input, `valid` means no padding.
    public Conv1d padding(String mode) {
        namedPadding(mode);
        return this;
    }

    /// How far the elements of the kernel stand apart; 1 at first.
    public Conv1d dilation(int dilation) {
        this.dilation = each("dilation", dilation);
        return this;
    }

    /// What stands around instead of zeros: `reflect`, `replicate` or `circular`.
    public Conv1d paddingMode(String mode) {
        mode(mode);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        checkChannels(x, "conv1d");
        Tensor batch = padded(x.dim() == 2 ? x.unsqueeze(0) : x);
        Tensor y = batch.conv1d(weight, bias, stride[0], zeros()[0], dilation[0], groups);
        return x.dim() == 2 ? y.squeeze(0) : y;
    }
}
