package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Cuts tensors into parts and puts parts together; built from views and from `cat` and `stack`, which have their
/// gradients beside them.
final class Joining {
    private Joining() {}

    static Tensor[] split(Tensor x, int size, int dim) {
        int d = checked(x, dim, "split");
        int total = x.shape().dims[d];
        if (size < 0 || size == 0 && total > 0) {
            throw new IllegalArgumentException(
                    size < 0
                            ? "split expects split_size be non-negative, but got split_size=" + size
                            : "split_size can only be 0 if dimension size is 0, but got dimension size of " + total);
        }
        int parts = total == 0 ? 1 : (total + size - 1) / size;
        Tensor[] out = new Tensor[parts];
        for (int i = 0; i < parts; i++) {
            out[i] = Views.slice(x, d, i * size, Math.min(total, (i + 1) * size), 1, "Split");
        }
        return out;
    }

    static Tensor[] split(Tensor x, int[] sizes, int dim) {
        int d = checked(x, dim, "split");
        int total = Arrays.stream(sizes).sum();
        if (total != x.shape().dims[d] || Arrays.stream(sizes).anyMatch(s -> s < 0)) {
            throw new IllegalArgumentException("split_with_sizes expects split_sizes to sum exactly to "
                    + x.shape().dims[d] + " (input tensor's size at dimension " + d + "), but got split_sizes="
                    + Shape.text(sizes) + "\nHint: split(int) cuts parts of one size and leaves the rest to the last.");
        }
        Tensor[] out = new Tensor[sizes.length];
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            out[i] = Views.slice(x, d, at, at + sizes[i], 1, "SplitWithSizes");
            at += sizes[i];
        }
        return out;
    }

    static Tensor[] chunk(Tensor x, int chunks, int dim) {
        int d = checked(x, dim, "chunk");
        if (chunks <= 0) {
            throw new IllegalArgumentException("chunk expects `chunks` to be greater than 0, got: " + chunks);
        }
        int size = (x.shape().dims[d] + chunks - 1) / chunks;
        if (size == 0) {
            return split(x, new int[chunks], d);
        }
        return split(x, size, d);
    }

    /// Exactly this many parts; the first ones are larger by one where it does not come out even.
    static Tensor[] tensorSplit(Tensor x, int sections, int dim) {
        int d = checked(x, dim, "tensor_split");
        if (sections <= 0) {
            throw new IllegalArgumentException("number of sections must be larger than 0, got " + sections);
        }
        int total = x.shape().dims[d];
        int[] ends = new int[sections - 1];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (i + 1) * (total / sections) + Math.min(i + 1, total % sections);
        }
        return tensorSplit(x, ends, d);
    }

    static Tensor[] tensorSplit(Tensor x, int[] indices, int dim) {
        int d = checked(x, dim, "tensor_split");
        Tensor[] out = new Tensor[indices.length + 1];
        int at = 0;
        for (int i = 0; i < out.length; i++) {
            int end = i < indices.length ? indices[i] : x.shape().dims[d];
            out[i] = Views.slice(x, d, at, end, 1);
            at = end;
        }
        return out;
    }

    static Tensor[] unbind(Tensor x, int dim) {
        int d = checked(x, dim, "unbind");
        Tensor[] out = new Tensor[x.shape().dims[d]];
        for (int i = 0; i < out.length; i++) {
            out[i] = Views.select(x, d, i, "Unbind");
        }
        return out;
    }

    private static int checked(Tensor x, int dim, String op) {
        if (x.dim() == 0) {
            throw new IllegalArgumentException(op + " expects at least a 1-dimensional tensor");
        }
        return Shape.wrap(dim, x.dim());
    }

    /// PyTorch lets empty vectors pass, whatever the shape of the others: each becomes an empty one of that shape.
    private static Tensor[] shaped(Tensor[] tensors, int dim) {
        for (Tensor t : tensors) {
            if (t.dim() > 1) {
                int[] nothing = t.shape().dims.clone();
                nothing[Shape.wrap(dim, nothing.length)] = 0;
                return Arrays.stream(tensors)
                        .map(x -> x.dim() == 1 && x.numel() == 0 ? x.view(nothing) : x)
                        .toArray(Tensor[]::new);
            }
        }
        return tensors;
    }

    static Tensor cat(Tensor[] given, int dim) {
        if (given.length == 0) {
            throw new IllegalArgumentException("torch.cat(): expected a non-empty list of Tensors"
                    + "\nHint: did the loop that fills the list run?");
        }
        checkThere(given);
        Tensor[] tensors = shaped(given, dim);
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

    static Tensor hstack(Tensor... tensors) {
        Tensor[] t = each(tensors, "hstack", x -> x.dim() == 0 ? x.view(1) : x);
        return cat(t, t[0].dim() == 1 ? 0 : 1);
    }

    static Tensor vstack(Tensor... tensors) {
        return cat(each(tensors, "vstack", x -> x.dim() < 2 ? x.view(1, x.numel()) : x), 0);
    }

    static Tensor dstack(Tensor... tensors) {
        return cat(
                each(
                        tensors,
                        "dstack",
                        x -> x.dim() < 2 ? x.view(1, x.numel(), 1) : x.dim() == 2 ? Views.unsqueeze(x, 2) : x),
                2);
    }

    static Tensor columnStack(Tensor... tensors) {
        return cat(each(tensors, "column_stack", x -> x.dim() < 2 ? x.reshape(x.numel(), 1) : x), 1);
    }

    private static Tensor[] each(Tensor[] tensors, String op, UnaryOperator<Tensor> change) {
        if (tensors.length == 0) {
            throw new IllegalArgumentException(op + " expects a non-empty TensorList");
        }
        return Arrays.stream(tensors).map(change).toArray(Tensor[]::new);
    }

    static Tensor[] broadcast(Tensor... tensors) {
        Shape all = Shape.SCALAR;
        for (Tensor t : tensors) {
            all = Shape.broadcast(all, t.shape(), "broadcast_tensors");
        }
        Tensor[] out = new Tensor[tensors.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Views.expand(tensors[i], all);
        }
        return out;
    }

    static Tensor unflatten(Tensor x, int dim, int... sizes) {
        int d = checked(x, dim, "unflatten");
        int[] part;
        try {
            part = Views.infer(sizes, Shape.of(x.shape().dims[d])).dims;
        } catch (IllegalArgumentException misfit) {
            throw new IllegalArgumentException(
                    "unflatten: Provided sizes " + Shape.text(sizes) + " don't multiply up to the size of dim " + d
                            + " (" + x.shape().dims[d] + ") in the input tensor");
        }
        int[] dims = new int[x.dim() - 1 + part.length];
        System.arraycopy(x.shape().dims, 0, dims, 0, d);
        System.arraycopy(part, 0, dims, d, part.length);
        System.arraycopy(x.shape().dims, d + 1, dims, d + part.length, x.dim() - d - 1);
        return Views.view(x, Shape.own(dims));
    }

    static Tensor flatten(Tensor x, int start, int end) {
        int from = Shape.wrap(start, x.dim());
        int to = Shape.wrap(end, x.dim());
        if (from > to) {
            throw new IllegalArgumentException(
                    "flatten() has invalid args: start_dim cannot come after end_dim: start " + start + ", end " + end);
        }
        if (x.dim() == 0) {
            return Views.reshape(x, Shape.of(1));
        }
        if (from == to) {
            return x;
        }
        int[] dims = new int[x.dim() - (to - from)];
        System.arraycopy(x.shape().dims, 0, dims, 0, from);
        dims[from] = 1;
        for (int d = from; d <= to; d++) {
            dims[from] *= x.shape().dims[d];
        }
        System.arraycopy(x.shape().dims, to + 1, dims, from + 1, x.dim() - to - 1);
        return Views.reshape(x, Shape.of(dims));
    }

    /// Powers of a vector side by side; the highest first, unless they shall increase.
    static Tensor vander(Tensor x, int n, boolean increasing) {
        if (x.dim() != 1) {
            throw new IllegalArgumentException("x must be a one-dimensional tensor.: vander of "
                    + x.shape().brackets());
        }
        if (n < 0) {
            throw new IllegalArgumentException(
                    "N must be non-negative.: vander of " + x.shape().brackets() + " with " + n + " columns");
        }
        Tensor[] columns = new Tensor[n];
        for (int i = 0; i < n; i++) {
            columns[i] = x.pow((long) (increasing ? i : n - 1 - i));
        }
        return n == 0 ? Tensor.empty(x.dtype(), Shape.of(x.numel(), 0)) : stack(columns, 1);
    }
}
