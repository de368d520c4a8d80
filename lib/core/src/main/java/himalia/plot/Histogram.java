package himalia.plot;

import java.util.List;

/// Counts values in bins of equal width.
final class Histogram {
    private Histogram() {}

    /// The largest value belongs to the last bin, as in NumPy; NaN and infinities belong to none.
    static BarsTrace of(double[] values, int bins, String name) {
        if (bins < 1) {
            throw new IllegalArgumentException("hist: bins must be at least 1. Received: " + bins + ".");
        }
        Extent extent = Extent.of(List.of(values), false);
        if (extent.min() == extent.max()) {
            double middle = extent.min() + (bins % 2 == 0 ? 0.5 / bins : 0); // the one bar stands where the values are
            extent = new Extent(middle - 0.5, middle + 0.5);
        }
        double width = (extent.max() - extent.min()) / bins;
        double[] left = new double[bins];
        double[] right = new double[bins];
        for (int i = 0; i < bins; i++) {
            left[i] = extent.min() + i * width;
            right[i] = extent.min() + (i + 1) * width;
        }
        return of(values, left, right, name);
    }

    private static BarsTrace of(double[] values, double[] left, double[] right, String name) {
        double[] count = new double[left.length];
        double width = (right[right.length - 1] - left[0]) / left.length;
        for (double value : values) {
            if (Double.isFinite(value)) {
                count[Math.clamp((long) ((value - left[0]) / width), 0, left.length - 1)]++;
            }
        }
        return new BarsTrace(null, left, right, count, name);
    }

    /// Of a histogram, how likely the values are: counts by their sum and the width of the bins.
    static Trace density(Trace trace) {
        if (!(trace instanceof BarsTrace bars) || !bars.isHistogram()) {
            return trace;
        }
        double area = 0;
        for (int i = 0; i < bars.height().length; i++) {
            area += bars.height()[i] * (bars.right()[i] - bars.left()[i]);
        }
        double all = area;
        return all == 0
                ? bars
                : bars.heights(java.util.Arrays.stream(bars.height())
                        .map(height -> height / all)
                        .toArray());
    }

    /// One histogram per group, all with the same bins.
    static List<Trace> grouped(double[] values, int bins, List<String> labels) {
        BarsTrace all = of(values, bins, null);
        List<Trace> traces = new java.util.ArrayList<>();
        Points.rows(labels)
                .forEach((label, rows) -> traces.add(of(Points.pick(values, rows), all.left(), all.right(), label)));
        return traces;
    }
}
