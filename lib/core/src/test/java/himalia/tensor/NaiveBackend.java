package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatConvolution;
import himalia.tensor.cpu.FloatLosses;
import himalia.tensor.cpu.FloatNorm;
import himalia.tensor.cpu.FloatPooling;
import himalia.tensor.cpu.UnaryKernel;
import himalia.tensor.cpu.WindowGrid;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;

/// A second backend: number by number in double precision from the formulas, in a storage of its own; it counts what it
/// is asked for.
final class NaiveBackend implements Backend {
    final Map<String, Integer> calls = new TreeMap<>();

    private void count(String method) {
        calls.merge(method, 1, Integer::sum);
    }

    /// Where the elements of a layout lie, in row-major order.
    private static int[] places(Layout l) {
        int[] at = new int[l.numel()];
        for (int i = 0; i < at.length; i++) {
            int rest = i;
            at[i] = l.offset;
            for (int d = l.rank() - 1; d >= 0; d--) {
                at[i] += rest % l.shape.dims[d] * l.strides[d];
                rest /= l.shape.dims[d];
            }
        }
        return at;
    }

    private static int size(Layout l, int dim) {
        return l.shape.get(dim);
    }

    @Override
    public Storage allocate(DType dtype, int n) {
        count("allocate");
        return new NaiveStorage(this, dtype, n);
    }

    @Override
    public Storage allocateUnwritten(DType dtype, int n) {
        count("allocateUnwritten");
        Storage storage = new NaiveStorage(this, dtype, n);
        for (int i = 0; i < n; i++) {
            storage.setDouble(i, Double.NaN); // so that what is left unwritten is found out
        }
        return storage;
    }

    @Override
    public void copy(Storage x, Layout xl, Storage y, Layout yl, boolean stops) {
        count("copy");
        if (yl.numel() == 0) {
            return;
        }
        int[] from = places(xl.numel() == yl.numel() && xl.isContiguous() ? xl.as(yl.shape) : xl.broadcast(yl.shape));
        int[] to = places(yl);
        for (int i = 0; i < to.length; i++) {
            if (x.dtype().isFloatingPoint()) {
                y.setDouble(to[i], x.getDouble(from[i]));
            } else {
                y.setLong(to[i], x.getLong(from[i]));
            }
        }
    }

    @Override
    public void unary(UnaryKernel k, Storage x, Layout xl, Storage y, Layout yl) {
        count("unary");
        for (int i = 0; i < xl.numel(); i++) {
            if (x.dtype().isFloatingPoint()) {
                y.setDouble(yl.offset + i, k.of(x.getDouble(xl.offset + i)));
            } else {
                y.setLong(yl.offset + i, k.of(x.getLong(xl.offset + i)));
            }
        }
    }

    @Override
    public void binary(BinaryKernel k, Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl) {
        count("binary");
        int[] left = places(al.broadcast(yl.shape));
        int[] right = places(bl.broadcast(yl.shape));
        for (int i = 0; i < left.length; i++) {
            if (a.dtype().isFloatingPoint()) {
                y.setDouble(yl.offset + i, k.of(a.getDouble(left[i]), b.getDouble(right[i])));
            } else {
                y.setLong(yl.offset + i, k.of(a.getLong(left[i]), b.getLong(right[i])));
            }
        }
    }

    @Override
    public void addScaled(Storage x, Layout xl, float alpha, Storage y, Layout yl) {
        count("addScaled");
        for (int i = 0; i < yl.numel(); i++) {
            y.setDouble(yl.offset + i, y.getDouble(yl.offset + i) + alpha * x.getDouble(xl.offset + i));
        }
    }

    @Override
    public void fused(FusedKernel k, Tensor[] of) {
        count("fused");
        FusedKernel.each(k, of);
    }

    /// Adds `a b` up in `y`, row-major from `to` on.
    private static void product(
            int m, int n, int k, Storage a, IntBinaryOperator as, Storage b, IntBinaryOperator bs, Storage y, int to) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                long whole = 0;
                for (int p = 0; p < k; p++) {
                    int left = as.applyAsInt(i, p);
                    int right = bs.applyAsInt(p, j);
                    sum += a.getDouble(left) * b.getDouble(right);
                    whole += a.getLong(left) * b.getLong(right);
                }
                int at = to + i * n + j;
                if (y.dtype().isFloatingPoint()) {
                    y.setDouble(at, y.getDouble(at) + sum);
                } else {
                    y.setLong(at, y.getLong(at) + whole);
                }
            }
        }
    }

    @Override
    public void product(Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl) {
        count("product");
        int m = size(yl, -2);
        int n = size(yl, -1);
        int k = size(al, -1);
        int[] lefts = places(stack(al, yl, m, k));
        int[] rights = places(stack(bl, yl, k, n));
        for (int s = 0; m * n > 0 && s < yl.numel() / (m * n); s++) {
            int from = s;
            product(
                    m,
                    n,
                    k,
                    a,
                    (i, p) -> lefts[(from * m + i) * k + p],
                    b,
                    (p, j) -> rights[(from * k + p) * n + j],
                    y,
                    yl.offset + s * m * n);
        }
    }

    private static Layout stack(Layout l, Layout like, int rows, int columns) {
        int[] dims = like.shape.dims.clone();
        dims[dims.length - 2] = rows;
        dims[dims.length - 1] = columns;
        return l.broadcast(Shape.of(dims));
    }

    @Override
    public void linear(Storage x, Layout xl, Storage w, Layout wl, Storage bias, Layout bl, Storage y) {
        count("linear");
        int rows = size(xl, 0);
        int in = size(xl, 1);
        int out = size(wl, 0);
        for (int i = 0; bias != null && i < rows * out; i++) {
            y.setDouble(i, bias.getDouble(bl.offset + i % out));
        }
        product(rows, out, in, x, (i, p) -> xl.offset + i * in + p, w, (p, j) -> wl.offset + j * in + p, y, 0);
    }

    @Override
    public void linearGradient(int input, Storage g, Layout gl, Storage other, Layout ol, Storage d) {
        count("linearGradient");
        int rows = size(gl, 0);
        int out = size(gl, 1);
        int in = size(ol, 1);
        IntBinaryOperator grad = (i, j) -> gl.offset + i * out + j;
        IntBinaryOperator factor = (i, j) -> ol.offset + i * in + j;
        switch (input) {
            case 0 -> product(rows, in, out, g, grad, other, factor, d, 0);
            case 1 -> product(out, in, rows, g, (i, j) -> grad.applyAsInt(j, i), other, factor, d, 0);
            default -> {
                for (int i = 0; i < rows * out; i++) {
                    d.setDouble(i % out, d.getDouble(i % out) + g.getDouble(gl.offset + i));
                }
            }
        }
    }

    /// What to do with one line along a dimension: where its elements lie.
    private interface Line {
        void run(int line, int[] at);
    }

    private static void lines(Layout l, int dim, Line line) {
        Layout last = l.rank() == 0 ? l : l.transpose(dim, l.rank() - 1);
        int n = l.rank() == 0 ? 1 : size(l, dim);
        Shape s = l.shape;
        int inner = 1;
        for (int d = dim + 1; d < l.rank(); d++) {
            inner *= s.dims[d];
        }
        int count = 1;
        for (int d = 0; d < l.rank(); d++) {
            count *= d == dim ? 1 : s.dims[d];
        }
        for (int i = 0; i < count; i++) {
            int[] at = new int[n];
            for (int r = 0; r < n; r++) {
                at[r] = last.offset + (i / inner * n + r) * inner + i % inner;
            }
            line.run(i, at);
        }
    }

    @Override
    public void sums(Storage x, Layout xl, int dim, Storage y) {
        count("sums");
        boolean all = dim == ALL;
        lines(all ? xl.as(Shape.of(xl.numel())) : xl, all ? 0 : dim, (line, at) -> {
            double sum = 0;
            long whole = 0;
            for (int i : at) {
                sum += x.getDouble(i);
                whole += x.getLong(i);
            }
            if (x.dtype().isFloatingPoint()) {
                y.setDouble(line, sum);
            } else {
                y.setLong(line, whole);
            }
        });
    }

    private static int first(boolean max, Storage x, int[] at) {
        int best = 0;
        for (int r = 1; r < at.length; r++) {
            double v = x.getDouble(at[r]);
            double most = x.getDouble(at[best]);
            best = !Double.isNaN(most) && (Double.isNaN(v) || (max ? v > most : v < most)) ? r : best;
        }
        return best;
    }

    @Override
    public void map(DoubleUnaryOperator f, Storage x, Layout xl, Storage y, Layout yl) {
        count("map");
        Backend.super.map(f, x, xl, y, yl);
    }

    @Override
    public void zip(
            DoubleBinaryOperator f, Storage a, int ao, int as, Storage b, int bo, int bs, Storage y, int yo, int n) {
        count("zip");
        Backend.super.zip(f, a, ao, as, b, bo, bs, y, yo, n);
    }

    @Override
    public void runningSums(boolean back, Storage x, Layout xl, int dim, Storage y) {
        count("runningSums");
        Backend.super.runningSums(back, x, xl, dim, y);
    }

    @Override
    public boolean gather(Storage x, Layout xl, int dim, Storage index, Layout il, Storage y) {
        count("gather");
        return Backend.super.gather(x, xl, dim, index, il, y);
    }

    @Override
    public boolean scatter(boolean add, Storage x, Layout xl, int dim, Storage index, Layout il, Storage y, Layout yl) {
        count("scatter");
        return Backend.super.scatter(add, x, xl, dim, index, il, y, yl);
    }

    @Override
    public int trueOnes(Storage mask, Layout ml, int[] y) {
        count("trueOnes");
        return Backend.super.trueOnes(mask, ml, y);
    }

    @Override
    public void products(Storage x, Layout xl, int dim, Storage y) {
        count("products");
        Backend.super.products(x, xl, dim, y);
    }

    @Override
    public void variances(Storage x, Layout xl, double correction, Storage y) {
        count("variances");
        Backend.super.variances(x, xl, correction, y);
    }

    @Override
    public double loss(FloatLosses losses, double bend, Storage x, Layout xl, Storage t, Layout tl) {
        count("loss");
        return Backend.super.loss(losses, bend, x, xl, t, tl);
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
        count("lossGradient");
        Backend.super.lossGradient(losses, bend, input, x, xl, t, tl, by, d);
    }

    @Override
    public void crossEntropy(Storage x, Layout xl, Storage at, Layout al, Storage y, Storage max, Storage log) {
        count("crossEntropy");
        Backend.super.crossEntropy(x, xl, at, al, y, max, log);
    }

    @Override
    public void crossEntropyGradient(
            Storage g, Layout gl, Storage x, Layout xl, Storage at, Layout al, Storage max, Storage log, Storage d) {
        count("crossEntropyGradient");
        Backend.super.crossEntropyGradient(g, gl, x, xl, at, al, max, log, d);
    }

    @Override
    public void standardise(
            FloatNorm n,
            Storage x,
            Layout xl,
            Storage mean,
            Storage variance,
            Storage w,
            Layout wl,
            Storage b,
            Layout bl,
            Storage y) {
        count("standardise");
        Backend.super.standardise(n, x, xl, mean, variance, w, wl, b, bl, y);
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
            Storage w,
            Layout wl,
            Storage dx,
            Storage dw,
            Storage db) {
        count("standardiseGradient");
        Backend.super.standardiseGradient(n, g, gl, x, xl, mean, variance, w, wl, dx, dw, db);
    }

    /// The pixel of an image that lies at a place in a window; -1 beyond the edge.
    private static int pixel(WindowGrid grid, int window, int place) {
        int i = window / grid.count()[1] * grid.stride()[0] + place / grid.kernel()[1] - grid.padding()[0];
        int j = window % grid.count()[1] * grid.stride()[1] + place % grid.kernel()[1] - grid.padding()[1];
        boolean inside = i >= 0 && i < grid.image()[0] && j >= 0 && j < grid.image()[1];
        return inside ? i * grid.image()[1] + j : -1;
    }

    @Override
    public void windowSums(WindowGrid grid, int images, Storage x, Layout xl, Storage y) {
        count("windowSums");
        for (int i = 0; i < images * grid.windows(); i++) {
            double sum = 0;
            for (int place = 0; place < grid.depth(); place++) {
                int pixel = pixel(grid, i % grid.windows(), place);
                sum += pixel < 0 ? 0 : x.getDouble(xl.offset + i / grid.windows() * grid.pixels() + pixel);
            }
            y.setDouble(i, sum);
        }
    }

    @Override
    public void spreadSums(WindowGrid grid, int images, Storage x, Layout xl, Storage y) {
        count("spreadSums");
        for (int i = 0; i < images * grid.windows(); i++) {
            for (int place = 0; place < grid.depth(); place++) {
                int pixel = pixel(grid, i % grid.windows(), place);
                int to = i / grid.windows() * grid.pixels() + pixel;
                if (pixel >= 0) {
                    y.setDouble(to, y.getDouble(to) + x.getDouble(xl.offset + i));
                }
            }
        }
    }

    @Override
    public void choose(Storage mask, Layout ml, Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl) {
        count("choose");
        Backend.super.choose(mask, ml, a, al, b, bl, y, yl);
    }

    @Override
    public void extremes(boolean max, Storage x, Layout xl, int dim, Storage y) {
        count("extremes");
        lines(xl, dim, (line, at) -> {
            int best = at[first(max, x, at)];
            if (x.dtype().isFloatingPoint()) {
                y.setDouble(line, x.getDouble(best));
            } else {
                y.setLong(line, x.getLong(best));
            }
        });
    }

    @Override
    public void places(boolean max, Storage x, Layout xl, int dim, Storage y) {
        count("places");
        lines(xl, dim, (line, at) -> y.setLong(line, first(max, x, at)));
    }

    @Override
    public void softmax(boolean logarithm, Storage x, Layout xl, Storage y) {
        count("softmax");
        lines(xl, xl.rank() - 1, (line, at) -> {
            double max = at.length == 0 ? 0 : x.getDouble(at[first(true, x, at)]);
            double sum = 0;
            for (int i : at) {
                sum += Math.exp(x.getDouble(i) - max);
            }
            for (int i : at) {
                double v = x.getDouble(i) - max;
                y.setDouble(i - xl.offset, logarithm ? v - Math.log(sum) : Math.exp(v) / sum);
            }
        });
    }

    @Override
    public void softmaxGradient(boolean logarithm, Storage g, Layout gl, Storage y, Layout yl, Storage d) {
        count("softmaxGradient");
        lines(yl, yl.rank() - 1, (line, at) -> {
            double sum = 0;
            for (int i : at) {
                double in = g.getDouble(gl.offset + i - yl.offset);
                sum += logarithm ? in : in * y.getDouble(i);
            }
            for (int i : at) {
                double in = g.getDouble(gl.offset + i - yl.offset);
                double v = y.getDouble(i);
                d.setDouble(i - yl.offset, logarithm ? in - Math.exp(v) * sum : v * (in - sum));
            }
        });
    }

    /// What to do with a place in a window that lies within the image: the row of the matrix of windows, its column
    /// and the pixel.
    private interface Seen {
        void at(int line, int window, int pixel);
    }

    private static void windows(WindowGrid g, Seen seen) {
        for (int line = 0; line < g.depth(); line++) {
            int area = g.kernel()[0] * g.kernel()[1];
            int row = line % area / g.kernel()[1] * g.dilation()[0] - g.padding()[0];
            int column = line % g.kernel()[1] * g.dilation()[1] - g.padding()[1];
            for (int window = 0; window < g.windows(); window++) {
                int i = window / g.count()[1] * g.stride()[0] + row;
                int j = window % g.count()[1] * g.stride()[1] + column;
                if (i >= 0 && i < g.image()[0] && j >= 0 && j < g.image()[1]) {
                    seen.at(line, window, (line / area * g.image()[0] + i) * g.image()[1] + j);
                }
            }
        }
    }

    private static void add(Storage y, int at, double value) {
        y.setDouble(at, y.getDouble(at) + value);
    }

    /// All products of a convolution: where the element of the result, the pixel and the weight lie.
    private static void convolution(FloatConvolution c, Seen product) {
        WindowGrid grid = c.grid();
        int outs = c.out() / c.groups();
        int depth = grid.depth() / c.groups();
        for (int image = 0; image < c.images(); image++) {
            int from = image;
            windows(grid, (line, window, pixel) -> {
                for (int o = line / depth * outs; o < (line / depth + 1) * outs; o++) {
                    int result = (from * c.out() + o) * grid.windows() + window;
                    product.at(result, o * depth + line % depth, from * grid.pixels() + pixel);
                }
            });
        }
    }

    @Override
    public void convolve(
            FloatConvolution c, Storage x, Layout xl, Storage w, Layout wl, Storage bias, Layout bl, Storage y) {
        count("convolve");
        double[] sums = new double[y.length()];
        for (int i = 0; bias != null && i < sums.length; i++) {
            sums[i] = bias.getDouble(bl.offset + i / c.grid().windows() % c.out());
        }
        convolution(
                c,
                (result, weight, pixel) ->
                        sums[result] += w.getDouble(wl.offset + weight) * x.getDouble(xl.offset + pixel));
        for (int i = 0; i < sums.length; i++) {
            y.setDouble(i, sums[i]);
        }
    }

    @Override
    public void convolveGradient(
            FloatConvolution c, int input, Storage g, Layout gl, Storage other, Layout ol, Storage d) {
        count("convolveGradient");
        double[] sums = new double[d.length()];
        convolution(
                c,
                (result, weight, pixel) -> sums[input == 0 ? pixel : weight] +=
                        g.getDouble(gl.offset + result) * other.getDouble(ol.offset + (input == 0 ? weight : pixel)));
        for (int i = 0; i < sums.length; i++) {
            d.setDouble(i, sums[i]);
        }
    }

    @Override
    public void unfold(WindowGrid grid, Storage x, Layout xl, Storage y) {
        count("unfold");
        for (int n = 0; n < size(xl, 0); n++) {
            int from = xl.offset + n * grid.pixels();
            int to = n * grid.depth() * grid.windows();
            windows(
                    grid,
                    (line, window, pixel) ->
                            y.setDouble(to + line * grid.windows() + window, x.getDouble(from + pixel)));
        }
    }

    @Override
    public void fold(WindowGrid grid, Storage x, Layout xl, Storage y) {
        count("fold");
        for (int n = 0; n < size(xl, 0); n++) {
            int from = xl.offset + n * grid.depth() * grid.windows();
            int to = n * grid.pixels();
            windows(
                    grid,
                    (line, window, pixel) -> add(y, to + pixel, x.getDouble(from + line * grid.windows() + window)));
        }
    }

    @Override
    public void pool(FloatPooling p, Storage x, Layout xl, Storage y, Storage places) {
        count("pool");
        WindowGrid grid = p.grid();
        for (int plane = 0; plane < p.planes(); plane++) {
            int from = xl.offset + plane * grid.pixels();
            int to = plane * grid.windows();
            for (int window = 0; window < grid.windows(); window++) {
                places.setLong(to + window, -1);
            }
            windows(grid, (line, window, pixel) -> {
                double v = x.getDouble(from + pixel);
                if (places.getLong(to + window) < 0 || v > y.getDouble(to + window) || Double.isNaN(v)) {
                    y.setDouble(to + window, v);
                    places.setLong(to + window, pixel);
                }
            });
        }
    }

    @Override
    public void poolGradient(FloatPooling p, Storage g, Layout gl, Storage places, Storage d) {
        count("poolGradient");
        for (int i = 0; i < gl.numel(); i++) {
            int plane = i / p.grid().windows();
            add(d, plane * p.grid().pixels() + (int) places.getLong(i), g.getDouble(gl.offset + i));
        }
    }

    @Override
    public void pick(Places p, Storage x, Layout xl, Storage y) {
        count("pick");
        for (int i = 0; i < p.starts().length * p.run(); i++) {
            move(x, xl.offset + p.starts()[i / p.run()] + i % p.run(), y, i, false);
        }
    }

    @Override
    public void put(Places p, boolean add, Storage x, Layout xl, Storage y, Layout yl) {
        count("put");
        for (int i = 0; i < p.starts().length * p.run(); i++) {
            move(x, xl.offset + i, y, yl.offset + p.starts()[i / p.run()] + i % p.run(), add);
        }
    }

    private static void move(Storage x, int from, Storage y, int to, boolean add) {
        if (x.dtype().isFloatingPoint()) {
            y.setDouble(to, x.getDouble(from) + (add ? y.getDouble(to) : 0));
        } else {
            y.setLong(to, x.getLong(from) + (add ? y.getLong(to) : 0));
        }
    }
}
