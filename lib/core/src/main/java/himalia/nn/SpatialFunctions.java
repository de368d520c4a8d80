package himalia.nn;

import himalia.tensor.Tensor;

/// Convolutions of [Functional]; everybody calls them on [Functional]. All take `[n, channels, sizes...]`, or
/// the same
/// without `n`, and one number for all directions or one for each.
public abstract sealed class SpatialFunctions extends PoolingFunctions permits LayerFunctions {
    SpatialFunctions() {}

    /// A learned window slid along a sequence; see [Conv1d].
    public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias) {
        return conv1d(input, weight, bias, ONE, NONE, ONE, 1);
    }

    /// @param weight `[out, channels / groups, k]`
    /// @param bias `[out]`, or `null`
    public static Tensor conv1d(
            Tensor input, Tensor weight, Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
        return conv(1, input, weight, bias, stride, padding, dilation, groups);
    }

    /// @param padding `same` for a result as long as the input, or `valid`
    public static Tensor conv1d(
            Tensor input, Tensor weight, Tensor bias, int[] stride, String padding, int[] dilation, int groups) {
        return named(1, input, weight, bias, stride, padding, dilation, groups);
    }

    /// A learned window slid over a picture; see [Conv2d].
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias) {
        return conv2d(input, weight, bias, ONE, NONE, ONE, 1);
    }

    /// The same with steps and zeros around.
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, int stride, int padding) {
        return conv2d(input, weight, bias, new int[] {stride}, new int[] {padding}, ONE, 1);
    }

    /// @param weight `[out, channels / groups, kh, kw]`
    /// @param bias `[out]`, or `null`
    public static Tensor conv2d(
            Tensor input, Tensor weight, Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
        return conv(2, input, weight, bias, stride, padding, dilation, groups);
    }

    /// @param padding `same` for a result as large as the input, or `valid`
    public static Tensor conv2d(
            Tensor input, Tensor weight, Tensor bias, int[] stride, String padding, int[] dilation, int groups) {
        return named(2, input, weight, bias, stride, padding, dilation, groups);
    }

    /// A learned window slid through a volume; see [Conv3d].
    public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias) {
        return conv3d(input, weight, bias, ONE, NONE, ONE, 1);
    }

    /// @param weight `[out, channels / groups, kd, kh, kw]`
    /// @param bias `[out]`, or `null`
    public static Tensor conv3d(
            Tensor input, Tensor weight, Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
        return conv(3, input, weight, bias, stride, padding, dilation, groups);
    }

    /// @param padding `same` for a result as large as the input, or `valid`
    public static Tensor conv3d(
            Tensor input, Tensor weight, Tensor bias, int[] stride, String padding, int[] dilation, int groups) {
        return named(3, input, weight, bias, stride, padding, dilation, groups);
    }

    private static Tensor conv(
            int dims,
            Tensor input,
            Tensor weight,
            Tensor bias,
            int[] stride,
            int[] padding,
            int[] dilation,
            int groups) {
        checkDims("conv" + dims + "d", dims, input, weight);
        int[] s = Texts.each("stride", dims, stride);
        int[] p = Texts.each("padding", dims, padding);
        int[] d = Texts.each("dilation", dims, dilation);
        return batched(dims, input, x -> switch (dims) {
            case 1 -> x.conv1d(weight, bias, s[0], p[0], d[0], groups);
            case 2 -> x.conv2d(weight, bias, s, p, d, groups);
            default -> VolumeFunctions.conv3d(x, weight, bias, s, p, d, groups);
        });
    }

    private static Tensor named(
            int dims,
            Tensor input,
            Tensor weight,
            Tensor bias,
            int[] stride,
            String padding,
            int[] dilation,
            int groups) {
        checkDims("conv" + dims + "d", dims, input, weight);
        int[] d = Texts.each("dilation", dims, dilation);
        return switch (padding) {
            case "valid" -> conv(dims, input, weight, bias, stride, NONE, d, groups);
            case "same" -> {
                int[] widths = new int[2 * dims];
                for (int i = 0; i < dims; i++) {
                    int at = dims - 1 - i;
                    int total = d[at] * (weight.size(2 + at) - 1);
                    widths[2 * i] = total / 2;
                    widths[2 * i + 1] = total - total / 2;
                    if (Texts.each("stride", dims, stride)[at] != 1) {
                        throw new IllegalArgumentException("padding='same' is not supported for strided convolutions");
                    }
                }
                yield conv(dims, input.pad(widths), weight, bias, stride, NONE, d, groups);
            }
            default ->
                throw new IllegalArgumentException(
                        "Invalid padding string '" + padding + "', should be one of 'valid', 'same'");
        };
    }

    /// Paints a kernel for every element of a sequence; see [ConvTranspose1d].
    public static Tensor convTranspose1d(Tensor input, Tensor weight, Tensor bias) {
        return convTranspose1d(input, weight, bias, ONE, NONE, NONE, 1, ONE);
    }

    /// @param weight `[channels, out / groups, k]`
    /// @param outputPadding how much longer the result becomes at its end
    public static Tensor convTranspose1d(
            Tensor input,
            Tensor weight,
            Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        return transposed(1, input, weight, bias, stride, padding, outputPadding, groups, dilation);
    }

    /// Paints a kernel for every pixel; see [ConvTranspose2d].
    public static Tensor convTranspose2d(Tensor input, Tensor weight, Tensor bias) {
        return convTranspose2d(input, weight, bias, ONE, NONE, NONE, 1, ONE);
    }

    /// @param weight `[channels, out / groups, kh, kw]`
    /// @param outputPadding how much larger the result becomes at its end
    public static Tensor convTranspose2d(
            Tensor input,
            Tensor weight,
            Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        return transposed(2, input, weight, bias, stride, padding, outputPadding, groups, dilation);
    }

    /// Paints a kernel for every element of a volume; see [ConvTranspose3d].
    public static Tensor convTranspose3d(Tensor input, Tensor weight, Tensor bias) {
        return convTranspose3d(input, weight, bias, ONE, NONE, NONE, 1, ONE);
    }

    /// @param weight `[channels, out / groups, kd, kh, kw]`
    /// @param outputPadding how much larger the result becomes at its end
    public static Tensor convTranspose3d(
            Tensor input,
            Tensor weight,
            Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        return transposed(3, input, weight, bias, stride, padding, outputPadding, groups, dilation);
    }

    private static Tensor transposed(
            int dims,
            Tensor input,
            Tensor weight,
            Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        checkDims("conv_transpose" + dims + "d", dims, input, weight);
        int[] s = Texts.each("stride", dims, stride);
        int[] p = Texts.each("padding", dims, padding);
        int[] o = Texts.each("output_padding", dims, outputPadding);
        int[] d = Texts.each("dilation", dims, dilation);
        return batched(dims, input, x -> switch (dims) {
            case 1 -> x.convTranspose1d(weight, bias, s[0], p[0], o[0], groups, d[0]);
            case 2 -> x.convTranspose2d(weight, bias, s, p, o, groups, d);
            default -> VolumeFunctions.convTranspose3d(x, weight, bias, s, p, o, groups, d);
        });
    }

    private static void checkDims(String op, int dims, Tensor input, Tensor weight) {
        if (input.dim() != dims + 1 && input.dim() != dims + 2 || weight.dim() != dims + 2) {
            throw new IllegalArgumentException("Expected " + (dims + 1) + "D (unbatched) or " + (dims + 2)
                    + "D (batched) input and a weight of " + (dims + 2) + " dimensions to " + op
                    + ", but got input of size: " + Texts.shape(input) + " and weight of size: " + Texts.shape(weight));
        }
    }

    /// Puts the numbers of [#maxPool1dWithIndices] back where they stood; see [MaxUnpool1d].
    public static Tensor maxUnpool1d(Tensor input, Tensor indices, int[] kernelSize, int[] stride, int[] padding) {
        return unpooled(1, input, indices, kernelSize, stride, padding);
    }

    /// Puts the numbers of [#maxPool2dWithIndices] back where they stood; see [MaxUnpool2d].
    public static Tensor maxUnpool2d(Tensor input, Tensor indices, int[] kernelSize, int[] stride, int[] padding) {
        return unpooled(2, input, indices, kernelSize, stride, padding);
    }

    /// Puts the numbers of [#maxPool3dWithIndices] back where they stood; see [MaxUnpool3d].
    public static Tensor maxUnpool3d(Tensor input, Tensor indices, int[] kernelSize, int[] stride, int[] padding) {
        return unpooled(3, input, indices, kernelSize, stride, padding);
    }

    private static Tensor unpooled(int dims, Tensor x, Tensor indices, int[] kernel, int[] stride, int[] padding) {
        int[] k = Texts.each("kernel_size", dims, kernel);
        int[] s = stride == null ? k : Texts.each("stride", dims, stride);
        int[] p = Texts.each("padding", dims, padding);
        int[] size = new int[dims];
        for (int i = 0; i < dims; i++) {
            size[i] = (x.size(i - dims) - 1) * s[i] - 2 * p[i] + k[i];
        }
        return PoolFunctions.unpool(x, indices, size);
    }
}
