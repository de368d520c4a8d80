package himalia.tensor.cpu;

import himalia.tensor.cpu.Gemm.Layout;

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
    public void forward(float[] x, int xo, float[] w, int wo, float[] bias, int bo, float[] y) {
        int size = grid.windows();
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

    /// Adds the gradient of the images, given that of the result.
    public void inputGradient(float[] grad, int go, float[] w, int wo, float[] dx) {
        int size = grid.windows();
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
                    Transposing.floats(grad, go + (image * out + g * outs()) * size, outs(), size, turned, 0);
                    Layout seen = rows(co + g * depth() * size, size);
                    Layout sums = rows(g * outs() * depth(), outs());
                    Gemm.alone(new Product(depth(), outs(), size, columns, seen, turned, rows(0, outs()), sum, sums));
                }
            }
            if (from < to) {
                parts[from] = sum;
            }
        });
        for (float[] part : parts) {
            for (int g = 0; part != null && g < groups; g++) {
                addTurned(part, g * outs() * depth(), dw);
            }
        }
    }

    private void addTurned(float[] part, int at, float[] dw) {
        for (int o = 0; o < outs(); o++) {
            for (int d = 0; d < depth(); d++) {
                dw[at + o * depth() + d] += part[at + d * outs() + o];
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
