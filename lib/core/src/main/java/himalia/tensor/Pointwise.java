package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.UnaryKernel;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Applies plain Java functions to every element of tensors of any layout: the tool from which most operations are
/// made.
///
/// Real elements are computed in double and rounded once; the few operations that need to be faster have a kernel.
final class Pointwise {
    private static final int CHUNK = 1 << 16;

    private Pointwise() {}

    /// A real function; its gradient is the incoming one times `slope`, a function of the input.
    static Tensor ofInput(Tensor x, String name, DoubleUnaryOperator f, UnaryOperator<Tensor> slope) {
        Tensor y = map(x, f);
        if (records(x)) {
            record(y, name, (g, i) -> g.mul(slope.apply(x)), x).saves(x);
        }
        return y;
    }

    /// The same by a kernel.
    static Tensor ofInput(Tensor x, String name, UnaryKernel k, UnaryOperator<Tensor> slope) {
        Tensor y = Elementwise.unary(k, x);
        if (records(x)) {
            record(y, name, (g, i) -> g.mul(slope.apply(x)), x).saves(x);
        }
        return y;
    }

    /// The same with a form for whole numbers, which stay whole.
    static Tensor ofInput(
            Tensor x, String name, DoubleUnaryOperator f, LongUnaryOperator whole, UnaryOperator<Tensor> slope) {
        Tensor y = map(x, f, whole);
        if (records(x)) {
            record(y, name, (g, i) -> g.mul(slope.apply(x)), x).saves(x);
        }
        return y;
    }

    /// A real function whose slope is easier to say by its result.
    static Tensor ofResult(Tensor x, String name, DoubleUnaryOperator f, UnaryOperator<Tensor> slope) {
        Tensor y = map(x, f);
        if (records(x)) {
            record(y, name, (g, i) -> g.mul(slope.apply(y)), x).saves(y);
        }
        return y;
    }

    /// The same by a kernel.
    static Tensor ofResult(Tensor x, String name, UnaryKernel k, UnaryOperator<Tensor> slope) {
        Tensor y = Elementwise.unary(k, x);
        if (records(x)) {
            record(y, name, (g, i) -> g.mul(slope.apply(y)), x).saves(y);
        }
        return y;
    }

    /// A function in steps, whose slope is 0 wherever it has one; whole numbers stay as they are.
    static Tensor flat(Tensor x, String name, DoubleUnaryOperator f) {
        return flat(x, name, f, v -> v);
    }

    static Tensor flat(Tensor x, String name, DoubleUnaryOperator f, LongUnaryOperator whole) {
        return flat(x, name, map(x, f, whole));
    }

    /// The same by a kernel.
    static Tensor flat(Tensor x, String name, UnaryKernel k) {
        return flat(x, name, Elementwise.unary(k, x));
    }

    private static Tensor flat(Tensor x, String name, Tensor y) {
        if (records(x)) {
            record(y, name, (g, i) -> Tensor.zerosLike(g), x);
        }
        return y;
    }

    /// A real function of every element; whole numbers become float32 first.
    static Tensor map(Tensor x, DoubleUnaryOperator f) {
        return map(x, f, null);
    }

    /// A function of every element, with its own form for whole numbers.
    static Tensor map(Tensor x, @Nullable DoubleUnaryOperator f, @Nullable LongUnaryOperator whole) {
        DType dtype = x.dtype().isFloatingPoint() || whole != null ? x.dtype() : DType.FLOAT32;
        Tensor a = Copy.contiguous(Copy.as(x, dtype), false);
        Tensor y = Tensor.unwritten(dtype, x.shape());
        if (dtype.isFloatingPoint()) {
            y.storage.backend().map(Objects.requireNonNull(f), a.storage, a.layout, y.storage, y.layout);
            return y;
        }
        LongUnaryOperator ofWhole = Objects.requireNonNull(whole);
        chunks(y.numel(), (i, end) -> {
            for (; i < end; i++) {
                y.storage.setLong(i, ofWhole.applyAsLong(a.storage.getLong(a.layout.offset + i)));
            }
        });
        return y;
    }

    /// `x` with 0 where the mask is true: unlike a product with the mask it also stops infinities and nan.
    static Tensor zeroWhere(Tensor mask, Tensor x) {
        return Gathering.where(mask, Tensor.number(0.0), x);
    }

    /// Where a condition holds, as bool.
    static Tensor test(Tensor x, DoublePredicate condition) {
        Tensor a = Copy.contiguous(x, false);
        Tensor y = Tensor.empty(DType.BOOL, x.shape());
        chunks(y.numel(), (i, end) -> {
            for (; i < end; i++) {
                y.storage.setLong(i, condition.test(a.storage.getDouble(a.layout.offset + i)) ? 1 : 0);
            }
        });
        return y;
    }

    /// Refuses operands that meet in a whole type where PyTorch has no form for it.
    static void checkReal(String kernel, Tensor... operands) {
        DType dtype = operands[0].dtype();
        for (Tensor t : operands) {
            dtype = Elementwise.resultType(operands[0], t).isFloatingPoint()
                    ? Elementwise.resultType(operands[0], t)
                    : dtype;
        }
        if (!dtype.isFloatingPoint()) {
            throw new IllegalArgumentException("\"" + kernel + "\" not implemented for '" + dtype.title()
                    + "'\nHint: x.toFloat() makes a tensor real.");
        }
    }

    /// Refuses truth values where PyTorch has no form for them.
    static void checkNumbers(String kernel, DType dtype) {
        if (dtype == DType.BOOL) {
            throw new IllegalArgumentException("\"" + kernel + "\" not implemented for 'Bool'"
                    + "\nHint: toInt() makes 1 and 0 of true and false.");
        }
    }

    /// A function of the elements of two tensors in the type in which they meet; without a form for whole numbers those
    /// become float32 first.
    static Tensor zip(
            String op, Tensor a, Tensor b, @Nullable DoubleBinaryOperator f, @Nullable LongBinaryOperator whole) {
        DType dtype = Elementwise.resultType(a, b);
        return zip(op, a, b, dtype.isFloatingPoint() || whole != null ? dtype : DType.FLOAT32, f, whole);
    }

    private static Tensor zip(
            String op,
            Tensor a,
            Tensor b,
            DType dtype,
            @Nullable DoubleBinaryOperator f,
            @Nullable LongBinaryOperator whole) {
        Shape shape = Shape.broadcast(a.shape(), b.shape(), op);
        Tensor x = Copy.as(a, dtype);
        Tensor z = Copy.as(b, dtype);
        Tensor y = Tensor.unwritten(dtype, shape);
        boolean real = dtype.isFloatingPoint();
        DoubleBinaryOperator ofReals = real ? Objects.requireNonNull(f) : (v, w) -> v;
        LongBinaryOperator ofWhole = real ? (v, w) -> v : Objects.requireNonNull(whole);
        int[] next = {0};
        Rows.forEach(x.layout.broadcast(shape), z.layout.broadcast(shape), (xo, xStep, zo, zStep, n) -> {
            int to = next[0];
            next[0] += n;
            if (real) {
                y.storage.backend().zip(ofReals, x.storage, xo, xStep, z.storage, zo, zStep, y.storage, to, n);
                return;
            }
            chunks(n, (i, end) -> {
                for (; i < end; i++) {
                    long left = x.storage.getLong(xo + i * xStep);
                    y.storage.setLong(to + i, ofWhole.applyAsLong(left, z.storage.getLong(zo + i * zStep)));
                }
            });
        });
        return y;
    }

    /// A run of places.
    @FunctionalInterface
    interface Run {
        void over(int from, int end);
    }

    /// Goes through `n` places in runs, so that Stop is noticed between them.
    static void chunks(int n, Run run) {
        for (int i = 0; i < n; i += CHUNK) {
            run.over(i, Math.min(n, i + CHUNK));
            if (n > CHUNK) {
                Interrupts.poll("a tensor operation");
            }
        }
    }
}
