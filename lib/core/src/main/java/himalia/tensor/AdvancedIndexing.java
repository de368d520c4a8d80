package himalia.tensor;

import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Picks and puts elements by their numbers or by a mask, each with its gradient beside it (in [Places]).
final class AdvancedIndexing {
    private AdvancedIndexing() {}

    private static void checkIndex(Tensor index, String op) {
        if (index.numel() == 0 && op.equals("gather")) {
            return; // names no place, whatever its type
        }
        if (index.dtype() != DType.INT64 && index.dtype() != DType.INT32) {
            throw new IllegalArgumentException(op + "(): Expected dtype " + (op.equals("gather") ? "int32/" : "")
                    + "int64 for index, but got " + index.dtype()
                    + " of shape " + index.shape().brackets() + "\nHint: toLong() makes whole numbers.");
        }
    }

    static Places along(Tensor x, int dim, Tensor index, String op) {
        checkIndex(index, op);
        if (index.dim() > 1) {
            throw new IndexOutOfBoundsException(op + "(): Index is supposed to be a vector, but got dim: " + index.dim()
                    + " with shape " + index.shape().brackets() + "\nHint: x.get(index) takes an index of any rank.");
        }
        if (x.dim() == 0 && index.numel() != 1) {
            throw new IllegalArgumentException(op + "(): Index to scalar can have only 1 value, got " + index.numel()
                    + " value(s)\nHint: view(1) makes a vector of one number.");
        }
        int d = Shape.wrap(dim, x.dim());
        return Places.along(
                x.shape(),
                d,
                index,
                (i, size) -> new IndexOutOfBoundsException(
                        "index out of range in self: " + op + " got " + i + ", but dimension " + d + " of shape "
                                + x.shape().brackets() + " has the places 0 to " + (size - 1)));
    }

    static Tensor indexSelect(Tensor x, int dim, Tensor index) {
        boolean isLast = x.dim() > 0 && Shape.wrap(dim, x.dim()) == x.dim() - 1;
        if (isLast && index.dim() == 1 && index.dtype() == DType.INT64 && !Autograd.records(x)) {
            Tensor y = atOnce(x, dim, index, Lines.withLength(x.shape(), x.dim() - 1, index.numel()));
            if (y != null) {
                return y;
            }
        }
        return along(x, dim, index, "index_select").pick(x, "IndexSelect");
    }

    static Places gathering(Tensor x, int dim, Tensor index, String op) {
        checkIndex(index, op);
        int d = Shape.wrap(dim, x.dim());
        if (index.numel() == 0 && op.equals("gather")) {
            return new Places(index.shape(), new int[0], 1);
        }
        if (Math.max(1, index.dim()) != Math.max(1, x.dim())) {
            throw new IllegalArgumentException("Index tensor must have the same number of dimensions as "
                    + (op.equals("gather") ? "input" : "self")
                    + " tensor: " + op + " of " + x.shape().brackets() + " with an index of "
                    + index.shape().brackets());
        }
        for (int i = 0; i < Math.min(x.dim(), index.dim()); i++) {
            if (i != d && index.shape().dims[i] > x.shape().dims[i]) {
                throw new IllegalArgumentException("Size does not match at dimension " + i + " expected index "
                        + index.shape().brackets() + " to be no larger than self "
                        + x.shape().brackets()
                        + " apart from dimension " + d);
            }
        }
        return Places.gather(x.shape(), d, index);
    }

    static Tensor gather(Tensor x, int dim, Tensor index) {
        if (!Autograd.records(x) && isAlong(x, index, dim)) {
            Tensor y = atOnce(x, dim, index, index.shape());
            if (y != null) {
                return y;
            }
        }
        return gathering(x, dim, index, "gather").pick(x, "Gather");
    }

    /// Without the list of all places, which only a gradient needs, or who has to say which one is not there: then
    /// `null`.
    private static @Nullable Tensor atOnce(Tensor x, int dim, Tensor index, Shape shape) {
        if (x.numel() == 0 || index.numel() == 0) {
            return null;
        }
        Tensor c = Copy.contiguous(x, false);
        Tensor at = Copy.contiguous(index, false);
        Tensor y = Tensor.empty(x.dtype(), shape);
        int d = Shape.wrap(dim, x.dim());
        Backend backend = y.storage.backend();
        return backend.gather(c.storage, c.layout, d, at.storage, at.layout, y.storage) ? y : null;
    }

    /// Whether an index of int64 has the shape of the tensor but for one dimension.
    private static boolean isAlong(Tensor x, Tensor index, int dim) {
        if (index.dtype() != DType.INT64 || x.dim() == 0 || x.dim() != index.dim()) {
            return false;
        }
        int d = Shape.wrap(dim, x.dim());
        return x.shape().equals(Lines.withLength(index.shape(), d, x.shape().dims[d]));
    }

    static Tensor takeAlongDim(Tensor x, Tensor index, int dim) {
        Shape.checkHas(dim, x.dim());
        int d = Shape.wrap(dim, x.dim());
        if (index.dim() != x.dim()) {
            throw new IllegalArgumentException("torch.take_along_dim(): input and indices should have the same number "
                    + "of dimensions, but got " + x.dim() + " dimensions for input, and " + index.dim()
                    + " dimensions for indices");
        }
        int[] self = x.shape().dims.clone();
        int[] other = index.shape().dims.clone();
        self[d] = 1;
        other[d] = 1;
        int[] both = Shape.broadcast(Shape.own(self), Shape.own(other), "take_along_dim")
                .dims
                .clone();
        int[] from = both.clone();
        from[d] = x.shape().dims[d];
        both[d] = index.shape().dims[d];
        return gather(x.expand(Shape.own(from)), d, index.expand(Shape.own(both)));
    }

    static Tensor take(Tensor x, Tensor index) {
        checkIndex(index, "take");
        int n = x.numel();
        int[] starts = new int[index.numel()];
        long[] at = index.toLongArray();
        for (int i = 0; i < starts.length; i++) {
            Interrupts.poll("a choice of elements", i);
            if (at[i] < -n || at[i] >= n) {
                throw new IndexOutOfBoundsException(
                        "out of range: tried to access index " + at[i] + " on a tensor of " + n + " elements.");
            }
            starts[i] = (int) (at[i] < 0 ? at[i] + n : at[i]);
        }
        return new Places(index.shape(), starts, 1).pick(x, "Take");
    }

    /// The places in a smaller source that belong to the elements of `index`: its first rows and columns.
    private static Tensor corner(Tensor source, Tensor index, String op) {
        Tensor y = source;
        for (int d = 0; d < index.dim(); d++) {
            if (source.dim() != index.dim() || source.shape().dims[d] < index.shape().dims[d]) {
                throw new IllegalArgumentException(
                        "Expected index " + index.shape().brackets() + " to be no larger than src "
                                + source.shape().brackets() + ": " + op);
            }
            y = source.shape().dims[d] == index.shape().dims[d] ? y : Views.slice(y, d, 0, index.shape().dims[d], 1);
        }
        return y;
    }

    static Tensor scatter(Tensor x, int dim, Tensor index, Tensor source, boolean add) {
        String op = add ? "scatter_add" : "scatter";
        checkType(x, source, op);
        if (!Autograd.records(x, source) && isAlong(x, index, dim) && x.numel() > 0 && index.numel() > 0) {
            Tensor c = Copy.contiguous(sourceAt(x, index, source, op), false);
            Tensor at = Copy.contiguous(index, false);
            Tensor y = Copy.contiguous(x, true);
            int d = Shape.wrap(dim, x.dim());
            Backend backend = y.storage.backend();
            if (backend.scatter(add, c.storage, c.layout, d, at.storage, at.layout, y.storage, y.layout)) {
                return y;
            }
        }
        Places p = gathering(x, dim, index, op);
        Tensor part = sourceAt(x, index, source, op);
        return p.put(x, part, add, add ? "ScatterAdd" : "Scatter");
    }

    /// What is written, in the shape of `index`.
    private static Tensor sourceAt(Tensor x, Tensor index, Tensor source, String op) {
        return source.isNumber ? Views.expand(source.to(x.dtype()), index.shape()) : corner(source, index, op);
    }

    static void checkType(Tensor x, Tensor source, String op) {
        if (!source.isNumber && source.dtype() != x.dtype()) {
            throw new IllegalArgumentException(
                    op.replace("_add", "") + "(): Expected self.dtype to be equal to src.dtype: " + x.dtype() + " and "
                            + source.dtype() + "\nHint: convert the source, for example with to(x.dtype()).");
        }
    }

    /// index_add, index_copy and index_fill: the slices of `source` (or one number) at places along a dimension.
    static Tensor indexPut(Tensor x, int dim, Tensor index, Tensor source, boolean add, String op, String name) {
        checkType(x, source, op);
        Places p = along(x, dim, index, op);
        Tensor part = source.isNumber || source.dim() == 0 ? Views.expand(source.to(x.dtype()), p.shape()) : source;
        if (!part.shape().equals(p.shape())) {
            throw new IllegalArgumentException(op + "(): Source/destination tensor must have same slice shapes. "
                    + "Expected source of shape " + p.shape().brackets() + " but got "
                    + source.shape().brackets()
                    + " for self " + x.shape().brackets() + " and " + index.numel() + " places of dimension " + dim);
        }
        return p.put(x, part, add, name);
    }

    private static void checkMask(Tensor mask, String op) {
        if (mask.dtype() != DType.BOOL) {
            String rule = op.equals("masked_select")
                    ? "masked_select: expected BoolTensor for mask, but got "
                    : op + " only supports boolean masks, but got mask with dtype ";
            throw new IllegalArgumentException(rule
                    + mask.dtype().inC()
                    + " of shape " + mask.shape().brackets()
                    + "\nHint: a comparison makes a mask, for example x.gt(0); toBool() makes one of numbers.");
        }
    }

    static Tensor maskedSelect(Tensor x, Tensor mask) {
        checkMask(mask, "masked_select");
        Shape both = Shape.broadcast(x.shape(), mask.shape(), "masked_select");
        Tensor whole = x.shape().equals(both) ? x : Views.expand(x, both);
        return trueOnes(mask, both).pick(whole, "MaskedSelect");
    }

    /// A copy with one value wherever the mask is true.
    static Tensor maskedFill(Tensor x, Tensor mask, Tensor value) {
        checkMask(mask, "masked_fill_");
        if (value.dim() > 0) {
            throw new IllegalArgumentException(
                    "masked_fill_ only supports a 0-dimensional value tensor, but got tensor "
                            + "with " + value.dim() + " dimension(s): "
                            + value.shape().brackets()
                            + "\nHint: where(mask, value, x) takes values of any shape.");
        }
        Elements.checkFits(value.item(), x.dtype());
        Shape both = Shape.broadcast(x.shape(), mask.shape(), "masked_fill");
        Tensor whole = x.shape().equals(both) ? x : Views.expand(x, both);
        Tensor to = value.to(x.dtype());
        Tensor y = Gathering.choose(mask, to, whole, x.dtype(), both);
        if (Autograd.records(whole, to)) {
            Tape.record(
                            y,
                            "MaskedFill",
                            (g, i) -> i == 0
                                    ? Gathering.where(mask, Tensor.zerosLike(g), g)
                                    : Reductions.sumTo(Gathering.where(mask, g, Tensor.zerosLike(g)), to.shape()),
                            whole,
                            to)
                    .saves(mask);
        }
        return y;
    }

    /// A copy with the first elements of `source`, in order, wherever the mask is true.
    static Tensor maskedScatter(Tensor x, Tensor mask, Tensor source) {
        checkMask(mask, "masked_scatter_");
        if (source.dtype() != x.dtype()) {
            throw new IllegalArgumentException("masked_scatter_: expected self and source to have same dtypes but got "
                    + x.dtype().title() + " and " + source.dtype().title()
                    + "\nHint: convert the source, for example with to(x.dtype()).");
        }
        Shape both = Shape.broadcast(x.shape(), mask.shape(), "masked_scatter");
        Places p = trueOnes(mask, both);
        int n = p.starts().length;
        if (source.numel() < n) {
            throw new IllegalArgumentException("masked_scatter: expected self and source to have same number of "
                    + "elements: the mask is true " + n + " times, source "
                    + source.shape().brackets() + " has "
                    + source.numel() + "\nHint: where(mask, value, x) takes values that broadcast.");
        }
        Tensor whole = x.shape().equals(both) ? x : Views.expand(x, both);
        return p.put(whole, source.reshape(-1).narrow(0, 0, n), false, "MaskedScatter");
    }

    static Places trueOnes(Tensor mask, Shape both) {
        Tensor m = Copy.contiguous(Views.expand(mask.detach(), both), false);
        int[] starts = new int[m.numel()];
        int n = m.storage.backend().trueOnes(m.storage, m.layout, starts);
        return new Places(Shape.own(n), Arrays.copyOf(starts, n), 1);
    }

    /// One vector per dimension: where the elements lie that are not zero, in row-major order.
    static Tensor[] coordinates(Tensor x) {
        Places p = trueOnes(x.dtype() == DType.BOOL ? x : x.ne(0), x.shape());
        Tensor[] out = new Tensor[x.dim()];
        for (int d = 0; d < out.length; d++) {
            int step = x.shape().strides[d];
            int size = x.shape().dims[d];
            long[] at = new long[p.starts().length];
            for (int i = 0; i < at.length; i++) {
                Interrupts.poll("a choice of elements", i);
                at[i] = step == 1 && x.dim() == 1 ? p.starts()[i] : p.starts()[i] / step % size;
            }
            out[d] = Tensor.tensor(at);
        }
        return out;
    }

    static Tensor nonzero(Tensor x) {
        if (x.dim() == 0) {
            return Tensor.empty(DType.INT64, Shape.of(x.item() == 0 ? 0 : 1, 0));
        }
        return x.dim() == 1 ? coordinates(x)[0].unsqueeze(1) : Joining.stack(coordinates(x), 1);
    }

    /// A copy of `x` with `source` where the view looks.
    static Tensor replaced(Tensor x, Tensor source, UnaryOperator<Tensor> view) {
        Tensor y = x.clone();
        Tensor part = view.apply(y);
        if (!part.shape().equals(source.shape())) {
            throw new IllegalArgumentException("expected src to have a size equal to the slice of self. src size = "
                    + source.shape().brackets() + ", slice size = "
                    + part.shape().brackets());
        }
        part.copy_(source);
        return y;
    }
}
