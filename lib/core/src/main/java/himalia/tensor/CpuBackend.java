package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatBinaryFunction;
import himalia.tensor.cpu.FloatChoices;
import himalia.tensor.cpu.FloatConvolution;
import himalia.tensor.cpu.FloatExtremes;
import himalia.tensor.cpu.FloatFunction;
import himalia.tensor.cpu.FloatLinear;
import himalia.tensor.cpu.FloatLosses;
import himalia.tensor.cpu.FloatNorm;
import himalia.tensor.cpu.FloatPooling;
import himalia.tensor.cpu.FloatSoftmax;
import himalia.tensor.cpu.Gemm;
import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.LongExtremes;
import himalia.tensor.cpu.Moments;
import himalia.tensor.cpu.PlacesAlong;
import himalia.tensor.cpu.RunningSums;
import himalia.tensor.cpu.Sums;
import himalia.tensor.cpu.Truths;
import himalia.tensor.cpu.UnaryKernel;
import himalia.tensor.cpu.WindowGrid;
import himalia.tensor.cpu.Workers;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

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
    public Storage allocateUnwritten(DType dtype, int n) {
        return dtype == DType.FLOAT32 && n >= GradientPool.BIG
                ? GradientPool.allocateUnwritten(n)
                : Storage.allocate(dtype, n);
    }

    @Override
    public void copy(Storage x, Layout xl, Storage y, Layout yl, boolean stops) {
        CpuCopies.copy(x, xl, y, yl, stops);
    }

    @Override
    public void unary(UnaryKernel k, Storage x, Layout xl, Storage y, Layout yl) {
        int n = xl.numel();
        int xo = xl.offset;
        int yo = yl.offset;
        if (x.dtype() == DType.FLOAT32) {
            float[] a = x.floats();
            float[] b = y.floats();
            if (n < CHUNK) {
                k.floats(a, xo, b, yo, n);
            } else {
                inChunks(n, x == y, (i, end) -> k.floats(a, xo + i, b, yo + i, end - i));
            }
        } else if (x.dtype() == DType.FLOAT64) {
            double[] a = x.doubles();
            double[] b = y.doubles();
            inChunks(n, x == y, (from, end) -> {
                for (int i = from; i < end; i++) {
                    b[yo + i] = k.of(a[xo + i]);
                }
            });
        } else if (x.dtype() == DType.INT64) {
            long[] a = x.longs();
            long[] b = y.longs();
            inChunks(n, (i, end) -> k.longs(a, xo + i, b, yo + i, end - i));
        } else {
            inChunks(n, (from, end) -> {
                for (int i = from; i < end; i++) {
                    y.setLong(yo + i, k.of(x.getLong(xo + i)));
                }
            });
        }
    }

    @Override
    public void map(DoubleUnaryOperator f, Storage x, Layout xl, Storage y, Layout yl) {
        int xo = xl.offset;
        int yo = yl.offset;
        if (x.dtype() == DType.FLOAT32) {
            float[] a = x.floats();
            float[] b = y.floats();
            if (f instanceof FloatFunction many) {
                inChunks(yl.numel(), x == y, (i, end) -> many.floats(a, xo + i, b, yo + i, end - i));
                return;
            }
            Pointwise.chunks(yl.numel(), (i, end) -> {
                for (; i < end; i++) {
                    b[yo + i] = (float) f.applyAsDouble(a[xo + i]);
                }
            });
        } else {
            double[] a = x.doubles();
            double[] b = y.doubles();
            Pointwise.chunks(yl.numel(), (i, end) -> {
                for (; i < end; i++) {
                    b[yo + i] = f.applyAsDouble(a[xo + i]);
                }
            });
        }
    }

    @Override
    public void zip(
            DoubleBinaryOperator f, Storage a, int ao, int as, Storage b, int bo, int bs, Storage y, int yo, int n) {
        if (y.dtype() == DType.FLOAT64) {
            Backend.super.zip(f, a, ao, as, b, bo, bs, y, yo, n);
            return;
        }
        float[] fa = a.floats();
        float[] fb = b.floats();
        float[] fy = y.floats();
        if (f instanceof FloatBinaryFunction many) {
            inChunks(n, (i, end) -> many.floats(fa, ao + i * as, as, fb, bo + i * bs, bs, fy, yo + i, end - i));
            return;
        }
        Pointwise.chunks(n, (i, end) -> {
            for (; i < end; i++) {
                fy[yo + i] = (float) f.applyAsDouble(fa[ao + i * as], fb[bo + i * bs]);
            }
        });
    }

    @Override
    public void binary(BinaryKernel k, Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl) {
        int n = yl.numel();
        boolean wholeA = al.isContiguous() && al.numel() == n;
        boolean wholeB = bl.isContiguous() && bl.numel() == n;
        if ((wholeA || al.numel() == 1) && (wholeB || bl.numel() == 1)) {
            row(k, a, al.offset, wholeA ? 1 : 0, b, bl.offset, wholeB ? 1 : 0, y, yl.offset, n);
            return;
        }
        int[] at = {yl.offset};
        Rows.forEach(al.broadcast(yl.shape), bl.broadcast(yl.shape), (ao, as, bo, bs, m) -> {
            row(k, a, ao, as, b, bo, bs, y, at[0], m);
            at[0] += m;
        });
    }

    /// `y[i] = k(a[i * as], b[i * bs])` for `i < n`; a step of 0 repeats one element.
    private static void row(
            BinaryKernel k, Storage a, int ao, int as, Storage b, int bo, int bs, Storage y, int yo, int n) {
        if (a.dtype() == DType.FLOAT32 && y.dtype() == DType.FLOAT32) {
            float[] fa = a.floats();
            float[] fb = b.floats();
            float[] fy = y.floats();
            if (n < CHUNK) {
                k.floats(fa, ao, as, fb, bo, bs, fy, yo, n);
            } else {
                inChunks(
                        n, y == a, (i, end) -> k.floats(fa, ao + as * i, as, fb, bo + bs * i, bs, fy, yo + i, end - i));
            }
        } else if (a.dtype() == DType.FLOAT32 && y.dtype() == DType.BOOL) {
            float[] fa = a.floats();
            float[] fb = b.floats();
            byte[] by = y.truths();
            inChunks(n, (i, end) -> k.truths(fa, ao + as * i, as, fb, bo + bs * i, bs, by, yo + i, end - i));
        } else if (a.dtype() == DType.INT64 && b.dtype() == DType.INT64 && y.dtype() == DType.BOOL) {
            long[] la = a.longs();
            long[] lb = b.longs();
            byte[] by = y.truths();
            inChunks(n, (i, end) -> k.truths(la, ao + as * i, as, lb, bo + bs * i, bs, by, yo + i, end - i));
        } else if (a.dtype() == DType.BOOL && b.dtype() == DType.BOOL && y.dtype() == DType.BOOL) {
            byte[] ba = a.truths();
            byte[] bb = b.truths();
            byte[] by = y.truths();
            inChunks(n, y == a, (i, end) -> k.bytes(ba, ao + as * i, as, bb, bo + bs * i, bs, by, yo + i, end - i));
        } else if (a.dtype() == DType.INT64 && b.dtype() == DType.INT64 && y.dtype() == DType.INT64) {
            long[] la = a.longs();
            long[] lb = b.longs();
            long[] ly = y.longs();
            inChunks(n, y == a, (i, end) -> k.longs(la, ao + as * i, as, lb, bo + bs * i, bs, ly, yo + i, end - i));
        } else if (a.dtype().isFloatingPoint()) {
            inChunks(n, y == a, (from, end) -> {
                for (int i = from; i < end; i++) {
                    y.setDouble(yo + i, k.of(a.getDouble(ao + i * as), b.getDouble(bo + i * bs)));
                }
            });
        } else {
            inChunks(n, y == a, (from, end) -> {
                for (int i = from; i < end; i++) {
                    y.setLong(yo + i, k.of(a.getLong(ao + i * as), b.getLong(bo + i * bs)));
                }
            });
        }
    }

    private static void inChunks(int n, Workers.Range work) {
        inChunks(n, false, work);
    }

    /// @param whole whether it must not be stopped half-way: an operand is overwritten
    private static void inChunks(int n, boolean whole, Workers.Range work) {
        if (n < CHUNK) {
            work.run(0, n);
            return;
        }
        if (whole) {
            Interrupts.poll("a tensor operation");
            Workers.whole(n, CHUNK / 4, work);
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
    public void addScaled(Storage x, Layout xl, float alpha, Storage y, Layout yl) {
        float[] a = y.floats();
        float[] b = x.floats();
        int ao = yl.offset;
        int bo = xl.offset;
        int n = yl.numel();
        for (int i = 0; i < n; i++) {
            a[ao + i] += alpha * b[bo + i];
        }
    }

    @Override
    public void fused(FusedKernel k, Tensor[] of) {
        if (of[0].dtype() != DType.FLOAT32) {
            FusedKernel.each(k, of);
            return;
        }
        if (of.length == 3) { // as below, in a form that leaves no arrays behind: a tenth of a small loss
            float[][] arrays = {floats(of[0]), floats(of[1]), floats(of[2])};
            int[] at = {of[0].layout.offset, of[1].layout.offset, of[2].layout.offset};
            k.floats(arrays, at, of[0].numel());
            return;
        }
        float[][] arrays = new float[of.length][];
        int[] at = new int[of.length];
        for (int i = 0; i < at.length; i++) {
            arrays[i] = floats(of[i]);
            at[i] = of[i].layout.offset;
        }
        k.floats(arrays, at, of[0].numel());
    }

    private static float[] floats(Tensor x) {
        return x.storage.floats();
    }

    @Override
    public void product(Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl) {
        int stack = yl.rank() - 2;
        int m = yl.shape.dims[stack];
        int n = yl.shape.dims[stack + 1];
        int k = al.shape.dims[al.rank() - 1];
        if (stack == 0) {
            product(m, n, k, a, matrix(al, al.offset), b, matrix(bl, bl.offset), y, yl.offset);
            return;
        }
        Shape batch = Shape.own(Arrays.copyOf(yl.shape.dims, stack));
        int[] at = {yl.offset};
        Rows.forEach(stack(al).broadcast(batch), stack(bl).broadcast(batch), (ao, as, bo, bs, count) -> {
            for (int i = 0; i < count; i++) {
                product(m, n, k, a, matrix(al, ao + i * as), b, matrix(bl, bo + i * bs), y, at[0]);
                at[0] += m * n;
            }
        });
    }

    /// The matrix of a stack that begins at this place.
    private static Gemm.Layout matrix(Layout l, int offset) {
        int last = l.rank() - 1;
        return new Gemm.Layout(offset, l.strides[last - 1], l.strides[last]);
    }

    /// Where the matrices of a stack begin.
    private static Layout stack(Layout l) {
        int rank = l.rank() - 2;
        return new Layout(Shape.own(Arrays.copyOf(l.shape.dims, rank)), Arrays.copyOf(l.strides, rank), l.offset);
    }

    private static void product(
            int m, int n, int k, Storage a, Gemm.Layout al, Storage b, Gemm.Layout bl, Storage c, int co) {
        switch (c.dtype()) {
            case FLOAT32 -> Gemm.floats(m, n, k, a.floats(), al, b.floats(), bl, c.floats(), co);
            case FLOAT64 -> Gemm.doubles(m, n, k, a.doubles(), al, b.doubles(), bl, c.doubles(), co);
            default -> Gemm.longs(m, n, k, a.longs(), al, b.longs(), bl, c.longs(), co);
        }
    }

    @Override
    public void linear(
            Storage x, Layout xl, Storage w, Layout wl, @Nullable Storage bias, @Nullable Layout bl, Storage y) {
        float[] b = bias == null ? null : bias.floats();
        int bo = bl == null ? 0 : bl.offset;
        int rows = xl.shape.dims[0];
        int in = xl.shape.dims[1];
        int out = wl.shape.dims[0];
        FloatLinear.forward(rows, in, out, x.floats(), xl.offset, w.floats(), wl.offset, b, bo, y.floats());
    }

    @Override
    public void linearGradient(int input, Storage g, Layout gl, Storage other, Layout ol, Storage d) {
        int rows = gl.shape.dims[0];
        int out = gl.shape.dims[1];
        int in = ol.shape.dims[1];
        float[] gs = g.floats();
        switch (input) {
            case 0 -> FloatLinear.inputGradient(rows, in, out, gs, gl.offset, other.floats(), ol.offset, d.floats());
            case 1 -> FloatLinear.weightGradient(rows, in, out, gs, gl.offset, other.floats(), ol.offset, d.floats());
            default -> FloatLinear.biasGradient(rows, out, gs, gl.offset, d.floats());
        }
    }

    @Override
    public void sums(Storage x, Layout xl, int dim, Storage y) {
        Along lines = Along.of(xl.shape, dim);
        int outer = lines.outer();
        int n = lines.n();
        int inner = lines.inner();
        int xo = xl.offset;
        if (x.dtype() == DType.FLOAT32 && inner == 1) {
            if (outer == 1) {
                y.floats()[0] = (float) Sums.row(x.floats(), xo, n);
            } else {
                Sums.rows(x.floats(), xo, outer, n, y.floats());
            }
            return;
        }
        if (x.dtype() == DType.BOOL) {
            Truths.counts(x.truths(), xo, outer, n, inner, y.longs());
            return;
        }
        int polled = Math.max(1, CHUNK / Math.max(1, n * inner));
        for (int o = 0; o < outer; o++) {
            if (o % polled == polled - 1) {
                Interrupts.poll("a sum");
            }
            sumBlock(x, xo + o * n * inner, n, inner, y, o * inner);
        }
    }

    private static double sum(double[] a, int from, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            Interrupts.poll("a sum", i);
            sum += a[from + i];
        }
        return sum;
    }

    private static long sum(long[] a, int from, int n) {
        long sum = 0;
        for (int i = 0; i < n; i += CHUNK) {
            Interrupts.poll("a sum");
            sum += Sums.of(a, from + i, Math.min(CHUNK, n - i));
        }
        return sum;
    }

    private static void sumBlock(Storage x, int xo, int n, int width, Storage y, int yo) {
        boolean isLong = (long) n * width >= CHUNK;
        switch (x.dtype()) {
            case FLOAT32 -> Sums.columns(x.floats(), xo, width, n, width, y.floats(), yo);
            case FLOAT64 -> {
                double[] a = x.doubles();
                double[] sums = y.doubles();
                if (width == 1) {
                    sums[yo] = sum(a, xo, n);
                    return;
                }
                for (int r = 0; r < n; r++) {
                    if (isLong) {
                        Interrupts.poll("a sum");
                    }
                    for (int j = 0; j < width; j++) {
                        sums[yo + j] += a[xo + r * width + j];
                    }
                }
            }
            default -> {
                long[] a = x.longs();
                long[] sums = y.longs();
                if (width == 1) {
                    sums[yo] = sum(a, xo, n);
                    return;
                }
                for (int r = 0; r < n; r++) {
                    if (isLong) {
                        Interrupts.poll("a sum");
                    }
                    Sums.addTo(sums, yo, a, xo + r * width, width);
                }
            }
        }
    }

    @Override
    public void runningSums(boolean back, Storage x, Layout xl, int dim, Storage y) {
        Along of = Along.of(xl.shape, dim);
        switch (x.dtype()) {
            case FLOAT32 -> RunningSums.floats(x.floats(), xl.offset, of.outer(), of.n(), of.inner(), back, y.floats());
            case INT64 -> RunningSums.longs(x.longs(), xl.offset, of.outer(), of.n(), of.inner(), back, y.longs());
            default -> Backend.super.runningSums(back, x, xl, dim, y);
        }
    }

    @Override
    public void products(Storage x, Layout xl, int dim, Storage y) {
        if (x.dtype() != DType.FLOAT32) {
            Backend.super.products(x, xl, dim, y);
            return;
        }
        Along lines = Along.of(xl.shape, dim);
        int n = lines.n();
        int inner = lines.inner();
        if (inner == 1) {
            Moments.products(x.floats(), xl.offset, lines.outer(), n, y.floats());
            return;
        }
        for (int o = 0; o < lines.outer(); o++) {
            Moments.columnProducts(x.floats(), xl.offset + o * n * inner, n, inner, y.floats(), o * inner);
        }
    }

    @Override
    public void variances(Storage x, Layout xl, double correction, Storage y) {
        if (x.dtype() != DType.FLOAT32) {
            Backend.super.variances(x, xl, correction, y);
            return;
        }
        Moments.variances(x.floats(), xl.offset, xl.shape.dims[0], xl.shape.dims[1], correction, y.floats());
    }

    @Override
    public void choose(Storage mask, Layout ml, Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl) {
        if (y.dtype() != DType.FLOAT32 || mask.dtype() != DType.BOOL) {
            Backend.super.choose(mask, ml, a, al, b, bl, y, yl);
            return;
        }
        byte[] m = mask.truths();
        float[] fa = a.floats();
        float[] fb = b.floats();
        float[] fy = y.floats();
        int as = al.numel() == 1 ? 0 : 1;
        int bs = bl.numel() == 1 ? 0 : 1;
        inChunks(
                yl.numel(),
                (i, end) -> FloatChoices.where(
                        m,
                        ml.offset + i,
                        fa,
                        al.offset + as * i,
                        as,
                        fb,
                        bl.offset + bs * i,
                        bs,
                        fy,
                        yl.offset + i,
                        end - i));
    }

    @Override
    public void extremes(boolean max, Storage x, Layout xl, int dim, Storage y) {
        Along lines = Along.of(xl.shape, dim);
        int n = lines.n();
        int inner = lines.inner();
        for (int o = 0; o < lines.outer(); o++) {
            int from = xl.offset + o * n * inner;
            if (x.dtype() == DType.INT64) {
                LongExtremes.ofColumns(x.longs(), from, n, inner, max, y.longs(), o * inner);
            } else if (inner == 1) {
                y.floats()[o] = max ? Sums.max(x.floats(), from, n) : Sums.min(x.floats(), from, n);
            } else {
                FloatExtremes.ofColumns(x.floats(), from, n, inner, max, y.floats(), o * inner);
            }
        }
    }

    @Override
    public void places(boolean max, Storage x, Layout xl, int dim, Storage at) {
        Along lines = Along.of(xl.shape, dim);
        int n = lines.n();
        int inner = lines.inner();
        if (x.dtype() == DType.FLOAT32) {
            FloatExtremes.places(x.floats(), xl.offset, lines.outer(), n, inner, max, at.longs());
            return;
        }
        if (x.dtype() == DType.INT64) {
            LongExtremes.places(x.longs(), xl.offset, lines.outer(), n, inner, max, at.longs());
            return;
        }
        int polled = Math.max(1, 200_000 / n);
        for (int line = 0; line < lines.outer() * inner; line++) {
            if (line % polled == polled - 1) {
                Interrupts.poll("a search for extremes");
            }
            at.setLong(line, place(max, x, xl.offset + line / inner * n * inner + line % inner, n, inner));
        }
    }

    private static int place(boolean max, Storage x, int from, int n, int step) {
        boolean real = x.dtype().isFloatingPoint();
        int best = 0;
        for (int r = 1; r < n; r++) {
            Interrupts.poll("a search for extremes", r);
            int here = from + r * step;
            int there = from + best * step;
            boolean better = real
                    ? beats(x.getDouble(here), x.getDouble(there), max)
                    : max ? x.getLong(here) > x.getLong(there) : x.getLong(here) < x.getLong(there);
            best = better ? r : best;
        }
        return best;
    }

    private static boolean beats(double a, double b, boolean max) {
        return !Double.isNaN(b) && (Double.isNaN(a) || (max ? a > b : a < b));
    }

    @Override
    public void softmax(boolean logarithm, Storage x, Layout xl, Storage y) {
        int n = xl.shape.dims[xl.rank() - 1];
        FloatSoftmax.rows(x.floats(), xl.offset, xl.numel() / Math.max(1, n), n, y.floats(), logarithm);
    }

    @Override
    public void softmaxGradient(boolean logarithm, Storage g, Layout gl, Storage y, Layout yl, Storage d) {
        int n = yl.shape.dims[yl.rank() - 1];
        int rows = yl.numel() / Math.max(1, n);
        FloatSoftmax.backward(g.floats(), gl.offset, y.floats(), yl.offset, rows, n, d.floats(), logarithm);
    }

    @Override
    public double loss(FloatLosses losses, double bend, Storage x, Layout xl, Storage t, Layout tl) {
        return x.dtype() == DType.FLOAT32
                ? losses.total(x.floats(), xl.offset, t.floats(), tl.offset, xl.numel(), bend)
                : Backend.super.loss(losses, bend, x, xl, t, tl);
    }

    @Override
    public void lossGradient(
            FloatLosses losses,
            double bend,
            int input,
            Storage x,
            Layout xl,
            Storage t,
            Layout tl,
            double by,
            Storage d) {
        boolean mirrored = losses != FloatLosses.SCORES; // by the target it is the same with the other sign
        if (x.dtype() != DType.FLOAT32 || input == 1 && !mirrored) {
            Backend.super.lossGradient(losses, bend, input, x, xl, t, tl, by, d);
            return;
        }
        double factor = input == 0 ? by : -by;
        losses.slopes(x.floats(), xl.offset, t.floats(), tl.offset, factor, d.floats(), xl.numel(), bend);
    }

    @Override
    public void crossEntropy(Storage x, Layout xl, Storage at, Layout al, Storage y, Storage max, Storage log) {
        if (x.dtype() != DType.FLOAT32) {
            Backend.super.crossEntropy(x, xl, at, al, y, max, log);
            return;
        }
        int rows = xl.shape.dims[0];
        int n = xl.shape.dims[1];
        long[] classes = at.longs();
        FloatSoftmax.losses(x.floats(), xl.offset, rows, n, classes, al.offset, y.floats(), max.floats(), log.floats());
    }

    @Override
    public void crossEntropyGradient(
            Storage g, Layout gl, Storage x, Layout xl, Storage at, Layout al, Storage max, Storage log, Storage d) {
        if (x.dtype() != DType.FLOAT32) {
            Backend.super.crossEntropyGradient(g, gl, x, xl, at, al, max, log, d);
            return;
        }
        FloatSoftmax.lossesBack(
                g.floats(),
                gl.offset,
                x.floats(),
                xl.offset,
                xl.shape.dims[0],
                xl.shape.dims[1],
                at.longs(),
                al.offset,
                max.floats(),
                log.floats(),
                d.floats());
    }

    @Override
    public void standardise(
            FloatNorm n,
            Storage x,
            Layout xl,
            Storage mean,
            Storage variance,
            @Nullable Storage w,
            @Nullable Layout wl,
            @Nullable Storage b,
            @Nullable Layout bl,
            Storage y) {
        if (y.dtype() != DType.FLOAT32) {
            Backend.super.standardise(n, x, xl, mean, variance, w, wl, b, bl, y);
            return;
        }
        float[] ws = floats(w);
        int wo = wl == null ? 0 : wl.offset;
        float[] bs = floats(b);
        int bo = bl == null ? 0 : bl.offset;
        n.forward(x.floats(), xl.offset, mean.floats(), variance.floats(), ws, wo, bs, bo, y.floats());
    }

    @Override
    public void standardiseGradient(
            FloatNorm n,
            Storage g,
            Layout gl,
            Storage x,
            Layout xl,
            Storage mean,
            Storage variance,
            @Nullable Storage w,
            @Nullable Layout wl,
            @Nullable Storage dx,
            @Nullable Storage dw,
            @Nullable Storage db) {
        if (x.dtype() != DType.FLOAT32) {
            Backend.super.standardiseGradient(n, g, gl, x, xl, mean, variance, w, wl, dx, dw, db);
            return;
        }
        int wo = wl == null ? 0 : wl.offset;
        float[] means = mean.floats();
        float[] variances = variance.floats();
        float[] xs = x.floats();
        n.backward(
                g.floats(),
                gl.offset,
                xs,
                xl.offset,
                means,
                variances,
                floats(w),
                wo,
                floats(dx),
                floats(dw),
                floats(db));
    }

    private static float @Nullable [] floats(@Nullable Storage s) {
        return s == null ? null : s.floats();
    }

    @Override
    public void convolve(
            FloatConvolution c,
            Storage x,
            Layout xl,
            Storage w,
            Layout wl,
            @Nullable Storage bias,
            @Nullable Layout bl,
            Storage y) {
        float[] b = bias == null ? null : bias.floats();
        int bo = bl == null ? 0 : bl.offset;
        c.forward(x.floats(), xl.offset, w.floats(), wl.offset, b, bo, y.floats());
    }

    @Override
    public void convolveGradient(
            FloatConvolution c, int input, Storage g, Layout gl, Storage other, Layout ol, Storage d) {
        if (input == 0) {
            c.inputGradient(g.floats(), gl.offset, other.floats(), ol.offset, d.floats());
        } else {
            c.weightGradient(g.floats(), gl.offset, other.floats(), ol.offset, d.floats());
        }
    }

    @Override
    public void unfold(WindowGrid grid, Storage x, Layout xl, Storage y) {
        int each = grid.depth() * grid.windows();
        for (int i = 0; i < xl.shape.dims[0]; i++) {
            Interrupts.poll("a convolution");
            grid.unfold(x.floats(), xl.offset + i * grid.pixels(), y.floats(), i * each);
        }
    }

    @Override
    public void fold(WindowGrid grid, Storage x, Layout xl, Storage y) {
        int each = grid.depth() * grid.windows();
        for (int i = 0; i < xl.shape.dims[0]; i++) {
            Interrupts.poll("a convolution");
            grid.fold(x.floats(), xl.offset + i * each, y.floats(), i * grid.pixels());
        }
    }

    @Override
    public void windowSums(WindowGrid grid, int images, Storage x, Layout xl, Storage y) {
        float[] in = x.floats();
        float[] out = y.floats();
        Workers.pieces(images, Math.max(1, CHUNK / 4 / Math.max(1, grid.pixels())), (from, to) -> {
            for (int i = from; i < to; i++) {
                Interrupts.poll("a pooling");
                grid.sums(in, xl.offset + i * grid.pixels(), out, i * grid.windows());
            }
        });
    }

    @Override
    public void spreadSums(WindowGrid grid, int images, Storage x, Layout xl, Storage y) {
        float[] in = x.floats();
        float[] out = y.floats();
        Workers.pieces(images, Math.max(1, CHUNK / 4 / Math.max(1, grid.pixels())), (from, to) -> {
            for (int i = from; i < to; i++) {
                Interrupts.poll("a pooling");
                grid.spread(in, xl.offset + i * grid.windows(), out, i * grid.pixels());
            }
        });
    }

    @Override
    public void pool(FloatPooling p, Storage x, Layout xl, Storage y, Storage places) {
        p.forward(x.floats(), xl.offset, y.floats(), places.longs());
    }

    @Override
    public void poolGradient(FloatPooling p, Storage g, Layout gl, Storage places, Storage d) {
        p.backward(g.floats(), gl.offset, places.longs(), d.floats());
    }

    @Override
    public boolean gather(Storage x, Layout xl, int dim, Storage index, Layout il, Storage y) {
        boolean shared = il.rank() < xl.rank();
        PlacesAlong at = along(xl, dim, index, il, shared ? il.numel() : il.shape.dims[dim], shared);
        return switch (x.dtype()) {
            case FLOAT32 -> at.pick(x.floats(), xl.offset, y.floats());
            case FLOAT64 -> at.pick(x.doubles(), xl.offset, y.doubles());
            case INT64 -> at.pick(x.longs(), xl.offset, y.longs());
            default -> false;
        };
    }

    @Override
    public boolean scatter(boolean add, Storage x, Layout xl, int dim, Storage index, Layout il, Storage y, Layout yl) {
        PlacesAlong at = along(yl, dim, index, il, il.shape.dims[dim], false);
        return switch (x.dtype()) {
            case FLOAT32 -> at.put(add, x.floats(), xl.offset, y.floats(), yl.offset);
            case FLOAT64 -> at.put(add, x.doubles(), xl.offset, y.doubles(), yl.offset);
            case INT64 -> at.put(add, x.longs(), xl.offset, y.longs(), yl.offset);
            default -> false;
        };
    }

    private static PlacesAlong along(Layout l, int dim, Storage index, Layout il, int n, boolean shared) {
        Along lines = Along.of(l.shape, dim);
        return new PlacesAlong(lines.outer(), lines.n(), lines.inner(), index.longs(), il.offset, n, shared);
    }

    @Override
    public int trueOnes(Storage mask, Layout ml, int[] y) {
        return mask.dtype() == DType.BOOL
                ? Truths.places(mask.truths(), ml.offset, ml.numel(), y)
                : Backend.super.trueOnes(mask, ml, y);
    }

    @Override
    public void pick(Places p, Storage x, Layout xl, Storage y) {
        CpuPlaces.pick(p, x, xl.offset, y);
    }

    @Override
    public void put(Places p, boolean add, Storage x, Layout xl, Storage y, Layout yl) {
        CpuPlaces.put(p, add, x, xl.offset, y, yl.offset);
    }
}
