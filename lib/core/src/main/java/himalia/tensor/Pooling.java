package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.Convolution.Windows;
import himalia.tensor.cpu.FloatPooling;
import himalia.tensor.cpu.WindowGrid;
import java.util.function.UnaryOperator;

/// Images made smaller by one number for every window, each with its gradient beside it.
final class Pooling {
    private Pooling() {}

    /// Runs an operation of `[n, c, h, w]` on an image without the batch, too.
    static Tensor batched(Tensor x, String op, UnaryOperator<Tensor> f) {
        return switch (x.dim()) {
            case 4 -> f.apply(x);
            case 3 -> f.apply(x.unsqueeze(0)).squeeze(0);
            default ->
                throw new IllegalArgumentException("Expected 3D (unbatched) or 4D (batched) input to " + op
                        + ", but got input of size: " + x.shape().brackets()
                        + "\nHint: images are [batch, channels, rows, columns]; unsqueeze(0) adds a channel.");
        };
    }

    /// Refuses an input without channels, rows or columns; the batch may be empty.
    static void checkFull(Tensor x, int dims) {
        int[] sizes = x.shape().dims;
        for (int d = x.dim() == dims + 2 ? 1 : 0; d < sizes.length; d++) {
            if (sizes[d] == 0) {
                throw new IllegalArgumentException((dims == 1 ? "max_pool1d: " : "") + "Expected " + (dims + 1)
                        + "D or "
                        + (dims + 2) + "D (batch mode) tensor with optional 0 dim batch size for input, but got:"
                        + x.shape().brackets());
            }
        }
    }

    static ValuesAndIndices maxBatched(Tensor x, Windows k) {
        checkFull(x, 2);
        ValuesAndIndices[] found = new ValuesAndIndices[1];
        Tensor values = batched(x, "max_pool2d", image -> {
            found[0] = max(image, k);
            return found[0].values();
        });
        Tensor indices = found[0].indices();
        return new ValuesAndIndices("max_pool2d", values, x.dim() == 3 ? indices.squeeze(0) : indices);
    }

    private static void check(Tensor x, Windows k) {
        k.fit(x.shape(), true);
        for (int a = 0; a < 2; a++) {
            if (k.padding()[a] > k.kernel()[a] / 2) {
                throw new IllegalArgumentException("pad should be at most half of effective kernel size, but got pad="
                        + k.padding()[a] + " and kernel_size=" + k.kernel()[a]);
            }
        }
    }

    /// The largest of every window and its place in the image, counted along the rows.
    private static ValuesAndIndices max(Tensor x, Windows k) {
        check(x, k);
        int height = x.shape().dims[2];
        int width = x.shape().dims[3];
        int rows = k.count(0, height);
        int columns = k.count(1, width);
        int planes = x.shape().dims[0] * x.shape().dims[1];
        Tensor in = Copy.contiguous(x.detach(), false);
        Tensor at = Tensor.empty(DType.INT64, Shape.own(planes, rows * columns));
        Shape shape = Shape.own(x.shape().dims[0], x.shape().dims[1], rows, columns);
        Shape flat = Shape.own(planes, height * width);
        WindowGrid grid = k.grid(Shape.own(planes, 1, height, width));
        FloatPooling floats = x.dtype() == DType.FLOAT32 ? new FloatPooling(grid, planes) : null;
        Tensor y;
        if (floats != null) {
            y = Tensor.empty(DType.FLOAT32, shape);
            y.storage.backend().pool(floats, in.storage, in.layout, y.storage, at.storage);
        } else {
            Pointwise.chunks(at.numel(), (i, end) -> {
                for (; i < end; i++) {
                    int plane = i / (rows * columns);
                    int r = i / columns % rows * k.stride()[0] - k.padding()[0];
                    int c = i % columns * k.stride()[1] - k.padding()[1];
                    at.storage.setLong(
                            i, largest(in, in.layout.offset + plane * height * width, r, c, height, width, k));
                }
            });
            y = Gathering.gather(in.withShape(flat), 1, at).withShape(shape);
        }
        if (records(x)) {
            record(
                            y,
                            "MaxPool2DWithIndices",
                            (g, i) -> floats != null && !Autograd.isEnabled()
                                    ? floatGradient(floats, g, at, x.shape())
                                    : Cumulative.spreadBack(g.reshape(at.shape()), flat, 1, at)
                                            .view(x.shape()),
                            x)
                    .saves(at);
        }
        return new ValuesAndIndices("max_pool2d", y, at.withShape(shape));
    }

    private static Tensor floatGradient(FloatPooling pooling, Tensor grad, Tensor at, Shape shape) {
        Tensor g = GradientPool.rowMajor(grad);
        Tensor d = Tensor.empty(DType.FLOAT32, shape);
        d.storage.backend().poolGradient(pooling, g.storage, g.layout, at.storage, d.storage);
        GradientPool.dropCopy(g, grad);
        return d;
    }

    private static int largest(Tensor in, int from, int top, int left, int height, int width, Windows k) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < k.kernel()[0]; r++) {
            int i = top + r * k.dilation()[0];
            for (int c = 0; c < k.kernel()[1] && i >= 0 && i < height; c++) {
                int j = left + c * k.dilation()[1];
                if (j >= 0 && j < width) {
                    double v = in.storage.getDouble(from + i * width + j);
                    if (best < 0 || v > most || Double.isNaN(v)) {
                        best = i * width + j;
                        most = v;
                    }
                }
            }
        }
        return best;
    }

    /// The mean of every window; the zeros beyond the edge count, or do not.
    static Tensor average(Tensor x, Windows k, boolean countPadding) {
        check(x, k);
        int n = x.shape().dims[0];
        int channels = x.shape().dims[1];
        int rows = k.count(0, x.shape().dims[2]);
        int columns = k.count(1, x.shape().dims[3]);
        Tensor count;
        if (countPadding) {
            count = Tensor.number((double) k.area());
        } else {
            Tensor ones = Tensor.empty(x.dtype(), Shape.own(1, 1, x.shape().dims[2], x.shape().dims[3]))
                    .fill_(1);
            count = Convolution.unfold(ones, k).sum(1).view(rows, columns);
        }
        WindowGrid grid = k.grid(Shape.own(n * channels, 1, x.shape().dims[2], x.shape().dims[3]));
        boolean floats = x.dtype() == DType.FLOAT32;
        Tensor y = floats
                ? windowSums(x.detach(), grid, n * channels, Shape.own(n, channels, rows, columns))
                : Convolution.unfold(x.detach(), k)
                        .view(n, channels, k.area(), rows * columns)
                        .sum(2)
                        .view(n, channels, rows, columns);
        y.div_(count);
        if (records(x)) {
            record(
                            y,
                            "AvgPool2D",
                            (g, i) -> floats && !Autograd.isEnabled()
                                    ? spreadSums(g.div(count), grid, n * channels, x.shape())
                                    : Convolution.fold(
                                            g.div(count)
                                                    .reshape(n, channels, 1, rows * columns)
                                                    .expand(n, channels, k.area(), rows * columns)
                                                    .reshape(n, channels * k.area(), rows * columns),
                                            x.shape(),
                                            k),
                            x)
                    .saves(x);
        }
        return y;
    }

    private static Tensor windowSums(Tensor x, WindowGrid grid, int planes, Shape shape) {
        Tensor in = Copy.contiguous(x, false);
        Tensor y = Tensor.empty(DType.FLOAT32, shape);
        y.storage.backend().windowSums(grid, planes, in.storage, in.layout, y.storage);
        return y;
    }

    private static Tensor spreadSums(Tensor g, WindowGrid grid, int planes, Shape shape) {
        Tensor d = Tensor.empty(DType.FLOAT32, shape);
        d.storage.backend().spreadSums(grid, planes, g.storage, g.layout, d.storage);
        return d;
    }

    /// Means over as many windows as asked for: a product with a matrix of shares on either side.
    static Tensor adaptiveAverage(Tensor x, int rows, int columns) {
        Tensor down = shares(x.dtype(), rows, x.shape().dims[2]);
        Tensor across = shares(x.dtype(), columns, x.shape().dims[3]).t();
        Tensor y = down.matmul(x.detach()).matmul(across);
        if (records(x)) {
            boolean one = rows == 1 && columns == 1;
            record(
                    y,
                    one ? "Mean" : "AdaptiveAvgPool2D",
                    one ? 1 : 0,
                    (g, i) -> down.t().matmul(g).matmul(across.t()),
                    x);
        }
        return y;
    }

    static Tensor adaptiveMax(Tensor x, int rows, int columns) {
        int height = x.shape().dims[2];
        int width = x.shape().dims[3];
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("Trying to create tensor with negative dimension "
                    + Math.min(rows, columns) + ": adaptive_max_pool2d of "
                    + x.shape().brackets() + " to [" + rows + ", "
                    + columns + "]");
        }
        Tensor[] parts = new Tensor[rows * columns];
        for (int i = 0; i < rows; i++) {
            Tensor band = x.narrow(2, first(i, height, rows), beyond(i, height, rows) - first(i, height, rows));
            for (int j = 0; j < columns; j++) {
                int start = first(j, width, columns);
                parts[i * columns + j] =
                        band.narrow(3, start, beyond(j, width, columns) - start).amax(new int[] {2, 3}, false);
            }
        }
        return Joining.stack(parts, 2).view(x.shape().dims[0], x.shape().dims[1], rows, columns);
    }

    private static int first(int window, int size, int windows) {
        return window * size / windows;
    }

    private static int beyond(int window, int size, int windows) {
        return ((window + 1) * size + windows - 1) / windows;
    }

    private static Tensor shares(DType dtype, int windows, int size) {
        if (windows < 1 || size < 1) {
            throw new IllegalArgumentException(
                    "adaptive pooling needs at least one window and one element, got " + windows + " and " + size);
        }
        Tensor shares = Tensor.zeros(dtype, windows, size);
        for (int i = 0; i < windows; i++) {
            int start = first(i, size, windows);
            int end = beyond(i, size, windows);
            for (int j = start; j < end; j++) {
                shares.storage.setDouble(i * size + j, 1.0 / (end - start));
            }
        }
        return shares;
    }
}
