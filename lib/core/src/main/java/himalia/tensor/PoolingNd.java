package himalia.tensor;

import static himalia.tensor.ConvolutionNd.batched;
import static himalia.tensor.ConvolutionNd.each;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Pooling in one, two and three directions, made of pooling of images ([SpatialOps]); `himalia.nn` has its layers and
/// plain names.
///
/// All take `[n, channels, sizes...]` or the same without `n`, and of each setting one number for all directions or
/// one for each.
public final class PoolingNd {
    private PoolingNd() {}

    /// The largest number of every window and its place, counted along the rows, layer after layer.
    ///
    /// @param dims how many directions: 1, 2 or 3
    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    public static ValuesAndIndices max(
            int dims,
            Tensor x,
            int[] kernel,
            int @Nullable [] stride,
            int[] padding,
            int[] dilation,
            boolean ceilMode) {
        int[] k = each("kernel_size", dims, kernel);
        int[] s = steps(dims, stride, k);
        int[] p = each("padding", dims, padding);
        int[] d = each("dilation", dims, dilation);
        Pooling.checkFull(x, dims);
        ValuesAndIndices[] found = new ValuesAndIndices[1];
        Tensor values = batched(dims, x, batch -> {
            found[0] = max(batch, k, s, p, d, ceilMode);
            return found[0].values();
        });
        Tensor at = found[0].indices();
        return new ValuesAndIndices("max_pool" + dims + "d", values, x.dim() == dims + 2 ? at : at.squeeze(0));
    }

    /// The mean of every window.
    ///
    /// @param dims how many directions: 1, 2 or 3
    /// @param stride how far the window moves on; `null` for its own size
    /// @param ceilMode whether a last window may hang over the edge
    /// @param countIncludePad whether the zeros of the padding count
    /// @param divisor what the sum is divided by; `null` for the elements of the window
    public static Tensor mean(
            int dims,
            Tensor x,
            int[] kernel,
            int @Nullable [] stride,
            int[] padding,
            boolean ceilMode,
            boolean countIncludePad,
            @Nullable Integer divisor) {
        int[] k = each("kernel_size", dims, kernel);
        int[] s = steps(dims, stride, k);
        int[] p = each("padding", dims, padding);
        if (divisor != null && divisor == 0) {
            throw new IllegalArgumentException("divisor must be not zero: avg_pool" + dims + "d of "
                    + x.shape().brackets());
        }
        for (int step : s) {
            if (step < 1) {
                throw new IllegalArgumentException("stride should not be zero: avg_pool" + dims + "d got stride "
                        + Arrays.toString(s) + " and kernel_size " + Arrays.toString(k));
            }
        }
        Pooling.checkFull(x, dims);
        return batched(dims, x, batch -> mean(batch, k, s, p, ceilMode, countIncludePad, divisor));
    }

    /// How far a window moves on: its own size unless told otherwise.
    private static int[] steps(int dims, int @Nullable [] stride, int[] kernel) {
        return stride == null || stride.length == 0 ? kernel : each("stride", dims, stride);
    }

    /// Of `[n, c, sizes...]`; places are counted along the rows, layer after layer.
    private static ValuesAndIndices max(Tensor x, int[] k, int[] s, int[] p, int[] d, boolean ceil) {
        return switch (k.length) {
            case 1 -> {
                ValuesAndIndices row =
                        x.unsqueeze(-2).maxPool2d(two(1, k[0]), two(1, s[0]), two(0, p[0]), two(1, d[0]), ceil);
                yield new ValuesAndIndices(
                        "max_pool1d", row.values().squeeze(-2), row.indices().squeeze(-2));
            }
            case 2 -> x.maxPool2d(k, s, p, d, ceil);
            default -> {
                // the largest of a box is the largest of its layers' largest
                int rows = x.size(3);
                int columns = x.size(4);
                ValuesAndIndices flat = x.reshape(x.size(0), x.size(1) * x.size(2), rows, columns)
                        .maxPool2d(two(k[1], k[2]), two(s[1], s[2]), two(p[1], p[2]), two(d[1], d[2]), ceil);
                int places = flat.values().size(2) * flat.values().size(3);
                int[] laidOut = {x.size(0), x.size(1), x.size(2), places};
                ValuesAndIndices deep = flat.values()
                        .reshape(laidOut)
                        .maxPool2d(two(k[0], 1), two(s[0], 1), two(p[0], 0), two(d[0], 1), ceil);
                int[] shape = {
                    x.size(0),
                    x.size(1),
                    deep.values().size(2),
                    flat.values().size(2),
                    flat.values().size(3)
                };
                int[] row = {x.size(0), x.size(1), -1};
                Tensor at = deep.indices().reshape(row);
                Tensor within = flat.indices().reshape(row).gather(2, at);
                Tensor layer = at.sub(at.remainder(places)).div((double) places).toLong();
                yield new ValuesAndIndices(
                        "max_pool3d",
                        deep.values().reshape(shape),
                        layer.mul((long) rows * columns).add(within).reshape(shape));
            }
        };
    }

    private static Tensor mean(
            Tensor x, int[] k, int[] s, int[] p, boolean ceil, boolean countsPadding, @Nullable Integer divisor) {
        return switch (k.length) {
            case 1 ->
                images(x.unsqueeze(-2), two(1, k[0]), two(1, s[0]), two(0, p[0]), ceil, countsPadding, divisor)
                        .squeeze(-2);
            case 2 -> images(x, k, s, p, ceil, countsPadding, divisor);
            default -> {
                Integer one = divisor == null ? null : 1;
                Tensor layers = layers(
                        x, y -> images(y, two(k[1], k[2]), two(s[1], s[2]), two(p[1], p[2]), ceil, countsPadding, one));
                yield depth(
                        layers, y -> images(y, two(k[0], 1), two(s[0], 1), two(p[0], 0), ceil, countsPadding, divisor));
            }
        };
    }

    private static Tensor images(
            Tensor x, int[] k, int[] s, int[] p, boolean ceil, boolean countsPadding, @Nullable Integer divisor) {
        int[] size = {x.size(2), x.size(3)};
        int[] count = {windows(size[0], k[0], s[0], p[0], ceil), windows(size[1], k[1], s[1], p[1], ceil)};
        boolean hangs = IntStream.range(0, 2).anyMatch(i -> (count[i] - 1) * s[i] + k[i] > size[i] + 2 * p[i]);
        if (!hangs && divisor == null || count[0] < 1 || count[1] < 1) {
            return x.avgPool2d(k, s, p, countsPadding);
        }
        int[] after = IntStream.range(0, 2)
                .map(i -> Math.max(0, (count[i] - 1) * s[i] + k[i] - size[i] - p[i]))
                .toArray();
        Tensor means = x.pad(p[1], after[1], p[0], after[0]).avgPool2d(k, s, two(0, 0), true);
        means = means.narrow(2, 0, count[0]).narrow(3, 0, count[1]);
        double[] factors = new double[count[0] * count[1]];
        for (int r = 0; r < count[0]; r++) {
            for (int c = 0; c < count[1]; c++) {
                int elements = reach(r, size[0], k[0], s[0], p[0], countsPadding)
                        * reach(c, size[1], k[1], s[1], p[1], countsPadding);
                factors[r * count[1] + c] = (double) (k[0] * k[1]) / (divisor == null ? elements : divisor);
            }
        }
        return means.mul(Tensor.tensor(factors, x.dtype()).view(count[0], count[1]));
    }

    private static int windows(int size, int k, int s, int p, boolean ceil) {
        int room = size + 2 * p - k;
        int count = Math.floorDiv(room, s) + 1;
        // one more may hang over the edge, but has to begin before it
        return ceil && Math.floorMod(room, s) != 0 && count * s < size + p ? count + 1 : count;
    }

    /// How many elements of a window count in one direction.
    private static int reach(int window, int size, int k, int s, int p, boolean countsPadding) {
        int start = window * s - p;
        int end = Math.min(start + k, size + p);
        return countsPadding ? end - start : Math.min(end, size) - Math.max(start, 0);
    }

    /// Means of as many windows as asked for, one number for each direction.
    ///
    /// **Shape** `[n, c, sizes...]` or `[c, sizes...]` -> the same with `size` at the end.
    public static Tensor adaptiveMean(Tensor x, int... size) {
        return adaptive(x, size, (y, s) -> y.adaptiveAvgPool2d(s[0], s[1]));
    }

    /// The largest numbers of as many windows as asked for, one number for each direction.
    public static Tensor adaptiveMax(Tensor x, int... size) {
        return adaptive(x, size, (y, s) -> y.adaptiveMaxPool2d(s[0], s[1]));
    }

    /// The same and their places, counted along the rows, layer after layer.
    public static ValuesAndIndices adaptiveMaxPlaces(Tensor x, int... size) {
        int dims = size.length;
        int kept = x.dim() - dims;
        int[] shape = x.shape().toArray();
        int[] input = Arrays.copyOfRange(shape, kept, shape.length);
        int many = Arrays.stream(input).reduce(1, (a, b) -> a * b);
        int windows = Arrays.stream(size).reduce(1, (a, b) -> a * b);
        double[] all = x.detach().contiguous().toDouble().toDoubleArray();
        long[] places = new long[many == 0 ? 0 : all.length / many * windows];
        for (int i = 0; i < places.length; i++) {
            places[i] = largest(all, i / windows * many, i % windows, input, size);
        }
        int[] row = Arrays.copyOf(shape, kept + 1);
        row[kept] = -1;
        System.arraycopy(size, 0, shape, kept, dims);
        Tensor at = Tensor.tensor(places).view(shape);
        Tensor values = x.reshape(row).gather(-1, at.reshape(row)).view(shape);
        return new ValuesAndIndices("adaptive_max_pool" + dims + "d", values, at);
    }

    /// The place of the largest number of one window.
    private static long largest(double[] all, int from, int window, int[] input, int[] size) {
        int dims = size.length;
        int[] first = new int[dims];
        int[] count = new int[dims];
        int rest = window;
        int elements = 1;
        for (int d = dims - 1; d >= 0; d--) {
            int at = rest % size[d];
            rest /= size[d];
            first[d] = at * input[d] / size[d];
            count[d] = ((at + 1) * input[d] + size[d] - 1) / size[d] - first[d];
            elements *= count[d];
        }
        int best = -1;
        for (int i = 0; i < elements; i++) {
            int place = 0;
            int left = i;
            int step = 1;
            for (int d = dims - 1; d >= 0; d--) {
                place += (first[d] + left % count[d]) * step;
                left /= count[d];
                step *= input[d];
            }
            double v = all[from + place];
            if (best < 0 || v > all[from + best] || Double.isNaN(v)) {
                best = place;
            }
        }
        return best;
    }

    private static Tensor adaptive(Tensor x, int[] size, BiFunction<Tensor, int[], Tensor> images) {
        if (x.dim() != size.length + 1 && x.dim() != size.length + 2) {
            throw new IllegalArgumentException("adaptive pooling: expected " + (size.length + 1) + "D or "
                    + (size.length + 2) + "D input, but got " + x.shape().brackets());
        }
        if (size.length == 1) {
            return images.apply(x.unsqueeze(-2), two(1, size[0])).squeeze(-2);
        }
        if (size.length == 2) {
            return images.apply(x, size);
        }
        Tensor batch = x.dim() == 4 ? x.unsqueeze(0) : x;
        Tensor layers = layers(batch, y -> images.apply(y, two(size[1], size[2])));
        Tensor y = depth(layers, flat -> images.apply(flat, two(size[0], flat.size(3))));
        return x.dim() == 4 ? y.squeeze(0) : y;
    }

    /// An operation of images on every layer of `[n, c, d, h, w]`.
    private static Tensor layers(Tensor x, UnaryOperator<Tensor> images) {
        Tensor y = images.apply(x.reshape(x.size(0), x.size(1) * x.size(2), x.size(3), x.size(4)));
        return y.reshape(x.size(0), x.size(1), x.size(2), y.size(2), y.size(3));
    }

    /// An operation of images along the depth, each layer laid out as one row.
    private static Tensor depth(Tensor x, UnaryOperator<Tensor> images) {
        Tensor y = images.apply(x.reshape(x.size(0), x.size(1), x.size(2), x.size(3) * x.size(4)));
        return y.reshape(x.size(0), x.size(1), y.size(2), x.size(3), x.size(4));
    }

    /// Puts the largest numbers of windows back where they stood, between zeros, in the smallest size that they can
    /// come from.
    ///
    /// @param indices the places that [#max] has found
    public static Tensor unpool(
            int dims, Tensor x, Tensor indices, int[] kernel, int @Nullable [] stride, int[] padding) {
        int[] k = each("kernel_size", dims, kernel);
        int[] s = steps(dims, stride, k);
        int[] p = each("padding", dims, padding);
        checkUnpool(dims, x, indices);
        if (Arrays.stream(s).anyMatch(step -> step < 1)) {
            throw new IllegalArgumentException(
                    "strides should be greater than zero, but got stride: " + Arrays.toString(s));
        }
        int[] size = new int[dims];
        for (int i = 0; i < dims; i++) {
            size[i] = (x.size(i - dims) - 1) * s[i] - 2 * p[i] + k[i];
        }
        return unpool(x, indices, size);
    }

    /// Puts the largest numbers of windows back where they stood, between zeros.
    ///
    /// @param size how large the result is, one number for each direction
    public static Tensor unpool(Tensor x, Tensor indices, int... size) {
        int dims = size.length;
        checkUnpool(dims, x, indices);
        int places = Arrays.stream(size).reduce(1, (a, b) -> a * b);
        for (long at : indices.toLongArray()) {
            if (at < 0 || at >= places) {
                throw new IllegalArgumentException("Found an invalid max index: " + at + " (output volumes are of size "
                        + Arrays.stream(size).mapToObj(Integer::toString).collect(Collectors.joining("x")) + ")"
                        + "\nHint: the places are those that max_pool" + dims
                        + "d found; the output size has to be the size before it.");
            }
        }
        int kept = x.dim() - dims;
        int[] flat = Arrays.copyOf(x.shape().toArray(), kept + 1);
        flat[kept] = -1;
        int[] wide = flat.clone();
        wide[kept] = places;
        int[] shape = Arrays.copyOf(x.shape().toArray(), x.dim());
        System.arraycopy(size, 0, shape, kept, dims);
        return Tensor.zeros(x.dtype(), wide)
                .scatter(-1, indices.reshape(flat), x.reshape(flat))
                .view(shape);
    }

    private static void checkUnpool(int dims, Tensor x, Tensor indices) {
        String op = "max_unpooling" + dims + "d";
        if (x.dim() != dims + 1 && x.dim() != dims + 2) {
            throw new IllegalArgumentException("Input to " + op + " should be a " + (dims + 1) + "d or " + (dims + 2)
                    + "d Tensor, but got a tensor with " + x.dim() + " dimensions.: the shape is "
                    + x.shape().brackets());
        }
        if (indices.dtype() != DType.INT64) {
            throw new IllegalArgumentException(
                    op + ": elements in indices should be type int64 but got: " + indices.dtype());
        }
        if (!x.shape().equals(indices.shape())) {
            throw new IllegalArgumentException("Expected shape of indices to be same as that of the input tensor ("
                    + x.shape().brackets() + ") but got indices tensor with shape: "
                    + indices.shape().brackets() + ": " + op);
        }
    }

    private static int[] two(int rows, int columns) {
        return new int[] {rows, columns};
    }
}
