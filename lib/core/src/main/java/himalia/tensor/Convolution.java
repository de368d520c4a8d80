package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.FloatConvolution;
import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.WindowGrid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Convolutions as matrix products over the windows of an image, each with its gradient beside it.
final class Convolution {
    private Convolution() {}

    /// How windows walk over an image; every pair is (rows, columns).
    record Windows(int[] kernel, int[] stride, int[] padding, int[] dilation, boolean hangOver) {
        Windows(int[] kernel, int[] stride, int[] padding, int[] dilation) {
            this(kernel, stride, padding, dilation, false);
        }

        Windows {
            kernel = pair("kernel_size", kernel);
            stride = pair("stride", stride);
            padding = pair("padding", padding);
            dilation = pair("dilation", dilation);
            checkSettings(stride, padding, dilation);
            for (int size : kernel) {
                if (size < 1) {
                    throw new IllegalArgumentException(
                            "kernel size should be greater than zero, but got " + Shape.text(kernel));
                }
            }
        }

        /// Refuses steps, gaps and edges that no window can have.
        static void checkSettings(int[] stride, int[] padding, int[] dilation) {
            for (int i = 0; i < stride.length; i++) {
                if (stride[i] < 1) {
                    throw new IllegalArgumentException(
                            "non-positive stride is not supported: got stride " + Shape.text(stride));
                }
                if (padding[i] < 0) {
                    throw new IllegalArgumentException(
                            "negative padding is not supported: got padding " + Shape.text(padding));
                }
                if (dilation[i] < 1) {
                    throw new IllegalArgumentException(
                            "dilation should be greater than zero, but got " + Shape.text(dilation));
                }
            }
        }

        /// One number stands for rows and columns.
        static int[] pair(String setting, int... v) {
            return switch (v.length) {
                case 1 -> new int[] {v[0], v[0]};
                case 2 -> v;
                default ->
                    throw new IllegalArgumentException(
                            setting + ": expected one number, or two for rows and columns, got " + Arrays.toString(v));
            };
        }

        /// Refuses an image that is smaller than a window.
        void fit(Shape image, boolean pooling) {
            int[] room = new int[2];
            if (image.dims.length != 4) {
                throw new IllegalArgumentException(
                        "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for " + "input, but got:"
                                + image.brackets() + "\nHint: images are [batch, channels, rows, columns].");
            }
            for (int a = 0; a < 2; a++) {
                room[a] = image.dims[2 + a] + 2 * padding[a] - dilation[a] * (kernel[a] - 1) - 1;
            }
            if (room[0] >= 0 && room[1] >= 0) {
                return;
            }
            int channels = image.dims[1];
            String why = pooling
                    ? "Given input size: (" + channels + "x" + image.dims[2] + "x" + image.dims[3]
                            + "). Calculated output size: (" + channels + "x" + (Math.floorDiv(room[0], stride[0]) + 1)
                            + "x" + (Math.floorDiv(room[1], stride[1]) + 1) + "). Output size is too small"
                    : "Calculated padded input size per channel: (" + (image.dims[2] + 2 * padding[0]) + " x "
                            + (image.dims[3] + 2 * padding[1]) + "). Kernel size: (" + kernel[0] + " x " + kernel[1]
                            + "). Kernel size can't be greater than actual input size";
            throw new IllegalArgumentException(why + "\nHint: a window of " + Shape.text(kernel)
                    + " needs an image at least as large, or padding.");
        }

        /// How many windows fit along rows (0) or columns (1).
        int count(int axis, int size) {
            int reach = dilation[axis] * (kernel[axis] - 1) + 1;
            int room = size + 2 * padding[axis] - reach;
            int count = room / stride[axis] + 1;
            // one more may hang over the edge, but has to begin before it
            boolean more = hangOver && room % stride[axis] != 0 && count * stride[axis] < size + padding[axis];
            return more ? count + 1 : count;
        }

        WindowGrid grid(Shape images) {
            int[] image = {images.dims[2], images.dims[3]};
            int[] count = {count(0, image[0]), count(1, image[1])};
            return new WindowGrid(images.dims[1], image, kernel, stride, padding, dilation, count);
        }

        int area() {
            return kernel[0] * kernel[1];
        }
    }

    /// `[n, c, h, w] -> [n, c * kernel, windows]`: every window as a column, 0 beyond the edge.
    static Tensor unfold(Tensor x, Windows k) {
        k.fit(x.shape(), false);
        int rows = k.count(0, x.shape().dims[2]);
        int columns = k.count(1, x.shape().dims[3]);
        Tensor in = Copy.contiguous(x.detach(), false);
        Shape shape = Shape.own(x.shape().dims[0], x.shape().dims[1] * k.area(), rows * columns);
        Tensor y = Tensor.empty(x.dtype(), shape);
        if (x.dtype() == DType.FLOAT32) {
            y.storage.backend().unfold(k.grid(x.shape()), in.storage, in.layout, y.storage);
        } else {
            walk(
                    x.shape(),
                    k,
                    (pixel, place) -> y.storage.setDouble(place, in.storage.getDouble(in.layout.offset + pixel)));
        }
        if (records(x)) {
            record(y, "Im2Col", (g, i) -> fold(g, x.shape(), k), x);
        }
        return y;
    }

    /// The reverse: adds the columns up where their windows lie.
    static Tensor fold(Tensor columns, Shape image, Windows k) {
        Tensor in = Copy.contiguous(columns.detach(), false);
        Tensor y = Tensor.empty(columns.dtype(), image);
        if (columns.dtype() == DType.FLOAT32) {
            y.storage.backend().fold(k.grid(image), in.storage, in.layout, y.storage);
        } else {
            walk(
                    image,
                    k,
                    (pixel, place) -> y.storage.setDouble(
                            pixel, y.storage.getDouble(pixel) + in.storage.getDouble(in.layout.offset + place)));
        }
        if (records(columns)) {
            record(y, "Col2Im", (g, i) -> unfold(g, k), columns);
        }
        return y;
    }

    /// The public form, for an image of these rows and columns.
    static Tensor fold(Tensor columns, int[] size, Windows k) {
        size = Windows.pair("output_size", size);
        k.fit(Shape.of(1, 1, size[0], size[1]), false);
        int windows = k.count(0, size[0]) * k.count(1, size[1]);
        if (columns.dim() != 3 || columns.shape().dims[1] % k.area() != 0 || columns.shape().dims[2] != windows) {
            throw new IllegalArgumentException(
                    "fold: expected columns of shape [n, channels * " + k.area() + ", " + windows + "] for an image of "
                            + Shape.text(size) + ", got " + columns.shape().brackets());
        }
        return fold(
                columns, Shape.of(columns.shape().dims[0], columns.shape().dims[1] / k.area(), size[0], size[1]), k);
    }

    private interface Visit {
        void at(int pixel, int place);
    }

    /// All pairs of a pixel and a place among the columns that shows it.
    private static void walk(Shape image, Windows k, Visit visit) {
        int height = image.dims[2];
        int width = image.dims[3];
        int rows = k.count(0, height);
        int columns = k.count(1, width);
        int planes = image.dims[0] * image.dims[1];
        int seen = 0;
        for (int line = 0; line < planes * k.area(); line++) {
            int plane = line / k.area();
            int offset = line % k.area();
            int top = offset / k.kernel[1] * k.dilation[0] - k.padding[0];
            int left = offset % k.kernel[1] * k.dilation[1] - k.padding[1];
            for (int r = 0; r < rows; r++) {
                int i = top + r * k.stride[0];
                for (int c = 0; i >= 0 && i < height && c < columns; c++) {
                    int j = left + c * k.stride[1];
                    if (j >= 0 && j < width) {
                        visit.at((plane * height + i) * width + j, (line * rows + r) * columns + c);
                    }
                }
            }
            seen += rows * columns;
            if (seen > 100_000) {
                Interrupts.poll("a convolution");
                seen = 0;
            }
        }
    }

    /// `[n, c, h, w] * [out, c / groups, kh, kw] -> [n, out, rows, columns]`.
    static Tensor conv2d(
            Tensor x, Tensor weight, @Nullable Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
        check(x, weight, bias, groups);
        Windows k = new Windows(new int[] {weight.shape().dims[2], weight.shape().dims[3]}, stride, padding, dilation);
        k.fit(x.shape(), false);
        int rows = k.count(0, x.shape().dims[2]);
        int columns = k.count(1, x.shape().dims[3]);
        int n = x.shape().dims[0];
        int out = weight.shape().dims[0];
        Shape shape = Shape.own(n, out, rows, columns);
        boolean floats = x.dtype() == DType.FLOAT32;
        Tensor y = floats
                ? floatProduct(x, weight, bias, k, groups, shape)
                : realProduct(x, weight, bias, k, groups, shape);
        if (records(x, weight, bias)) {
            record(
                            y,
                            "Convolution",
                            (g, i) -> floats && !Autograd.isEnabled()
                                    ? floatGradient(g, x, weight, k, groups, i)
                                    : realGradient(g, x, weight, k, groups, i),
                            x,
                            weight,
                            bias)
                    .saves(x, weight);
        }
        return y;
    }

    private static FloatConvolution kernel(Tensor x, Tensor weight, Windows k, int groups) {
        return new FloatConvolution(k.grid(x.shape()), x.shape().dims[0], weight.shape().dims[0], groups);
    }

    private static Tensor floatProduct(
            Tensor x, Tensor weight, @Nullable Tensor bias, Windows k, int groups, Shape shape) {
        Tensor in = Copy.contiguous(x, false);
        Tensor w = Copy.contiguous(weight, false);
        Tensor b = bias == null ? null : Copy.contiguous(bias, false);
        Tensor y = Tensor.empty(DType.FLOAT32, shape);
        Storage bs = b == null ? null : b.storage;
        Layout bl = b == null ? null : b.layout;
        FloatConvolution c = kernel(x, weight, k, groups);
        y.storage.backend().convolve(c, in.storage, in.layout, w.storage, w.layout, bs, bl, y.storage);
        return y;
    }

    private static Tensor floatGradient(Tensor grad, Tensor x, Tensor weight, Windows k, int groups, int input) {
        if (input == 2) {
            return grad.sum(new int[] {0, 2, 3}, false);
        }
        Tensor g = Copy.contiguous(grad, false);
        Tensor other = Copy.contiguous(input == 0 ? weight : x, false);
        Tensor d = Tensor.empty(DType.FLOAT32, input == 0 ? x.shape() : weight.shape());
        FloatConvolution c = kernel(x, weight, k, groups);
        d.storage.backend().convolveGradient(c, input, g.storage, g.layout, other.storage, other.layout, d.storage);
        return d;
    }

    private static Tensor realProduct(
            Tensor x, Tensor weight, @Nullable Tensor bias, Windows k, int groups, Shape shape) {
        Tensor y = kernels(weight.detach(), groups)
                .matmul(windows(x.detach(), k, groups))
                .withShape(shape);
        return bias == null ? y : y.add_(bias.detach().view(1, weight.shape().dims[0], 1, 1));
    }

    /// By operations that are recorded themselves, for gradients of gradients.
    private static Tensor realGradient(Tensor g, Tensor x, Tensor weight, Windows k, int groups, int input) {
        if (input == 2) {
            return g.sum(new int[] {0, 2, 3}, false);
        }
        int n = x.shape().dims[0];
        int windows = g.shape().dims[2] * g.shape().dims[3];
        Tensor split = g.reshape(n, groups, g.shape().dims[1] / groups, windows);
        if (input == 1) {
            return split.matmul(windows(x, k, groups).transpose(-1, -2)).sum(0).reshape(weight.shape());
        }
        Tensor columns = kernels(weight, groups).transpose(-1, -2).matmul(split);
        return fold(columns.reshape(n, x.shape().dims[1] * k.area(), windows), x.shape(), k);
    }

    /// The gradient of a convolution with respect to its input, used forwards: every pixel paints its kernel.
    static Tensor convTranspose2d(
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int groups,
            int[] dilation) {
        ConvolutionNd.checkGroups(groups);
        int in = x.shape().dims[1];
        if (weight.dim() != 4 || weight.shape().dims[0] != in || in % groups != 0) {
            throw new IllegalArgumentException(
                    "Given transposed=1, weight of size " + weight.shape().brackets()
                            + ", expected input" + x.shape().brackets() + " to have "
                            + (weight.dim() == 0 ? "no" : weight.shape().dims[0])
                            + " channels, but got " + in + " channels instead");
        }
        Windows k = new Windows(new int[] {weight.shape().dims[2], weight.shape().dims[3]}, stride, padding, dilation);
        int n = x.shape().dims[0];
        int out = weight.shape().dims[1] * groups;
        int[] size = new int[2];
        int[] added = Windows.pair("output_padding", outputPadding);
        for (int a = 0; a < 2; a++) {
            size[a] = (x.shape().dims[2 + a] - 1) * k.stride[a]
                    - 2 * k.padding[a]
                    + k.dilation[a] * (k.kernel[a] - 1)
                    + added[a]
                    + 1;
        }
        Tensor pixels = x.reshape(n, groups, in / groups, x.shape().dims[2] * x.shape().dims[3]);
        Tensor columns = weight.reshape(groups, in / groups, out / groups * k.area())
                .transpose(-1, -2)
                .matmul(pixels)
                .reshape(n, out * k.area(), x.shape().dims[2] * x.shape().dims[3]);
        Tensor y = fold(columns, Shape.of(n, out, size[0], size[1]), k);
        return bias == null ? y : y.add(bias.view(1, out, 1, 1));
    }

    private static Tensor kernels(Tensor weight, int groups) {
        int out = weight.shape().dims[0];
        return weight.reshape(groups, out / groups, weight.numel() / Math.max(1, out));
    }

    private static Tensor windows(Tensor x, Windows k, int groups) {
        Tensor columns = unfold(x, k);
        return columns.reshape(
                x.shape().dims[0], groups, x.shape().dims[1] / groups * k.area(), columns.shape().dims[2]);
    }

    private static void check(Tensor x, Tensor weight, @Nullable Tensor bias, int groups) {
        String what =
                "Given groups=" + groups + ", weight of size " + weight.shape().brackets();
        if (x.dim() != 4 || weight.dim() != 4) {
            throw new IllegalArgumentException("Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input "
                    + "of size: " + x.shape().brackets() + " and weight of size "
                    + weight.shape().brackets());
        }
        if (x.dtype() != weight.dtype()) {
            throw new IllegalArgumentException("Input type (" + x.dtype() + ") and weight type (" + weight.dtype()
                    + ") should be the same\nHint: x.toFloat() makes whole numbers real.");
        }
        ConvolutionNd.checkGroups(groups);
        if (x.shape().dims[1] != weight.shape().dims[1] * groups) {
            throw new IllegalArgumentException(
                    what + ", expected input" + x.shape().brackets() + " to have " + weight.shape().dims[1] * groups
                            + " channels, but got " + x.shape().dims[1] + " channels instead");
        }
        if (weight.shape().dims[0] % groups != 0) {
            throw new IllegalArgumentException(
                    "Given groups=" + groups + ", expected weight to be divisible by " + groups
                            + " at dimension 0, but got weight of size ["
                            + weight.shape().brackets() + "] instead: the "
                            + weight.shape().dims[0] + " output channels do not divide into " + groups + " groups");
        }
        if (bias != null && (bias.dim() != 1 || bias.shape().dims[0] != weight.shape().dims[0])) {
            throw new IllegalArgumentException(
                    what + ", expected bias to be 1-dimensional with " + weight.shape().dims[0]
                            + " elements, but got bias of size " + bias.shape().brackets() + " instead");
        }
    }
}
