package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Interrupts;

/// Brings elements of several places or tensors together, each with its gradient beside it.
final class Gathering {
    private Gathering() {}

    /// The values at places along a dimension; `at` has size 1 there. Not recorded.
    static Tensor gather(Tensor x, int dim, Tensor at) {
        Tensor y = Tensor.empty(x.dtype(), at.shape());
        walk(x.detach(), dim, at, (from, i) -> {
            if (x.dtype().isFloatingPoint()) {
                y.storage.setDouble(i, x.storage.getDouble(from));
            } else {
                y.storage.setLong(i, x.storage.getLong(from));
            }
        });
        return y;
    }

    /// Zeros with the values of `g` put at places along a dimension; its gradient gathers them again.
    static Tensor scatter(Tensor g, Shape shape, int dim, Tensor at) {
        Tensor y = Tensor.empty(g.dtype(), shape);
        Tensor c = Copy.contiguous(g, false);
        walk(y, dim, at, (to, i) -> y.storage.setDouble(to, c.storage.getDouble(c.layout.offset + i)));
        if (records(g)) {
            record(y, "Scatter", (gg, i) -> gather(gg, dim, at).view(g.shape()), g);
        }
        return y;
    }

    private interface Place {
        void at(int inTensor, int inIndices);
    }

    private static void walk(Tensor x, int dim, Tensor at, Place place) {
        if (x.dim() == 0) {
            place.at(x.layout.offset, 0);
            return;
        }
        int[] steps = x.layout.strides.clone();
        int along = steps[dim];
        steps[dim] = 0;
        int[] next = {0};
        Rows.forEach(new Layout(at.shape(), steps, x.layout.offset), at.layout, (a, as, b, bs, n) -> {
            for (int i = 0; i < n; i++) {
                Interrupts.poll("a choice of elements", i);
                int where = (int) at.storage.getLong(b + i * bs);
                place.at(a + i * as + where * along, next[0]++);
            }
        });
    }

    /// `a` where the mask is true, else `b`; all broadcast to one shape.
    static Tensor where(Tensor mask, Tensor a, Tensor b) {
        if (mask.dtype() != DType.BOOL && mask.dtype() != DType.UINT8) {
            throw new IllegalArgumentException("where expected condition to be a boolean tensor, but got a tensor with "
                    + "dtype " + mask.dtype().title()
                    + "\nHint: a comparison makes a mask, for example x.gt(0); toBool() makes one of numbers.");
        }
        DType dtype = Elementwise.resultType(a, b);
        Shape shape = Shape.broadcast(Shape.broadcast(a.shape(), b.shape(), "where"), mask.shape(), "where");
        Tensor m = Copy.contiguous(mask.detach().expand(shape), false);
        Tensor x = Copy.contiguous(Copy.as(a.detach(), dtype).expand(shape), false);
        Tensor z = Copy.contiguous(Copy.as(b.detach(), dtype).expand(shape), false);
        Tensor y = Tensor.empty(dtype, shape);
        for (int i = 0; i < y.numel(); i++) {
            Interrupts.poll("a choice of elements", i);
            Tensor from = m.storage.getLong(m.layout.offset + i) != 0 ? x : z;
            if (dtype.isFloatingPoint()) {
                y.storage.setDouble(i, from.storage.getDouble(from.layout.offset + i));
            } else {
                y.storage.setLong(i, from.storage.getLong(from.layout.offset + i));
            }
        }
        if (records(a, b)) {
            record(
                    y,
                    "Where",
                    (g, i) -> {
                        Tensor zero = Tensor.zerosLike(g);
                        Tensor part = i == 0 ? where(mask, g, zero) : where(mask, zero, g);
                        return Reductions.sumTo(part, i == 0 ? a.shape() : b.shape());
                    },
                    a,
                    b);
        }
        return y;
    }

    static Tensor cat(Tensor[] tensors, int dim) {
        if (tensors.length == 0) {
            throw new IllegalArgumentException("torch.cat(): expected a non-empty list of Tensors"
                    + "\nHint: did the loop that fills the list run?");
        }
        checkThere(tensors);
        // PyTorch lets empty vectors pass, whatever the shape of the others
        for (Tensor t : tensors) {
            if (t.dim() != 1 && tensors.length > 1) {
                Tensor[] full = java.util.Arrays.stream(tensors)
                        .filter(x -> x.dim() != 1 || x.numel() > 0)
                        .toArray(Tensor[]::new);
                if (full.length < tensors.length) {
                    return cat(full, dim);
                }
                break;
            }
        }
        Tensor first = tensors[0];
        int d = Shape.wrap(dim, first.dim());
        int[] sizes = first.shape().dims.clone();
        DType dtype = first.dtype();
        if (first.dim() == 0) {
            throw new IllegalArgumentException("zero-dimensional tensor (at position 0) cannot be concatenated"
                    + "\nHint: stack(...) joins numbers into a vector.");
        }
        int total = 0;
        for (int t = 0; t < tensors.length; t++) {
            Tensor x = tensors[t];
            dtype = DType.promote(dtype, x.dtype());
            if (x.dim() != sizes.length) {
                throw new IllegalArgumentException(
                        "Tensors must have same number of dimensions: got " + sizes.length
                                + " and " + x.dim() + ": cat of "
                                + first.shape().brackets() + " and "
                                + x.shape().brackets()
                                + "\nHint: unsqueeze(dim) adds a dimension; stack(...) joins tensors of one shape along a new one.");
            }
            for (int i = 0; i < sizes.length; i++) {
                if (i != d && x.shape().dims[i] != sizes[i]) {
                    throw new IllegalArgumentException("Sizes of tensors must match except in dimension " + d
                            + ". Expected size " + sizes[i] + " but got size " + x.shape().dims[i]
                            + " for tensor number "
                            + t + " in the list.: cat of " + first.shape().brackets() + " and "
                            + x.shape().brackets()
                            + "\nHint: cat(dim, ...) joins along another dimension.");
                }
            }
            total += x.shape().dims[d];
        }
        sizes[d] = total;
        Tensor y = Tensor.empty(dtype, Shape.of(sizes));
        int[] starts = new int[tensors.length + 1];
        for (int t = 0; t < tensors.length; t++) {
            starts[t + 1] = starts[t] + tensors[t].shape().dims[d];
            Copy.into(Views.slice(y, d, starts[t], starts[t + 1], 1), tensors[t]);
        }
        if (records(tensors)) {
            record(
                    y,
                    "Cat",
                    (g, i) -> Views.slice(g, d, starts[i], starts[i + 1], 1).to(tensors[i].dtype()),
                    tensors);
        }
        return y;
    }

    private static void checkThere(Tensor[] tensors) {
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i] == null) {
                throw new NullPointerException("expected Tensor as element " + i + " in argument 0, but got null"
                        + "\nHint: an element of the array was never assigned.");
            }
        }
    }

    static Tensor stack(Tensor[] tensors, int dim) {
        if (tensors.length == 0) {
            throw new IllegalArgumentException("stack expects a non-empty TensorList");
        }
        checkThere(tensors);
        Tensor[] parts = new Tensor[tensors.length];
        int d = Shape.wrap(dim, tensors[0].dim() + 1);
        for (int i = 0; i < parts.length; i++) {
            if (!tensors[i].shape().equals(tensors[0].shape())) {
                throw new IllegalArgumentException("stack expects each tensor to be equal size, but got "
                        + tensors[0].shape().brackets() + " at entry 0 and "
                        + tensors[i].shape().brackets() + " at entry "
                        + i + "\nHint: cat(...) joins tensors that differ in one size.");
            }
            parts[i] = Views.unsqueeze(tensors[i].detach(), d);
        }
        Tensor y = cat(parts, d);
        if (records(tensors)) {
            record(y, "Stack", (g, i) -> Views.select(g, d, i).to(tensors[i].dtype()), tensors);
        }
        return y;
    }
}
