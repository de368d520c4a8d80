package himalia.tensor;

import static himalia.tensor.Cumulative.pick;

import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.RadixOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Order along a dimension; values keep their gradient, places have none.
final class Sorting {
    /// From here on sorting by digits pays.
    private static final int MANY = 256;
    /// Up to this part of a line is found without sorting all of it.
    private static final int FEW = 16;

    private Sorting() {}

    /// Every element as a whole number of the same order: nan is the largest, 0 and -0 are equal.
    private static long key(Storage s, int i) {
        if (!s.dtype().isFloatingPoint()) {
            return s.getLong(i);
        }
        long bits = Double.doubleToLongBits(s.getDouble(i) + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /// The places of a line in ascending order of their elements, or descending; equal ones stay in order.
    static int[] order(Lines in, int from, boolean descending) {
        if (in.n >= MANY && in.x.dtype() == DType.FLOAT32) {
            return byDigits(in, from, descending);
        }
        long @Nullable [] pairs = in.n < MANY || in.x.dtype().isFloatingPoint() ? null : pairs(in, from, descending);
        if (pairs != null) {
            return places(pairs);
        }
        long[] keys = new long[in.n];
        int[] order = new int[in.n];
        for (int r = 0; r < in.n; r++) {
            Interrupts.poll("an order", r);
            long k = key(in.x.storage, from + r * in.step);
            keys[r] = descending ? ~k : k;
            order[r] = r;
        }
        merge(keys, order.clone(), order, 0, in.n);
        return order;
    }

    /// The same for floats: their keys beside their places, sorted digit by digit.
    private static int[] byDigits(Lines in, int from, boolean descending) {
        long[] pairs = new long[in.n];
        for (int r = 0; r < in.n; r++) {
            Interrupts.poll("an order", r);
            int key = key((float) in.x.storage.getDouble(from + r * in.step));
            pairs[r] = (long) (descending ? ~key : key) << 32 | r;
        }
        return places(pairs);
    }

    /// The lower halves, once the upper ones are sorted.
    private static int[] places(long[] pairs) {
        long[] sorted = RadixOrder.sort(pairs, new long[pairs.length], pairs.length);
        int[] order = new int[pairs.length];
        for (int r = 0; r < order.length; r++) {
            order[r] = (int) sorted[r];
        }
        return order;
    }

    /// How far whole numbers are from the smallest, beside their places; `null` if that is too much for 32 bits.
    private static long @Nullable [] pairs(Lines in, int from, boolean descending) {
        long[] pairs = new long[in.n];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int r = 0; r < in.n; r++) {
            Interrupts.poll("an order", r);
            pairs[r] = in.x.storage.getLong(from + r * in.step);
            least = Math.min(least, pairs[r]);
            most = Math.max(most, pairs[r]);
        }
        if (most - least < 0 || most - least > Integer.MAX_VALUE) {
            return null;
        }
        for (int r = 0; r < in.n; r++) {
            pairs[r] = (descending ? most - pairs[r] : pairs[r] - least) << 32 | r;
        }
        return pairs;
    }

    private static int key(float v) {
        int bits = Float.floatToIntBits(v + 0.0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /// The places of the first `k` of a line in order, for few of many: a heap holds the best so far, the worst of them
    /// on top.
    private static int[] first(Lines in, int from, int k, boolean descending) {
        long[] keys = new long[k];
        int[] heap = new int[k];
        for (int r = 0; r < in.n; r++) {
            Interrupts.poll("an order", r);
            long key = key(in.x.storage, from + r * in.step);
            key = descending ? ~key : key;
            if (r < k) {
                up(keys, heap, r, key, r);
            } else if (key < keys[0]) { // of equal ones the first counts
                down(keys, heap, k, key, r);
            }
        }
        int[] order = new int[k];
        for (int left = k; left > 0; left--) {
            order[left - 1] = heap[0];
            down(keys, heap, left - 1, keys[left - 1], heap[left - 1]);
        }
        return order;
    }

    private static boolean comesAfter(long key, int place, long otherKey, int otherPlace) {
        return key > otherKey || key == otherKey && place > otherPlace;
    }

    private static void up(long[] keys, int[] heap, int from, long key, int place) {
        int at = from;
        int parent = (at - 1) / 2;
        while (at > 0 && comesAfter(key, place, keys[parent], heap[parent])) {
            keys[at] = keys[parent];
            heap[at] = heap[parent];
            at = parent;
            parent = (at - 1) / 2;
        }
        keys[at] = key;
        heap[at] = place;
    }

    /// Puts an element in the place of the top one.
    private static void down(long[] keys, int[] heap, int size, long key, int place) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && comesAfter(keys[child + 1], heap[child + 1], keys[child], heap[child])) {
                child++;
            }
            if (!comesAfter(keys[child], heap[child], key, place)) {
                break;
            }
            keys[at] = keys[child];
            heap[at] = heap[child];
            at = child;
        }
        if (size > 0) {
            keys[at] = key;
            heap[at] = place;
        }
    }

    /// Merge sort by keys; both arrays begin equal, the second ends sorted.
    private static void merge(long[] keys, int[] from, int[] to, int low, int high) {
        if (high - low < 12) {
            for (int i = low + 1; i < high; i++) {
                int v = to[i];
                int j = i;
                for (; j > low && keys[to[j - 1]] > keys[v]; j--) {
                    to[j] = to[j - 1];
                }
                to[j] = v;
            }
            return;
        }
        int middle = low + high >>> 1;
        merge(keys, to, from, low, middle);
        merge(keys, to, from, middle, high);
        int i = low;
        int j = middle;
        for (int k = low; k < high; k++) {
            Interrupts.poll("an order", k);
            boolean left = j >= high || i < middle && keys[from[i]] <= keys[from[j]];
            to[k] = left ? from[i++] : from[j++];
        }
    }

    static Tensor argsort(Tensor x, int dim, boolean descending) {
        Lines in = new Lines(x.detach(), dim);
        return places(in, in.n, descending);
    }

    /// The places of the first `k` in order.
    private static Tensor places(Lines in, int k, boolean descending) {
        Tensor at = Tensor.empty(DType.INT64, in.withLength(k));
        in.forEach((from, line) -> {
            int[] order = k > 0 && k < in.n / FEW ? first(in, from, k, descending) : order(in, from, descending);
            int to = in.start(line, k);
            for (int r = 0; r < k; r++) {
                at.storage.setLong(to + r * in.step, order[r]);
            }
        });
        return at;
    }

    static ValuesAndIndices sort(Tensor x, int dim, boolean descending) {
        Tensor at = argsort(x, dim, descending);
        return new ValuesAndIndices("sort", pick(x, Shape.wrap(dim, x.dim()), at), at);
    }

    static ValuesAndIndices topk(Tensor x, int k, int dim, boolean largest) {
        Lines in = new Lines(x.detach(), dim);
        if (k < 0 || k > in.n) {
            throw new IllegalArgumentException("selected index k out of range: k is " + k + ", but dimension " + dim
                    + " of shape " + x.shape().brackets() + " has size " + in.n
                    + "\nHint: k is at most the size of the dimension.");
        }
        if (x.dim() == 0) {
            return new ValuesAndIndices("topk", x.clone(), Tensor.tensor(0L));
        }
        Tensor at = places(in, k, largest);
        return new ValuesAndIndices("topk", pick(x, Shape.wrap(dim, x.dim()), at), at);
    }

    static ValuesAndIndices kthvalue(Tensor x, int k, int dim, boolean keepdim) {
        Lines in = new Lines(x.detach(), dim);
        if (k < 1 || k > in.n) {
            throw new IllegalArgumentException(
                    "kthvalue(): selected number k out of range for dimension " + Shape.wrap(dim, x.dim()) + ": k is "
                            + k + ", the shape " + x.shape().brackets());
        }
        return chosen("kthvalue", x, dim, keepdim, (order, from) -> order[k - 1]);
    }

    /// Says which place of a line counts, by the order of its places.
    @FunctionalInterface
    interface Choice {
        int of(int[] order, int from);
    }

    /// One element of every line.
    static ValuesAndIndices chosen(String name, Tensor x, int dim, boolean keepdim, Choice choice) {
        Lines in = new Lines(x.detach(), dim);
        Tensor at = Tensor.empty(DType.INT64, in.withLength(1));
        in.forEach((from, line) -> at.storage.setLong(line, choice.of(order(in, from, false), from)));
        Tensor values = pick(x, Shape.wrap(dim, x.dim()), at);
        Shape shape = in.reduced(keepdim);
        return new ValuesAndIndices(name, values.view(shape), at.withShape(shape));
    }

    /// Where each value would go into a sorted sequence: before its equals, or behind them (`right`).
    static Tensor searchsorted(Tensor sorted, Tensor values, boolean right) {
        if (sorted.dim() == 0) {
            throw new IllegalArgumentException("boundaries tensor must be 1 dimension, but got dim(0): searchsorted of "
                    + values.shape().brackets() + "\nHint: view(1) makes a vector of one number.");
        }
        if (sorted.dim() != 1
                && (sorted.dim() != values.dim()
                        || !Arrays.equals(
                                Arrays.copyOf(sorted.shape().dims, sorted.dim() - 1),
                                Arrays.copyOf(values.shape().dims, values.dim() - 1)))) {
            throw new IllegalArgumentException(
                    "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of "
                            + "boundaries tensor and input value tensor must match, but we got boundaries tensor "
                            + sorted.shape().brackets() + " and input value tensor "
                            + values.shape().brackets());
        }
        Tensor bounds = Copy.contiguous(sorted.detach(), false);
        Tensor v = Copy.contiguous(values.detach(), false);
        int n = sorted.shape().get(-1);
        int row = sorted.dim() == 1 ? 0 : Math.max(1, values.shape().get(-1));
        Tensor y = Tensor.empty(DType.INT64, values.shape());
        for (int i = 0; i < y.numel(); i++) {
            Interrupts.poll("a search", i);
            int base = bounds.layout.offset + (row == 0 ? 0 : i / row * n);
            double x = v.storage.getDouble(v.layout.offset + i);
            int low = 0;
            int high = n;
            while (low < high) {
                int middle = low + high >>> 1;
                double b = bounds.storage.getDouble(base + middle);
                if (right ? b <= x : b < x || Double.isNaN(x) && !Double.isNaN(b)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            y.storage.setLong(i, low);
        }
        return y;
    }
}
