package himalia.plot;

import java.util.List;

/// From where to where the data reach on one axis.
record Extent(double min, double max) {
    /// The extent of all values that the axis can show; `[0, 1]` if there is none (all NaN).
    static Extent of(List<double[]> series, boolean log) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double[] values : series) {
            for (double value : values) {
                if (Double.isFinite(value) && (!log || value > 0)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
        }
        return min <= max ? new Extent(min, max) : log ? new Extent(0.1, 1) : new Extent(0, 1);
    }

    /// A little air on both sides, so that no point sits on the frame; a single value stands in the middle.
    Extent padded(double share, boolean log) {
        if (log) {
            Extent exponents = new Extent(Math.log10(min), Math.log10(max)).padded(share, false);
            return new Extent(Math.pow(10, exponents.min), Math.pow(10, exponents.max));
        }
        double air = max > min ? (max - min) * share : min == 0 ? 1 : Math.abs(min) * 0.1;
        return new Extent(min - air, max + air);
    }
}
