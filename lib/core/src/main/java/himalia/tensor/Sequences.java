package himalia.tensor;

/// Numbers by rule: one everywhere, at equal distances, as grids.
final class Sequences {
    private Sequences() {}

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
            java.util.Arrays.fill(alone, 1);
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
        return Gathering.stack(columns, 1);
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
        int[] sizes = java.util.Arrays.copyOf(x.shape().dims, x.dim() + 1);
        sizes[x.dim()] = n;
        Tensor y = Tensor.empty(DType.INT64, Shape.of(sizes));
        for (int i = 0; i < at.length; i++) {
            y.storage.setLong(i * n + (int) at[i], 1);
        }
        return y;
    }

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

    static Tensor arange(long start, long end, long step) {
        Tensor t = Tensor.empty(DType.INT64, Shape.of(steps(start, end, step)));
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
        if (step == 0) {
            throw new IllegalArgumentException("step must be nonzero");
        }
        if ((end - start) * step < 0) {
            throw new IllegalArgumentException("upper bound and lower bound inconsistent with step sign: arange("
                    + start + ", " + end + ", " + step
                    + ")\nHint: a step below 0 counts down, from the larger number to the smaller one.");
        }
        return (int) Math.ceil((end - start) / step);
    }
}
