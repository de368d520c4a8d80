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
/// @param inverse of the shape of the tensor (of a dimension: its size): the place of every element in `values`, int64
/// @param counts how often each of `values` occurs, int64
public record UniqueValues(Tensor values, Tensor inverse, Tensor counts) {
    /// Each value once, in ascending order.
    static UniqueValues sorted(Tensor x) {
        Tensor flat = flat(x);
        return of(x, flat, ascending(flat));
    }

    /// The same without the rest.
    static Tensor sortedValues(Tensor x) {
        Tensor flat = flat(x);
        int[] order = ascending(flat);
        return values(flat, order, runs(flat, order));
    }

    /// Each run of equal neighbours once.
    static UniqueValues consecutive(Tensor x) {
        int[] order = new int[x.numel()];
        java.util.Arrays.setAll(order, i -> i);
        return of(x, flat(x), order);
    }

    private static Tensor flat(Tensor x) {
        return Copy.contiguous(x.detach(), false).withShape(Shape.own(x.numel()));
    }

    private static int[] ascending(Tensor flat) {
        return Sorting.order(new Lines(flat, 0), flat.layout.offset, false);
    }

    /// Each different place of a dimension once, all of its elements compared one after another; `sorted`, or each run
    /// of equal neighbours.
    static UniqueValues places(Tensor x, int dim, boolean sorted) {
        int d = Shape.wrap(dim, x.dim());
        if (x.dim() == 0) {
            return sorted ? sorted(x.reshape(1)) : consecutive(x.reshape(1));
        }
        Tensor rows = Copy.contiguous(x.detach().movedim(d, 0), true);
        int n = rows.shape().dims[0];
        int width = n == 0 ? 0 : rows.numel() / n;
        Integer[] order = new Integer[n];
        java.util.Arrays.setAll(order, i -> i);
        if (sorted) {
            java.util.Arrays.sort(order, (a, b) -> compare(rows, a * width, b * width, width));
        }
        Tensor first = Tensor.empty(DType.INT64, Shape.own(n));
        Tensor counts = Tensor.empty(DType.INT64, Shape.own(n));
        Tensor inverse = Tensor.empty(DType.INT64, Shape.own(n));
        int found = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || compare(rows, order[i - 1] * width, order[i] * width, width) != 0) {
                first.storage.setLong(found++, order[i]);
            }
            counts.storage.setLong(found - 1, counts.storage.getLong(found - 1) + 1);
            inverse.storage.setLong(order[i], found - 1);
        }
        return new UniqueValues(
                x.detach().indexSelect(d, first.narrow(0, 0, found)),
                inverse,
                Copy.contiguous(counts.narrow(0, 0, found), true));
    }

    private static int compare(Tensor rows, int a, int b, int width) {
        Storage s = rows.storage;
        int o = rows.layout.offset;
        boolean real = s.dtype().isFloatingPoint();
        for (int i = 0; i < width; i++) {
            int c = real
                    ? Double.compare(s.getDouble(o + a + i) + 0.0, s.getDouble(o + b + i) + 0.0)
                    : Long.compare(s.getLong(o + a + i), s.getLong(o + b + i));
            if (c != 0) {
                return c;
            }
        }
        return 0;
    }

    private static UniqueValues of(Tensor x, Tensor flat, int[] order) {
        int[] runs = runs(flat, order);
        long[] inverse = new long[order.length];
        long[] counts = new long[runs.length];
        for (int run = 0; run < runs.length; run++) {
            int end = run + 1 < runs.length ? runs[run + 1] : order.length;
            counts[run] = end - runs[run];
            for (int i = runs[run]; i < end; i++) {
                Interrupts.poll("unique values", i);
                inverse[order[i]] = run;
            }
        }
        return new UniqueValues(
                values(flat, order, runs), Tensor.tensor(inverse).withShape(x.shape()), Tensor.tensor(counts));
    }

    private static Tensor values(Tensor flat, int[] order, int[] runs) {
        int[] first = new int[runs.length];
        for (int run = 0; run < first.length; run++) {
            first[run] = order[runs[run]];
        }
        return new Places(Shape.own(first.length), first, 1).pick(flat, "Unique");
    }

    /// Where in the order another value begins. nan equals nothing, so that each is a value of its own, as in PyTorch.
    private static int[] runs(Tensor flat, int[] order) {
        int n = order.length;
        int[] runs = new int[n];
        int found = 0;
        if (flat.dtype().isFloatingPoint()) {
            double[] values = flat.toDoubleArray();
            for (int i = 0; i < n; i++) {
                Interrupts.poll("unique values", i);
                runs[found] = i;
                found += i == 0 || values[order[i - 1]] != values[order[i]] ? 1 : 0;
            }
        } else {
            long[] values = Elements.view(flat);
            for (int i = 0; i < n; i++) {
                Interrupts.poll("unique values", i);
                runs[found] = i;
                found += i == 0 || values[order[i - 1]] != values[order[i]] ? 1 : 0;
            }
        }
        return java.util.Arrays.copyOf(runs, found);
    }
}
