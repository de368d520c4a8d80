package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatConvolution;
import himalia.tensor.cpu.FloatLosses;
import himalia.tensor.cpu.FloatNorm;
import himalia.tensor.cpu.FloatPooling;
import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.UnaryKernel;
import himalia.tensor.cpu.WindowGrid;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The arithmetic of a device: operations settle shapes, types and gradients, and leave the numbers to the backend of
/// the storage that they write to. One more device is one more implementation with a [Storage] of its own, and no
/// operation changes.
///
/// An operand is a storage and how its elements lie in it. Where a method says no more, operands and results are
/// row-major, and a result fills a fresh storage. That is 0 before, but may hold anything where a result is written
/// whole, as it is element by element, by copies, softmax, slopes of losses, and normalization with the gradient of its
/// input. What is not here goes element by element through [Storage], on any device; only data that comes from outside
/// or goes there asks for the Java array of a storage.
interface Backend {
    /// Stands for all dimensions together.
    int ALL = -1;

    /// Room for so many elements, all zero.
    Storage allocate(DType dtype, int n);

    /// Room for so many elements, each of which is written before it is read.
    default Storage allocateUnwritten(DType dtype, int n) {
        return allocate(dtype, n);
    }

    /// Writes the elements of `x` over those of `y`, of any layouts and types; `x` is broadcast.
    ///
    /// @param stops whether it may be interrupted half-way
    void copy(Storage x, Layout xl, Storage y, Layout yl, boolean stops);

    /// `y = k(x)` for each element; both of one type, and they may be the same.
    void unary(UnaryKernel k, Storage x, Layout xl, Storage y, Layout yl);

    /// `y = f(x)` for each element, in their order; both of one floating type.
    default void map(DoubleUnaryOperator f, Storage x, Layout xl, Storage y, Layout yl) {
        for (int i = 0; i < yl.numel(); i++) {
            Interrupts.poll("a tensor operation", i);
            y.setDouble(yl.offset + i, f.applyAsDouble(x.getDouble(xl.offset + i)));
        }
    }

    /// `y[yo + i] = f(a[ao + i * as], b[bo + i * bs])` for `i < n`; all of one floating type.
    default void zip(
            DoubleBinaryOperator f, Storage a, int ao, int as, Storage b, int bo, int bs, Storage y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            Interrupts.poll("a tensor operation", i);
            y.setDouble(yo + i, f.applyAsDouble(a.getDouble(ao + i * as), b.getDouble(bo + i * bs)));
        }
    }

    /// `y = k(a, b)` for each element; `a` and `b` of one type and any layout, they are broadcast to the shape of `y`.
    /// `y` may be one of them.
    void binary(BinaryKernel k, Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl);

    /// `y += alpha x` of floats.
    void addScaled(Storage x, Layout xl, float alpha, Storage y, Layout yl);

    /// Runs a kernel over several row-major tensors of one shape and type; the first ones are its results.
    void fused(FusedKernel k, Tensor[] of);

    /// `y = a b` for each of a stack of matrices, all of one type: float32, float64 or int64; `a` and `b` of any
    /// layout, their stacks are broadcast to that of `y`.
    void product(Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl);

    /// The layer `y = x wᵀ + bias` of floats, `x` of `rows x in`, `w` of `out x in`; `bias` may be `null`.
    void linear(Storage x, Layout xl, Storage w, Layout wl, @Nullable Storage bias, @Nullable Layout bl, Storage y);

    /// The gradient `d` of the inputs (0), the weights (1) or the bias (2) of [#linear], given that of its result, of
    /// `rows x out`; `other` is `w` for the inputs, else `x`.
    void linearGradient(int input, Storage g, Layout gl, Storage other, Layout ol, Storage d);

    /// The sums over a dimension or over [#ALL], both of one type: float32, float64 or int64; or of bool in int64, the
    /// numbers of true ones.
    void sums(Storage x, Layout xl, int dim, Storage y);

    /// The running sums along a dimension, both of one type: float32, float64 or int64; from its end on where `back`.
    default void runningSums(boolean back, Storage x, Layout xl, int dim, Storage y) {
        Along lines = Along.of(xl.shape, dim);
        boolean real = x.dtype().isFloatingPoint();
        for (int line = 0; line < lines.count(); line++) {
            double sum = 0;
            long whole = 0;
            Interrupts.poll("running sums", line * lines.n(), lines.n());
            for (int r = 0; r < lines.n(); r++) {
                int at = lines.start(line) + (back ? lines.n() - 1 - r : r) * lines.inner();
                Interrupts.poll("running sums", r);
                if (real) {
                    sum += x.getDouble(xl.offset + at);
                    y.setDouble(at, sum);
                } else {
                    whole += x.getLong(xl.offset + at);
                    y.setLong(at, whole);
                }
            }
        }
    }

    /// The products along a dimension, both of one floating type.
    default void products(Storage x, Layout xl, int dim, Storage y) {
        Along lines = Along.of(xl.shape, dim);
        for (int line = 0; line < lines.count(); line++) {
            int start = xl.offset + lines.start(line);
            double product = 1;
            Interrupts.poll("a product", line * lines.n(), lines.n());
            for (int i = 0; i < lines.n(); i++) {
                Interrupts.poll("a product", i);
                product *= x.getDouble(start + i * lines.inner());
            }
            y.setDouble(line, product);
        }
    }

    /// The mean squared distance from the mean of each row of a matrix, both of one floating type, where the count is
    /// lessened by `correction`.
    default void variances(Storage x, Layout xl, double correction, Storage y) {
        for (int row = 0, n = xl.shape.dims[1]; row < xl.shape.dims[0]; row++) {
            int from = xl.offset + row * n;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                Interrupts.poll("a variance", i);
                sum += x.getDouble(from + i);
            }
            double mean = sum / n;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                Interrupts.poll("a variance", i);
                double d = x.getDouble(from + i) - mean;
                squares += d * d;
            }
            y.setDouble(row, squares / Math.max(0, n - correction));
        }
    }

    /// `y = mask ? a : b` for each element, all but the mask of one type; `a` and `b` may be one element for all.
    default void choose(Storage mask, Layout ml, Storage a, Layout al, Storage b, Layout bl, Storage y, Layout yl) {
        boolean real = y.dtype().isFloatingPoint();
        int as = al.numel() == 1 ? 0 : 1;
        int bs = bl.numel() == 1 ? 0 : 1;
        for (int i = 0; i < yl.numel(); i++) {
            Interrupts.poll("a choice of elements", i);
            boolean here = mask.getLong(ml.offset + i) != 0;
            Storage from = here ? a : b;
            int at = here ? al.offset + as * i : bl.offset + bs * i;
            if (real) {
                y.setDouble(yl.offset + i, from.getDouble(at));
            } else {
                y.setLong(yl.offset + i, from.getLong(at));
            }
        }
    }

    /// The largest or smallest along a dimension, of float32 or int64; nan if there is one.
    void extremes(boolean max, Storage x, Layout xl, int dim, Storage y);

    /// Where the first of the largest or smallest along a dimension is, int64; nan counts as the extreme.
    void places(boolean max, Storage x, Layout xl, int dim, Storage at);

    /// The softmax of floats along the last dimension, or its logarithm.
    void softmax(boolean logarithm, Storage x, Layout xl, Storage y);

    /// The gradient `d` of the softmax, or of its logarithm, given that of its result and the result itself.
    void softmaxGradient(boolean logarithm, Storage g, Layout gl, Storage y, Layout yl, Storage d);

    /// The sum of the losses of `x` beside `t`, of one floating type.
    default double loss(FloatLosses losses, double bend, Storage x, Layout xl, Storage t, Layout tl) {
        double sum = 0;
        for (int i = 0; i < xl.numel(); i++) {
            Interrupts.poll("a loss", i);
            sum += losses.of(x.getDouble(xl.offset + i), t.getDouble(tl.offset + i), bend);
        }
        return sum;
    }

    /// The slopes of the losses by `x` (input 0) or `t` (1), times a number.
    default void lossGradient(
            FloatLosses losses,
            double bend,
            int input,
            Storage x,
            Layout xl,
            Storage t,
            Layout tl,
            double by,
            Storage d) {
        for (int i = 0; i < xl.numel(); i++) {
            Interrupts.poll("a loss", i);
            double a = x.getDouble(xl.offset + i);
            double b = t.getDouble(tl.offset + i);
            d.setDouble(i, by * (input == 0 ? losses.slope(a, b, bend) : losses.targetSlope(a, b, bend)));
        }
    }

    /// `-log softmax(x)[at]` of each row of a matrix. `max` and `log`, one number for each row, are kept for the
    /// gradient; all of one floating type.
    default void crossEntropy(Storage x, Layout xl, Storage at, Layout al, Storage y, Storage max, Storage log) {
        CrossEntropy.each(x, xl, at, al, y, max, log);
    }

    /// The gradient of [#crossEntropy].
    default void crossEntropyGradient(
            Storage g, Layout gl, Storage x, Layout xl, Storage at, Layout al, Storage max, Storage log, Storage d) {
        CrossEntropy.eachGradient(g, gl, x, xl, at, al, max, log, d);
    }

    /// `y = (x - mean) / √(variance + eps) * w + b`, all of one floating type; `w` and `b` may be `null`. Means and
    /// variances, one for each group, are written if they are measured.
    default void standardise(
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
        Standardization.each(n, x, xl, mean, variance, w, wl, b, bl, y);
    }

    /// The gradients of `x`, `w` and `b` in [#standardise], given that of the result; `null` for one that is not
    /// wanted.
    default void standardiseGradient(
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
        Standardization.eachGradient(n, g, gl, x, xl, mean, variance, w, wl, dx, dw, db);
    }

    /// The convolution of float images; `bias` may be `null`.
    void convolve(
            FloatConvolution c,
            Storage x,
            Layout xl,
            Storage w,
            Layout wl,
            @Nullable Storage bias,
            @Nullable Layout bl,
            Storage y);

    /// The gradient of the images of a convolution (input 0), or of its kernels (1), given the other of the two.
    void convolveGradient(FloatConvolution c, int input, Storage g, Layout gl, Storage other, Layout ol, Storage d);

    /// The windows of float images `[n, ...]`, as columns of `n` matrices of `depth x windows`; 0 beyond the edge.
    void unfold(WindowGrid grid, Storage x, Layout xl, Storage y);

    /// The reverse: adds the columns of `n` matrices up where their windows lie.
    void fold(WindowGrid grid, Storage x, Layout xl, Storage y);

    /// The sums of all windows of float images of one channel, so many of them; 0 counts beyond the edge.
    void windowSums(WindowGrid grid, int images, Storage x, Layout xl, Storage y);

    /// The reverse: adds each number to all pixels of its window.
    void spreadSums(WindowGrid grid, int images, Storage x, Layout xl, Storage y);

    /// The largest floats of all windows and their places, which are int64.
    void pool(FloatPooling p, Storage x, Layout xl, Storage y, Storage places);

    /// The gradient of [#pool].
    void poolGradient(FloatPooling p, Storage g, Layout gl, Storage places, Storage d);

    /// The places of the true ones of row-major truths, counted from their first one on, in `y`, which has room for
    /// all.
    ///
    /// @return how many there are
    default int trueOnes(Storage mask, Layout ml, int[] y) {
        int n = 0;
        for (int i = 0; i < ml.numel(); i++) {
            Interrupts.poll("a choice of elements", i);
            if (mask.getLong(ml.offset + i) != 0) {
                y[n++] = i;
            }
        }
        return n;
    }

    /// Elements of `x`, each from the place along a dimension that `index` of int64 names, in its own row of the
    /// others; both have one shape but for that dimension. If it is the last, `index` may also be a vector for all.
    ///
    /// @return whether all places are there, and this backend has a loop for it: else the result is of no use
    default boolean gather(Storage x, Layout xl, int dim, Storage index, Layout il, Storage y) {
        return false;
    }

    /// The reverse: writes each element of `x`, or adds it, where `index` of the same shape says, in their order.
    ///
    /// @return whether all places are there, and this backend has a loop for it: else the result is of no use
    default boolean scatter(
            boolean add, Storage x, Layout xl, int dim, Storage index, Layout il, Storage y, Layout yl) {
        return false;
    }

    /// The elements of `x` at these places; both of one type.
    void pick(Places p, Storage x, Layout xl, Storage y);

    /// Writes `x`, or adds it, at these places of `y`; both of one type.
    void put(Places p, boolean add, Storage x, Layout xl, Storage y, Layout yl);
}
