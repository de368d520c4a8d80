package himalia.nn;

import himalia.tensor.Tensor;
import java.util.stream.IntStream;

/// Convolutions of volumes, from those of images.
final class VolumeFunctions {
    private VolumeFunctions() {}

    /// The sum over the layers of the kernel, each slid over the layers of the volume that it meets.
    static Tensor conv3d(
            Tensor x, Tensor weight, Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
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
        Tensor sum = null;
        for (int k = 0; k < weight.size(2); k++) {
            int first = k * dilation[0];
            long[] at = IntStream.range(0, depth)
                    .mapToLong(i -> first + (long) i * stride[0])
                    .toArray();
            Tensor images = deep.indexSelect(2, Tensor.tensor(at))
                    .transpose(1, 2)
                    .reshape(n * depth, x.size(1), x.size(3), x.size(4));
            Tensor part = images.conv2d(
                    weight.select(2, k),
                    k == 0 ? bias : null,
                    new int[] {stride[1], stride[2]},
                    new int[] {padding[1], padding[2]},
                    new int[] {dilation[1], dilation[2]},
                    groups);
            sum = sum == null ? part : sum.add(part);
        }
        return sum.reshape(n, depth, sum.size(1), sum.size(2), sum.size(3)).transpose(1, 2);
    }

    /// The sum over the layers of the kernel, each painted for the layers of the volume and laid where it
    /// reaches.
    static Tensor convTranspose3d(
            Tensor x,
            Tensor weight,
            Tensor bias,
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
            throw new IllegalArgumentException("conv_transpose3d: the result of input " + Texts.shape(x)
                    + " would have " + kept + " layers\nHint: less padding, or a larger kernel.");
        }
        Tensor y = sum.narrow(2, padding[0], kept);
        return bias == null ? y : y.add(bias.view(1, -1, 1, 1, 1));
    }
}
