package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.LongExtremes;
import org.jspecify.annotations.Nullable;

/// How numbers spread and how often they occur, each with its gradient beside it.
final class Statistics {
    private Statistics() {}

    /// The mean squared distance from the mean, where the count is lessened by `correction`.
    static Tensor var(Tensor x, int[] dims, double correction, boolean keepdim) {
        boolean[] gone = Reductions.marks(x, dims);
        Tensor y = variance(x, gone, correction, keepdim, "var");
        if (records(x)) {
            record(y, "Var", (g, i) -> slope(g, x, gone, dims, correction), x).saves(x);
        }
        return y;
    }

    /// The root of the variance.
    static Tensor std(Tensor x, int[] dims, double correction, boolean keepdim) {
        boolean[] gone = Reductions.marks(x, dims);
        Tensor y = variance(x, gone, correction, keepdim, "std").sqrt();
        if (records(x)) {
            record(
                            y,
                            "Std",
                            (g, i) -> {
                                // all numbers equal: the root has no slope at 0, PyTorch says 0
                                Tensor root = Pointwise.zeroWhere(y.eq(0), g.div(y.mul(2)));
                                return slope(root, x, gone, dims, correction);
                            },
                            x)
                    .saves(x, y);
        }
        return y;
    }

    private static Tensor variance(Tensor x, boolean[] gone, double correction, boolean keepdim, String name) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("std and var only support floating point and complex dtypes, got "
                    + x.dtype() + "\nHint: x.toFloat()." + name + "()");
        }
        Tensor in = Folding.rows(x, gone);
        Tensor y = Tensor.empty(x.dtype(), Reductions.reduced(x.shape(), gone, keepdim));
        y.storage.backend().variances(in.storage, in.layout, correction, y.storage);
        return y;
    }

    private static Tensor slope(Tensor g, Tensor x, boolean[] gone, int[] dims, double correction) {
        double n = (double) x.numel() / Math.max(1, g.numel()) - correction;
        if (n <= 0 && (x.dim() == 0 || dims.length == 0)) {
            Tensor flat = x.detach().eq(Reductions.mean(x.detach(), dims, true));
            return Reductions.spread(g, x, gone)
                    .mul(Gathering.where(flat, Tensor.number(Double.NaN), Tensor.number(Double.POSITIVE_INFINITY)));
        }
        return Reductions.spread(g, x, gone)
                .mul(x.sub(Reductions.mean(x, dims, true)))
                .mul(2 / n);
    }

    /// Rows are variables, columns are observations.
    static Tensor cov(Tensor x, int correction) {
        Pointwise.checkNumbers("cov", x.dtype());
        if (x.dim() > 2) {
            throw new IllegalArgumentException("cov(): expected input to have two or fewer dimensions but got an input"
                    + " with " + x.dim() + " dimensions: " + x.shape().brackets());
        }
        Tensor rows = x.dim() == 2 ? x : x.reshape(1, x.numel());
        rows = rows.dtype().isFloatingPoint() ? rows : rows.toFloat();
        Tensor centred = rows.sub(rows.mean(1, true));
        double n = Math.max(0, rows.shape().dims[1] - correction);
        return centred.matmul(centred.t()).div(n).squeeze();
    }

    static Tensor corrcoef(Tensor x) {
        Pointwise.checkNumbers("corrcoef", x.dtype());
        Tensor c = cov(x, 1);
        if (c.dim() == 0) {
            return c.div(c);
        }
        Tensor deviation = c.mul(Tensor.eye(c.dtype(), c.shape().dims[0], c.shape().dims[1]))
                .sum(1)
                .sqrt();
        return c.div(deviation.unsqueeze(1)).div(deviation.unsqueeze(0)).clamp(-1, 1);
    }

    /// Counts in bins of equal width; both bounds 0 stands for the range of the data.
    static Tensor histc(Tensor x, int bins, double min, double max) {
        if (bins <= 0) {
            throw new IllegalArgumentException("bins must be > 0: got " + bins);
        }
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("\"histogram_cpu\" not implemented for '"
                    + x.dtype().title() + "'\nHint: x.toFloat().histc(" + bins + ", " + min + ", " + max + ")");
        }
        double[] values = x.detach().toDoubleArray();
        double low = min;
        double high = max;
        if (low == high && values.length > 0 && low == 0) {
            low = java.util.Arrays.stream(values).min().getAsDouble();
            high = java.util.Arrays.stream(values).max().getAsDouble();
        }
        if (low == high) {
            low -= 1;
            high += 1;
        }
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "histc: max must be larger than min and both finite: got " + low + " and " + high);
        }
        Tensor y = Tensor.empty(x.dtype(), Shape.own(bins));
        for (int i = 0; i < values.length; i++) {
            Interrupts.poll("a histogram", i);
            double v = values[i];
            if (v >= low && v <= high) {
                int bin = Math.min((int) ((v - low) / (high - low) * bins), bins - 1);
                y.storage.setDouble(bin, y.storage.getDouble(bin) + 1);
            }
        }
        return y;
    }

    /// How often 0, 1, 2, ... occur, or the sums of their weights.
    static Tensor bincount(Tensor x, @Nullable Tensor weights, int minlength) {
        Pointwise.checkNumbers("bincount_cpu", x.dtype());
        if (x.dim() != 1 || x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("bincount only supports 1-d non-negative integral inputs: got "
                    + x.dtype() + " of shape " + x.shape().brackets());
        }
        if (weights != null && !weights.shape().equals(x.shape())) {
            throw new IllegalArgumentException("weights should be 1-d and have the same length as input: got "
                    + weights.shape().brackets() + " for " + x.shape().brackets());
        }
        long[] values = Elements.view(x);
        int n = x.numel();
        int size = minlength;
        if (n > 0) {
            long least = LongExtremes.of(values, 0, n, false);
            long most = LongExtremes.of(values, 0, n, true);
            if (least < 0) {
                throw new IllegalArgumentException(
                        "bincount only supports 1-d non-negative integral inputs: got " + least);
            }
            size = Math.max(size, Math.toIntExact(most + 1));
        }
        if (weights == null) {
            long[] counts = new long[size];
            for (int i = 0; i < n; i++) {
                Interrupts.poll("counts", i);
                counts[(int) values[i]]++;
            }
            return Tensor.tensor(counts);
        }
        double[] w = weights.detach().toDoubleArray();
        DType dtype = weights.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
        Tensor y = Tensor.empty(dtype, Shape.own(size));
        for (int i = 0; i < n; i++) {
            Interrupts.poll("counts", i);
            int at = (int) values[i];
            y.storage.setDouble(at, y.storage.getDouble(at) + w[i]);
        }
        return y;
    }
}
