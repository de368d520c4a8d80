package himalia.tensor;

/// What [MatMul] says to factors that do not fit.
final class MatMulErrors {
    private MatMulErrors() {}

    /// Refuses factors that do not fit.
    static void check(Tensor a, Tensor b) {
        if (b == null) {
            throw new NullPointerException("unsupported operand type(s) for @: 'Tensor' and 'null'"
                    + "\nHint: the second factor was never assigned.");
        }
        if (a.dim() == 0 || b.dim() == 0) {
            throw new IllegalArgumentException("both arguments to matmul need to be at least 1D, but they are "
                    + a.dim() + "D and " + b.dim() + "D\nHint: mul multiplies by a number.");
        }
        int inner = a.shape().get(-1);
        int other = b.dim() == 1 ? b.shape().get(0) : b.shape().get(-2);
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException((a.dim() == 1 && b.dim() == 1
                            ? "dot : expected both vectors to have same dtype, but found "
                                    + a.dtype().title() + " and " + b.dtype().title()
                            : "expected m1 and m2 to have the same dtype, but got: "
                                    + a.dtype().inC() + " != " + b.dtype().inC())
                    + ": matmul of " + shapes(a, b)
                    + "\nHint: convert one of them, for example with toFloat().");
        }
        if (inner == other) {
            return;
        }
        throw new IllegalArgumentException(
                mismatch(a, b, inner, other) + ": matmul of " + shapes(a, b) + ", inner sizes " + inner + " != " + other
                        + "\nHint: the last size of the first tensor must equal the last but one of the second; t() or "
                        + "transpose turns a matrix around.");
    }

    static IllegalArgumentException ofBools() {
        return new IllegalArgumentException("\"addmm_impl_cpu_\" not implemented for 'Bool'\nHint: use toFloat().");
    }

    /// PyTorch's words, which differ by rank.
    private static String mismatch(Tensor a, Tensor b, int inner, int other) {
        if (a.dim() == 1 && b.dim() == 1) {
            return "inconsistent tensor size, expected tensor " + a.shape().brackets() + " and src "
                    + b.shape().brackets() + " to have the same number of elements, but got " + inner + " and " + other
                    + " elements respectively";
        }
        if (a.dim() == 2 && b.dim() == 1) {
            return "size mismatch, got input (" + a.shape().get(0) + "), mat ("
                    + a.shape().get(0) + "x" + inner + "), vec (" + other + ")";
        }
        String second = " and " + other + "x" + (b.dim() == 1 ? "1" : b.shape().get(-1)) + ")";
        if (a.dim() <= 2 && b.dim() == 2 || a.dim() == 2) {
            return "mm: mat1 and mat2 shapes cannot be multiplied ("
                    + (a.dim() == 1 ? "1" : a.shape().get(0)) + "x" + inner + second;
        }
        if (b.dim() <= 2) { // a batch times one matrix is one matrix product
            int rows = inner == 0 ? 0 : a.numel() / inner;
            return "mm: mat1 and mat2 shapes cannot be multiplied (" + rows + "x" + inner + second;
        }
        int batch = b.numel() / Math.max(1, other * (b.dim() > 1 ? b.shape().get(-1) : 1));
        return "Expected size for first two dimensions of batch2 tensor to be: [" + batch + ", " + inner
                + "] but got: [" + batch + ", " + other + "]";
    }

    private static String shapes(Tensor a, Tensor b) {
        return a.shape().brackets() + " x " + b.shape().brackets();
    }
}
