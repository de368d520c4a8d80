package himalia.plot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a box shows, as matplotlib counts it.
///
/// @param low the least value within 1.5 times the height of the box below it
/// @param high the greatest value within 1.5 times the height of the box above it
record BoxStats(double low, double q1, double median, double q3, double high, double[] outliers) {
    private static final double REACH = 1.5;

    /// @return null if there is no finite value
    static @Nullable BoxStats of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return null;
        }
        double q1 = quantile(sorted, 0.25);
        double q3 = quantile(sorted, 0.75);
        double least = q1 - REACH * (q3 - q1);
        double most = q3 + REACH * (q3 - q1);
        double low = Math.min(
                q1, Arrays.stream(sorted).filter(v -> v >= least).findFirst().orElse(q1));
        double high =
                Math.max(q3, Arrays.stream(sorted).filter(v -> v <= most).max().orElse(q3));
        double[] outliers =
                Arrays.stream(sorted).filter(v -> v < low || v > high).toArray();
        return new BoxStats(low, q1, quantile(sorted, 0.5), q3, high, outliers);
    }

    /// NumPy's linear method: between the two values that the place `q (n - 1)` lies between.
    static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        double t = at - below;
        double step = sorted[above] - sorted[below];
        return t < 0.5 ? sorted[below] + step * t : sorted[above] - step * (1 - t);
    }
}
