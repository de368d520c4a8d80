package himalia.data;

import java.util.Arrays;

/// The figures of one column as pandas computes them: missing values left out, sample deviation, linear quantiles.
final class Statistics {
    private final double[] sorted;
    private final double mean;
    private final double std;

    private Statistics(double[] sorted, double mean, double std) {
        this.sorted = sorted;
        this.mean = mean;
        this.std = std;
    }

    static Statistics of(double[] values) {
        double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = mean(present);
        double std = Math.sqrt(variance(present, 1));
        Arrays.sort(present);
        return new Statistics(present, mean, std);
    }

    int count() {
        return sorted.length;
    }

    /// The mean `sum(x) / n`; NaN without values.
    double mean() {
        return mean;
    }

    /// The sample deviation `sqrt(sum((x - mean)^2) / (n - 1))`; NaN for fewer than two values.
    double std() {
        return std;
    }

    /// The deviation `sqrt(sum((x - mean)^2) / (n - ddof))`.
    double deviation(int ddof) {
        return Math.sqrt(variance(sorted, ddof));
    }

    double min() {
        return count() == 0 ? Double.NaN : sorted[0];
    }

    double max() {
        return count() == 0 ? Double.NaN : sorted[count() - 1];
    }

    /// The value at a fraction of the way through the sorted values, on the straight line between its neighbours.
    double quantile(double fraction) {
        return quantile(fraction, "linear");
    }

    /// The value at a fraction of the way through the sorted values.
    ///
    /// @param between what to take between two values: `linear`, `lower`, `higher`, `nearest` or `midpoint`
    double quantile(double fraction, String between) {
        if (count() == 0) {
            return Double.NaN;
        }
        double position = (count() - 1) * fraction;
        int below = (int) position;
        int above = Math.min(below + 1, count() - 1);
        double share = position - below;
        return switch (between) {
            case "linear" -> line(below, above, share);
            case "lower" -> sorted[below];
            case "higher" -> sorted[(int) Math.ceil(position)];
            case "nearest" -> sorted[(int) Math.rint(position)];
            case "midpoint" -> line(below, above, share == 0 ? 0 : 0.5);
            default ->
                throw new IllegalArgumentException(
                        "quantile: interpolation must be linear, lower, higher, nearest or midpoint. Received: "
                                + between);
        };
    }

    private double line(int below, int above, double share) {
        double step = sorted[above] - sorted[below];
        // NumPy's two-sided line: exact at both ends, and with the same infinities and NaNs.
        return share >= 0.5 ? sorted[above] - step * (1 - share) : sorted[below] + step * share;
    }

    static double mean(double[] present) {
        return present.length == 0 ? Double.NaN : sum(present, 0, present.length) / present.length;
    }

    /// `sum((x - mean)^2) / (n - ddof)`; NaN if there are not more than `ddof` values.
    static double variance(double[] present, int ddof) {
        if (present.length <= ddof) {
            return Double.NaN;
        }
        double mean = mean(present);
        double[] squares = new double[present.length];
        for (int i = 0; i < present.length; i++) {
            squares[i] = (present[i] - mean) * (present[i] - mean);
        }
        return sum(squares) / (squares.length - ddof);
    }

    static double sum(double[] present) {
        return sum(present, 0, present.length);
    }

    /// Halves are summed apart, so that rounding errors grow with log n instead of n.
    private static double sum(double[] values, int from, int to) {
        if (to - from > 128) {
            int middle = (from + to) >>> 1;
            return sum(values, from, middle) + sum(values, middle, to);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
