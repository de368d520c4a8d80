package himalia.plot;

import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is in a tensor: its shape and type, how its values are spread, and how many are no numbers. [Plot#inspect]
/// makes it.
///
/// ```java
/// var seen = inspect(x);
/// seen.nans()     // 0
/// seen            // as a cell's last value: the numbers and the picture
/// ```
///
/// Least, greatest, mean and deviation are those of the finite values; the deviation is that of a sample, as `x.std()`.
///
/// @param gradient what there is of a gradient: `none`, `recorded` or `kept`
public record Inspection(
        Shape shape,
        DType dtype,
        long count,
        double min,
        double max,
        double mean,
        double std,
        long zeros,
        long nans,
        long infinities,
        String gradient,
        @Nullable Figure figure) {

    static Inspection of(Tensor x) {
        double[] values = x.detach().toDoubleArray();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long zeros = 0;
        long nans = 0;
        long infinities = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                nans++;
            } else if (Double.isInfinite(value)) {
                infinities++;
            } else {
                min = Math.min(min, value);
                max = Math.max(max, value);
                sum += value;
                zeros += value == 0 ? 1 : 0;
            }
        }
        long finite = values.length - nans - infinities;
        double mean = finite == 0 ? Double.NaN : sum / finite;
        double squares = 0;
        for (double value : values) {
            squares += Double.isFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        Inspection numbers = new Inspection(
                x.shape(),
                x.dtype(),
                values.length,
                finite == 0 ? Double.NaN : min,
                finite == 0 ? Double.NaN : max,
                mean,
                finite < 2 ? Double.NaN : Math.sqrt(squares / (finite - 1)),
                zeros,
                nans,
                infinities,
                !x.requiresGrad() ? "none" : x.grad() == null ? "recorded" : "kept",
                null);
        return finite < 2 ? numbers : numbers.with(InspectionFigure.of(x.detach(), values, numbers));
    }

    private Inspection with(Figure picture) {
        return new Inspection(shape, dtype, count, min, max, mean, std, zeros, nans, infinities, gradient, picture);
    }

    /// `float32 [3, 4], 12 values`.
    String head() {
        return dtype.toString().replace("torch.", "") + " " + shape.toString().replaceAll("torch.Size\\((.*)\\)", "$1")
                + ", " + String.format(Locale.ROOT, "%,d", count) + (count == 1 ? " value" : " values");
    }

    /// `min -1.2, max 3.4, mean 0.1, std 0.98`.
    ///
    /// @param digits how many each number has
    String spread(int digits) {
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(mean)) {
            parts.add("min " + Texts.general(min, digits));
            parts.add("max " + Texts.general(max, digits));
            parts.add("mean " + Texts.general(mean, digits));
        }
        if (!Double.isNaN(std)) {
            parts.add("std " + Texts.general(std, digits));
        }
        return String.join(", ", parts);
    }

    /// `3 nan, 1 inf`; empty if all values are numbers.
    String strange() {
        List<String> parts = new ArrayList<>();
        if (nans > 0) {
            parts.add(nans + " nan");
        }
        if (infinities > 0) {
            parts.add(infinities + " inf");
        }
        return String.join(", ", parts);
    }

    /// A line each for what it is, how it is spread, and what is strange.
    ///
    /// ```text
    /// float32 [3, 4], 12 values
    /// min 0, max 11, mean 5.5, std 3.606
    /// 1 zero, 0 nan, 0 inf, gradient none
    /// ```
    @Override
    public String toString() {
        String spread = spread(4);
        return head() + (spread.isEmpty() ? "" : "\n" + spread) + "\n" + zeros + (zeros == 1 ? " zero, " : " zeros, ")
                + nans + " nan, " + infinities + " inf, gradient " + gradient;
    }
}
