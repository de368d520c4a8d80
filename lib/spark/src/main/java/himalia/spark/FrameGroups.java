package himalia.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import tech.tablesaw.api.Table;

/// The rows of a frame in groups that share the values of some columns; made by `groupBy(frame, columns...)`.
///
/// Each result is a table with one row per group, the smallest keys first, and begins with the key columns, as
/// of [himalia.data.GroupBy]. Rows with a missing key belong to no group; missing values are left out. Sums,
/// means and deviations are of number and truth columns. A frame has no order, so that there is no first value
/// of a group.
///
/// ```java
/// groupBy(frame, "species").mean()
/// groupBy(frame, "species").agg("mean", "std")          // columns x_mean, x_std, ...
/// ```
public final class FrameGroups {
    private static final List<String> FIGURES =
            List.of("count", "size", "sum", "prod", "mean", "median", "std", "var", "min", "max", "nunique");

    private final Dataset<Row> frame;
    private final List<String> keys;
    private final List<StructField> values;

    FrameGroups(Dataset<Row> frame, String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("groupBy: name at least one column to group by.");
        }
        this.frame = frame;
        this.keys = List.of(keys);
        this.keys.forEach(this::field);
        this.values = Arrays.stream(frame.schema().fields())
                .filter(one -> !this.keys.contains(one.name()))
                .toList();
    }

    private FrameGroups(FrameGroups whole, List<StructField> values) {
        this.frame = whole.frame;
        this.keys = whole.keys;
        this.values = values;
    }

    private StructField field(String name) {
        return Arrays.stream(frame.schema().fields())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("groupBy: the frame has no column \"" + name
                        + "\". Received: " + Arrays.toString(frame.columns())));
    }

    /// These groups with some of the value columns only: `groupBy(frame, "species").select("x", "y").mean()`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public FrameGroups select(String... columns) {
        return new FrameGroups(this, Arrays.stream(columns).map(this::field).toList());
    }

    /// The mean of each number column in each group.
    public Table mean() {
        return agg("mean");
    }

    /// The sum of each number column in each group.
    public Table sum() {
        return agg("sum");
    }

    /// How many values of each column are there in each group.
    public Table count() {
        return agg("count");
    }

    /// The middle value of each number column in each group.
    public Table median() {
        return agg("median");
    }

    /// The sample deviation (n - 1) of each number column in each group.
    public Table std() {
        return agg("std");
    }

    /// The sample variance (n - 1) of each number column in each group.
    public Table var() {
        return agg("var");
    }

    /// The smallest value of each column in each group.
    public Table min() {
        return agg("min");
    }

    /// The largest value of each column in each group.
    public Table max() {
        return agg("max");
    }

    /// How many different values each column has in each group.
    public Table nunique() {
        return agg("nunique");
    }

    /// How many rows each group has: the key columns and `size`.
    public Table size() {
        return computed(Map.of("size", functions.count(functions.lit(1))));
    }

    /// Several figures of every column, named `column_figure`; with one figure only, as the column.
    ///
    /// @param figures count, size, sum, prod, mean, median, std, var, min, max or nunique
    /// @throws IllegalArgumentException if there is no such figure; the message lists them
    public Table agg(String... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("agg: name at least one figure, for example agg(\"mean\", \"std\").");
        }
        Map<String, Column> wanted = new LinkedHashMap<>();
        for (StructField field : values) {
            for (String figure : figures) {
                if (!FIGURES.contains(figure)) {
                    throw new IllegalArgumentException("agg: there is no aggregation \"" + figure
                            + "\" of a frame. There are " + String.join(", ", FIGURES) + ".");
                }
                boolean isNumber = field.dataType() instanceof NumericType || field.dataType() instanceof BooleanType;
                boolean ofAny =
                        List.of("count", "size", "min", "max", "nunique").contains(figure);
                if (isNumber || ofAny) {
                    String name = figures.length == 1 ? field.name() : field.name() + "_" + figure;
                    wanted.put(name, figure(figure, field));
                }
            }
        }
        return computed(wanted);
    }

    private static Column figure(String figure, StructField field) {
        Column any = SparkTables.known(field);
        Column x = field.dataType() instanceof BooleanType ? any.cast("int") : any;
        return switch (figure) {
            case "count" -> functions.count(any);
            case "size" -> functions.count(functions.lit(1));
            case "sum" -> functions.sum(x);
            case "prod" -> functions.product(x);
            case "mean" -> functions.avg(x);
            case "median" -> functions.percentile(x, functions.lit(0.5));
            case "std" -> functions.stddev_samp(x);
            case "var" -> functions.var_samp(x);
            case "min" -> functions.min(any);
            case "max" -> functions.max(any);
            default -> functions.countDistinct(any);
        };
    }

    private Table computed(Map<String, Column> wanted) {
        List<Column> by = keys.stream().map(SparkTables::column).toList();
        Dataset<Row> rows = frame;
        for (String key : keys) {
            rows = rows.filter(SparkTables.known(field(key)).isNotNull());
        }
        List<Column> all = new ArrayList<>();
        wanted.forEach((name, column) -> all.add(column.as(name)));
        Column[] order = by.toArray(Column[]::new);
        Dataset<Row> grouped = all.isEmpty()
                ? rows.select(order).distinct()
                : rows.groupBy(order)
                        .agg(all.getFirst(), all.subList(1, all.size()).toArray(Column[]::new));
        return SparkTables.toTable(grouped.orderBy(order));
    }

    /// What is grouped by what.
    @Override
    public String toString() {
        return "FrameGroups by " + keys + " of "
                + values.stream().map(StructField::name).toList();
    }
}
