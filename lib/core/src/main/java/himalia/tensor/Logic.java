package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.UnaryKernel;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;

/// Truth and bits; no result of these has a gradient.
final class Logic {
    private Logic() {}

    /// Everything but 0 is true.
    static Tensor logical(String name, Tensor a, Tensor b, BinaryKernel k) {
        Tensor y = Tensor.empty(DType.BOOL, Shape.broadcast(a.shape(), b.shape(), name));
        Elementwise.binaryInto(k, a.detach().toBool(), b.detach().toBool(), y);
        return y;
    }

    static Tensor not(Tensor x) {
        return x.dtype() == DType.BOOL
                ? logical("logical_not", x, truth(), BinaryKernel.XOR)
                : Arithmetic.compare(BinaryKernel.EQ, x.detach(), Tensor.number(0L));
    }

    /// Only nan differs from itself.
    static Tensor isnan(Tensor x) {
        return x.dtype().isFloatingPoint()
                ? Arithmetic.compare(BinaryKernel.NE, x.detach(), x.detach())
                : Tensor.empty(DType.BOOL, x.shape());
    }

    static Tensor isinf(Tensor x) {
        return x.dtype().isFloatingPoint()
                ? Arithmetic.compare(
                        BinaryKernel.EQ,
                        Elementwise.unary(UnaryKernel.ABS, x.detach()),
                        Tensor.number(Double.POSITIVE_INFINITY))
                : Tensor.empty(DType.BOOL, x.shape());
    }

    /// What is finite leaves 0 of itself, infinity and nan leave nan.
    static Tensor isfinite(Tensor x) {
        if (!x.dtype().isFloatingPoint()) {
            return Tensor.full(x.shape().dims.clone(), true);
        }
        return Arithmetic.compare(BinaryKernel.EQ, Arithmetic.sub(x.detach(), x.detach()), Tensor.number(0L));
    }

    private static Tensor truth() {
        Tensor y = Tensor.scalar(DType.BOOL);
        y.storage.setLong(0, 1);
        return y;
    }

    /// Bits of whole numbers, or truth of bools.
    static Tensor bits(String name, Tensor a, Tensor b, LongBinaryOperator f) {
        checkWhole(name, a);
        checkWhole(name, b);
        return Pointwise.zip(name, a, b, null, f);
    }

    static Tensor bitwiseNot(Tensor x) {
        checkWhole("bitwise_not", x);
        return x.dtype() == DType.BOOL ? not(x) : Pointwise.map(x, null, v -> ~v);
    }

    /// Shifts by more than the width of the type leave nothing, as in PyTorch, where Java would begin again at 0.
    static Tensor shift(String name, Tensor a, Tensor b, boolean left) {
        checkWhole(name, a);
        checkWhole(name, b);
        if (Elementwise.resultType(a, b) == DType.BOOL) {
            throw new IllegalArgumentException("\"" + name + "_cpu\" not implemented for 'Bool': a truth value has no "
                    + "bits to move\nHint: mask.toInt() makes numbers of it.");
        }
        return Pointwise.zip(name, a, b, null, (x, n) -> {
            boolean gone = n < 0 || n > 63;
            return left ? gone ? 0 : x << n : x >> (gone ? 63 : n);
        });
    }

    private static void checkWhole(String name, Tensor x) {
        if (x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("\"" + name + "_cpu\" not implemented for '"
                    + x.dtype().title() + "'"
                    + (name.equals("bitwise_not")
                            ? ": ~ (operator.invert) is only implemented on integer and Boolean-type tensors"
                            : "")
                    + "\nHint: bits belong to whole numbers and bools; convert with toLong() or "
                    + "toBool(), or use logicalAnd, logicalOr, logicalNot.");
        }
    }

    /// `|a - b| <= atol + rtol * |b|`, in double for any type.
    static Tensor isclose(Tensor a, Tensor b, double rtol, double atol, boolean equalNan) {
        if (!(rtol >= 0)) {
            throw new IllegalArgumentException("rtol must be greater than or equal to zero, but got " + rtol);
        }
        if (!(atol >= 0)) {
            throw new IllegalArgumentException("atol must be greater than or equal to zero, but got " + atol);
        }
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException(
                    a.dtype().title() + " did not match " + b.dtype().title()
                            + "\nHint: isclose compares tensors of one type; convert one of them with to(...).");
        }
        Tensor near = Pointwise.zip(
                "isclose",
                a.detach().toDouble(),
                b.detach().toDouble(),
                (x, z) -> {
                    boolean finite = Double.isFinite(x) && Double.isFinite(z);
                    boolean close = x == z
                            || finite && Math.abs(x - z) <= atol + rtol * Math.abs(z)
                            || equalNan && Double.isNaN(x) && Double.isNaN(z);
                    return close ? 1 : 0;
                },
                null);
        return near.toBool();
    }

    static Tensor all(Tensor x, int[] dims, boolean keepdim) {
        return truth(Reductions.sum(not(x.detach()), dims, keepdim).eq(0), x);
    }

    static Tensor any(Tensor x, int[] dims, boolean keepdim) {
        return truth(Reductions.sum(x.detach().toBool(), dims, keepdim).ne(0), x);
    }

    /// uint8 was once the type of masks, and still answers in its own type.
    private static Tensor truth(Tensor answer, Tensor x) {
        return x.dtype() == DType.UINT8 ? answer.toByte() : answer;
    }

    static Tensor isin(Tensor x, Tensor elements) {
        if (Elementwise.resultType(x, elements).isFloatingPoint()) {
            double[] known = elements.detach().toDouble().add(0.0).toDoubleArray(); // -0. + 0. is 0.
            Arrays.sort(known);
            return Pointwise.test(x, v -> !Double.isNaN(v) && Arrays.binarySearch(known, v + 0.0) >= 0);
        }
        long[] known = elements.toLongArray();
        Arrays.sort(known);
        return Pointwise.map(x.toLong(), null, v -> Arrays.binarySearch(known, v) >= 0 ? 1 : 0)
                .toBool();
    }
}
