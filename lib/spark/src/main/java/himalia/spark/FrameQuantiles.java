package himalia.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/// Quantiles of frames of any length, exact, and linear between neighbours.
///
/// Spark's `percentile` keeps every different value of a column with its count; of a hundred million different ones no
/// executor has room for that. So two sketches of the whole give a value a little below each quantile and one a little
/// above it, a second pass counts what lies below and between, and only what lies between is kept.
final class FrameQuantiles {
    /// Up to so many values they are kept at once.
    private static final long FEW = 1_000_000;
    /// Ranks in a sketch are off by one in so many at most.
    private static final int ACCURACY = 10_000;
    /// How far below and above in rank the two values are asked for.
    private static final double OFF = 2.0 / ACCURACY;

    private FrameQuantiles() {}

    /// For each column its quantiles, one after the other; nan of a column without a value.
    static double[] of(Dataset<Row> frame, List<Column> columns, double... at) {
        double[] counts =
                SparkTables.first(frame, columns.stream().map(functions::count).toList());
        return Arrays.stream(counts).max().orElse(0) <= FEW
                ? few(frame, columns, at)
                : many(frame, columns, counts, at);
    }

    private static double[] few(Dataset<Row> frame, List<Column> columns, double... at) {
        List<Column> wanted = new ArrayList<>();
        for (Column x : columns) {
            for (double p : at) {
                wanted.add(functions.percentile(x, functions.lit(p)));
            }
        }
        return SparkTables.first(frame, wanted);
    }

    /// Between two values lies a quantile: rank `rank` of all values of the column, from 0 on.
    private record Between(Column x, double rank, double low, double high) {
        Column below() {
            return functions.when(x.lt(low), 1);
        }

        Column inside() {
            return functions.when(x.between(low, high), x);
        }
    }

    /// @param counts how many values each column has
    static double[] many(Dataset<Row> frame, List<Column> columns, double[] counts, double... at) {
        List<Between> all = between(frame, columns, counts, at);
        List<Column> wanted = new ArrayList<>();
        for (Between one : all) {
            wanted.add(functions.count(one.below()));
            wanted.add(functions.count(one.inside()));
        }
        double[] ranks = SparkTables.first(frame, wanted);
        wanted.clear();
        for (int i = 0; i < all.size(); i++) {
            Between one = all.get(i);
            double rank = one.rank - ranks[2 * i];
            double last = ranks[2 * i + 1] - 1;
            if (!(rank >= 0 && rank <= last)) {
                return few(frame, columns, at); // a quantile at the very end, or a column without a value
            }
            wanted.add(functions.percentile(one.inside(), functions.lit(last == 0 ? 0 : rank / last)));
        }
        return SparkTables.first(frame, wanted);
    }

    private static List<Between> between(Dataset<Row> frame, List<Column> columns, double[] counts, double... at) {
        Column ends = functions.array(Arrays.stream(at)
                .flatMap(p -> DoubleStream.of(Math.max(0, p - OFF), Math.min(1, p + OFF)))
                .mapToObj(functions::lit)
                .toArray(Column[]::new));
        List<Column> sketches = columns.stream()
                .map(x -> functions.percentile_approx(x.cast("double"), ends, functions.lit(ACCURACY)))
                .toList();
        Row row = frame.agg(
                        sketches.getFirst(),
                        sketches.subList(1, sketches.size()).toArray(Column[]::new))
                .first();
        List<Between> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<Double> found = row.isNullAt(i) ? List.of() : row.getList(i);
            for (int k = 0; k < at.length; k++) {
                double low = found.isEmpty() ? Double.NaN : found.get(2 * k);
                double high = found.isEmpty() ? Double.NaN : found.get(2 * k + 1);
                all.add(new Between(columns.get(i).cast("double"), at[k] * (counts[i] - 1), low, high));
            }
        }
        return all;
    }
}
