package himalia.data;

import java.util.Arrays;

/// The figures of one column as pandas computes them: missing values left out, sample deviation, linear quantiles.
final class Statistics {
    private static final int BLOCK = 128;

    private final double[] present;
    private final double min;
    private final double max;

    private Statistics(double[] present, double min, double max) {
        this.present = present;
        this.min = min;
        this.max = max;
    }

    /// @param values NaN is missing; they are left as they are and must stay so
    static Statistics of(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (double value : values) { // the larger and the smaller one are almost always guessed right; NaN is neither
            if (value < min) {
                min = value;
            }
            if (value > max) {
                max = value;
            }
            count += Double.isNaN(value) ? 0 : 1;
        }
        min = min == 0 && holds(values, -0.0) ? -0.0 : min; // of equal ones the smaller, as in a sorted array
        max = max == 0 && holds(values, 0.0) ? 0.0 : max;
        return new Statistics(count == values.length ? values : present(values, count), min, max);
    }

    private static boolean holds(double[] values, double zero) {
        long bits = Double.doubleToRawLongBits(zero);
        for (double value : values) {
            if (Double.doubleToRawLongBits(value) == bits) {
                return true;
            }
        }
        return false;
    }

    private static double[] present(double[] values, int count) {
        double[] present = new double[count];
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present[n++] = value;
            }
        }
        return present;
    }

    int count() {
        return present.length;
    }

    /// The mean `sum(x) / n`; NaN without values.
    double mean() {
        return mean(present);
    }

    /// The sample deviation `sqrt(sum((x - mean)^2) / (n - 1))`; NaN for fewer than two values.
    double std() {
        return deviation(1);
    }

    /// The deviation `sqrt(sum((x - mean)^2) / (n - ddof))`.
    double deviation(int ddof) {
        return Math.sqrt(variance(present, 0, present.length, ddof));
    }

    double min() {
        return count() == 0 ? Double.NaN : min;
    }

    double max() {
        return count() == 0 ? Double.NaN : max;
    }

    /// The value at a fraction of the way through the sorted values, on the straight line between its neighbours.
    double quantile(double fraction) {
        return quantiles(fraction)[0];
    }

    /// The values at fractions of the way through the sorted values, on the straight line between their neighbours.
    double[] quantiles(double... fractions) {
        return quantiles("linear", fractions);
    }

    /// The value at a fraction of the way through the sorted values.
    ///
    /// @param between what to take between two values: `linear`, `lower`, `higher`, `nearest` or `midpoint`
    double quantile(double fraction, String between) {
        return quantiles(between, fraction)[0];
    }

    private double[] quantiles(String between, double... fractions) {
        double[] results = new double[fractions.length];
        if (count() == 0) {
            Arrays.fill(results, Double.NaN);
            return results;
        }
        int[] places = new int[2 * fractions.length];
        for (int i = 0; i < fractions.length; i++) {
            places[2 * i] = (int) position(fractions[i]);
            places[2 * i + 1] = Math.min(places[2 * i] + 1, count() - 1);
        }
        int[] ascending = places.clone();
        Arrays.sort(ascending);
        double[] values = OrderStatistics.at(present, min, max, ascending);
        for (int i = 0; i < fractions.length; i++) {
            double below = values[Arrays.binarySearch(ascending, places[2 * i])];
            double above = values[Arrays.binarySearch(ascending, places[2 * i + 1])];
            results[i] = between(below, above, position(fractions[i]), between);
        }
        return results;
    }

    private double position(double fraction) {
        return (count() - 1) * fraction;
    }

    private static double between(double below, double above, double position, String between) {
        double share = position - (int) position;
        return switch (between) {
            case "linear" -> line(below, above, share);
            case "lower" -> below;
            case "higher" -> share == 0 ? below : above;
            // the even one of two that are equally near, as NumPy does
            case "nearest" -> Math.rint(position) == (int) position ? below : above;
            case "midpoint" -> line(below, above, share == 0 ? 0 : 0.5);
            default ->
                throw new IllegalArgumentException(
                        "quantile: interpolation must be linear, lower, higher, nearest or midpoint. Received: "
                                + between);
        };
    }

    private static double line(double below, double above, double share) {
        double step = above - below;
        // NumPy's two-sided line: exact at both ends, and with the same infinities and NaNs.
        return share >= 0.5 ? above - step * (1 - share) : below + step * share;
    }

    static double mean(double[] present) {
        return mean(present, 0, present.length);
    }

    /// The mean of the values in `[from, to)`.
    static double mean(double[] present, int from, int to) {
        return from == to ? Double.NaN : sum(present, from, to) / (to - from);
    }

    /// `sum((x - mean)^2) / (n - ddof)` of the values in `[from, to)`; NaN if there are not more than `ddof` of them.
    static double variance(double[] present, int from, int to, int ddof) {
        return to - from <= ddof
                ? Double.NaN
                : squares(present, from, to, mean(present, from, to)) / (to - from - ddof);
    }

    static double sum(double[] present) {
        return sum(present, 0, present.length);
    }

    /// Halves are summed apart, so that rounding errors grow with log n instead of n.
    static double sum(double[] values, int from, int to) {
        if (to - from > BLOCK) {
            int middle = (from + to) >>> 1;
            return sum(values, from, middle) + sum(values, middle, to);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    /// The squares of the differences from the mean, summed in the same way.
    private static double squares(double[] values, int from, int to, double mean) {
        if (to - from > BLOCK) {
            int middle = (from + to) >>> 1;
            return squares(values, from, middle, mean) + squares(values, middle, to, mean);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double off = values[i] - mean;
            sum += off * off;
        }
        return sum;
    }
}
