package himalia.tensor;

import himalia.tensor.cpu.Interrupts;

/// The different values of a tensor, where each element has gone, and how often each occurs.
///
/// ```java
/// tensor("[3, 1, 3]").uniqueCounts().values()    // tensor([1, 3])
/// tensor("[3, 1, 3]").uniqueCounts().inverse()   // tensor([1, 0, 1])
/// tensor("[3, 1, 3]").uniqueCounts().counts()    // tensor([1, 2])
/// ```
///
/// @param values one of each
/// @param inverse of the shape of the tensor: the place of every element in `values`, int64
/// @param counts how often each of `values` occurs, int64
public record UniqueValues(Tensor values, Tensor inverse, Tensor counts) {
    /// Each value once, in ascending order.
    static UniqueValues sorted(Tensor x) {
        Tensor flat = Copy.contiguous(x.detach(), false).withShape(Shape.own(x.numel()));
        return of(x, flat, Sorting.order(new Lines(flat, 0), flat.offset, false));
    }

    /// Each run of equal neighbours once.
    static UniqueValues consecutive(Tensor x) {
        Tensor flat = Copy.contiguous(x.detach(), false).withShape(Shape.own(x.numel()));
        int[] order = new int[x.numel()];
        java.util.Arrays.setAll(order, i -> i);
        return of(x, flat, order);
    }

    private static UniqueValues of(Tensor x, Tensor flat, int[] order) {
        int n = order.length;
        Tensor first = Tensor.empty(DType.INT64, Shape.own(n));
        Tensor counts = Tensor.empty(DType.INT64, Shape.own(n));
        Tensor inverse = Tensor.empty(DType.INT64, x.shape);
        int found = 0;
        for (int i = 0; i < n; i++) {
            Interrupts.poll("unique values", i);
            if (i == 0 || !same(flat, order[i - 1], order[i])) {
                first.storage.setLong(found++, order[i]);
            }
            counts.storage.setLong(found - 1, counts.storage.getLong(found - 1) + 1);
            inverse.storage.setLong(order[i], found - 1);
        }
        Tensor at = Copy.contiguous(first.narrow(0, 0, found), true);
        return new UniqueValues(
                Gathering.gather(flat, 0, at), inverse, Copy.contiguous(counts.narrow(0, 0, found), true));
    }

    /// nan equals nothing, so that each is a value of its own, as in PyTorch.
    private static boolean same(Tensor flat, int i, int j) {
        Storage s = flat.storage;
        int o = flat.offset;
        return s.dtype().isFloatingPoint()
                ? s.getDouble(o + i) == s.getDouble(o + j)
                : s.getLong(o + i) == s.getLong(o + j);
    }
}
