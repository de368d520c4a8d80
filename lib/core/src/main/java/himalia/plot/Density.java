package himalia.plot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The density from which values may have come: a normal curve on every value, all added (kernel density estimate).
///
/// The curves are as wide as SciPy's `gaussian_kde` and seaborn take them, by Scott's rule: `n^(-1/5)` times the
/// standard deviation.
final class Density {
    private static final double FAR = 8;

    private final double[] values;
    private final double width;

    private Density(double[] sorted, double width) {
        this.values = sorted;
        this.width = width;
    }

    /// @return null if there are fewer than two different values
    static @Nullable Density of(double[] data) {
        double[] sorted = Arrays.stream(data).filter(Double::isFinite).sorted().toArray();
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        if (n < 2 || sorted[0] == sorted[n - 1]) {
            return null;
        }
        return new Density(sorted, Math.sqrt(squares / (n - 1)) * Math.pow(n, -0.2));
    }

    int count() {
        return values.length;
    }

    /// The density at a place; the values far from it add nothing that a double could hold.
    double at(double x) {
        int from = first(x - FAR * width);
        double sum = 0;
        for (int i = from; i < values.length && values[i] <= x + FAR * width; i++) {
            double z = (x - values[i]) / width;
            sum += Math.exp(-0.5 * z * z);
        }
        return sum / (values.length * width * Math.sqrt(2 * Math.PI));
    }

    private int first(double least) {
        int at = Arrays.binarySearch(values, least);
        at = at < 0 ? -at - 1 : at;
        while (at > 0 && values[at - 1] >= least) {
            at--;
        }
        return at;
    }

    /// Places from a little below the least to a little above the greatest value.
    ///
    /// @param cut how far beyond them, in widths of the curve
    double[] grid(int points, double cut) {
        double from = values[0] - cut * width;
        double to = values[values.length - 1] + cut * width;
        double[] grid = new double[points];
        Arrays.setAll(grid, i -> from + (to - from) * i / (points - 1));
        return grid;
    }

    double[] at(double[] grid) {
        return Arrays.stream(grid).map(this::at).toArray();
    }
}
