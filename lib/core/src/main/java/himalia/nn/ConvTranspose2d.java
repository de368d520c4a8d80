package himalia.nn;

import himalia.tensor.Tensor;

/// Paints a learned kernel for every pixel: what [Conv2d] makes smaller, it makes larger.
///
/// **Shape** `[n, in, h, w]` -> `[n, out, rows, columns]`. **Parameters** `weight` `[in, out / groups, kh, kw]`,
/// `bias` `[out]`, at first even between `-1/√fan` and `1/√fan`: PyTorch's numbers for the same seed.
public final class ConvTranspose2d extends ConvLayer {
    /// @param kernel size of the kernel
    public ConvTranspose2d(int in, int out, int kernel) {
        this(in, out, new int[] {kernel}, 1, true);
    }

    /// With or without bias.
    public ConvTranspose2d(int in, int out, int[] kernel, boolean bias) {
        this(in, out, kernel, 1, bias);
    }

    /// @param groups into how many parts that do not see each other the channels are cut
    /// @throws IllegalArgumentException if the channels do not divide into groups
    public ConvTranspose2d(int in, int out, int[] kernel, int groups, boolean bias) {
        super(in, out, Settings.pair("kernel_size", kernel), groups, bias, true);
    }

    /// How far the kernel moves on; 1 at first.
    public ConvTranspose2d stride(int... stride) {
        this.stride = each("stride", stride);
        return this;
    }

    /// How much stands around; 0 at first.
    public ConvTranspose2d padding(int... padding) {
        this.padding = each("padding", padding);
        return this;
    }

    /// How far the elements of the kernel stand apart; 1 at first.
    public ConvTranspose2d dilation(int... dilation) {
        this.dilation = each("dilation", dilation);
        return this;
    }

    /// How much larger the result becomes at its end; 0 at first. Steps make several sizes possible.
    public ConvTranspose2d outputPadding(int... outputPadding) {
        this.outputPadding = each("output_padding", outputPadding);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        checkChannels(x, "conv_transpose2d");
        return x.convTranspose2d(weight, bias, stride, padding, outputPadding, groups, dilation);
    }
}
