package himalia.nn;

import himalia.tensor.Tensor;

/// Pixels, channels and windows of pictures laid out in another way.
final class Pictures {
    private Pictures() {}

    static Tensor pixelShuffle(Tensor x, int r) {
        int c = x.size(-3);
        if (c % (r * r) != 0) {
            throw new IllegalArgumentException(
                    "pixel_shuffle expects its input's 'channel' dimension to be divisible by "
                            + "the square of upscale_factor, but input.size(-3)=" + c + " is not divisible by "
                            + r * r);
        }
        int h = x.size(-2);
        int w = x.size(-1);
        return x.reshape(-1, c / (r * r), r, r, h, w)
                .permute(0, 1, 4, 2, 5, 3)
                .reshape(withImage(x, c / (r * r), h * r, w * r));
    }

    static Tensor pixelUnshuffle(Tensor x, int r) {
        int h = x.size(-2);
        int w = x.size(-1);
        if (h % r != 0 || w % r != 0) {
            throw new IllegalArgumentException("pixel_unshuffle expects height and width to be divisible by "
                    + "downscale_factor, but got " + h + " x " + w + " and " + r);
        }
        int c = x.size(-3);
        return x.reshape(-1, c, h / r, r, w / r, r)
                .permute(0, 1, 3, 5, 2, 4)
                .reshape(withImage(x, c * r * r, h / r, w / r));
    }

    private static int[] withImage(Tensor x, int... image) {
        int[] shape = x.shape().toArray();
        System.arraycopy(image, 0, shape, shape.length - 3, 3);
        return shape;
    }

    static Tensor channelShuffle(Tensor x, int groups) {
        int c = x.size(1);
        if (groups < 1 || c % groups != 0) {
            throw new IllegalArgumentException("Number of channels must be divisible by groups. Got " + c
                    + " channels and " + groups + " groups.");
        }
        return x.reshape(x.size(0), groups, c / groups, -1)
                .transpose(1, 2)
                .reshape(x.shape().toArray());
    }

    static Tensor unfold(Tensor x, int[] kernelSize, int[] dilation, int[] padding, int[] stride) {
        Tensor batch = x.dim() == 3 ? x.unsqueeze(0) : x;
        Tensor y = batch.unfoldWindows(
                Settings.pair("kernel_size", kernelSize),
                Settings.pair("stride", stride),
                Settings.pair("padding", padding),
                Settings.pair("dilation", dilation));
        return x.dim() == 3 ? y.squeeze(0) : y;
    }

    static Tensor fold(Tensor x, int[] outputSize, int[] kernelSize, int[] dilation, int[] padding, int[] stride) {
        Tensor batch = x.dim() == 2 ? x.unsqueeze(0) : x;
        Tensor y = batch.foldWindows(
                Settings.pair("output_size", outputSize),
                Settings.pair("kernel_size", kernelSize),
                Settings.pair("stride", stride),
                Settings.pair("padding", padding),
                Settings.pair("dilation", dilation));
        return x.dim() == 2 ? y.squeeze(0) : y;
    }
}
