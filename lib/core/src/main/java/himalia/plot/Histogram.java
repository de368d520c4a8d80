package himalia.plot;

import java.util.List;

/// Counts values in bins of equal width.
final class Histogram {
    private Histogram() {}

    /// The largest value belongs to the last bin, as in NumPy; NaN and infinities belong to none.
    static Trace.Bars of(double[] values, int bins, String name) {
        if (bins < 1) {
            throw new IllegalArgumentException("hist: bins must be at least 1. Received: " + bins + ".");
        }
        Extent extent = Extent.of(List.of(values), false);
        if (extent.min() == extent.max()) {
            extent = new Extent(extent.min() - 0.5, extent.max() + 0.5);
        }
        double width = (extent.max() - extent.min()) / bins;
        double[] left = new double[bins];
        double[] right = new double[bins];
        double[] count = new double[bins];
        for (int i = 0; i < bins; i++) {
            left[i] = extent.min() + i * width;
            right[i] = extent.min() + (i + 1) * width;
        }
        for (double value : values) {
            if (Double.isFinite(value)) {
                count[Math.clamp((long) ((value - extent.min()) / width), 0, bins - 1)]++;
            }
        }
        return new Trace.Bars(null, left, right, count, name);
    }
}
