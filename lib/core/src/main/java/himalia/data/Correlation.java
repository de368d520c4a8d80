package himalia.data;

import himalia.api.Closest;
import himalia.tensor.cpu.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// How the number columns go together, pair by pair, over the rows where both values are there.
final class Correlation {
    private Correlation() {}

    static Table corr(Table table, String method) {
        return switch (method) {
            case "pearson" -> pairs("corr", table, values -> values, Correlation::pearson);
            case "spearman" -> pairs("corr", table, Correlation::ranks, (x, y) -> pearson(ranks(x), ranks(y)));
            case "kendall" -> pairs("corr", table, null, (x, y) -> x == y ? 1 : Kendall.tau(x, y));
            default ->
                throw new IllegalArgumentException("corr: `method` must be pearson, spearman or kendall. Received: "
                        + method + Closest.hint(method, List.of("pearson", "spearman", "kendall")));
        };
    }

    static Table cov(Table table) {
        return pairs("cov", table, null, Correlation::covariance);
    }

    /// @param prepared what Pearson's formula takes of a column without gaps to give the measure of all such columns
    ///     at once; null if it does not
    private static Table pairs(
            String verb,
            Table table,
            @Nullable UnaryOperator<double[]> prepared,
            ToDoubleBiFunction<double[], double[]> measure) {
        List<Column<?>> numbers = Frames.numberColumns(table);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(verb + ": the table has no column of numbers. Its columns are "
                    + Closest.list(table.columnNames()) + ".\nHint: getDummies(table) makes numbers of texts.");
        }
        double[][] values = numbers.stream().map(c -> Frames.values(verb, c)).toArray(double[][]::new);
        double[][] results = new double[values.length][values.length];
        int[] complete = prepared == null || table.rowCount() == 0
                ? new int[0]
                : IntStream.range(0, values.length)
                        .filter(i -> Arrays.stream(values[i]).noneMatch(Double::isNaN))
                        .toArray();
        boolean[] known = new boolean[values.length];
        if (prepared != null && complete.length > 0) {
            double[][] whole = new double[complete.length][];
            Workers.pieces(whole.length, 1, (from, to) -> {
                for (int i = from; i < to; i++) {
                    whole[i] = prepared.apply(values[complete[i]]);
                }
            });
            double[][] all = pearson(whole);
            for (int i = 0; i < complete.length; i++) {
                known[complete[i]] = true;
                for (int j = 0; j < complete.length; j++) {
                    results[complete[i]][complete[j]] = all[i][j];
                }
            }
        }
        int n = values.length;
        Workers.pieces(n * n, 1, (from, to) -> {
            for (int pair = from; pair < to; pair++) {
                int i = pair / n;
                int j = pair % n;
                if (i <= j && !(known[i] && known[j])) {
                    results[i][j] = both(values[i], values[j], measure);
                    results[j][i] = results[i][j];
                }
            }
        });
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

    private static double pearson(double[] x, double[] y) {
        return pearson(new double[][] {x, y})[0][1];
    }

    /// `sum((x - mx)(y - my)) / sqrt(sum((x - mx)^2) sum((y - my)^2))` of each pair of columns, in one way through the
    /// rows.
    ///
    /// The means grow with the rows, as in pandas: those of equal values are these values to the last digit.
    /// So a constant column has no spread and goes with nothing.
    private static double[][] pearson(double[][] columns) {
        int n = columns.length;
        double[] means = new double[n];
        double[] offs = new double[n]; // from the mean of the rows before
        double[] lefts = new double[n]; // from the mean with this row
        double[][] sums = new double[n][n];
        for (int row = 0; row < columns[0].length; row++) {
            for (int i = 0; i < n; i++) {
                double value = columns[i][row];
                offs[i] = value - means[i];
                means[i] += offs[i] / (row + 1);
                lefts[i] = value - means[i];
            }
            for (int i = 0; i < n; i++) {
                double off = offs[i];
                double[] sum = sums[i];
                for (int j = i; j < n; j++) {
                    sum[j] += off * lefts[j];
                }
            }
        }
        double[][] results = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                results[i][j] = Math.clamp(sums[i][j] / Math.sqrt(sums[i][i] * sums[j][j]), -1, 1);
                results[j][i] = results[i][j];
            }
        }
        return results;
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
        int[] order = order(values, null);
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

    /// The rows in the order of values that are all there.
    static int[] order(double[] values, int @Nullable [] before) {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = SortKeys.of(values[i]);
        }
        return RadixSort.order(keys, before);
    }
}
