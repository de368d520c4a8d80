package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Arrays;

/// What [Functional] has of pictures, noise and attention; everybody calls it on [Functional].
public abstract sealed class LayerFunctions extends SpatialFunctions permits Functional {
    LayerFunctions() {}

    // ---- pictures ---------------------------------------------------------------------------------------------------

    /// Channels laid side by side: `[*, c r², h, w]` -> `[*, c, h r, w r]`.
    ///
    /// @throws IllegalArgumentException if the channels do not divide
    public static Tensor pixelShuffle(Tensor x, int r) {
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

    /// The way back: `[*, c, h r, w r]` -> `[*, c r², h, w]`.
    ///
    /// @throws IllegalArgumentException if the rows or columns do not divide
    public static Tensor pixelUnshuffle(Tensor x, int r) {
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

    /// Mixes the channels of groups.
    public static Tensor channelShuffle(Tensor x, int groups) {
        int c = x.size(1);
        if (groups < 1 || c % groups != 0) {
            throw new IllegalArgumentException("Number of channels must be divisible by groups. Got " + c
                    + " channels and " + groups + " groups.");
        }
        return x.reshape(x.size(0), groups, c / groups, -1)
                .transpose(1, 2)
                .reshape(x.shape().toArray());
    }

    /// `x / (k + alpha * mean(x²))^beta`, the mean over `size` channels.
    public static Tensor localResponseNorm(Tensor x, int size, double alpha, double beta, double k) {
        if (x.dim() < 3) {
            throw new IllegalArgumentException(
                    "Expected 3D or higher dimensionality input (got " + x.dim() + " dimensions)");
        }
        Tensor squares = x.mul(x).reshape(x.size(0), 1, x.size(1), -1).pad(0, 0, size / 2, (size - 1) / 2);
        Tensor means = squares.avgPool2d(new int[] {size, 1}, new int[] {1, 1}, new int[] {0, 0}, true);
        return x.div(means.reshape(x.shape().toArray()).mul(alpha).add(k).pow(beta));
    }

    /// Every window of a picture as a column, `[n, c, h, w]` -> `[n, c * kh * kw, windows]`.
    public static Tensor unfold(Tensor x, int[] kernelSize, int[] dilation, int[] padding, int[] stride) {
        Tensor batch = x.dim() == 3 ? x.unsqueeze(0) : x;
        Tensor y = batch.unfoldWindows(
                Texts.pair("kernel_size", kernelSize),
                Texts.pair("stride", stride),
                Texts.pair("padding", padding),
                Texts.pair("dilation", dilation));
        return x.dim() == 3 ? y.squeeze(0) : y;
    }

    /// Adds columns up where their windows lie, `[n, c * kh * kw, windows]` -> `[n, c, h, w]`.
    public static Tensor fold(
            Tensor x, int[] outputSize, int[] kernelSize, int[] dilation, int[] padding, int[] stride) {
        Tensor batch = x.dim() == 2 ? x.unsqueeze(0) : x;
        Tensor y = batch.foldWindows(
                Texts.pair("output_size", outputSize),
                Texts.pair("kernel_size", kernelSize),
                Texts.pair("stride", stride),
                Texts.pair("padding", padding),
                Texts.pair("dilation", dilation));
        return x.dim() == 2 ? y.squeeze(0) : y;
    }

    /// Makes the last dimensions larger or smaller; see [Upsample].
    ///
    /// @param size how large, or `null`
    /// @param scaleFactor how many times as large, or `null`
    /// @param mode `nearest`, `nearest-exact`, `linear`, `bilinear`, `bicubic`, `trilinear` or `area`
    public static Tensor interpolate(Tensor x, int[] size, double[] scaleFactor, String mode, boolean alignCorners) {
        return Interpolation.of(x, size, scaleFactor, mode, alignCorners);
    }

    /// So many times as large, `nearest` or by another mode; see [Upsample].
    public static Tensor interpolate(Tensor x, double scaleFactor, String mode) {
        return interpolate(x, null, new double[] {scaleFactor}, mode, false);
    }

    /// The places that the pixels of `[n, c, h, w]` have after a linear map, for
    /// [#gridSample(Tensor, Tensor, String, String, boolean)].
    ///
    /// @param theta `[n, 2, 3]`
    /// @param alignCorners whether -1 and 1 are the middles of the outermost pixels, and not the edges of the
    /// picture
    public static Tensor affineGrid(Tensor theta, int[] size, boolean alignCorners) {
        return Grid.affine(theta, size, alignCorners);
    }

    /// Pictures looked at in other places: spatial transformers (Jaderberg and others, 2015).
    ///
    /// **Shape** `[n, c, h, w]`, grid `[n, rows, columns, 2]` (x and y, each from -1 to 1) -> `[n, c, rows,
    /// columns]`.
    ///
    /// @param mode `bilinear` or `nearest`
    /// @param paddingMode what is outside: `zeros`, `border` or `reflection`
    public static Tensor gridSample(Tensor input, Tensor grid, String mode, String paddingMode, boolean alignCorners) {
        return Grid.sample(input, grid, mode, paddingMode, alignCorners);
    }

    // ---- noise ------------------------------------------------------------------------------------------------------

    /// `x`, and below 0 a slope from `lower` to `upper`: drawn for each element in training, else the mean of
    /// both.
    public static Tensor rrelu(Tensor x, double lower, double upper, boolean training) {
        if (!training) {
            return x.leakyRelu((lower + upper) / 2);
        }
        Tensor below = x.detach().le(0);
        // PyTorch draws only for what is not positive, in float64
        int many = (int) below.sum().item();
        Tensor drawn = Tensor.zeros(DType.FLOAT64, many).uniform_(lower, upper).to(x.dtype());
        Tensor slopes = Tensor.ones(x.dtype(), x.shape().toArray());
        return x.mul(many == 0 ? slopes : slopes.maskedScatter(below, drawn));
    }

    /// Drops whole channels of an input with so many dimensions after them.
    static Tensor featureDropout(Module layer, Tensor x, double p, int dims) {
        boolean single = x.dim() == dims + 1 && dims != 2;
        if (x.dim() != dims + 2 && !single) {
            throw new LayerShapeException(
                    "dropout" + dims + "d: expected a " + (dims + 2) + "-dimensional input",
                    "`" + layer.name() + "` got " + Texts.shape(x),
                    "Dropout drops single elements of any shape.");
        }
        Tensor batch = single ? x.unsqueeze(0) : x;
        Tensor y = batch.mul(channels(batch).dropout(p, true));
        return single ? y.squeeze(0) : y;
    }

    /// A one for each channel.
    static Tensor channels(Tensor x) {
        int[] shape = new int[x.dim()];
        Arrays.fill(shape, 1);
        shape[0] = x.size(0);
        shape[1] = x.size(1);
        return Tensor.ones(x.dtype(), shape);
    }

    /// Drops to the lowest value of selu, and corrects mean and variance; `ones` is written over.
    static Tensor alphaDropout(Tensor x, Tensor ones, double p) {
        double alpha = 1.7580993408473766;
        if (p == 1) {
            return x.mul(0);
        }
        Tensor keep = ones.bernoulli_(1 - p);
        double a = 1 / Math.sqrt((alpha * alpha * p + 1) * (1 - p));
        Tensor shift = keep.sub(1).mul(alpha * a).add(alpha * a * p);
        return x.mul(keep.mul(a)).add(shift);
    }

    // ---- attention --------------------------------------------------------------------------------------------------

    /// `softmax(Q Kᵀ / √d) V`: every query gathers the values of the keys that it is like.
    ///
    /// **Shape** query `[*, length, d]`, key `[*, sources, d]`, value `[*, sources, e]` -> `[*, length, e]`.
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        return scaledDotProductAttention(query, key, value, null, 0, false);
    }

    /// @param attnMask true where something may be heard, or what is added to the scores; `null` for none
    /// @param dropoutP how many weights are dropped
    /// @param isCausal whether an element hears only those before it and itself
    public static Tensor scaledDotProductAttention(
            Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP, boolean isCausal) {
        return scaledDotProductAttention(query, key, value, attnMask, dropoutP, isCausal, null);
    }

    /// @param scale by what the scores are multiplied; `null` for `1 / √d`
    public static Tensor scaledDotProductAttention(
            Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropoutP, boolean isCausal, Double scale) {
        if (isCausal && attnMask != null) {
            throw new IllegalArgumentException(
                    "scaled_dot_product_attention: attn_mask and is_causal exclude each other");
        }
        Tensor scores =
                query.mul(scale == null ? 1 / Math.sqrt(query.size(-1)) : scale).matmul(key.transpose(-2, -1));
        Tensor allowed =
                isCausal ? Tensor.ones(query.size(-2), key.size(-2)).tril(0).to(DType.BOOL) : attnMask;
        if (allowed != null) {
            boolean says = allowed.dtype() == DType.BOOL;
            scores = scores.add(says ? additive(allowed.eq(0), query.dtype()) : allowed);
        }
        return scores.softmax(-1).dropout(dropoutP, true).matmul(value);
    }

    /// True as minus infinity, false as 0; numbers stay.
    static Tensor additive(Tensor mask, DType dtype) {
        return mask.dtype() == DType.BOOL
                ? Tensor.where(
                        mask, Tensor.full(dtype, new int[0], Double.NEGATIVE_INFINITY), Tensor.zeros(dtype, new int[0]))
                : mask;
    }
}
