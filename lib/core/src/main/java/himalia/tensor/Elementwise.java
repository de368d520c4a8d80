package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.UnaryKernel;

/// Runs kernels over tensors of any layout; nothing here is recorded for gradients.
final class Elementwise {
    private Elementwise() {}

    static Tensor unary(UnaryKernel k, Tensor x) {
        DType dtype = x.dtype();
        if (!dtype.isFloatingPoint() && !k.keepsIntegers()) {
            dtype = DType.FLOAT32;
        }
        x = Copy.contiguous(Copy.as(x, dtype), false);
        Tensor y = Tensor.unwritten(dtype, x.shape());
        unaryInto(k, x, y);
        return y;
    }

    /// Both row-major, of one type; they may be the same.
    static void unaryInto(UnaryKernel k, Tensor x, Tensor y) {
        y.storage.backend().unary(k, x.storage, x.layout, y.storage, y.layout);
    }

    /// The type in which two operands meet: a 0-d tensor or a number changes it only by being of a higher kind.
    static DType resultType(Tensor a, Tensor b) {
        if (a == null || b == null) {
            throw new NullPointerException("unsupported operand type(s): 'Tensor' and 'null'"
                    + "\nHint: the other operand was never assigned; grad() is null before backward().");
        }
        DType x = a.dtype();
        DType y = b.dtype();
        if (x == y) {
            return a.isNumber && b.isNumber && x == DType.FLOAT64 ? DType.FLOAT32 : x;
        }
        int rankA = a.isNumber ? 0 : a.dim() == 0 ? 1 : 2;
        int rankB = b.isNumber ? 0 : b.dim() == 0 ? 1 : 2;
        if (rankA == rankB) {
            return DType.promote(x, y);
        }
        DType strong = rankA > rankB ? x : y;
        DType weak = rankA > rankB ? y : x;
        if ((rankA == 0 || rankB == 0) && weak == DType.FLOAT64) {
            weak = DType.FLOAT32; // a bare number has the default type
        }
        return weak.category() > strong.category() ? DType.promote(strong, weak) : strong;
    }

    /// Combines two tensors in type `compute`; the result has type `out`, which differs only for comparisons.
    static Tensor binary(BinaryKernel k, Tensor a, Tensor b, DType compute, DType out) {
        Shape shape = Shape.broadcast(a.shape(), b.shape(), k.name());
        Tensor y = Tensor.unwritten(out, shape);
        binaryInto(k, Copy.as(a, compute), Copy.as(b, compute), y);
        return y;
    }

    /// Combines two tensors that meet in float32; an error names the operation by `op`.
    static Tensor binary(BinaryKernel k, Tensor a, Tensor b, String op) {
        Tensor y = Tensor.unwritten(DType.FLOAT32, Shape.broadcast(a.shape(), b.shape(), op));
        binaryInto(k, Copy.as(a, DType.FLOAT32), Copy.as(b, DType.FLOAT32), y);
        return y;
    }

    /// Operands of one type, any layout; `y` row-major (it may be an operand of the same layout).
    static void binaryInto(BinaryKernel k, Tensor a, Tensor b, Tensor y) {
        y.storage.backend().binary(k, a.storage, a.layout, b.storage, b.layout, y.storage, y.layout);
    }
}
