package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The matrix product of tensors of any rank, with its gradient beside it.
final class MatMul {
    private MatMul() {}

    static Tensor matmul(Tensor a, Tensor b) {
        MatMulErrors.check(a, b);
        Tensor y = product(a, b);
        if (records(a, b)) {
            Node node =
                    record(y, name(a, b), a.dim() == 1 && b.dim() > 1 ? 4 : 0, (g, i) -> gradient(g, a, b, i), a, b);
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
    static Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (x.dim() > 2 && x.isContiguous() && weight.dim() == 2 && bias != null && x.numel() > 0) {
            int[] dims = x.shape().dims.clone();
            int in = dims[dims.length - 1];
            dims[dims.length - 1] = weight.shape().dims[0];
            if (in == weight.shape().dims[1]) {
                return linear(x.view(x.numel() / in, in), weight, bias).view(Shape.own(dims));
            }
        }
        if (x.dim() != 2 || weight.dim() != 2) {
            Tensor y = matmul(x, weight.dim() < 2 ? weight : weight.mT());
            return bias == null ? y : y.add(Views.expand(bias, y.shape()));
        }
        if (bias != null && (bias.dim() != 1 || bias.numel() != weight.shape().dims[0])) {
            Tensor y = matmul(x, weight.mT());
            return y.add(Views.expand(bias, y.shape()));
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
    private static Tensor linearGradient(Tensor g, Tensor x, Tensor weight, @Nullable Tensor bias, int input) {
        if (Autograd.isEnabled() || g.dtype() != DType.FLOAT32 || !g.isContiguous()) {
            return input == 0 ? g.matmul(weight) : input == 1 ? g.t().matmul(x) : g.sum(0);
        }
        Tensor other = Copy.contiguous(input == 0 ? weight : x, false);
        Tensor wanted = input == 0 ? x : input == 1 ? weight : Objects.requireNonNull(bias);
        Tensor y = Tensor.empty(DType.FLOAT32, wanted.shape());
        y.storage.backend().linearGradient(input, g.storage, g.layout, other.storage, other.layout, y.storage);
        return y;
    }

    private static Tensor product(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (x.dtype() != DType.FLOAT32 || bias != null && !bias.isContiguous()) {
            Tensor y = x.detach().matmul(weight.detach().t());
            return bias == null ? y : y.add_(bias.detach());
        }
        if (x.shape().dims[1] != weight.shape().dims[1]) {
            MatMulErrors.check(x, weight.detach().t());
        }
        Tensor a = Copy.contiguous(x, false);
        Tensor w = Copy.contiguous(weight, false);
        Tensor y = Tensor.empty(DType.FLOAT32, Shape.matrix(x.shape().dims[0], weight.shape().dims[0]));
        Storage bs = bias == null ? null : bias.storage;
        Layout bl = bias == null ? null : bias.layout;
        y.storage.backend().linear(a.storage, a.layout, w.storage, w.layout, bs, bl, y.storage);
        return y;
    }

    private static String name(Tensor a, Tensor b) {
        if (a.dim() == 1 && b.dim() == 1) {
            return "Dot";
        }
        return a.dim() == 2 && b.dim() == 2
                ? "Mm"
                : a.dim() == 2 && b.dim() == 1 ? "Mv" : a.dim() == 1 ? "Squeeze" : "UnsafeView";
    }

    /// As a stack of matrices: a vector on the left is a row, on the right a column.
    private static Tensor left(Tensor a) {
        return a.dim() == 1 ? a.unsqueeze(0) : a;
    }

    private static Tensor right(Tensor b) {
        return b.dim() == 1 ? b.unsqueeze(1) : b;
    }

    private static Tensor gradient(Tensor g, Tensor a, Tensor b, int input) {
        if (input == 1 && a.dim() > 2 && b.dim() == 2 && g.numel() > 0 && a.numel() > 0) {
            // one product of the whole stack, and not the sum of a stack of products
            int n = b.shape().dims[1];
            int k = b.shape().dims[0];
            return a.reshape(a.numel() / k, k).t().matmul(g.reshape(g.numel() / n, n));
        }
        Tensor l = left(a);
        Tensor r = right(b);
        Tensor gg = a.dim() == 1 && b.dim() == 1
                ? g.view(1, 1)
                : a.dim() == 1 ? g.unsqueeze(-2) : b.dim() == 1 ? g.unsqueeze(-1) : g;
        return input == 0
                ? Reductions.sumTo(gg.matmul(r.transpose(-1, -2)), l.shape()).view(a.shape())
                : Reductions.sumTo(l.transpose(-1, -2).matmul(gg), r.shape()).view(b.shape());
    }

    private static Tensor product(Tensor a, Tensor b) {
        DType dtype = a.dtype();
        if (dtype == DType.BOOL) {
            throw MatMulErrors.ofBools();
        }
        if (dtype == DType.INT32 || dtype == DType.UINT8) {
            return Copy.cast(product(Copy.cast(a, DType.INT64), Copy.cast(b, DType.INT64)), dtype);
        }
        Layout al = a.dim() == 1 ? a.layout.unsqueeze(0) : a.layout;
        Layout bl = b.dim() == 1 ? b.layout.unsqueeze(1) : b.layout;
        int m = al.shape.dims[al.rank() - 2];
        int n = bl.shape.dims[bl.rank() - 1];
        Shape shape = al.rank() == 2 && bl.rank() == 2 ? Shape.own(m, n) : stack(al, bl, m, n);
        Tensor y = Tensor.empty(dtype, shape);
        Layout yl = y.layout;
        if (al.rank() > 2 && bl.rank() == 2 && al.isContiguous() && y.numel() > 0 && al.numel() > 0) {
            al = al.as(Shape.own(y.numel() / n, al.shape.dims[al.rank() - 1])); // all rows of the stack are one matrix
            yl = yl.as(Shape.own(y.numel() / n, n));
        }
        y.storage.backend().product(a.storage, al, b.storage, bl, y.storage, yl);
        return a.dim() > 1 && b.dim() > 1 ? y : y.withShape(withoutRow(shape.dims, a.dim() == 1, b.dim() == 1));
    }

    /// The sizes in front of those of the matrices, broadcast, and those of a result.
    private static Shape stack(Layout a, Layout b, int m, int n) {
        Shape left = Shape.own(Arrays.copyOf(a.shape.dims, a.rank() - 2));
        Shape right = Shape.own(Arrays.copyOf(b.shape.dims, b.rank() - 2));
        int[] stack = Shape.broadcast(left, right, "matmul").dims;
        int[] dims = Arrays.copyOf(stack, stack.length + 2);
        dims[stack.length] = m;
        dims[stack.length + 1] = n;
        return Shape.own(dims);
    }

    /// Without the sizes of 1 that vectors got to be matrices.
    private static Shape withoutRow(int[] dims, boolean row, boolean column) {
        int[] out = column ? Layout.without(dims, dims.length - 1) : dims;
        return Shape.own(row ? Layout.without(out, dims.length - 2) : out);
    }
}
