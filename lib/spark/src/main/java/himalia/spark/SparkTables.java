package himalia.spark;

import static org.apache.spark.sql.functions.col;

import himalia.data.TableInfo;
import himalia.data.Tables;
import himalia.plot.Figure;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/// The verbs of [Tables] for frames of Spark, with the same names and numbers, computed where the frame is.
/// Every cell has them without an import, also behind the dot: `frame.minMaxScale()`.
///
/// Spark's own methods of a frame come first behind the dot: `frame.describe()` is Spark's, `describe(frame)`
/// this one.
public final class SparkTables {
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    private SparkTables() {}

    /// A table of the cells as a frame: `spark.table(df)`. Missing values are null.
    ///
    /// @throws IllegalArgumentException if a column has a type that Spark has not; the message names it
    public static Dataset<Row> table(SparkSession spark, Table table) {
        return FrameRows.frame(spark, table);
    }

    /// All rows of a frame as a table. They must have room in the memory of the notebook.
    ///
    /// ```java
    /// toTable(spark.read().parquet("houses.parquet").groupBy("town").count())
    /// ```
    public static Table toTable(Dataset<Row> frame) {
        return FrameRows.table(frame);
    }

    /// The number columns of a frame as a tensor, one row each.
    ///
    /// @param columns which, in which order; all of them if none is named
    /// @throws IllegalArgumentException if one holds no numbers; the message names it
    public static Tensor tensor(Dataset<Row> frame, String... columns) {
        Dataset<Row> chosen = columns.length == 0
                ? frame
                : frame.select(Arrays.stream(columns).map(SparkTables::column).toArray(Column[]::new));
        return Tables.tensor(toTable(chosen));
    }

    /// The first five rows, as a table.
    public static Table head(Dataset<Row> frame) {
        return head(frame, 5);
    }

    /// The first rows, as a table.
    public static Table head(Dataset<Row> frame, int n) {
        return toTable(frame.limit(n));
    }

    /// Some rows drawn at random, each at most once, as a table. They are others than those of [Tables#sample].
    ///
    /// @param seed the same one draws the same rows, as long as the frame has the same parts
    public static Table sample(Dataset<Row> frame, int n, long seed) {
        return toTable(frame.orderBy(functions.rand(seed)).limit(n));
    }

    /// How many rows there are, and of each column its type and how many values are there, as
    /// [Tables#info(Table)].
    public static String info(Dataset<Row> frame) {
        StructField[] fields = frame.schema().fields();
        List<Column> wanted = new ArrayList<>(List.of(functions.count(functions.lit(1))));
        for (StructField field : fields) {
            wanted.add(functions.count(known(field)));
            wanted.add(
                    field.dataType() instanceof StringType
                            ? functions.sum(functions.octet_length(column(field.name())))
                            : functions.lit(0));
        }
        double[] figures = first(frame, wanted);
        long rows = (long) figures[0];
        List<TableInfo.Line> lines = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            double texts = figures[2 * i + 2];
            lines.add(TableInfo.Line.of(
                    FrameRows.column(fields[i].name(), fields[i].dataType()),
                    fields[i].name(),
                    (long) figures[2 * i + 1],
                    rows,
                    Double.isNaN(texts) ? 0 : texts));
        }
        return TableInfo.of("org.apache.spark.sql.Dataset", TableInfo.range(rows), lines);
    }

    /// The rows in groups that share the values of some columns, as [Tables#groupBy(Table, String...)]: what
    /// is computed of them is a table. `frame.groupBy` behind the dot is Spark's.
    ///
    /// ```java
    /// groupBy(frame, "town").mean()
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static FrameGroups groupBy(Dataset<Row> frame, String... columns) {
        return new FrameGroups(frame, columns);
    }

    /// How often the values of a column occur, in 10 bins, as [himalia.plot.Plot#hist(Object)]; counted where
    /// the frame is.
    public static Figure hist(Dataset<Row> frame, String column) {
        return hist(frame, column, 10);
    }

    /// The same in so many bins.
    public static Figure hist(Dataset<Row> frame, String column, int bins) {
        return FramePlots.hist(frame, column, bins);
    }

    /// Median, quartiles and reach of every column of numbers, as [himalia.plot.Plot#box(Object)]; values that
    /// lie further out are counted, not shown.
    public static Figure box(Dataset<Row> frame) {
        return FramePlots.box(frame, numbers("box", frame));
    }

    /// The same of one column.
    public static Figure box(Dataset<Row> frame, String column) {
        return FramePlots.box(frame, List.of(column));
    }

    /// Every column of numbers over every other one, of rows that are drawn at random: at most 1000, as the
    /// figure says.
    ///
    /// @param columns which; all of them if none is named
    public static Figure pairplot(Dataset<Row> frame, String... columns) {
        return FramePlots.pairplot(frame, columns);
    }

    /// Count, mean, sample deviation (n - 1), smallest value, quartiles and largest value of every number
    /// column, as [Tables#describe(Table)]; quartiles are exact for any number of rows, at up to five passes.
    ///
    /// @throws IllegalArgumentException if the frame has no number column
    public static Table describe(Dataset<Row> frame) {
        List<String> names = numbers("describe", frame);
        List<Column> wanted = new ArrayList<>();
        for (String name : names) {
            Column x = known(name);
            wanted.add(functions.count(x));
            wanted.add(functions.avg(x));
            wanted.add(functions.stddev_samp(x));
            wanted.add(functions.min(x));
            wanted.add(functions.max(x));
        }
        double[] figures = first(frame, wanted);
        double[] quartiles =
                FrameQuantiles.of(frame, names.stream().map(SparkTables::known).toList(), QUARTILES);
        // A table of the same form, into which the figures are put.
        Table described = Tables.describe(Table.create(
                "frame",
                names.stream().map(name -> DoubleColumn.create(name, 0, 1)).toArray(DoubleColumn[]::new)));
        for (int i = 0; i < names.size(); i++) {
            DoubleColumn column = described.doubleColumn(names.get(i));
            int row = 0;
            for (; row < 4; row++) {
                column.set(row, figures[5 * i + row]);
            }
            for (int k = 0; k < QUARTILES.length; k++) {
                column.set(row++, quartiles[QUARTILES.length * i + k]);
            }
            column.set(row, figures[5 * i + 4]);
        }
        return described;
    }

    /// Pearson's correlation of every pair of number columns, over the rows where both are there, as
    /// [Tables#corr(Table)].
    ///
    /// @throws IllegalArgumentException if the frame has no number column
    public static Table corr(Dataset<Row> frame) {
        List<String> names = numbers("corr", frame);
        List<Column> wanted = new ArrayList<>();
        for (String a : names) {
            for (String b : names) {
                wanted.add(functions.corr(known(a), known(b)));
            }
        }
        double[] figures = first(frame, wanted);
        Table correlated = Tables.corr(Table.create(
                "frame",
                names.stream().map(name -> DoubleColumn.create(name, 0, 1)).toArray(DoubleColumn[]::new)));
        for (int i = 0; i < names.size(); i++) {
            for (int row = 0; row < names.size(); row++) {
                correlated.doubleColumn(names.get(i)).set(row, figures[i * names.size() + row]);
            }
        }
        return correlated;
    }

    /// Every column in the range 0 to 1, as [Tables#minMaxScale(Table)].
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    public static Dataset<Row> minMaxScale(Dataset<Row> frame) {
        return scale("minMaxScale", frame, (low, high, mean, std) -> new double[] {low, high - low});
    }

    /// Every column with mean 0 and sample deviation 1, as [Tables#standardScale(Table)].
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    public static Dataset<Row> standardScale(Dataset<Row> frame) {
        return scale("standardScale", frame, (low, high, mean, std) -> new double[] {mean, std});
    }

    private interface Scale {
        /// What is taken from each value, and by what it is divided then.
        double[] by(double low, double high, double mean, double std);
    }

    private static Dataset<Row> scale(String verb, Dataset<Row> frame, Scale scale) {
        numbersOnly(verb, frame);
        List<String> names = numbers(verb, frame);
        List<Column> wanted = new ArrayList<>();
        for (String name : names) {
            Column x = known(name);
            wanted.addAll(List.of(functions.min(x), functions.max(x), functions.avg(x), functions.stddev_samp(x)));
        }
        double[] figures = first(frame, wanted);
        Column[] scaled = new Column[names.size()];
        for (int i = 0; i < scaled.length; i++) {
            double low = figures[4 * i];
            double high = figures[4 * i + 1];
            String name = names.get(i);
            if (Double.isNaN(low) || low == high) {
                throw new IllegalArgumentException(verb + ": column \"" + name + "\" "
                        + (Double.isNaN(low) ? "has no value" : "is constant (" + low + " in every row)")
                        + " and cannot be scaled.\nHint: take it out first, with frame.drop(\"" + name + "\").");
            }
            double[] by = scale.by(low, high, figures[4 * i + 2], figures[4 * i + 3]);
            scaled[i] = known(name).cast("double").minus(by[0]).divide(by[1]).as(name);
        }
        return frame.select(scaled);
    }

    /// The frame cut into parts, in the order of its rows, as [Tables#split(Table, double...)]: a pass for the
    /// count, and one for each part when it is used. `frame.randomSplit` is Spark's own, which is quicker and
    /// draws.
    ///
    /// @throws IllegalArgumentException if the shares do not add up to 1
    public static List<Dataset<Row>> split(Dataset<Row> frame, double... fractions) {
        double sum = Arrays.stream(fractions).sum();
        if (fractions.length == 0 || Arrays.stream(fractions).anyMatch(f -> !(f > 0)) || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "split: the parts must be positive and add up to 1. Received: " + Arrays.toString(fractions)
                            + ", which add up to " + sum + ".\nHint: split(frame, 0.7, 0.2, 0.1).");
        }
        var numbered = frame.javaRDD().zipWithIndex();
        long rows = frame.count();
        List<Dataset<Row>> parts = new ArrayList<>();
        double until = 0;
        long from = 0;
        for (double fraction : fractions) {
            until += fraction;
            long first = from;
            long to = Math.round(until * rows);
            parts.add(frame.sparkSession()
                    .createDataFrame(
                            numbered.filter(row -> row._2() >= first && row._2() < to)
                                    .keys(),
                            frame.schema()));
            from = to;
        }
        return List.copyOf(parts);
    }

    /// @throws IllegalArgumentException if a column holds something else; the message names it
    static Dataset<Row> numbersOnly(String verb, Dataset<Row> frame) {
        for (StructField one : frame.schema().fields()) {
            if (!(one.dataType() instanceof NumericType)) {
                throw new IllegalArgumentException(verb + ": column \"" + one.name() + "\" holds "
                        + one.dataType().simpleString()
                        + ", and numbers are needed.\nHint: take it out first, with"
                        + " frame.drop(\"" + one.name() + "\").");
            }
        }
        return frame;
    }

    static List<String> numbers(String verb, Dataset<Row> frame) {
        List<String> names = Arrays.stream(frame.schema().fields())
                .filter(one -> one.dataType() instanceof NumericType)
                .map(StructField::name)
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    verb + ": the frame has no column of numbers. Received: " + Arrays.toString(frame.columns()));
        }
        return names;
    }

    /// A column as the user names it.
    static Column column(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    /// Its values, of which those are missing that are not a number.
    static Column known(String name) {
        Column x = column(name);
        return functions.when(functions.not(functions.isnan(x.cast("double"))), x);
    }

    /// The same of any type: texts are no numbers.
    static Column known(StructField field) {
        return field.dataType() instanceof NumericType ? known(field.name()) : column(field.name());
    }

    static double[] first(Dataset<Row> frame, List<Column> wanted) {
        Row row = frame.agg(wanted.getFirst(), wanted.subList(1, wanted.size()).toArray(Column[]::new))
                .first();
        double[] figures = new double[wanted.size()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = row.get(i) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        return figures;
    }
}
