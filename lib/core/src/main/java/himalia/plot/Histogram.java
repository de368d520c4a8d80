package himalia.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts values in bins of equal width.
final class Histogram {
    /// NumPy's and matplotlib's number.
    static final int BINS = 10;

    private Histogram() {}

    /// NumPy's bins, `numpy.histogram(values, bins)`: the largest value belongs to the last one, NaN and infinities to
    /// none; equal values get a range of 1 around them.
    static BarsTrace of(double[] values, int bins, @Nullable String name) {
        if (bins < 1) {
            throw new IllegalArgumentException("hist: bins must be at least 1. Received: " + bins + ".");
        }
        Extent extent = Extent.of(List.of(values), false);
        if (extent.min() == extent.max()) {
            extent = new Extent(extent.min() - 0.5, extent.max() + 0.5);
        }
        double width = (extent.max() - extent.min()) / bins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = extent.min() + i * width;
        }
        edges[bins] = extent.max();
        return of(values, edges, name);
    }

    private static BarsTrace of(double[] values, double[] edges, @Nullable String name) {
        int bins = edges.length - 1;
        double[] count = new double[bins];
        double scale = bins / (edges[bins] - edges[0]);
        for (double value : values) {
            if (Double.isFinite(value)) {
                int bin = Math.clamp((long) ((value - edges[0]) * scale), 0, bins - 1);
                // Rounding may have put a value beside its bin.
                if (value < edges[bin]) {
                    bin--;
                } else if (bin < bins - 1 && value >= edges[bin + 1]) {
                    bin++;
                }
                count[bin]++;
            }
        }
        return new BarsTrace(null, Arrays.copyOf(edges, bins), Arrays.copyOfRange(edges, 1, bins + 1), count, name);
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
                : bars.heights(
                        Arrays.stream(bars.height()).map(height -> height / all).toArray());
    }

    /// One histogram per group, all with the same bins.
    static List<Trace> grouped(double[] values, int bins, List<String> labels) {
        BarsTrace all = of(values, bins, null);
        double[] edges = Arrays.copyOf(all.left(), bins + 1);
        edges[bins] = all.right()[bins - 1];
        List<Trace> traces = new ArrayList<>();
        Points.rows(labels).forEach((label, rows) -> traces.add(of(Points.pick(values, rows), edges, label)));
        return traces;
    }
}
