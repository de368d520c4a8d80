package himalia.tensor;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Convolutions in one, two and three directions, made of those of images ([SpatialOps]); `himalia.nn` has their
/// layers and plain names.
///
/// All take `[n, channels, sizes...]` or the same without `n`, and of each setting one number for all directions or
/// one for each.
public final class ConvolutionNd {
    private ConvolutionNd() {}

    /// Slides kernels over the input and adds up the products.
    ///
    /// @param dims how many directions: 1, 2 or 3
    /// @param weight `[out, channels / groups, sizes...]`
    /// @param bias `[out]`, or `null`
    /// @throws IllegalArgumentException if numbers of dimensions or channels do not fit
    public static Tensor conv(
            int dims,
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] dilation,
            int groups) {
        check("conv" + dims + "d", dims, x, weight);
        int[] s = each("stride", dims, stride);
        int[] p = each("padding", dims, padding);
        int[] d = each("dilation", dims, dilation);
        Convolution.Windows.checkSettings(s, p, d);
        checkGroups(groups);
        return batched(dims, x, batch -> switch (dims) {
            case 1 -> batch.conv1d(weight, bias, s[0], p[0], d[0], groups);
            case 2 -> batch.conv2d(weight, bias, s, p, d, groups);
            default -> conv3d(batch, weight, bias, s, p, d, groups);
        });
    }

    /// The same with a padding by name.
    ///
    /// @param padding `same` for a result as large as the input, or `valid`
    public static Tensor conv(
            int dims,
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            String padding,
            int[] dilation,
            int groups) {
        check("conv" + dims + "d", dims, x, weight);
        int[] d = each("dilation", dims, dilation);
        return switch (padding) {
            case "valid" -> conv(dims, x, weight, bias, stride, new int[] {0}, d, groups);
            case "same" -> {
                int[] widths = new int[2 * dims];
                for (int i = 0; i < dims; i++) {
                    int at = dims - 1 - i;
                    int total = d[at] * (weight.size(2 + at) - 1);
                    widths[2 * i] = total / 2;
                    widths[2 * i + 1] = total - total / 2;
                    if (each("stride", dims, stride)[at] != 1) {
                        throw new IllegalArgumentException("padding='same' is not supported for strided convolutions");
                    }
                }
                yield conv(dims, x.pad(widths), weight, bias, stride, new int[] {0}, d, groups);
            }
            default ->
                throw new IllegalArgumentException(
                        "Invalid padding string '" + padding + "', should be one of 'valid', 'same'");
        };
    }

    /// Paints a kernel for every element: the way back of a convolution.
    ///
    /// @param dims how many directions: 1, 2 or 3
    /// @param weight `[channels, out / groups, sizes...]`
    /// @param bias `[out]`, or `null`
    /// @param outputPadding how much larger the result becomes at its end
    /// @throws IllegalArgumentException if numbers of dimensions or channels do not fit
    public static Tensor transposed(
            int dims,
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        check("conv_transpose" + dims + "d", dims, x, weight);
        int[] s = each("stride", dims, stride);
        int[] p = each("padding", dims, padding);
        int[] o = each("output_padding", dims, outputPadding);
        int[] d = each("dilation", dims, dilation);
        Convolution.Windows.checkSettings(s, p, d);
        checkGroups(groups);
        return batched(dims, x, batch -> switch (dims) {
            case 1 -> batch.convTranspose1d(weight, bias, s[0], p[0], o[0], groups, d[0]);
            case 2 -> batch.convTranspose2d(weight, bias, s, p, o, groups, d);
            default -> convTranspose3d(batch, weight, bias, s, p, o, groups, d);
        });
    }

    private static void check(String op, int dims, Tensor x, Tensor weight) {
        if (x.dim() != dims + 1 && x.dim() != dims + 2 || weight.dim() != dims + 2) {
            throw new IllegalArgumentException("Expected " + (dims + 1) + "D (unbatched) or " + (dims + 2)
                    + "D (batched) input and a weight of " + (dims + 2) + " dimensions to " + op
                    + ", but got input of size: " + x.shape().brackets() + " and weight of size: "
                    + weight.shape().brackets());
        }
    }

    static void checkGroups(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("non-positive groups is not supported: got groups " + groups);
        }
    }

    /// A setting for so many directions, given as one number for all or as one for each.
    ///
    /// @throws IllegalArgumentException if it is neither, naming the setting
    public static int[] each(String setting, int dims, int... v) {
        if (v.length != 1 && v.length != dims) {
            throw new IllegalArgumentException(setting + ": expected one number" + (dims == 1 ? "" : " or " + dims)
                    + ", got " + Arrays.toString(v));
        }
        return v.length == dims
                ? v.clone()
                : Arrays.stream(new int[dims]).map(i -> v[0]).toArray();
    }

    /// Runs an operation of `[n, c, sizes...]` on an input without the batch, too.
    static Tensor batched(int dims, Tensor x, UnaryOperator<Tensor> f) {
        if (x.dim() == dims + 1) {
            return f.apply(x.unsqueeze(0)).squeeze(0);
        }
        if (x.dim() != dims + 2) {
            throw new IllegalArgumentException("Expected " + (dims + 1) + "D (unbatched) or " + (dims + 2)
                    + "D (batched) input, but got input of size: " + x.shape().brackets()
                    + "\nHint: unsqueeze(0) adds a dimension for the channel.");
        }
        return f.apply(x);
    }

    /// One convolution of images: the layers of the volume that a kernel meets at one depth are their channels.
    private static Tensor conv3d(
            Tensor x, Tensor weight, @Nullable Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
        Tensor deep = padding[0] == 0 ? x : x.pad(0, 0, 0, 0, padding[0], padding[0]);
        int reach = dilation[0] * (weight.size(2) - 1) + 1;
        int depth = Math.floorDiv(deep.size(2) - reach, stride[0]) + 1;
        if (depth < 1) {
            throw new IllegalArgumentException("Calculated padded input size per channel: (" + deep.size(2) + " x "
                    + (x.size(3) + 2 * padding[1]) + " x " + (x.size(4) + 2 * padding[2]) + "). Kernel size: ("
                    + weight.size(2) + " x " + weight.size(3) + " x " + weight.size(4)
                    + "). Kernel size can't be greater than actual input size");
        }
        int n = x.size(0);
        int layers = weight.size(2);
        long[] met = IntStream.range(0, depth * layers)
                .mapToLong(i -> (i / layers) * (long) stride[0] + (i % layers) * (long) dilation[0])
                .toArray();
        Tensor images = deep.indexSelect(2, Tensor.tensor(met))
                .reshape(n, x.size(1), depth, layers, x.size(3), x.size(4))
                .transpose(1, 2)
                .reshape(n * depth, x.size(1) * layers, x.size(3), x.size(4));
        Tensor kernels = weight.reshape(weight.size(0), weight.size(1) * layers, weight.size(3), weight.size(4));
        Tensor y = images.conv2d(
                kernels,
                bias,
                new int[] {stride[1], stride[2]},
                new int[] {padding[1], padding[2]},
                new int[] {dilation[1], dilation[2]},
                groups);
        return y.reshape(n, depth, y.size(1), y.size(2), y.size(3)).transpose(1, 2);
    }

    /// The sum over the layers of the kernel, each painted for the layers of the volume and laid where it
    /// reaches.
    private static Tensor convTranspose3d(
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        int n = x.size(0);
        int depth = x.size(2);
        int whole = (depth - 1) * stride[0] + dilation[0] * (weight.size(2) - 1) + 1 + outputPadding[0];
        Tensor images = x.transpose(1, 2).reshape(n * depth, x.size(1), x.size(3), x.size(4));
        Tensor sum = null;
        for (int k = 0; k < weight.size(2); k++) {
            Tensor part = images.convTranspose2d(
                    weight.select(2, k),
                    null,
                    new int[] {stride[1], stride[2]},
                    new int[] {padding[1], padding[2]},
                    new int[] {outputPadding[1], outputPadding[2]},
                    groups,
                    new int[] {dilation[1], dilation[2]});
            Tensor layers = part.reshape(n, depth, part.size(1), part.size(2), part.size(3))
                    .transpose(1, 2);
            int first = k * dilation[0];
            long[] at = IntStream.range(0, depth)
                    .mapToLong(i -> first + (long) i * stride[0])
                    .toArray();
            Tensor empty = Tensor.zeros(x.dtype(), n, part.size(1), whole, part.size(2), part.size(3));
            sum = (sum == null ? empty : sum).indexAdd(2, Tensor.tensor(at), layers);
        }
        int kept = whole - 2 * padding[0];
        if (kept < 1) {
            throw new IllegalArgumentException(
                    "conv_transpose3d: the result of input " + x.shape().brackets() + " would have " + kept
                            + " layers\nHint: less padding, or a larger kernel.");
        }
        Tensor y = Objects.requireNonNull(sum, "a kernel has layers").narrow(2, padding[0], kept);
        return bias == null ? y : y.add(bias.view(1, -1, 1, 1, 1));
    }
}
