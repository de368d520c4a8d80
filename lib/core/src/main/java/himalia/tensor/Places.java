package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which elements of a row-major tensor another one is made of: runs of equal length and where each begins.
///
/// Every operation that picks or puts elements by number comes down to these: `indexSelect`, `gather`, `scatter`,
/// masks, index tensors, and their gradients, each of which is the other one.
///
/// @param shape of the elements together
/// @param starts where each run begins
/// @param run how many neighbours each run has
record Places(Shape shape, int[] starts, int run) {
    /// What a number outside of a dimension is answered with.
    interface OutOfRange {
        RuntimeException of(long index, int size);
    }

    /// The places `which` of one dimension, all others whole.
    static Places along(Shape s, int dim, Tensor which, OutOfRange error) {
        int size = s.dims.length == 0 ? 1 : s.dims[dim];
        int run = 1;
        int outer = 1;
        for (int i = 0; i < s.dims.length; i++) {
            outer *= i < dim ? s.dims[i] : 1;
            run *= i > dim ? s.dims[i] : 1;
        }
        long[] at = which.toLongArray();
        for (long place : at) {
            if (place < 0 || place >= size) {
                throw error.of(place, size);
            }
        }
        int[] starts = new int[outer * at.length];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < at.length; i++) {
                starts[o * at.length + i] = (o * size + (int) at[i]) * run;
            }
        }
        int[] dims = s.dims.clone();
        if (dims.length > 0) {
            dims[dim] = at.length;
        }
        return new Places(Shape.own(dims), starts, run);
    }

    /// For each element of `index` the place that it names along a dimension, in the element's own row of the others.
    static Places gather(Shape s, int dim, Tensor index) {
        int size = s.dims.length == 0 ? 1 : s.dims[dim];
        int step = s.dims.length == 0 ? 1 : s.strides[dim];
        long[] at = Elements.view(index);
        int[] starts = new int[index.numel()];
        int[] dims = index.shape().dims;
        int rank = s.dims.length;
        int n = rank == 0 || dims.length == 0 ? 1 : dims[rank - 1];
        int across = dim == rank - 1 ? 0 : 1; // whether the next element lies in the next line
        int[] where = new int[dims.length];
        for (int i = 0; i < starts.length; i += n) {
            int start = 0;
            for (int d = 0; d < rank - 1; d++) {
                start += d == dim ? 0 : where[d] * s.strides[d];
            }
            for (int j = 0; j < n; j++) {
                long place = at[i + j];
                if (place < 0 || place >= size) {
                    throw outOfBounds(place, dim, size, s);
                }
                starts[i + j] = start + (int) place * step + j * across;
            }
            for (int d = rank - 2; d >= 0 && ++where[d] == dims[d]; d--) {
                where[d] = 0;
            }
        }
        return new Places(index.shape(), starts, 1);
    }

    /// Index tensors for some dimensions (`null`: the whole dimension), broadcast against each other; the dimensions of
    /// the index stand where the indexed ones stood if those were neighbours, else in front.
    static Places index(Shape s, List<@Nullable Tensor> index) {
        Shape each = Shape.SCALAR;
        int first = -1;
        int last = -1;
        int count = 0;
        for (int d = 0; d < index.size(); d++) {
            if (index.get(d) != null) {
                each = broadcast(each, index, d);
                first = first < 0 ? d : first;
                last = d;
                count++;
            }
        }
        int[] chosen = new int[each.numel];
        for (int d = first; d <= last; d++) {
            if (index.get(d) != null) {
                long[] at = Views.expand(index.get(d).detach(), each).toLongArray();
                for (int i = 0; i < at.length; i++) {
                    int size = s.dims[d];
                    if (at[i] < -size || at[i] >= size) {
                        throw outOfBounds(at[i], d, size, s);
                    }
                    chosen[i] += (int) (at[i] < 0 ? at[i] + size : at[i]) * s.strides[d];
                }
            }
        }
        boolean neighbours = count == last - first + 1;
        int lead = neighbours ? first : 0;
        int rank = s.dims.length;
        int run = 1;
        for (int d = last + 1; d < rank; d++) {
            run *= s.dims[d];
        }
        // what comes before the index, and what lies between indexed dimensions that are no neighbours
        int[] outer = free(s, index, 0, first);
        int[] inner = free(s, index, first, last);
        int[] starts = new int[outer.length * chosen.length * inner.length];
        int n = 0;
        if (neighbours) {
            for (int o : outer) {
                for (int c : chosen) {
                    starts[n++] = o + c;
                }
            }
        } else {
            for (int c : chosen) {
                for (int o : outer) {
                    for (int i : inner) {
                        starts[n++] = c + o + i;
                    }
                }
            }
        }
        int[] dims = new int[rank - count + each.dims.length];
        int at = 0;
        for (int d = 0; d < rank; d++) {
            if (at == lead) {
                System.arraycopy(each.dims, 0, dims, at, each.dims.length);
                at += each.dims.length;
                lead = -1;
            }
            if (d >= index.size() || index.get(d) == null) {
                dims[at++] = s.dims[d];
            }
        }
        return new Places(Shape.own(dims), starts, run);
    }

    private static Shape broadcast(Shape each, List<@Nullable Tensor> index, int d) {
        try {
            return Shape.broadcast(each, index.get(d).shape(), "index");
        } catch (IllegalArgumentException misfit) {
            throw new IndexOutOfBoundsException(
                    "shape mismatch: indexing tensors could not be broadcast together with shapes "
                            + index.stream()
                                    .filter(t -> t != null)
                                    .map(t -> t.shape().brackets())
                                    .collect(java.util.stream.Collectors.joining(", ")));
        }
    }

    /// Where the elements of the dimensions `from..to` lie that have no index of their own.
    private static int[] free(Shape s, List<@Nullable Tensor> index, int from, int to) {
        int[] out = {0};
        for (int d = from; d < to; d++) {
            if (index.get(d) == null) {
                int[] next = new int[out.length * s.dims[d]];
                for (int i = 0; i < next.length; i++) {
                    next[i] = out[i / s.dims[d]] + i % s.dims[d] * s.strides[d];
                }
                out = next;
            }
        }
        return out;
    }

    static IndexOutOfBoundsException outOfBounds(long index, int dim, int size, Shape s) {
        return new IndexOutOfBoundsException("index " + index + " is out of bounds for dimension " + dim + " with size "
                + size + ": the shape is " + s.brackets()
                + (size == 0
                        ? "\nHint: there is nothing to pick from."
                        : "\nHint: the last place of this dimension is " + (size - 1) + "."));
    }

    /// The elements themselves; the gradient puts them back and adds up those picked more than once.
    Tensor pick(Tensor x, String name) {
        Tensor c = Copy.contiguous(x, false);
        Tensor y = Tensor.empty(x.dtype(), shape);
        y.storage.backend().pick(this, c.storage, c.layout, y.storage);
        if (records(x)) {
            record(y, name, (g, i) -> spread(g, x.shape(), name), x).saves();
        }
        return y;
    }

    /// Zeros of a shape with `g` added in at these places.
    Tensor spread(Tensor g, Shape whole, String name) {
        Tensor y = Tensor.empty(g.dtype(), whole);
        write(y, g, true);
        if (records(g)) {
            record(y, "IndexPut", (gg, i) -> pick(gg, name), g);
        }
        return y;
    }

    /// A copy of `x` with `source` written or added in at these places; `source` has their shape and the type of `x`.
    Tensor put(Tensor x, Tensor source, boolean add, String name) {
        Tensor y = Copy.contiguous(x, true);
        write(y, source, add);
        if (records(x, source)) {
            record(y, name, (g, i) -> i == 1 ? pick(g, name) : add ? g : without(g, name), x, source)
                    .saves();
        }
        return y;
    }

    private Tensor without(Tensor g, String name) {
        return put(g, Views.expand(Tensor.scalar(g.dtype()), shape), false, name);
    }

    /// Writes or adds into the row-major elements of `y`; not recorded.
    void write(Tensor y, Tensor source, boolean add) {
        Tensor c = Copy.contiguous(source, false);
        y.storage.backend().put(this, add, c.storage, c.layout, y.storage, y.layout);
    }

    // Arrays compare by content here, so that records of equal places are equal.
    @Override
    public boolean equals(Object other) {
        return other instanceof Places p && run == p.run && shape.equals(p.shape) && Arrays.equals(starts, p.starts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts) * 31 + run;
    }

    @Override
    public String toString() {
        return starts.length + " runs of " + run + " for " + shape.brackets();
    }
}
