package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.FloatNorm;
import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Numbers shifted and scaled to mean 0 and variance 1, and then by weights: `(x - mean) / √(var + eps) * w + b` as one
/// operation, with its gradients beside it; `himalia.nn` has its layers.
///
/// It keeps `x`, the means and the variances, so that its result may be changed in place. Weights and bias may be
/// `null`.
public final class Standardization {
    private static final int[] OVER = {0, 2};

    private Standardization() {}

    /// Each part of the last dimensions by itself, with a weight for each of its numbers.
    ///
    /// @param last how many dimensions these are
    public static Tensor ofLast(Tensor x, int last, @Nullable Tensor w, @Nullable Tensor b, double eps) {
        int[] dims = x.shape().dims;
        int each = product(dims, dims.length - last, dims.length);
        checkSameShape("weight", w, dims, last);
        checkSameShape("bias", b, dims, last);
        int rows = each == 0 ? 0 : x.numel() / each;
        return of("NativeLayerNorm", x, w, b, new FloatNorm(1, rows, each, each, 1, eps, true));
    }

    /// Groups of channels of each example, with a weight for each channel.
    public static Tensor ofGroups(Tensor x, int groups, @Nullable Tensor w, @Nullable Tensor b, double eps) {
        int[] dims = x.shape().dims;
        int area = product(dims, 2, dims.length);
        checkCount("weight", w, dims[1]);
        checkCount("bias", b, dims[1]);
        var n = new FloatNorm(1, dims[0] * groups, dims[1] / groups * area, dims[1], area, eps, true);
        return of("NativeGroupNorm", x, w, b, n);
    }

    /// Each channel of each example by itself, with a weight for each channel.
    ///
    /// @param seen is told means and variances, `[n * channels]`
    public static Tensor ofInstances(
            Tensor x, @Nullable Tensor w, @Nullable Tensor b, double eps, BiConsumer<Tensor, Tensor> seen) {
        int[] dims = x.shape().dims;
        int area = product(dims, 2, dims.length);
        checkCount("weight", w, dims[1]);
        checkCount("bias", b, dims[1]);
        return of(
                "NativeBatchNorm", x, w, b, new FloatNorm(1, dims[0] * dims[1], area, dims[1], area, eps, true), seen);
    }

    /// Each channel over the whole batch, with a weight for each.
    ///
    /// @param seen is told means and variances, `[channels]`
    public static Tensor ofChannels(
            Tensor x, @Nullable Tensor w, @Nullable Tensor b, double eps, BiConsumer<Tensor, Tensor> seen) {
        checkCount("weight", w, x.shape().dims[1]);
        checkCount("bias", b, x.shape().dims[1]);
        return of("NativeBatchNorm", x, w, b, channels(x, eps, true), seen);
    }

    /// Each channel by a mean and a variance that are given.
    public static Tensor ofChannels(
            Tensor x, Tensor mean, Tensor variance, @Nullable Tensor w, @Nullable Tensor b, double eps) {
        int channels = x.shape().dims[1];
        checkCount("running_mean", mean, channels);
        checkCount("running_var", variance, channels);
        checkCount("weight", w, channels);
        checkCount("bias", b, channels);
        Tensor m = Copy.contiguous(Copy.as(mean.detach(), x.dtype()), true);
        Tensor v = Copy.contiguous(Copy.as(variance.detach(), x.dtype()), true);
        return of("NativeBatchNorm", x, w, b, channels(x, eps, false), m, v);
    }

    private static FloatNorm channels(Tensor x, double eps, boolean measures) {
        int[] dims = x.shape().dims;
        int area = product(dims, 2, dims.length);
        return new FloatNorm(dims[0], dims[1], area, dims[1], area, eps, measures);
    }

    private static void checkSameShape(String name, @Nullable Tensor t, int[] dims, int last) {
        if (t != null && !Arrays.equals(t.shape().dims, Arrays.copyOfRange(dims, dims.length - last, dims.length))) {
            throw new IllegalArgumentException("Expected " + name
                    + " to be of same shape as normalized_shape, but got " + name + " of shape "
                    + t.shape().brackets() + " and normalized_shape = "
                    + Arrays.toString(Arrays.copyOfRange(dims, dims.length - last, dims.length)));
        }
    }

    private static void checkCount(String name, @Nullable Tensor t, int channels) {
        if (t != null && t.numel() != channels) {
            throw new IllegalArgumentException(name + " should contain " + channels + " elements not " + t.numel()
                    + ": its shape is " + t.shape().brackets() + "\nHint: it has one number for each channel.");
        }
    }

    private static int product(int[] dims, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= dims[i];
        }
        return product;
    }

    private static Tensor of(String title, Tensor x, @Nullable Tensor w, @Nullable Tensor b, FloatNorm n) {
        return of(title, x, w, b, n, (mean, variance) -> {});
    }

    private static Tensor of(
            String title,
            Tensor x,
            @Nullable Tensor w,
            @Nullable Tensor b,
            FloatNorm n,
            BiConsumer<Tensor, Tensor> seen) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("normalization needs a floating point dtype, got " + x.dtype()
                    + "\nHint: x.toFloat() makes a tensor real.");
        }
        Tensor mean = Tensor.empty(x.dtype(), Shape.own(n.groups()));
        Tensor variance = Tensor.empty(x.dtype(), Shape.own(n.groups()));
        Tensor y = of(title, x, w, b, n, mean, variance);
        seen.accept(mean, variance);
        return y;
    }

    private static Tensor of(
            String title, Tensor x, @Nullable Tensor w, @Nullable Tensor b, FloatNorm n, Tensor mean, Tensor variance) {
        boolean oneType = (w == null || w.dtype() == x.dtype()) && (b == null || b.dtype() == x.dtype());
        if (!oneType || x.numel() == 0) {
            Tensor y = x.numel() == 0 ? x.clone() : of(title, x, null, null, n, mean, variance);
            return scaled(y, w, b, n);
        }
        Tensor in = Copy.contiguous(x.detach(), false);
        Tensor by = w == null ? null : Copy.contiguous(w.detach(), false);
        Tensor shift = b == null ? null : Copy.contiguous(b.detach(), false);
        Tensor y = Tensor.unwritten(x.dtype(), x.shape());
        y.storage
                .backend()
                .standardise(
                        n,
                        in.storage,
                        in.layout,
                        mean.storage,
                        variance.storage,
                        storage(by),
                        layout(by),
                        storage(shift),
                        layout(shift),
                        y.storage);
        if (records(x, w, b)) {
            var slopes = new Slopes(n, x, w, b, in, by, mean, variance);
            Node node = record(y, title, slopes, x, w, b);
            if (w == null) {
                node.saves(x);
            } else {
                node.saves(x, w);
            }
        }
        return y;
    }

    /// Weights of another type than the numbers, or of no numbers at all.
    private static Tensor scaled(Tensor y, @Nullable Tensor w, @Nullable Tensor b, FloatNorm n) {
        if (w == null && b == null) {
            return y;
        }
        int[] beside = new int[y.dim() - 1];
        Arrays.fill(beside, 1);
        beside[0] = n.weights();
        Tensor scaled = w == null ? y : y.mul(n.run() == 1 && w.dim() > 1 || y.dim() < 2 ? w : w.view(beside));
        return b == null ? scaled : scaled.add(n.run() == 1 && b.dim() > 1 || y.dim() < 2 ? b : b.view(beside));
    }

    private static @Nullable Storage storage(@Nullable Tensor t) {
        return t == null ? null : t.storage;
    }

    private static @Nullable Layout layout(@Nullable Tensor t) {
        return t == null ? null : t.layout;
    }

    /// The gradients of numbers, weights and bias: one walk finds all three, and each is asked for by itself.
    private static final class Slopes implements Node.Backward {
        private final FloatNorm n;
        private final Tensor x;
        private final @Nullable Tensor w;
        private final Tensor in;
        private final @Nullable Tensor by;
        private final Tensor mean;
        private final Tensor variance;
        private final @Nullable Shape[] wanted;
        private @Nullable Tensor walked;
        private final @Nullable Tensor[] found = new @Nullable Tensor[3];

        Slopes(
                FloatNorm n,
                Tensor x,
                @Nullable Tensor w,
                @Nullable Tensor b,
                Tensor in,
                @Nullable Tensor by,
                Tensor mean,
                Tensor variance) {
            this.n = n;
            this.x = x;
            this.w = w;
            this.in = in;
            this.by = by;
            this.mean = mean;
            this.variance = variance;
            wanted = new @Nullable Shape[] {wanted(x), wanted(w), wanted(b)};
        }

        private static @Nullable Shape wanted(@Nullable Tensor t) {
            return t != null && t.requiresGrad() ? t.shape() : null;
        }

        @Override
        public @Nullable Tensor gradient(Tensor grad, int input) {
            if (Autograd.isEnabled()) {
                return formula(grad, input);
            }
            if (walked != grad || found[input] == null) {
                walk(grad);
            }
            Tensor d = found[input];
            found[input] = null;
            walked = found[0] == null && found[1] == null && found[2] == null ? null : grad;
            return d;
        }

        private void walk(Tensor grad) {
            Tensor g = GradientPool.rowMajor(grad);
            for (int i = 0; i < found.length; i++) {
                Shape shape = wanted[i];
                found[i] = shape == null
                        ? null
                        : i == 0 ? Tensor.unwritten(x.dtype(), shape) : Tensor.empty(x.dtype(), shape);
            }
            in.storage
                    .backend()
                    .standardiseGradient(
                            n,
                            g.storage,
                            g.layout,
                            in.storage,
                            in.layout,
                            mean.storage,
                            variance.storage,
                            storage(by),
                            layout(by),
                            storage(found[0]),
                            storage(found[1]),
                            storage(found[2]));
            GradientPool.dropCopy(g, grad);
        }

        /// The same by operations that have gradients themselves.
        private Tensor formula(Tensor grad, int input) {
            int[] beside = {x.numel() / (n.weights() * n.run()), n.weights(), n.run()};
            Tensor g = grad.reshape(beside);
            if (input == 2) {
                return g.sum(OVER, false).view(wanted[2]);
            }
            int[] laidOut = {n.outer(), n.groups(), n.inner()};
            Tensor all = x.reshape(laidOut);
            Tensor centred = all.sub(n.measures() ? all.mean(OVER, true) : mean.view(1, n.groups(), 1));
            Tensor spread = n.measures() ? centred.mul(centred).mean(OVER, true) : variance.view(1, n.groups(), 1);
            Tensor root = spread.add(n.eps()).sqrt();
            Tensor y = centred.div(root);
            if (input == 1) {
                return g.mul(y.reshape(beside)).sum(OVER, false).view(wanted[1]);
            }
            Tensor in = (w == null ? g : g.mul(w.reshape(n.weights(), 1))).reshape(laidOut);
            Tensor rest = n.measures()
                    ? in.sub(in.mean(OVER, true)).sub(y.mul(in.mul(y).mean(OVER, true)))
                    : in;
            return rest.div(root).reshape(x.shape().toArray());
        }
    }

    /// The formula number by number, on any storage.
    static void each(
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
        int all = xl.numel();
        if (n.measures()) {
            double[] sums = new double[n.groups()];
            for (int i = 0; i < all; i++) {
                Interrupts.poll("a normalization", i);
                sums[n.group(i)] += x.getDouble(xl.offset + i);
            }
            double[] squares = new double[n.groups()];
            for (int i = 0; i < all; i++) {
                Interrupts.poll("a normalization", i);
                double d = x.getDouble(xl.offset + i) - sums[n.group(i)] / n.count();
                squares[n.group(i)] += d * d;
            }
            for (int group = 0; group < sums.length; group++) {
                mean.setDouble(group, sums[group] / n.count());
                variance.setDouble(group, squares[group] / n.count());
            }
        }
        for (int i = 0; i < all; i++) {
            Interrupts.poll("a normalization", i);
            int group = n.group(i);
            double v = (x.getDouble(xl.offset + i) - mean.getDouble(group)) * n.scale(variance.getDouble(group));
            v *= w == null || wl == null ? 1 : w.getDouble(wl.offset + n.weight(i));
            y.setDouble(i, v + (b == null || bl == null ? 0 : b.getDouble(bl.offset + n.weight(i))));
        }
    }

    /// Its gradients in the same way.
    static void eachGradient(
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
        int all = xl.numel();
        double[] sums = new double[n.groups()];
        double[] products = new double[n.groups()];
        for (int i = 0; i < all; i++) {
            Interrupts.poll("a normalization", i);
            int group = n.group(i);
            int k = n.weight(i);
            double in = g.getDouble(gl.offset + i);
            double y = (x.getDouble(xl.offset + i) - mean.getDouble(group)) * n.scale(variance.getDouble(group));
            if (dw != null) {
                dw.setDouble(k, dw.getDouble(k) + in * y);
            }
            if (db != null) {
                db.setDouble(k, db.getDouble(k) + in);
            }
            in *= w == null || wl == null ? 1 : w.getDouble(wl.offset + k);
            sums[group] += in;
            products[group] += in * y;
        }
        for (int i = 0; dx != null && i < all; i++) {
            Interrupts.poll("a normalization", i);
            int group = n.group(i);
            double scale = n.scale(variance.getDouble(group));
            double in =
                    g.getDouble(gl.offset + i) * (w == null || wl == null ? 1 : w.getDouble(wl.offset + n.weight(i)));
            double y = (x.getDouble(xl.offset + i) - mean.getDouble(group)) * scale;
            double rest = n.measures() ? (sums[group] + y * products[group]) / n.count() : 0;
            dx.setDouble(i, (in - rest) * scale);
        }
    }
}
