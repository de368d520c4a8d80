package himalia.tensor.cpu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The convolution of [FloatConvolution] for windows that move by one pixel, straight from the images by
/// [ConvolutionTiles], without a matrix of windows.
///
/// An image of `w` columns is taken as one long row: the pixel that a window shows lies a fixed way behind the window's
/// own place. Windows that would hang over the right edge are computed, too, and left out when the result is copied.
/// Sums have the order of [FloatConvolution], so that both give the same bits.
final class VectorConvolution {
    private static final int ROWS = ConvolutionTiles.ROWS;
    private static final int COLUMNS = ConvolutionTiles.COLUMNS;

    private static final ThreadLocal<VectorConvolution> LOCAL = ThreadLocal.withInitial(VectorConvolution::new);

    private float[] padded = {};
    private float[] sums = {};
    private float[] coming = {};

    private VectorConvolution() {}

    /// One that the calling thread has for itself.
    static VectorConvolution local() {
        return LOCAL.get();
    }

    /// Whether this class can and should do it; where there is no Vector API, even the question is one too many.
    static boolean suits(FloatConvolution c) {
        WindowGrid g = c.grid();
        return ConvolutionTiles.isWarm()
                && c.groups() == 1
                && c.out() <= Gemm.DEPTH // else the order of sums would be another one
                && g.count()[1] <= Gemm.DEPTH
                && g.stride()[0] * g.stride()[1] == 1
                && g.dilation()[0] * g.dilation()[1] == 1
                && g.windows() > 0
                && g.count()[0] == height(g) - g.kernel()[0] + 1
                && g.count()[1] == width(g) - g.kernel()[1] + 1
                && reach(g) >= COLUMNS;
    }

    private static int height(WindowGrid g) {
        return g.image()[0] + 2 * g.padding()[0];
    }

    private static int width(WindowGrid g) {
        return g.image()[1] + 2 * g.padding()[1];
    }

    /// From the first window to the last one, along the rows of the image.
    private static int reach(WindowGrid g) {
        return (g.count()[0] - 1) * width(g) + g.count()[1];
    }

    private static int upTo(int n, int step) {
        return (n + step - 1) / step * step;
    }

    private static float[] room(float[] buffer, int n) {
        return buffer.length >= n ? buffer : new float[n];
    }

    /// How far from a window's place its pixels lie.
    private static int[] ways(WindowGrid g, int from, int extra) {
        int depth = g.depth();
        int[] ways = new int[depth + extra];
        int area = g.kernel()[0] * g.kernel()[1];
        for (int i = 0; i < ways.length; i++) {
            int d = Math.min(i, depth - 1);
            int row = d / area * height(g) + d / g.kernel()[1] % g.kernel()[0];
            ways[i] = from + row * width(g) + d % g.kernel()[1];
        }
        return ways;
    }

    /// The kernels in blocks of so many channels of the result, those of a pixel side by side.
    static float[] packed(float[] w, int wo, int out, int depth) {
        float[] packed = new float[upTo(out, ROWS) * depth];
        for (int o = 0; o < out; o++) {
            int to = o / ROWS * ROWS * depth + o % ROWS;
            for (int d = 0; d < depth; d++) {
                packed[to + d * ROWS] = w[wo + o * depth + d];
            }
        }
        return packed;
    }

    /// The results of one image, at `yo`; `from` is where the image begins.
    void forward(
            FloatConvolution c,
            float[] x,
            int from,
            float[] packed,
            float @Nullable [] bias,
            int bo,
            float[] y,
            int yo) {
        WindowGrid g = c.grid();
        int reach = reach(g);
        int out = c.out();
        int depth = g.depth();
        float[] image = withEdges(g, x, from);
        int[] ways = ways(g, image == x ? from : 0, 0);
        sums = room(sums, upTo(out, ROWS) * reach);
        for (int o = 0; o < out; o++) {
            Arrays.fill(sums, o * reach, (o + 1) * reach, bias == null ? 0 : bias[bo + o]);
        }
        for (int d = 0; d < depth; d += Gemm.DEPTH) {
            int count = Math.min(Gemm.DEPTH, depth - d);
            for (int j = 0; j < reach; j += COLUMNS) {
                Interrupts.poll("a convolution");
                int at = Math.min(j, reach - COLUMNS);
                for (int o = 0; o < out; o += ROWS) {
                    int to = o * reach + at;
                    ConvolutionTiles.add(
                            packed, o * depth + d * ROWS, image, ways, d, count, at, sums, to, reach, j - at);
                }
            }
        }
        for (int o = 0; o < out; o++) {
            ConvolutionTiles.copyRows(sums, o * reach, width(g), y, yo + o * g.windows(), g.count()[1], g.count()[0]);
        }
    }

    /// The image with zeros around it; the array itself where there are none.
    private float[] withEdges(WindowGrid g, float[] x, int from) {
        int top = g.padding()[0];
        int left = g.padding()[1];
        if (top + left == 0) {
            return x;
        }
        int w = width(g);
        int plane = height(g) * w;
        padded = room(padded, g.channels() * plane);
        Arrays.fill(padded, 0, g.channels() * plane, 0);
        int in = g.image()[1];
        for (int ch = 0; ch < g.channels(); ch++) {
            for (int r = 0; r < g.image()[0]; r++) {
                int at = from + (ch * g.image()[0] + r) * in;
                System.arraycopy(x, at, padded, ch * plane + (top + r) * w + left, in);
            }
        }
        return padded;
    }

    /// The kernels by place within the window, for [#inputGradient]: blocks of channels of the image, those of a
    /// channel of the result side by side.
    static float[] packedByPlace(float[] w, int wo, int out, WindowGrid g) {
        int area = g.kernel()[0] * g.kernel()[1];
        int wide = upTo(g.channels(), ROWS);
        float[] packed = new float[area * wide * out];
        for (int place = 0; place < area; place++) {
            for (int ch = 0; ch < g.channels(); ch++) {
                int to = (place * wide + ch / ROWS * ROWS) * out + ch % ROWS;
                for (int o = 0; o < out; o++) {
                    packed[to + o * ROWS] = w[wo + (o * g.channels() + ch) * area + place];
                }
            }
        }
        return packed;
    }

    /// The gradient of one image, at `to`, given that of its results, at `go`.
    void inputGradient(FloatConvolution c, float[] grad, int go, float[] packed, float[] dx, int to) {
        WindowGrid g = c.grid();
        int w = width(g);
        int plane = height(g) * w;
        int reach = upTo(reach(g), COLUMNS);
        int out = c.out();
        int columns = g.count()[1];
        int rows = g.count()[0];
        coming = room(coming, out * reach);
        Arrays.fill(coming, 0, out * reach, 0);
        for (int o = 0; o < out; o++) {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(grad, go + (o * rows + r) * columns, coming, o * reach + r * w, columns);
            }
        }
        int[] starts = new int[out];
        Arrays.setAll(starts, o -> o * reach);
        int wide = upTo(g.channels(), ROWS);
        sums = room(sums, wide * plane + reach);
        Arrays.fill(sums, 0, wide * plane, 0);
        int area = g.kernel()[0] * g.kernel()[1];
        for (int place = 0; place < area; place++) {
            int way = place / g.kernel()[1] * w + place % g.kernel()[1];
            for (int j = 0; j < reach; j += COLUMNS) {
                Interrupts.poll("a convolution");
                for (int ch = 0; ch < wide; ch += ROWS) {
                    int a = (place * wide + ch) * out;
                    ConvolutionTiles.add(packed, a, coming, starts, 0, out, j, sums, ch * plane + way + j, plane, 0);
                }
            }
        }
        int in = g.image()[1];
        for (int ch = 0; ch < g.channels(); ch++) {
            int from = ch * plane + g.padding()[0] * w + g.padding()[1];
            for (int r = 0; r < g.image()[0]; r++) {
                System.arraycopy(sums, from + r * w, dx, to + (ch * g.image()[0] + r) * in, in);
            }
        }
    }

    /// How long a row of the sums of [#weightGradient] is.
    static int turnedWidth(int out) {
        return upTo(out, COLUMNS);
    }

    /// How many rows they have.
    static int turnedHeight(WindowGrid g) {
        return upTo(g.depth(), ROWS);
    }

    /// Adds what one image, at `from`, gives to the gradient of the kernels, which is turned around.
    void weightGradient(FloatConvolution c, float[] grad, int go, float[] x, int from, float[] dw) {
        WindowGrid g = c.grid();
        int wide = turnedWidth(c.out());
        coming = room(coming, g.windows() * wide);
        ConvolutionTiles.turn(grad, go, c.out(), g.windows(), coming, wide);
        float[] image = withEdges(g, x, from);
        int[] ways = ways(g, image == x ? from : 0, ROWS);
        int columns = g.count()[1];
        int rows = FloatConvolution.rowsAtOnce(g);
        for (int r = 0; r < g.count()[0]; r += rows) {
            int here = Math.min(rows, g.count()[0] - r);
            for (int o = 0; o < c.out(); o += COLUMNS) {
                Interrupts.poll("a convolution");
                for (int d = 0; d < g.depth(); d += ROWS) {
                    ConvolutionTiles.weigh(
                            image,
                            ways,
                            d,
                            r * width(g),
                            width(g),
                            here,
                            columns,
                            coming,
                            r * columns * wide + o,
                            wide,
                            dw,
                            d * wide + o);
                }
            }
        }
    }
}
