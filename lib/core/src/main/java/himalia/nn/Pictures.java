package himalia.nn;

import himalia.tensor.Tensor;
import java.util.stream.IntStream;

/// Pixels, channels and windows of pictures laid out in another way.
final class Pictures {
    private Pictures() {}

    static Tensor pixelShuffle(Tensor x, int r) {
        checkPictures("pixel_shuffle", "upscale_factor", x, r);
        int c = x.size(-3);
        if (c % (r * r) != 0) {
            throw new IllegalArgumentException(
                    "pixel_shuffle expects its input's 'channel' dimension to be divisible by "
                            + "the square of upscale_factor, but input.size(-3)=" + c + " is not divisible by "
                            + r * r);
        }
        int h = x.size(-2);
        int w = x.size(-1);
        return x.reshape(pictures(x), c / (r * r), r, r, h, w)
                .permute(0, 1, 4, 2, 5, 3)
                .reshape(withImage(x, c / (r * r), h * r, w * r));
    }

    static Tensor pixelUnshuffle(Tensor x, int r) {
        checkPictures("pixel_unshuffle", "downscale_factor", x, r);
        int h = x.size(-2);
        int w = x.size(-1);
        if (h % r != 0 || w % r != 0) {
            throw new IllegalArgumentException("pixel_unshuffle expects " + (h % r != 0 ? "height" : "width")
                    + " to be divisible by downscale_factor, but input.size(" + (h % r != 0 ? "-2)=" + h : "-1)=" + w)
                    + " is not divisible by " + r);
        }
        if (x.numel() == 0) {
            return x.clone(); // as PyTorch, which leaves the shape of nothing as it is
        }
        int c = x.size(-3);
        return x.reshape(pictures(x), c, h / r, r, w / r, r)
                .permute(0, 1, 3, 5, 2, 4)
                .reshape(withImage(x, c * r * r, h / r, w / r));
    }

    private static void checkPictures(String op, String factor, Tensor x, int r) {
        if (x.dim() < 3) {
            throw new IllegalArgumentException(op + " expects input to have at least 3 dimensions, but got input with "
                    + x.dim() + " dimension(s): " + Texts.shape(x)
                    + "\nHint: pictures are [channels, rows, columns], with a batch in front or not.");
        }
        if (r < 1) {
            throw new IllegalArgumentException(op + " expects a positive " + factor + ", but got " + r);
        }
    }

    /// How many pictures there are, also where they have no pixels.
    private static int pictures(Tensor x) {
        return IntStream.range(0, x.dim() - 3).map(x::size).reduce(1, (a, b) -> a * b);
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
        int area = IntStream.range(2, x.dim()).map(x::size).reduce(1, (a, b) -> a * b);
        return x.reshape(x.size(0), groups, c / groups, area)
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
