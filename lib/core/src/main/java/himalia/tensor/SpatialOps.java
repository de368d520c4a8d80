package himalia.tensor;

import org.jspecify.annotations.Nullable;

/// Edges, convolutions and pooling over images and sequences; everybody calls them on [Tensor].
///
/// Images are `[batch, channels, rows, columns]` or without the batch, sequences `[batch, channels, length]`.
///
/// ```java
/// Tensor x = arange(9.).view(1, 1, 3, 3);
/// x.conv2d(ones(1, 1, 2, 2), null)   // tensor([[[[ 8., 12.],
///                                    //           [20., 24.]]]])
/// x.maxPool2d(2, 1, 0)               // tensor([[[[4., 5.],
///                                    //           [7., 8.]]]])
/// ```
public sealed interface SpatialOps permits Tensor {
    /// Zeros around: pairs of widths before and after, the last dimension first; negative ones cut off.
    ///
    /// `pad(1, 2)` of `[2, 3]` gives `[2, 6]`, `pad(0, 0, 1, 1)` gives `[4, 3]`.
    default Tensor pad(int... widths) {
        return Padding.pad(self(), widths, "constant", 0);
    }

    /// One number around.
    default Tensor pad(int[] widths, double value) {
        return Padding.pad(self(), widths, "constant", value);
    }

    /// The tensor itself around: `reflect` mirrors at the outermost element, `replicate` repeats it, `circular`
    /// begins again.
    ///
    /// @throws IllegalArgumentException if the mode is none of these, or the mirror image is too short
    default Tensor pad(int[] widths, String mode) {
        return Padding.pad(self(), widths, mode, 0);
    }

    // ---- convolution ------------------------------------------------------------------------------------------------

    /// Slides kernels over images and adds up the products.
    ///
    /// **Shape** this `[n, c, h, w]`, weight `[out, c, kh, kw]`, bias `[out]` or `null` ->
    /// `[n, out, rows, columns]`.
    ///
    /// @throws IllegalArgumentException if the channels do not fit, or the kernel is larger than the image
    default Tensor conv2d(Tensor weight, @Nullable Tensor bias) {
        return conv2d(weight, bias, 1, 0);
    }

    /// The same with steps of `stride` and `padding` zeros around.
    default Tensor conv2d(Tensor weight, @Nullable Tensor bias, int stride, int padding) {
        return conv2d(weight, bias, pair(stride), pair(padding), pair(1), 1);
    }

    /// The same with pairs (rows, columns); `dilation` spreads the kernel, `groups` cuts the channels into parts.
    default Tensor conv2d(
            Tensor weight, @Nullable Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
        return Pooling.batched(
                self(), "conv2d", x -> Convolution.conv2d(x, weight, bias, stride, padding, dilation, groups));
    }

    /// Slides kernels over sequences.
    ///
    /// **Shape** this `[n, c, l]`, weight `[out, c, k]`, bias `[out]` or `null` -> `[n, out, length]`.
    default Tensor conv1d(Tensor weight, @Nullable Tensor bias, int stride, int padding, int dilation, int groups) {
        return self().unsqueeze(-2)
                .conv2d(
                        weight.unsqueeze(-2),
                        bias,
                        new int[] {1, stride},
                        new int[] {0, padding},
                        new int[] {1, dilation},
                        groups)
                .squeeze(-2);
    }

    /// Paints a kernel for every pixel: the way back of a convolution.
    ///
    /// **Shape** this `[n, c, h, w]`, weight `[c, out, kh, kw]`, bias `[out]` or `null`.
    default Tensor convTranspose2d(
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        return Pooling.batched(
                self(),
                "conv_transpose2d",
                x -> Convolution.convTranspose2d(x, weight, bias, stride, padding, outputPadding, groups, dilation));
    }

    /// Paints a kernel for every element of a sequence.
    default Tensor convTranspose1d(
            Tensor weight,
            @Nullable Tensor bias,
            int stride,
            int padding,
            int outputPadding,
            int groups,
            int dilation) {
        return self().unsqueeze(-2)
                .convTranspose2d(
                        weight.unsqueeze(-2),
                        bias,
                        new int[] {1, stride},
                        new int[] {0, padding},
                        new int[] {0, outputPadding},
                        groups,
                        new int[] {1, dilation})
                .squeeze(-2);
    }

    /// Adds columns up where their windows lie in an image of `size` (rows, columns).
    ///
    /// **Shape** `[n, c * kh * kw, windows]` -> `[n, c, h, w]`.
    default Tensor foldWindows(int[] size, int[] kernel, int[] stride, int[] padding, int[] dilation) {
        return Convolution.fold(self(), size, new Convolution.Windows(kernel, stride, padding, dilation));
    }

    /// Every window of an image as a column: `[n, c, h, w] -> [n, c * kh * kw, windows]`.
    default Tensor unfoldWindows(int[] kernel, int[] stride, int[] padding, int[] dilation) {
        return Convolution.unfold(self(), new Convolution.Windows(kernel, stride, padding, dilation));
    }

    // ---- pooling ----------------------------------------------------------------------------------------------------

    /// The largest number of every window of an image; windows do not overlap.
    default Tensor maxPool2d(int kernel) {
        return maxPool2d(kernel, kernel, 0);
    }

    /// The largest number of every window of an image.
    ///
    /// **Shape** `[n, c, h, w]` -> `[n, c, rows, columns]`.
    default Tensor maxPool2d(int kernel, int stride, int padding) {
        return maxPool2d(pair(kernel), pair(stride), pair(padding), pair(1)).values();
    }

    /// The largest number of every window and its place in the image, counted along the rows; pairs (rows, columns).
    default ValuesAndIndices maxPool2d(int[] kernel, int[] stride, int[] padding, int[] dilation) {
        return Pooling.maxBatched(self(), new Convolution.Windows(kernel, stride, padding, dilation));
    }

    /// The same; with `ceilMode` a last window may hang over the edge.
    default ValuesAndIndices maxPool2d(int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return Pooling.maxBatched(self(), new Convolution.Windows(kernel, stride, padding, dilation, ceilMode));
    }

    /// The largest number of every window of a sequence, `[n, c, l]`.
    default Tensor maxPool1d(int kernel, int stride, int padding) {
        return self().unsqueeze(-2)
                .maxPool2d(new int[] {1, kernel}, new int[] {1, stride}, new int[] {0, padding}, pair(1))
                .values()
                .squeeze(-2);
    }

    /// The mean of every window of an image; windows do not overlap.
    default Tensor avgPool2d(int kernel) {
        return avgPool2d(kernel, kernel, 0);
    }

    /// The mean of every window of an image; the zeros of the padding count.
    default Tensor avgPool2d(int kernel, int stride, int padding) {
        return avgPool2d(pair(kernel), pair(stride), pair(padding), true);
    }

    /// The mean of every window of an image; pairs (rows, columns). The zeros of the padding count, or do not.
    default Tensor avgPool2d(int[] kernel, int[] stride, int[] padding, boolean countIncludePad) {
        Pooling.checkFull(self(), 2);
        return Pooling.batched(
                self(),
                "avg_pool2d",
                x -> Pooling.average(x, new Convolution.Windows(kernel, stride, padding, pair(1)), countIncludePad));
    }

    /// The mean of every window of a sequence, `[n, c, l]`.
    default Tensor avgPool1d(int kernel, int stride, int padding) {
        return self().unsqueeze(-2)
                .avgPool2d(new int[] {1, kernel}, new int[] {1, stride}, new int[] {0, padding}, true)
                .squeeze(-2);
    }

    /// Means over as many windows as asked for, whatever the size of the image.
    default Tensor adaptiveAvgPool2d(int rows, int columns) {
        return Pooling.batched(self(), "adaptive_avg_pool2d", x -> Pooling.adaptiveAverage(x, rows, columns));
    }

    /// The largest numbers of as many windows as asked for, whatever the size of the image.
    default Tensor adaptiveMaxPool2d(int rows, int columns) {
        return Pooling.batched(self(), "adaptive_max_pool2d", x -> Pooling.adaptiveMax(x, rows, columns));
    }

    private static int[] pair(int both) {
        return new int[] {both, both};
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
