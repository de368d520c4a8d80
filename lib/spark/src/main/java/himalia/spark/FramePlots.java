package himalia.spark;

import himalia.plot.Figure;
import himalia.plot.Plot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/// Figures of what was computed where a frame is: only counts, quartiles or some rows come here.
final class FramePlots {
    private static final int DRAWN = 1000;
    private static final long SEED = 1;
    private static final double REACH = 1.5;

    private FramePlots() {}

    private static Column finite(Dataset<Row> frame, String verb, String column) {
        if (!SparkTables.numbers(verb, frame).contains(column)) {
            throw new IllegalArgumentException(verb + ": the frame has no column of numbers \"" + column
                    + "\". There are " + SparkTables.numbers(verb, frame));
        }
        Column x = SparkTables.known(column).cast("double");
        return functions.when(functions.abs(x).lt(Double.POSITIVE_INFINITY), x);
    }

    /// The bins are those of a histogram of all values in this process: NumPy's.
    static Figure hist(Dataset<Row> frame, String column, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("hist: bins must be at least 1. Received: " + bins + ".");
        }
        Column x = finite(frame, "hist", column);
        double[] ends = SparkTables.first(frame, List.of(functions.min(x), functions.max(x)));
        if (Double.isNaN(ends[0])) {
            throw new IllegalArgumentException("hist: column \"" + column + "\" has no finite value.");
        }
        double least = ends[0] == ends[1] ? ends[0] - 0.5 : ends[0];
        double most = ends[0] == ends[1] ? ends[1] + 0.5 : ends[1];
        double width = (most - least) / bins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = least + i * width;
        }
        edges[bins] = most;
        Column near = functions.least(
                functions.floor(x.minus(least).multiply(bins / (most - least))).cast("int"), functions.lit(bins - 1));
        Column from = near.cast("double").multiply(width).plus(least);
        Column to = near.plus(1).cast("double").multiply(width).plus(least);
        // Rounding may have put a value beside its bin.
        Column bin = functions
                .when(x.lt(from), near.minus(1))
                .when(near.lt(bins - 1).and(x.geq(to)), near.plus(1))
                .otherwise(near);
        double[] counts = new double[bins];
        for (Row row : frame.filter(x.isNotNull())
                .groupBy(bin.as("bin"))
                .agg(functions.count(functions.lit(1)))
                .collectAsList()) {
            counts[row.getInt(0)] = row.getLong(1);
        }
        return Plot.stairs(counts, edges).xLabel(column);
    }

    static Figure box(Dataset<Row> frame, List<String> columns) {
        double[] q = FrameQuantiles.of(
                frame, columns.stream().map(name -> finite(frame, "box", name)).toList(), 0.25, 0.5, 0.75);
        List<Column> reach = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column x = finite(frame, "box", columns.get(i));
            double height = q[3 * i + 2] - q[3 * i];
            Column low = x.geq(q[3 * i] - REACH * height);
            Column high = x.leq(q[3 * i + 2] + REACH * height);
            reach.add(functions.min(functions.when(low, x)));
            reach.add(functions.max(functions.when(high, x)));
            reach.add(functions.count(functions.when(functions.not(low.and(high)), x)));
        }
        double[] r = SparkTables.first(frame, reach);
        // Five numbers have themselves as ends, quartiles and median.
        Map<String, double[]> boxes = new LinkedHashMap<>();
        long outside = 0;
        for (int i = 0; i < columns.size(); i++) {
            double low = Math.min(r[3 * i], q[3 * i]);
            double high = Math.max(r[3 * i + 1], q[3 * i + 2]);
            boxes.put(columns.get(i), new double[] {low, q[3 * i], q[3 * i + 1], q[3 * i + 2], high});
            outside += (long) r[3 * i + 2];
        }
        Figure figure = Plot.box(boxes);
        return outside == 0
                ? figure
                : figure.title(String.format(
                        Locale.ROOT,
                        outside == 1 ? "%,d value lies further out" : "%,d values lie further out",
                        outside));
    }

    static Figure pairplot(Dataset<Row> frame, String... columns) {
        List<String> names = columns.length == 0 ? SparkTables.numbers("pairplot", frame) : List.of(columns);
        names.forEach(name -> finite(frame, "pairplot", name));
        Dataset<Row> chosen =
                frame.select(names.stream().map(SparkTables::column).toArray(Column[]::new));
        long rows = frame.count();
        Figure figure = Plot.pairplot(
                rows <= DRAWN ? SparkTables.toTable(chosen) : SparkTables.sample(chosen, DRAWN, SEED),
                names.toArray(String[]::new));
        return rows <= DRAWN
                ? figure
                : figure.title(String.format(Locale.ROOT, "%,d of %,d rows, drawn at random", DRAWN, rows));
    }
}
