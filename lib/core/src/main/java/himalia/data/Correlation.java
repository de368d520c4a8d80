package himalia.data;

import himalia.api.Closest;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// How the number columns go together, pair by pair, over the rows where both values are there.
final class Correlation {
    private Correlation() {}

    static Table corr(Table table, String method) {
        return switch (method) {
            case "pearson" -> pairs("corr", table, Correlation::pearson);
            case "spearman" -> pairs("corr", table, (x, y) -> pearson(ranks(x), ranks(y)));
            case "kendall" -> pairs("corr", table, (x, y) -> x == y ? 1 : Kendall.tau(x, y));
            default ->
                throw new IllegalArgumentException("corr: `method` must be pearson, spearman or kendall. Received: "
                        + method + Closest.hint(method, List.of("pearson", "spearman", "kendall")));
        };
    }

    static Table cov(Table table) {
        return pairs("cov", table, Correlation::covariance);
    }

    private static Table pairs(String verb, Table table, ToDoubleBiFunction<double[], double[]> measure) {
        List<Column<?>> numbers = Frames.numberColumns(table);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(verb + ": the table has no column of numbers. Its columns are "
                    + Closest.list(table.columnNames()) + ".\nHint: getDummies(table) makes numbers of texts.");
        }
        double[][] values = numbers.stream().map(c -> Frames.doubles(verb, c)).toArray(double[][]::new);
        double[][] results = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = i; j < values.length; j++) {
                results[i][j] = both(values[i], values[j], measure);
                results[j][i] = results[i][j];
            }
        }
        List<String> names = numbers.stream().map(Column::name).toList();
        List<DoubleColumn> columns = IntStream.range(0, results.length)
                .mapToObj(i -> DoubleColumn.create(names.get(i), results[i]))
                .toList();
        return Frames.labelled(table.name(), names, columns);
    }

    private static double both(double[] x, double[] y, ToDoubleBiFunction<double[], double[]> measure) {
        int n = 0;
        double[] a = new double[x.length];
        double[] b = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                a[n] = x[i];
                b[n++] = y[i];
            }
        }
        double[] first = Arrays.copyOf(a, n);
        // A column goes with itself, also a constant one of which no measure could tell.
        return n == 0 ? Double.NaN : measure.applyAsDouble(first, x == y ? first : Arrays.copyOf(b, n));
    }

    /// `sum((x - mx)(y - my)) / sqrt(sum((x - mx)^2) sum((y - my)^2))`.
    ///
    /// The means grow with the rows, as in pandas: those of equal values are these values to the last digit.
    /// So a constant column has no spread and goes with nothing.
    private static double pearson(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            double offX = x[i] - meanX;
            double offY = y[i] - meanY;
            meanX += offX / (i + 1);
            meanY += offY / (i + 1);
            xx += offX * (x[i] - meanX);
            xy += offX * (y[i] - meanY);
            yy += offY * (y[i] - meanY);
        }
        return Math.clamp(xy / Math.sqrt(xx * yy), -1, 1);
    }

    /// `sum((x - mx)(y - my)) / (n - 1)`.
    private static double covariance(double[] x, double[] y) {
        double meanX = Statistics.mean(x);
        double meanY = Statistics.mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return x.length < 2 ? Double.NaN : sum / (x.length - 1);
    }

    /// The place of each value among all, from 1; equal values share the mean of their places.
    static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0));
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int end = i + 1;
            while (end < order.length && values[order[end]] == values[order[i]]) {
                end++;
            }
            for (int k = i; k < end; k++) {
                ranks[order[k]] = (i + 1 + end) / 2.0;
            }
            i = end;
        }
        return ranks;
    }
}
