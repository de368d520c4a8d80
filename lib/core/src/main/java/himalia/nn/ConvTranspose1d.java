package himalia.nn;

import himalia.tensor.Tensor;

/// Paints a learned kernel for every element of a sequence: what [Conv1d] makes shorter, it makes longer.
///
/// **Shape** `[n, in, length]` -> `[n, out, length]`. **Parameters** `weight` `[in, out / groups, k]`, `bias` `[out]`,
/// at first even between `-1/√fan` and `1/√fan`: PyTorch's numbers for the same seed.
public final class ConvTranspose1d extends ConvLayer {
    /// @param kernel size of the kernel
    public ConvTranspose1d(int in, int out, int kernel) {
        this(in, out, kernel, 1, true);
    }

    /// With or without bias.
    public ConvTranspose1d(int in, int out, int kernel, boolean bias) {
        this(in, out, kernel, 1, bias);
    }

    /// @param groups into how many parts that do not see each other the channels are cut
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public ConvTranspose1d(int in, int out, int kernel, int groups, boolean bias) {
        super(in, out, new int[] {kernel}, groups, bias, true);
    }

    /// How far the kernel moves on; 1 at first.
    public ConvTranspose1d stride(int... stride) {
        this.stride = each("stride", stride);
        return this;
    }

    /// How much stands around; 0 at first.
    public ConvTranspose1d padding(int... padding) {
        this.padding = each("padding", padding);
        return this;
    }

    /// How far the elements of the kernel stand apart; 1 at first.
    public ConvTranspose1d dilation(int... dilation) {
        this.dilation = each("dilation", dilation);
        return this;
    }

    /// How much larger the result becomes at its end; 0 at first. Steps make several sizes possible.
    public ConvTranspose1d outputPadding(int... outputPadding) {
        this.outputPadding = each("output_padding", outputPadding);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        checkChannels(x, "conv_transpose1d");
        Tensor batch = x.dim() == 2 ? x.unsqueeze(0) : x;
        Tensor y = batch.convTranspose1d(weight, bias, stride[0], padding[0], outputPadding[0], groups, dilation[0]);
        return x.dim() == 2 ? y.squeeze(0) : y;
    }
}
