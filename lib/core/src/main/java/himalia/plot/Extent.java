package himalia.plot;

import java.util.List;

/// From where to where the data reach on one axis.
record Extent(double min, double max) {
    static double[] xs(Trace trace) {
        return switch (trace) {
            case Trace.Line line -> line.x();
            case Trace.Points points -> points.x();
            case Trace.Bars bars -> join(bars.left(), bars.right());
            case Trace.Field field -> field.x();
        };
    }

    static double[] ys(Trace trace) {
        return switch (trace) {
            case Trace.Line line -> line.y();
            case Trace.Points points -> points.y();
            case Trace.Bars bars -> bars.height();
            case Trace.Field field -> field.y();
        };
    }

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

    private static double[] join(double[] a, double[] b) {
        double[] all = new double[a.length + b.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
