package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.UnaryKernel;
import himalia.tensor.cpu.Workers;

/// Runs kernels over tensors of any layout; nothing here is recorded for gradients.
final class Elementwise {
    /// Elements at a time: worth sharing among threads, and done within a millisecond.
    private static final int CHUNK = 1 << 18;

    private Elementwise() {}

    static Tensor unary(UnaryKernel k, Tensor x) {
        DType dtype = x.dtype();
        if (!dtype.isFloatingPoint() && !k.keepsIntegers()) {
            dtype = DType.FLOAT32;
        }
        x = Copy.contiguous(Copy.as(x, dtype), false);
        Tensor y = Tensor.empty(dtype, x.shape);
        unaryInto(k, x, y);
        return y;
    }

    /// Both row-major, of one type; they may be the same.
    static void unaryInto(UnaryKernel k, Tensor x, Tensor y) {
        int n = x.numel();
        int xo = x.offset;
        int yo = y.offset;
        if (x.dtype() == DType.FLOAT32) {
            float[] a = x.storage.floats();
            float[] b = y.storage.floats();
            if (n < CHUNK) {
                k.floats(a, xo, b, yo, n);
            } else {
                Workers.ranges(n, CHUNK / 2, (from, to) -> {
                    for (int i = from; i < to; i += CHUNK) {
                        Interrupts.poll("a tensor operation");
                        k.floats(a, xo + i, b, yo + i, Math.min(CHUNK, to - i));
                    }
                });
            }
        } else if (x.dtype() == DType.FLOAT64) {
            double[] a = x.storage.doubles();
            double[] b = y.storage.doubles();
            for (int i = 0; i < n; i++) {
                b[yo + i] = k.of(a[xo + i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                y.storage.setLong(yo + i, k.of(x.storage.getLong(xo + i)));
            }
        }
    }

    /// The type in which two operands meet: a 0-d tensor or a number changes it only by being of a higher kind.
    static DType resultType(Tensor a, Tensor b) {
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
        Shape shape = Shape.broadcast(a.shape, b.shape, k.name());
        Tensor y = Tensor.empty(out, shape);
        binaryInto(k, Copy.as(a, compute), Copy.as(b, compute), y);
        return y;
    }

    /// Operands of one type, any layout; `y` row-major (it may be an operand of the same layout).
    static void binaryInto(BinaryKernel k, Tensor a, Tensor b, Tensor y) {
        int n = y.numel();
        boolean floats = a.dtype() == DType.FLOAT32 && y.dtype() == DType.FLOAT32;
        boolean wholeA = a.isContiguous() && a.numel() == n;
        boolean wholeB = b.isContiguous() && b.numel() == n;
        if (floats && (wholeA || a.numel() == 1) && (wholeB || b.numel() == 1)) {
            int as = wholeA ? 1 : 0;
            int bs = wholeB ? 1 : 0;
            float[] fa = a.storage.floats();
            float[] fb = b.storage.floats();
            float[] fy = y.storage.floats();
            if (n < CHUNK) {
                k.floats(fa, a.offset, as, fb, b.offset, bs, fy, y.offset, n);
            } else {
                Workers.ranges(n, CHUNK / 2, (from, to) -> {
                    for (int i = from; i < to; i += CHUNK) {
                        Interrupts.poll("a tensor operation");
                        int m = Math.min(CHUNK, to - i);
                        k.floats(fa, a.offset + as * i, as, fb, b.offset + bs * i, bs, fy, y.offset + i, m);
                    }
                });
            }
            return;
        }
        int[] dims = y.shape.dims;
        int last = dims.length - 1;
        int[] as = Shape.broadcastStrides(a.shape.dims, a.strides, y.shape);
        int[] bs = Shape.broadcastStrides(b.shape.dims, b.strides, y.shape);
        int as1 = last < 0 ? 1 : as[last];
        int bs1 = last < 0 ? 1 : bs[last];
        int[] yo = {y.offset};
        Storage sa = a.storage;
        Storage sb = b.storage;
        Storage sy = y.storage;
        Copy.Row row;
        if (floats) {
            row = (ao, bo, m) -> k.floats(sa.floats(), ao, as1, sb.floats(), bo, bs1, sy.floats(), yo[0], m);
        } else if (a.dtype().isFloatingPoint()) {
            row = (ao, bo, m) -> {
                for (int i = 0; i < m; i++) {
                    sy.setDouble(yo[0] + i, k.of(sa.getDouble(ao + i * as1), sb.getDouble(bo + i * bs1)));
                }
            };
        } else {
            row = (ao, bo, m) -> {
                for (int i = 0; i < m; i++) {
                    sy.setLong(yo[0] + i, k.of(sa.getLong(ao + i * as1), sb.getLong(bo + i * bs1)));
                }
            };
        }
        Copy.rows(dims, as, a.offset, bs, b.offset, (ao, bo, m) -> {
            row.run(ao, bo, m);
            yo[0] += m;
        });
    }
}
