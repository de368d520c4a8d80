package himalia.tensor.cpu;

import himalia.tensor.cpu.Gemm.Layout;
import org.jspecify.annotations.Nullable;

/// Convolutions of float images as matrix products over their windows, image by image, so that the windows of one stay
/// in the cache; many images on all cores.
///
/// @param grid how windows walk over an image
/// @param images how many there are
/// @param out how many channels the result has
/// @param groups into how many parts the channels are divided, each seen by its own part of the kernels only
public record FloatConvolution(WindowGrid grid, int images, int out, int groups) {
    /// Room for the windows of an image, kept by each thread.
    private static final ThreadLocal<float[]> ROOM = ThreadLocal.withInitial(() -> new float[0]);
    /// Multiplications worth a thread of their own.
    private static final long SHARE = 4_000_000;

    /// `y = w * x + bias`; all row-major, `bias` may be `null`.
    public void forward(float[] x, int xo, float[] w, int wo, float @Nullable [] bias, int bo, float[] y) {
        int size = grid.windows();
        if (Vectors.PRESENT && VectorConvolution.suits(this)) {
            float[] packed = VectorConvolution.packed(w, wo, out, grid.depth());
            eachImage((from, to) -> {
                VectorConvolution vectors = VectorConvolution.local();
                for (int i = from; i < to; i++) {
                    vectors.forward(this, x, xo + i * grid.pixels(), packed, bias, bo, y, i * out * size);
                }
            });
            return;
        }
        eachImage((from, to) -> {
            float[] windows = room();
            for (int image = from; image < to; image++) {
                Interrupts.poll("a convolution");
                int at = image * out * size;
                for (int o = 0; bias != null && o < out; o++) {
                    java.util.Arrays.fill(y, at + o * size, at + (o + 1) * size, bias[bo + o]);
                }
                int in = xo + image * grid.pixels();
                float[] columns = grid.isPlain() ? x : windows;
                int co = grid.isPlain() ? in : 0;
                if (!grid.isPlain()) {
                    grid.unfold(x, in, windows, 0);
                }
                for (int g = 0; g < groups; g++) {
                    Layout kernels = rows(wo + g * outs() * depth(), depth());
                    Layout seen = rows(co + g * depth() * size, size);
                    Layout sums = rows(at + g * outs() * size, size);
                    Gemm.alone(new Product(outs(), size, depth(), w, kernels, columns, seen, y, sums));
                }
            }
        });
    }

    /// The gradient of the images, given that of the result; `dx` is 0 before.
    public void inputGradient(float[] grad, int go, float[] w, int wo, float[] dx) {
        int size = grid.windows();
        if (Vectors.PRESENT && VectorConvolution.suits(this)) {
            float[] packed = VectorConvolution.packedByPlace(w, wo, out, grid);
            eachImage((from, to) -> {
                VectorConvolution vectors = VectorConvolution.local();
                for (int i = from; i < to; i++) {
                    vectors.inputGradient(this, grad, go + i * out * size, packed, dx, i * grid.pixels());
                }
            });
            return;
        }
        eachImage((from, to) -> {
            float[] windows = room();
            for (int image = from; image < to; image++) {
                Interrupts.poll("a convolution");
                int in = image * grid.pixels();
                float[] columns = grid.isPlain() ? dx : windows;
                int co = grid.isPlain() ? in : 0;
                java.util.Arrays.fill(columns, co, co + grid.depth() * size, 0);
                for (int g = 0; g < groups; g++) {
                    Layout kernels = rows(wo + g * outs() * depth(), depth()).transposed();
                    Layout sums = rows(co + g * depth() * size, size);
                    Layout coming = rows(go + (image * out + g * outs()) * size, size);
                    Gemm.alone(new Product(depth(), size, outs(), w, kernels, grad, coming, columns, sums));
                }
                if (!grid.isPlain()) {
                    grid.fold(windows, 0, dx, in);
                }
            }
        });
    }

    /// Adds the gradient of the kernels, given that of the result.
    public void weightGradient(float[] grad, int go, float[] x, int xo, float[] dw) {
        int size = grid.windows();
        float[][] parts = new float[images][];
        if (Vectors.PRESENT && VectorConvolution.suits(this)) {
            int wide = VectorConvolution.turnedWidth(out);
            eachImage((from, to) -> {
                VectorConvolution vectors = VectorConvolution.local();
                float[] sum = new float[VectorConvolution.turnedHeight(grid) * wide];
                for (int i = from; i < to; i++) {
                    vectors.weightGradient(this, grad, go + i * out * size, x, xo + i * grid.pixels(), sum);
                }
                if (from < to) {
                    parts[from] = sum;
                }
            });
            for (float[] part : parts) {
                if (part != null) {
                    addTurned(part, 0, wide, dw, 0);
                }
            }
            return;
        }
        eachImage((from, to) -> {
            float[] windows = room();
            // turned around, so that products read and write along rows
            float[] turned = new float[size * outs()];
            float[] sum = new float[dw.length];
            for (int image = from; image < to; image++) {
                Interrupts.poll("a convolution");
                int in = xo + image * grid.pixels();
                float[] columns = grid.isPlain() ? x : windows;
                int co = grid.isPlain() ? in : 0;
                if (!grid.isPlain()) {
                    grid.unfold(x, in, windows, 0);
                }
                for (int g = 0; g < groups; g++) {
                    int maps = go + (image * out + g * outs()) * size;
                    Copies.turn(grad, maps, size, turned, 0, outs(), 1, size, outs(), false);
                    Layout sums = rows(g * outs() * depth(), outs());
                    int step = rowsAtOnce(grid) * grid.count()[1];
                    for (int k = 0; k < size; k += step) {
                        int count = Math.min(step, size - k);
                        Layout seen = rows(co + g * depth() * size + k, size);
                        Layout coming = rows(k * outs(), outs());
                        Gemm.alone(new Product(depth(), outs(), count, columns, seen, turned, coming, sum, sums));
                    }
                }
            }
            if (from < to) {
                parts[from] = sum;
            }
        });
        for (float[] part : parts) {
            for (int g = 0; part != null && g < groups; g++) {
                addTurned(part, g * outs() * depth(), outs(), dw, g * outs() * depth());
            }
        }
    }

    /// How many rows of windows give one sum of the gradient of the kernels.
    static int rowsAtOnce(WindowGrid grid) {
        return Math.max(1, Gemm.DEPTH / Math.max(1, grid.count()[1]));
    }

    private void addTurned(float[] part, int from, int step, float[] dw, int to) {
        for (int o = 0; o < outs(); o++) {
            for (int d = 0; d < depth(); d++) {
                dw[to + o * depth() + d] += part[from + d * step + o];
            }
        }
    }

    private int outs() {
        return out / groups;
    }

    private int depth() {
        return grid.depth() / groups;
    }

    private static Layout rows(int offset, int length) {
        return new Layout(offset, length, 1);
    }

    private float[] room() {
        int n = grid.isPlain() ? 0 : grid.depth() * grid.windows();
        float[] room = ROOM.get();
        if (room.length < n) {
            room = new float[n];
            ROOM.set(room);
        }
        return room;
    }

    private void eachImage(Workers.Range work) {
        Workers.ranges(images, least(), work);
    }

    /// So many images are worth a thread.
    private int least() {
        long work = (long) outs() * grid.depth() * grid.windows();
        return (int) Math.max(1, Math.min(images, SHARE / Math.max(1, work)));
    }
}
