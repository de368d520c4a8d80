package himalia.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tensors made by a rule: zeros, numbers at equal distances, grids, choices, blocks.
final class Creation {
    private Creation() {}

    static Tensor zeros(DType dtype, int[] shape) {
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("Trying to create tensor with negative dimension " + size + ": "
                        + Shape.text(shape) + " (zeros: Dimension size must be non-negative.)"
                        + "\nHint: sizes are 0 or more; only view and reshape take -1.");
            }
        }
        return Tensor.empty(dtype, Shape.of(shape));
    }

    static Tensor full(int[] shape, long value) {
        Tensor t = zeros(DType.INT64, shape);
        for (int i = 0; i < t.numel(); i++) {
            t.storage.setLong(i, value);
        }
        return t;
    }

    /// Counted in whole numbers: as doubles, ends beyond 2^53 are not what was asked for.
    static Tensor arange(long start, long end, long step) {
        checkSteps((double) start, (double) end, (double) step);
        long steps = Math.ceilDiv(Math.subtractExact(end, start), step);
        Tensor t = Tensor.empty(DType.INT64, Shape.of((int) Math.min(steps, Integer.MAX_VALUE)));
        for (int i = 0; i < t.numel(); i++) {
            t.storage.setLong(i, start + i * step);
        }
        return t;
    }

    static Tensor arange(DType dtype, double start, double end, double step) {
        Tensor t = Tensor.empty(dtype, Shape.of(steps(start, end, step)));
        for (int i = 0; i < t.numel(); i++) {
            t.storage.setDouble(i, start + i * step);
        }
        return t;
    }

    private static int steps(double start, double end, double step) {
        checkSteps(start, end, step);
        return (int) Math.ceil((end - start) / step);
    }

    private static void checkSteps(double start, double end, double step) {
        if (step == 0) {
            throw new IllegalArgumentException("step must be nonzero");
        }
        if ((end - start) * step < 0) {
            throw new IllegalArgumentException("upper bound and lower bound inconsistent with step sign: arange("
                    + start + ", " + end + ", " + step
                    + ")\nHint: a step below 0 counts down, from the larger number to the smaller one.");
        }
    }

    /// Counted from the nearer end, so that both ends are exact.
    static Tensor linspace(DType dtype, double start, double end, int steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("number of steps must be non-negative, got " + steps);
        }
        Tensor y = Tensor.empty(dtype, Shape.of(steps));
        for (int i = 0; i < steps; i++) {
            y.storage.setDouble(i, place(dtype, start, end, i, steps));
        }
        return y;
    }

    private static double place(DType dtype, double start, double end, int i, int steps) {
        int last = steps - 1;
        if (steps == 1) {
            return start;
        }
        if (dtype == DType.FLOAT32) {
            float step = ((float) end - (float) start) / last;
            return i < steps / 2 ? (float) start + step * i : (float) end - step * (last - i);
        }
        double step = (end - start) / last;
        return i < steps / 2 ? start + step * i : end - step * (last - i);
    }

    static Tensor logspace(DType dtype, double start, double end, int steps, double base) {
        Tensor exponents = linspace(dtype.isFloatingPoint() ? dtype : DType.FLOAT64, start, end, steps);
        return Pointwise.map(exponents, v -> Math.pow(base, v)).to(dtype);
    }

    static Tensor[] meshgrid(Tensor[] vectors, String indexing) {
        if (!indexing.equals("ij") && !indexing.equals("xy")) {
            throw new IllegalArgumentException(
                    "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: " + indexing);
        }
        int n = vectors.length;
        int[] sizes = new int[n];
        for (int i = 0; i < n; i++) {
            if (vectors[i].dim() > 1) {
                throw new IllegalArgumentException("torch.meshgrid: Expected 0D or 1D tensor in the tensor list but "
                        + "got: " + vectors[i].shape().brackets());
            }
            sizes[i] = vectors[i].numel();
        }
        Tensor[] grid = new Tensor[n];
        for (int i = 0; i < n; i++) {
            int[] alone = new int[n];
            Arrays.fill(alone, 1);
            alone[i] = sizes[i];
            grid[i] = vectors[i].reshape(alone).expand(sizes);
            if (indexing.equals("xy") && n > 1) {
                grid[i] = grid[i].transpose(0, 1);
            }
        }
        return grid;
    }

    static Tensor cartesianProd(Tensor[] vectors) {
        if (vectors.length == 1) {
            return vectors[0];
        }
        Tensor[] columns = meshgrid(vectors, "ij");
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].reshape(columns[i].numel());
        }
        return Joining.stack(columns, 1);
    }

    static Tensor oneHot(Tensor x, int classes) {
        if (x.dtype().isFloatingPoint() || x.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("one_hot is only applicable to index tensor of type LongTensor, got "
                    + x.dtype() + "\nHint: x.toLong().oneHot(" + classes + ")");
        }
        long[] at = x.toLongArray();
        long most = -1;
        for (long v : at) {
            if (v < 0) {
                throw new IllegalArgumentException("Class values must be non-negative: got " + v);
            }
            most = Math.max(most, v);
        }
        if (classes >= 0 && most >= classes) {
            throw new IllegalArgumentException(
                    "Class values must be smaller than num_classes: got " + most + " of " + classes);
        }
        int n = classes >= 0 ? classes : Math.toIntExact(most + 1);
        int[] sizes = Arrays.copyOf(x.shape().dims, x.dim() + 1);
        sizes[x.dim()] = n;
        Tensor y = Tensor.empty(DType.INT64, Shape.of(sizes));
        for (int i = 0; i < at.length; i++) {
            y.storage.setLong(i * n + (int) at[i], 1);
        }
        return y;
    }

    static Tensor combinations(Tensor x, int r, boolean withReplacement) {
        if (x.dim() != 1) {
            throw new IllegalArgumentException(
                    "Expect a 1D vector, but got shape " + x.shape().brackets() + ": combinations takes vectors");
        }
        if (r < 0) {
            throw new IllegalArgumentException("Expect a non-negative number, but got " + r);
        }
        if (r == 0) {
            return Tensor.empty(x.dtype(), Shape.of(0));
        }
        List<int[]> rows = new ArrayList<>();
        choose(new int[r], 0, 0, x.numel(), withReplacement ? 0 : 1, rows);
        long[] places =
                rows.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
        return x.indexSelect(0, Tensor.tensor(places)).reshape(rows.size(), r);
    }

    private static void choose(int[] row, int at, int from, int n, int step, List<int[]> rows) {
        if (at == row.length) {
            rows.add(row.clone());
            return;
        }
        for (int i = from; i < n; i++) {
            row[at] = i;
            choose(row, at + 1, i + step, n, step, rows);
        }
    }

    /// A matrix of these matrices along its diagonal; vectors count as rows, numbers as 1 x 1.
    static Tensor blockDiag(Tensor... blocks) {
        int rows = 0;
        int columns = 0;
        DType dtype = blocks.length == 0 ? DType.FLOAT32 : blocks[0].dtype();
        Tensor[] each = new Tensor[blocks.length];
        for (int i = 0; i < each.length; i++) {
            if (blocks[i].dim() > 2) {
                throw new IllegalArgumentException(
                        "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input " + i + " has "
                                + blocks[i].dim() + " dimensions: "
                                + blocks[i].shape().brackets());
            }
            each[i] = blocks[i].atleast2d();
            rows += each[i].size(0);
            columns += each[i].size(1);
            dtype = DType.promote(dtype, each[i].dtype());
        }
        Tensor y = Tensor.zeros(dtype, rows, columns);
        int row = 0;
        int column = 0;
        for (Tensor block : each) {
            int top = row;
            int left = column;
            y = AdvancedIndexing.replaced(
                    y, block.to(dtype), x -> x.narrow(0, top, block.size(0)).narrow(1, left, block.size(1)));
            row += block.size(0);
            column += block.size(1);
        }
        return y;
    }
}
