package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatConvolution;
import himalia.tensor.cpu.FloatLinear;
import himalia.tensor.cpu.FloatPooling;
import himalia.tensor.cpu.FloatSoftmax;
import himalia.tensor.cpu.Gemm;
import himalia.tensor.cpu.Gemm.Layout;
import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.Sums;
import himalia.tensor.cpu.UnaryKernel;
import himalia.tensor.cpu.Workers;

/// Arithmetic on Java arrays; big work on all cores.
final class CpuBackend implements Backend {
    static final Backend INSTANCE = new CpuBackend();

    /// Elements at a time: worth sharing among threads, and done within a millisecond.
    private static final int CHUNK = 1 << 18;

    private CpuBackend() {}

    @Override
    public Storage allocate(DType dtype, int n) {
        return Storage.allocate(dtype, n);
    }

    @Override
    public void unary(UnaryKernel k, Storage x, int xo, Storage y, int yo, int n) {
        if (x.dtype() == DType.FLOAT32) {
            float[] a = x.floats();
            float[] b = y.floats();
            if (n < CHUNK) {
                k.floats(a, xo, b, yo, n);
            } else {
                inChunks(n, (i, end) -> k.floats(a, xo + i, b, yo + i, end - i));
            }
        } else if (x.dtype() == DType.FLOAT64) {
            double[] a = x.doubles();
            double[] b = y.doubles();
            inChunks(n, (from, end) -> {
                for (int i = from; i < end; i++) {
                    b[yo + i] = k.of(a[xo + i]);
                }
            });
        } else {
            inChunks(n, (from, end) -> {
                for (int i = from; i < end; i++) {
                    y.setLong(yo + i, k.of(x.getLong(xo + i)));
                }
            });
        }
    }

    @Override
    public void binary(BinaryKernel k, Storage a, int ao, int as, Storage b, int bo, int bs, Storage y, int yo, int n) {
        if (a.dtype() == DType.FLOAT32 && y.dtype() == DType.FLOAT32) {
            float[] fa = a.floats();
            float[] fb = b.floats();
            float[] fy = y.floats();
            if (n < CHUNK) {
                k.floats(fa, ao, as, fb, bo, bs, fy, yo, n);
            } else {
                inChunks(n, (i, end) -> k.floats(fa, ao + as * i, as, fb, bo + bs * i, bs, fy, yo + i, end - i));
            }
        } else if (a.dtype().isFloatingPoint()) {
            inChunks(n, (from, end) -> {
                for (int i = from; i < end; i++) {
                    y.setDouble(yo + i, k.of(a.getDouble(ao + i * as), b.getDouble(bo + i * bs)));
                }
            });
        } else {
            inChunks(n, (from, end) -> {
                for (int i = from; i < end; i++) {
                    y.setLong(yo + i, k.of(a.getLong(ao + i * as), b.getLong(bo + i * bs)));
                }
            });
        }
    }

    private static void inChunks(int n, Workers.Range work) {
        if (n < CHUNK) {
            work.run(0, n);
            return;
        }
        Workers.pieces(n, CHUNK / 4, (from, to) -> {
            for (int i = from; i < to; i += CHUNK) {
                Interrupts.poll("a tensor operation");
                work.run(i, Math.min(to, i + CHUNK));
            }
        });
    }

    @Override
    public void product(int m, int n, int k, Storage a, Layout al, Storage b, Layout bl, Storage c, int co) {
        switch (c.dtype()) {
            case FLOAT32 -> Gemm.floats(m, n, k, a.floats(), al, b.floats(), bl, c.floats(), co);
            case FLOAT64 -> Gemm.doubles(m, n, k, a.doubles(), al, b.doubles(), bl, c.doubles(), co);
            default -> Gemm.longs(m, n, k, a.longs(), al, b.longs(), bl, c.longs(), co);
        }
    }

    @Override
    public void linear(
            int rows, int in, int out, Storage x, int xo, Storage w, int wo, Storage bias, int bo, Storage y) {
        float[] b = bias == null ? null : bias.floats();
        FloatLinear.forward(rows, in, out, x.floats(), xo, w.floats(), wo, b, bo, y.floats());
    }

    @Override
    public void linearGradient(
            int input, int rows, int in, int out, Storage g, int go, Storage other, int oo, Storage d) {
        switch (input) {
            case 0 -> FloatLinear.inputGradient(rows, in, out, g.floats(), go, other.floats(), oo, d.floats());
            case 1 -> FloatLinear.weightGradient(rows, in, out, g.floats(), go, other.floats(), oo, d.floats());
            default -> FloatLinear.biasGradient(rows, out, g.floats(), go, d.floats());
        }
    }

    @Override
    public void sums(Storage x, int xo, int outer, int n, int inner, Storage y) {
        if (x.dtype() == DType.FLOAT32 && inner == 1) {
            if (outer == 1) {
                y.floats()[0] = (float) Sums.row(x.floats(), xo, n);
            } else {
                Sums.rows(x.floats(), xo, outer, n, y.floats());
            }
            return;
        }
        for (int o = 0; o < outer; o++) {
            sumBlock(x, xo + o * n * inner, n, inner, y, o * inner);
        }
    }

    private static void sumBlock(Storage x, int xo, int n, int width, Storage y, int yo) {
        switch (x.dtype()) {
            case FLOAT32 -> Sums.columns(x.floats(), xo, width, n, width, y.floats(), yo);
            case FLOAT64 -> {
                double[] a = x.doubles();
                for (int j = 0; j < width; j++) {
                    double sum = 0;
                    for (int r = 0; r < n; r++) {
                        sum += a[xo + r * width + j];
                    }
                    y.setDouble(yo + j, sum);
                }
            }
            default -> {
                long[] a = x.longs();
                for (int j = 0; j < width; j++) {
                    long sum = 0;
                    for (int r = 0; r < n; r++) {
                        sum += a[xo + r * width + j];
                    }
                    y.setLong(yo + j, sum);
                }
            }
        }
    }

    @Override
    public void softmax(Storage x, int xo, int rows, int n, Storage y, boolean logarithm) {
        FloatSoftmax.rows(x.floats(), xo, rows, n, y.floats(), logarithm);
    }

    @Override
    public void softmaxGradient(Storage g, int go, Storage y, int yo, int rows, int n, Storage d, boolean logarithm) {
        FloatSoftmax.backward(g.floats(), go, y.floats(), yo, rows, n, d.floats(), logarithm);
    }

    @Override
    public void convolve(FloatConvolution c, Storage x, int xo, Storage w, int wo, Storage bias, int bo, Storage y) {
        c.forward(x.floats(), xo, w.floats(), wo, bias == null ? null : bias.floats(), bo, y.floats());
    }

    @Override
    public void convolveGradient(FloatConvolution c, int input, Storage g, int go, Storage other, int oo, Storage d) {
        if (input == 0) {
            c.inputGradient(g.floats(), go, other.floats(), oo, d.floats());
        } else {
            c.weightGradient(g.floats(), go, other.floats(), oo, d.floats());
        }
    }

    @Override
    public void pool(FloatPooling p, Storage x, int xo, Storage y, Storage places) {
        p.forward(x.floats(), xo, y.floats(), places.longs());
    }

    @Override
    public void poolGradient(FloatPooling p, Storage g, int go, Storage places, Storage d) {
        p.backward(g.floats(), go, places.longs(), d.floats());
    }
}
