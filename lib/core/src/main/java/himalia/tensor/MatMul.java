package himalia.tensor;

import static himalia.tensor.Autograd.record;
import static himalia.tensor.Autograd.records;

import himalia.tensor.cpu.Gemm;
import java.util.Arrays;

/// The matrix product of tensors of any rank, with its gradient beside it.
final class MatMul {
    private MatMul() {}

    static Tensor matmul(Tensor a, Tensor b) {
        check(a, b);
        Tensor y = product(a, b);
        if (records(a, b)) {
            Node node = record(y, name(a, b), (g, i) -> gradient(g, a, b, i), a, b);
            if (a.requiresGrad() && b.requiresGrad()) {
                node.saves(a, b);
            } else {
                node.saves(a.requiresGrad() ? b : a);
            }
        }
        return y;
    }

    /// `x Wᵀ + b` of matrices as one operation: one node of the graph and one pass over the result, for the layer that
    /// every network is made of.
    static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        if (x.dim() != 2 || weight.dim() != 2) {
            Tensor y = matmul(x, weight.dim() < 2 ? weight : weight.mT());
            return bias == null ? y : y.add(bias);
        }
        Tensor y = product(x, weight, bias);
        if (records(x, weight, bias)) {
            record(y, bias == null ? "Mm" : "Addmm", (g, i) -> linearGradient(g, x, weight, bias, i), x, weight, bias)
                    .saves(x, weight);
        }
        return y;
    }

    /// `g W`, `gᵀ x` and the sums of the columns of `g`; without views and other small objects where nothing is
    /// recorded.
    private static Tensor linearGradient(Tensor g, Tensor x, Tensor weight, Tensor bias, int input) {
        if (Autograd.isEnabled() || g.dtype() != DType.FLOAT32 || !g.isContiguous()) {
            return input == 0 ? g.matmul(weight) : input == 1 ? g.t().matmul(x) : g.sum(0);
        }
        Tensor other = Copy.contiguous(input == 0 ? weight : x, false);
        Tensor y = Tensor.empty(DType.FLOAT32, input == 0 ? x.shape : input == 1 ? weight.shape : bias.shape);
        int rows = x.shape.dims[0];
        int in = x.shape.dims[1];
        int out = weight.shape.dims[0];
        y.storage
                .backend()
                .linearGradient(input, rows, in, out, g.storage, g.offset, other.storage, other.offset, y.storage);
        return y;
    }

    private static Tensor product(Tensor x, Tensor weight, Tensor bias) {
        if (x.dtype() != DType.FLOAT32 || bias != null && !bias.isContiguous()) {
            Tensor y = x.detach().matmul(weight.detach().t());
            return bias == null ? y : y.add_(bias.detach());
        }
        if (x.shape.dims[1] != weight.shape.dims[1]) {
            check(x, weight.detach().t());
        }
        int rows = x.shape.dims[0];
        int in = x.shape.dims[1];
        int out = weight.shape.dims[0];
        Tensor a = Copy.contiguous(x, false);
        Tensor w = Copy.contiguous(weight, false);
        Tensor y = Tensor.empty(DType.FLOAT32, Shape.own(rows, out));
        Storage bs = bias == null ? null : bias.storage;
        int bo = bias == null ? 0 : bias.offset;
        y.storage.backend().linear(rows, in, out, a.storage, a.offset, w.storage, w.offset, bs, bo, y.storage);
        return y;
    }

    private static String name(Tensor a, Tensor b) {
        if (a.dim() == 1 && b.dim() == 1) {
            return "Dot";
        }
        return a.dim() == 2 && b.dim() == 2
                ? "Mm"
                : a.dim() == 2 && b.dim() == 1 ? "Mv" : a.dim() == 1 ? "Squeeze4" : "UnsafeView";
    }

    private static void check(Tensor a, Tensor b) {
        if (b == null) {
            throw new NullPointerException("unsupported operand type(s) for @: 'Tensor' and 'null'"
                    + "\nHint: the second factor was never assigned.");
        }
        if (a.dim() == 0 || b.dim() == 0) {
            throw new IllegalArgumentException("both arguments to matmul need to be at least 1D, but they are "
                    + a.dim() + "D and " + b.dim() + "D\nHint: mul multiplies by a number.");
        }
        int inner = a.shape.get(-1);
        int other = b.dim() == 1 ? b.shape.get(0) : b.shape.get(-2);
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
        String why;
        if (a.dim() == 1 && b.dim() == 1) {
            why = "inconsistent tensor size, expected tensor " + a.shape.brackets() + " and src " + b.shape.brackets()
                    + " to have the same number of elements, but got " + inner + " and " + other
                    + " elements respectively";
        } else if (a.dim() == 2 && b.dim() == 1) {
            why = "size mismatch, got input (" + a.shape.get(0) + "), mat (" + a.shape.get(0) + "x" + inner + "), vec ("
                    + other + ")";
        } else if (a.dim() <= 2 && b.dim() == 2 || a.dim() == 2) {
            why = "mm: mat1 and mat2 shapes cannot be multiplied (" + (a.dim() == 1 ? "1" : a.shape.get(0)) + "x"
                    + inner + " and " + other + "x" + (b.dim() == 1 ? "1" : b.shape.get(-1)) + ")";
        } else {
            boolean folds = b.dim() <= 2; // a batch times one matrix is one matrix product
            int rows = inner == 0 ? 0 : a.numel() / inner;
            why = folds
                    ? "mm: mat1 and mat2 shapes cannot be multiplied (" + rows + "x" + inner + " and " + other + "x"
                            + (b.dim() == 1 ? "1" : b.shape.get(-1)) + ")"
                    : "Expected size for first two dimensions of batch2 tensor to be: ["
                            + b.numel() / Math.max(1, other * (b.dim() > 1 ? b.shape.get(-1) : 1)) + ", " + inner
                            + "] but got: ["
                            + b.numel() / Math.max(1, other * (b.dim() > 1 ? b.shape.get(-1) : 1)) + ", " + other + "]";
        }
        throw new IllegalArgumentException(
                why + ": matmul of " + shapes(a, b) + ", inner sizes " + inner + " != " + other
                        + "\nHint: the last size of the first tensor must equal the last but one of the second; t() or "
                        + "transpose turns a matrix around.");
    }

    private static String shapes(Tensor a, Tensor b) {
        return a.shape.brackets() + " x " + b.shape.brackets();
    }

    /// As a stack of matrices: a vector on the left is a row, on the right a column.
    private static Tensor left(Tensor a) {
        return a.dim() == 1 ? a.unsqueeze(0) : a;
    }

    private static Tensor right(Tensor b) {
        return b.dim() == 1 ? b.unsqueeze(1) : b;
    }

    private static Tensor gradient(Tensor g, Tensor a, Tensor b, int input) {
        Tensor l = left(a);
        Tensor r = right(b);
        Tensor gg = a.dim() == 1 && b.dim() == 1
                ? g.view(1, 1)
                : a.dim() == 1 ? g.unsqueeze(-2) : b.dim() == 1 ? g.unsqueeze(-1) : g;
        return input == 0
                ? Reductions.sumTo(gg.matmul(r.transpose(-1, -2)), l.shape).view(a.shape)
                : Reductions.sumTo(l.transpose(-1, -2).matmul(gg), r.shape).view(b.shape);
    }

    private static Tensor product(Tensor a, Tensor b) {
        DType dtype = a.dtype();
        if (dtype == DType.BOOL) {
            throw new IllegalArgumentException("\"addmm_impl_cpu_\" not implemented for 'Bool'\nHint: use toFloat().");
        }
        if (dtype == DType.INT32 || dtype == DType.UINT8) {
            return Copy.cast(product(Copy.cast(a, DType.INT64), Copy.cast(b, DType.INT64)), dtype);
        }
        int ar = a.dim();
        int br = b.dim();
        int m = ar == 1 ? 1 : a.shape.dims[ar - 2];
        int k = a.shape.dims[ar - 1];
        int n = br == 1 ? 1 : b.shape.dims[br - 1];
        Gemm.Layout al = new Gemm.Layout(a.offset, ar == 1 ? 0 : a.strides[ar - 2], a.strides[ar - 1]);
        Gemm.Layout bl = br == 1
                ? new Gemm.Layout(b.offset, b.strides[0], 0)
                : new Gemm.Layout(b.offset, b.strides[br - 2], b.strides[br - 1]);
        if (ar <= 2 && br <= 2) {
            int[] dims = ar == 1 ? (br == 1 ? new int[0] : new int[] {n}) : br == 1 ? new int[] {m} : new int[] {m, n};
            Tensor y = Tensor.empty(dtype, Shape.own(dims));
            y.storage.backend().product(m, n, k, a.storage, al, b.storage, bl, y.storage, 0);
            return y;
        }
        Shape batchA = Shape.own(Arrays.copyOf(a.shape.dims, Math.max(0, ar - 2)));
        Shape batchB = Shape.own(Arrays.copyOf(b.shape.dims, Math.max(0, br - 2)));
        Shape batch = Shape.broadcast(batchA, batchB, "matmul");
        int[] dims = Arrays.copyOf(batch.dims, batch.dims.length + (ar == 1 ? 0 : 1) + (br == 1 ? 0 : 1));
        if (ar > 1) {
            dims[batch.dims.length] = m;
        }
        if (br > 1) {
            dims[dims.length - 1] = n;
        }
        Tensor y = Tensor.empty(dtype, Shape.own(dims));
        // one more dimension of size 1, so that every run is a single matrix
        Shape each = Shape.own(Arrays.copyOf(batch.dims, batch.dims.length + 1));
        each.dims[batch.dims.length] = 1;
        int[] as = Arrays.copyOf(Shape.broadcastStrides(batchA.dims, a.strides, batch), each.dims.length);
        int[] bs = Arrays.copyOf(Shape.broadcastStrides(batchB.dims, b.strides, batch), each.dims.length);
        int[] at = {0};
        Copy.rows(each.dims, as, a.offset, bs, b.offset, (ao, bo, one) -> {
            Gemm.Layout la = new Gemm.Layout(ao, al.row(), al.column());
            Gemm.Layout lb = new Gemm.Layout(bo, bl.row(), bl.column());
            y.storage.backend().product(m, n, k, a.storage, la, b.storage, lb, y.storage, at[0]);
            at[0] += m * n;
        });
        return y;
    }
}
