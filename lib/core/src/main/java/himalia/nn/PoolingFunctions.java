package himalia.nn;

import himalia.tensor.Tensor;
import himalia.tensor.ValuesAndIndices;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Pooling of [Functional]; everybody calls it on [Functional]. All take `[n, channels, sizes...]`, or the same
/// without
/// `n`, and one number for all directions or one for each.
public abstract sealed class PoolingFunctions extends NormFunctions permits SpatialFunctions {
    static final int[] ONE = {1};
    static final int[] NONE = {0};

    PoolingFunctions() {}

    // ---- the largest numbers ------------------------------------------------------------------------------------

    /// The largest number of every window of a sequence; windows do not overlap.
    public static Tensor maxPool1d(Tensor input, int kernelSize) {
        return maxPool1d(input, new int[] {kernelSize}, null, NONE, ONE, false);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    public static Tensor maxPool1d(
            Tensor input, int[] kernelSize, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return max(1, input, kernelSize, stride, padding, dilation, ceilMode).values();
    }

    /// The same with the places of the numbers, counted along the sequence.
    public static ValuesAndIndices maxPool1dWithIndices(
            Tensor input, int[] kernelSize, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return max(1, input, kernelSize, stride, padding, dilation, ceilMode);
    }

    /// The largest number of every window of a picture; windows do not overlap.
    public static Tensor maxPool2d(Tensor input, int kernelSize) {
        return maxPool2d(input, new int[] {kernelSize}, null, NONE, ONE, false);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    public static Tensor maxPool2d(
            Tensor input, int[] kernelSize, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return max(2, input, kernelSize, stride, padding, dilation, ceilMode).values();
    }

    /// The same with the places of the numbers, counted along the rows.
    public static ValuesAndIndices maxPool2dWithIndices(
            Tensor input, int[] kernelSize, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return max(2, input, kernelSize, stride, padding, dilation, ceilMode);
    }

    /// The largest number of every window of a volume; windows do not overlap.
    public static Tensor maxPool3d(Tensor input, int kernelSize) {
        return maxPool3d(input, new int[] {kernelSize}, null, NONE, ONE, false);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    public static Tensor maxPool3d(
            Tensor input, int[] kernelSize, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return max(3, input, kernelSize, stride, padding, dilation, ceilMode).values();
    }

    /// The same with the places of the numbers, counted along the rows, layer after layer.
    public static ValuesAndIndices maxPool3dWithIndices(
            Tensor input, int[] kernelSize, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return max(3, input, kernelSize, stride, padding, dilation, ceilMode);
    }

    private static ValuesAndIndices max(
            int dims, Tensor input, int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceil) {
        int[] k = Texts.each("kernel_size", dims, kernel);
        int[] s = stride == null ? k : Texts.each("stride", dims, stride);
        int[] p = Texts.each("padding", dims, padding);
        int[] d = Texts.each("dilation", dims, dilation);
        ValuesAndIndices[] found = new ValuesAndIndices[1];
        Tensor values = batched(dims, input, x -> {
            found[0] = PoolFunctions.max(x, k, s, p, d, ceil);
            return found[0].values();
        });
        Tensor at = found[0].indices();
        return new ValuesAndIndices("max_pool" + dims + "d", values, input.dim() == dims + 2 ? at : at.squeeze(0));
    }

    // ---- means and norms ----------------------------------------------------------------------------------------

    /// The mean of every window of a sequence; windows do not overlap.
    public static Tensor avgPool1d(Tensor input, int kernelSize) {
        return avgPool1d(input, new int[] {kernelSize}, null, NONE, false, true);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param countIncludePad whether the zeros of the padding count
    public static Tensor avgPool1d(
            Tensor input, int[] kernelSize, int[] stride, int[] padding, boolean ceilMode, boolean countIncludePad) {
        return mean(1, input, kernelSize, stride, padding, ceilMode, countIncludePad, null);
    }

    /// The mean of every window of a picture; windows do not overlap.
    public static Tensor avgPool2d(Tensor input, int kernelSize) {
        return avgPool2d(input, new int[] {kernelSize}, null, NONE, false, true, null);
    }

    /// @param stride how far the window moves on; `null` for its own size
    /// @param countIncludePad whether the zeros of the padding count
    /// @param divisorOverride what the sum is divided by; `null` for the elements of the window
    public static Tensor avgPool2d(
            Tensor input,
            int[] kernelSize,
            int[] stride,
            int[] padding,
            boolean ceilMode,
            boolean countIncludePad,
            Integer divisorOverride) {
        return mean(2, input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);
    }

    /// The mean of every window of a volume; windows do not overlap.
    public static Tensor avgPool3d(Tensor input, int kernelSize) {
        return avgPool3d(input, new int[] {kernelSize}, null, NONE, false, true, null);
    }

    /// The same; settings as of [#avgPool2d(Tensor, int[], int[], int[], boolean, boolean, Integer)].
    public static Tensor avgPool3d(
            Tensor input,
            int[] kernelSize,
            int[] stride,
            int[] padding,
            boolean ceilMode,
            boolean countIncludePad,
            Integer divisorOverride) {
        return mean(3, input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride);
    }

    private static Tensor mean(
            int dims,
            Tensor input,
            int[] kernel,
            int[] stride,
            int[] padding,
            boolean ceil,
            boolean countsPadding,
            Integer divisor) {
        int[] k = Texts.each("kernel_size", dims, kernel);
        int[] s = stride == null ? k : Texts.each("stride", dims, stride);
        int[] p = Texts.each("padding", dims, padding);
        return batched(dims, input, x -> PoolFunctions.mean(x, k, s, p, ceil, countsPadding, divisor));
    }

    /// The norm `(Σ x^p)^(1/p)` of every window of a sequence; see [LPPool1d].
    public static Tensor lpPool1d(Tensor input, double normType, int[] kernelSize, int[] stride, boolean ceilMode) {
        return new LPPool1d(normType, kernelSize)
                .stride(stride == null ? kernelSize : stride)
                .ceilMode(ceilMode)
                .forward(input);
    }

    /// The norm of every window of a picture; see [LPPool2d].
    public static Tensor lpPool2d(Tensor input, double normType, int[] kernelSize, int[] stride, boolean ceilMode) {
        return new LPPool2d(normType, kernelSize)
                .stride(stride == null ? kernelSize : stride)
                .ceilMode(ceilMode)
                .forward(input);
    }

    /// The norm of every window of a volume; see [LPPool3d].
    public static Tensor lpPool3d(Tensor input, double normType, int[] kernelSize, int[] stride, boolean ceilMode) {
        return new LPPool3d(normType, kernelSize)
                .stride(stride == null ? kernelSize : stride)
                .ceilMode(ceilMode)
                .forward(input);
    }

    // ---- as many windows as asked for ---------------------------------------------------------------------------

    /// The means of so many windows of a sequence; `null` for as many as the input has elements.
    public static Tensor adaptiveAvgPool1d(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMean(input, size("adaptive_avg_pool1d", 1, input, outputSize));
    }

    /// The means of so many windows of a picture.
    ///
    /// @param outputSize rows and columns, or one number for both; `null` for as many as the input has
    public static Tensor adaptiveAvgPool2d(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMean(input, size("adaptive_avg_pool2d", 2, input, outputSize));
    }

    /// The means of so many windows of a volume.
    public static Tensor adaptiveAvgPool3d(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMean(input, size("adaptive_avg_pool3d", 3, input, outputSize));
    }

    /// The largest numbers of so many windows of a sequence.
    public static Tensor adaptiveMaxPool1d(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMax(input, size("adaptive_max_pool1d", 1, input, outputSize));
    }

    /// The largest numbers of so many windows of a picture.
    public static Tensor adaptiveMaxPool2d(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMax(input, size("adaptive_max_pool2d", 2, input, outputSize));
    }

    /// The largest numbers of so many windows of a volume.
    public static Tensor adaptiveMaxPool3d(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMax(input, size("adaptive_max_pool3d", 3, input, outputSize));
    }

    /// The largest numbers of so many windows of a sequence, and their places.
    public static ValuesAndIndices adaptiveMaxPool1dWithIndices(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMaxPlaces(input, size("adaptive_max_pool1d", 1, input, outputSize));
    }

    /// The largest numbers of so many windows of a picture, and their places counted along the rows.
    public static ValuesAndIndices adaptiveMaxPool2dWithIndices(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMaxPlaces(input, size("adaptive_max_pool2d", 2, input, outputSize));
    }

    /// The largest numbers of so many windows of a volume, and their places counted along the rows, layer after
    /// layer.
    public static ValuesAndIndices adaptiveMaxPool3dWithIndices(Tensor input, Integer... outputSize) {
        return PoolFunctions.adaptiveMaxPlaces(input, size("adaptive_max_pool3d", 3, input, outputSize));
    }

    private static int[] size(String op, int dims, Tensor input, Integer... outputSize) {
        return new AdaptiveSize(op, dims, outputSize).of(input);
    }

    /// Runs an operation of `[n, c, sizes...]` on an input without the batch, too.
    static Tensor batched(int dims, Tensor x, UnaryOperator<Tensor> f) {
        if (x.dim() == dims + 1) {
            return f.apply(x.unsqueeze(0)).squeeze(0);
        }
        if (x.dim() != dims + 2) {
            throw new IllegalArgumentException("Expected " + (dims + 1) + "D (unbatched) or " + (dims + 2)
                    + "D (batched) input, but got input of size: "
                    + Arrays.toString(x.shape().toArray())
                    + "\nHint: unsqueeze(0) adds a dimension for the channel.");
        }
        return f.apply(x);
    }
}
