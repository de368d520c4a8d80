package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The same elements in another order or several times over, each with its gradient beside it.
final class Reordering {
    private Reordering() {}

    static Tensor flip(Tensor x, int... dims) {
        int[] strides = x.layout.strides.clone();
        int offset = x.layout.offset;
        boolean[] done = new boolean[Math.max(1, x.dim())];
        for (int dim : dims) {
            int d = Shape.wrap(dim, x.dim());
            if (done[d]) {
                throw new IllegalArgumentException("dim " + d + " appears multiple times in the list of dims");
            }
            done[d] = true;
            if (x.dim() > 0 && x.numel() > 0) {
                offset += (x.shape().dims[d] - 1) * x.layout.strides[d];
                strides[d] = -x.layout.strides[d];
            }
        }
        Tensor y = Copy.contiguous(new Tensor(x.storage, new Layout(x.shape(), strides, offset)), true);
        if (records(x)) {
            record(y, "Flip", (g, i) -> flip(g, dims), x);
        }
        return y;
    }

    static Tensor roll(Tensor x, int[] shifts, int[] dims) {
        if (dims.length == 0 && shifts.length == 1) {
            return Views.reshape(roll(Views.reshape(x, Shape.of(x.numel())), shifts, new int[] {0}), x.shape());
        }
        if (shifts.length != dims.length) {
            throw new IllegalArgumentException(
                    "shifts and dimensions must align. shifts: " + shifts.length + ", dims:" + dims.length);
        }
        Tensor y = x;
        for (int k = 0; k < dims.length; k++) {
            Shape.checkHas(dims[k], x.dim());
            y = roll(y, shifts[k], Shape.wrap(dims[k], x.dim()));
        }
        return y;
    }

    private static Tensor roll(Tensor x, int shift, int d) {
        int size = x.dim() == 0 ? 1 : x.shape().dims[d];
        Tensor y = Tensor.empty(x.dtype(), x.shape());
        if (x.dim() == 0 || size == 0) {
            Copy.into(y, x);
        } else {
            int cut = size - Math.floorMod(shift, size);
            Tensor plain = x.detach();
            Copy.into(Views.slice(y.detach(), d, size - cut, size, 1), Views.slice(plain, d, 0, cut, 1));
            Copy.into(Views.slice(y.detach(), d, 0, size - cut, 1), Views.slice(plain, d, cut, size, 1));
        }
        if (records(x)) {
            record(y, "Roll", (g, i) -> roll(g, -shift, d), x);
        }
        return y;
    }

    /// `times` copies along each dimension; there may be more of them than dimensions.
    static Tensor repeat(Tensor x, int... times) {
        int rank = times.length;
        if (rank < x.dim()) {
            throw new IllegalArgumentException("Number of dimensions of repeat dims can not be smaller than number of "
                    + "dimensions of tensor: repeat" + Shape.text(times) + " of "
                    + x.shape().brackets()
                    + "\nHint: tile(...) repeats the last dimensions and keeps the others.");
        }
        // [2, 3] repeated (4, 5) is [4, 2, 5, 3] with steps of 0 where it repeats
        int[] sizes = new int[2 * rank];
        int[] strides = new int[2 * rank];
        int[] whole = new int[rank];
        int shift = rank - x.dim();
        for (int d = 0; d < rank; d++) {
            if (times[d] < 0) {
                throw new IllegalArgumentException("Trying to create tensor with negative dimension "
                        + times[d] * (d < shift ? 1 : x.shape().dims[d - shift])
                        + ": repeat" + Shape.text(times) + " of " + x.shape().brackets());
            }
            sizes[2 * d] = times[d];
            sizes[2 * d + 1] = d < shift ? 1 : x.shape().dims[d - shift];
            strides[2 * d + 1] = d < shift ? 0 : x.layout.strides[d - shift];
            whole[d] = Math.multiplyExact(sizes[2 * d], sizes[2 * d + 1]);
        }
        Shape apart = Shape.own(sizes);
        Tensor y = Copy.contiguous(new Tensor(x.storage, new Layout(apart, strides, x.layout.offset)), true)
                .withShape(Shape.own(whole));
        if (records(x)) {
            int[] copies = IntStream.range(0, rank).map(d -> 2 * d).toArray();
            record(
                    y,
                    "Repeat",
                    (g, i) -> rank == 0
                            ? g
                            : Views.reshape(g, apart).sum(copies, false).view(x.shape()),
                    x);
        }
        return y;
    }

    static Tensor tile(Tensor x, int... times) {
        int[] all = new int[Math.max(times.length, x.dim())];
        Arrays.fill(all, 1);
        System.arraycopy(times, 0, all, all.length - times.length, times.length);
        return repeat(x, all);
    }

    /// Each place several times, `repeats[i]` times the `i`-th.
    static Tensor repeatInterleave(Tensor x, Tensor repeats, int dim) {
        int d = Shape.wrap(dim, x.dim());
        int size = x.dim() == 0 ? 1 : x.shape().dims[d];
        if (repeats.dtype() != DType.INT64 && repeats.dtype() != DType.INT32) {
            throw new IllegalArgumentException("repeats has to be Long or Int tensor, got " + repeats.dtype()
                    + " of shape " + repeats.shape().brackets() + "\nHint: repeats.toLong()");
        }
        for (long n : repeats.toLongArray()) {
            if (n < 0) {
                throw new IllegalArgumentException("repeats can not be negative: " + n);
            }
        }
        if (repeats.numel() != 1 && repeats.numel() != size) {
            throw new IllegalArgumentException(
                    "repeats must have the same size as input along dim, but got repeats.size(0) = " + repeats.numel()
                            + " and input.size(" + d + ") = " + size);
        }
        long[] times = repeats.toLongArray();
        int total = 0;
        for (int i = 0; i < size; i++) {
            long n = times[times.length == 1 ? 0 : i];
            total = Math.addExact(total, Math.toIntExact(n));
        }
        Tensor index = Tensor.empty(DType.INT64, Shape.of(total));
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (long n = times[times.length == 1 ? 0 : i]; n > 0; n--) {
                index.storage.setLong(at++, i);
            }
        }
        return AdvancedIndexing.indexSelect(x, d, index);
    }

    /// `k` quarter turns from dimension `from` towards dimension `to`.
    static Tensor rot90(Tensor x, int k, int from, int to) {
        if (x.dim() < 2) {
            throw new IllegalArgumentException("expected total dims >= 2, but got total dims = " + x.dim()
                    + ": rot90 of " + x.shape().brackets());
        }
        if (Shape.wrap(from, x.dim()) == Shape.wrap(to, x.dim())) {
            throw new IllegalArgumentException("expected rotation dims to be different, but got dim0 = " + from
                    + " and dim1 = " + to + ": rot90 of " + x.shape().brackets());
        }
        return switch (Math.floorMod(k, 4)) {
            case 1 -> Views.transpose(flip(x, to), from, to, "Transpose");
            case 2 -> flip(x, from, to);
            case 3 -> flip(Views.transpose(x, from, to, "Transpose"), to);
            default -> Arithmetic.clone(x);
        };
    }

    static Tensor movedim(Tensor x, int[] source, int[] destination) {
        int rank = x.dim();
        if (source.length != destination.length) {
            throw new IllegalArgumentException("movedim: Invalid source or destination dims: source ("
                    + Shape.text(source) + " dims ) should contain the same number of dims as destination ("
                    + Shape.text(destination) + " dims)");
        }
        if (rank == 0) {
            for (int i = 0; i < source.length; i++) {
                Shape.wrap(source[i], 0);
                Shape.wrap(destination[i], 0);
            }
            return x.view();
        }
        int[] order = new int[rank];
        Arrays.fill(order, -1);
        boolean[] moved = new boolean[rank];
        for (int i = 0; i < source.length; i++) {
            int from = Shape.wrap(source[i], rank);
            int to = Shape.wrap(destination[i], rank);
            if (moved[from] || order[to] >= 0) {
                throw new IllegalArgumentException("movedim: repeated dim in "
                        + (moved[from]
                                ? "`source` (" + Shape.text(source)
                                : "`destination` (" + Shape.text(destination))
                        + ")");
            }
            moved[from] = true;
            order[to] = from;
        }
        int next = 0;
        for (int i = 0; i < rank; i++) {
            while (order[i] < 0 && moved[next]) {
                next++;
            }
            if (order[i] < 0) {
                order[i] = next++;
            }
        }
        return Views.permute(x, order, "Permute");
    }
}
