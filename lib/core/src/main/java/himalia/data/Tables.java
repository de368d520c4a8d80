package himalia.data;

import himalia.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The verbs for tables, for a static import: pandas' names on Tablesaw's [Table].
///
/// - read and make: [csv][#csv(String)], [table][#table(Column...)], [column][#column(String, double...)],
///   [dataFile][#dataFile(String)]
/// - look: [head][#head(Table)], [tail][#tail(Table)], [info][#info(Table)], [describe][#describe(Table)],
///   [corr][#corr(Table)], [text][#text(Table)]
/// - take: [pop][#pop(Table, String)], [transpose][#transpose(Table)], [at][#at(Table, String, String)],
///   [toDoubleArray][#toDoubleArray(Table, String...)]
/// - to and from tensors: [tensor][#tensor(Table, String...)], [table][#table(Tensor, String...)]
/// - scale: [minMaxScale][#minMaxScale(Table)], [standardScale][#standardScale(Table)], [MinMaxScaler],
///   [StandardScaler]
/// - divide: [split][#split(Table, double...)], [shuffle][#shuffle(Table, long)],
///   [trainTestSplit][#trainTestSplit(Table, double, boolean, long)]
///
/// Results whose rows have names (`describe`, `corr`, `transpose`) hold them in a first text column with an empty name.
public final class Tables {
    private static final int HEAD = 5;

    private Tables() {}

    /// Reads a comma-separated file with a header line.
    ///
    /// Types come from the whole column: whole numbers give an `IntColumn` (or `LongColumn`), decimals a
    /// `DoubleColumn`, `true`/`false` a `BooleanColumn`, anything else a `StringColumn`. Empty fields, `NA`, `NaN`,
    /// `null` and the like are missing values; whole numbers with missing ones among them become decimals. `1,5`,
    /// `5%`, `0x10` stay text. Two columns of the same name become `x` and `x.1`.
    ///
    /// A path below `data/` is looked for in the folder that the environment variable `HIMALIA_DATA` names, then in
    /// `data/real/`, then in `data/`, also when the notebook runs in `notebooks/`.
    ///
    /// ```java
    /// Table data = csv("data/test.csv");      // 10 rows, columns A B C D
    /// ```
    ///
    /// @throws java.io.UncheckedIOException if there is no such file; the message lists where it was looked for
    /// @throws IllegalArgumentException if it is empty, a row has too few or too many fields, a quote is not
    ///     closed or a text is not UTF-8; the message names file, line and column
    public static Table csv(String path) {
        return csv(path, CsvOptions.DEFAULT);
    }

    /// Reads a file of separated values that is written in another way: separator, encoding, no header.
    ///
    /// @see #csv(String)
    public static Table csv(String path, CsvOptions options) {
        return CsvReader.read(dataFile(path), options);
    }

    /// The file that [#csv(String)] reads for a path: tells real tables from stand-ins.
    ///
    /// @throws java.io.UncheckedIOException if there is no such file
    public static Path dataFile(String path) {
        return DataFiles.ofProcess().find(path);
    }

    /// A table of columns: `table(column("x", 1, 2, 3), column("y", 0.5, 1, 1.5))`.
    ///
    /// @throws IllegalArgumentException if the columns differ in length
    public static Table table(Column<?>... columns) {
        for (Column<?> column : columns) {
            if (column.size() != columns[0].size()) {
                throw new IllegalArgumentException(
                        "table: columns must be equally long, but \"" + columns[0].name() + "\" holds "
                                + columns[0].size() + " values and \"" + column.name() + "\" " + column.size() + ".");
            }
        }
        return Table.create("table", columns);
    }

    /// A column of whole numbers.
    public static IntColumn column(String name, int... values) {
        return IntColumn.create(name, values);
    }

    /// A column of decimals; NaN is a missing value.
    public static DoubleColumn column(String name, double... values) {
        return DoubleColumn.create(name, values);
    }

    /// A column of texts; the empty text is a missing value.
    public static StringColumn column(String name, String... values) {
        return StringColumn.create(name, values);
    }

    /// A column of truth values.
    public static BooleanColumn column(String name, boolean... values) {
        BooleanColumn column = BooleanColumn.create(name);
        for (boolean value : values) {
            column.append(value);
        }
        return column;
    }

    /// The first five rows.
    public static Table head(Table table) {
        return head(table, HEAD);
    }

    /// The first `n` rows, or all if there are fewer; a negative `n` leaves out the last `-n`.
    public static Table head(Table table, int n) {
        int rows = table.rowCount();
        return Splits.range(table, 0, n < 0 ? Math.max(0, rows + n) : Math.min(n, rows));
    }

    /// The last five rows.
    public static Table tail(Table table) {
        return tail(table, HEAD);
    }

    /// The last `n` rows, or all if there are fewer; a negative `n` leaves out the first `-n`.
    public static Table tail(Table table, int n) {
        int rows = table.rowCount();
        return Splits.range(table, n < 0 ? Math.min(rows, -n) : Math.max(0, rows - n), rows);
    }

    /// What a table holds: rows, columns, how many values are there, types, and the memory pandas would need.
    ///
    /// ```text
    /// RangeIndex: 10 entries, 0 to 9
    /// Data columns (total 4 columns):
    ///  #   Column  Non-Null Count  Dtype
    /// ---  ------  --------------  -----
    ///  0   A       10 non-null     int64
    /// ```
    public static String info(Table table) {
        return TableInfo.of(table);
    }

    /// A table as text in pandas' layout, as a notebook shows it.
    public static String text(Table table) {
        return TableText.of(table);
    }

    /// Count, mean, sample deviation (n - 1), smallest value, quartiles and largest value of every number column.
    ///
    /// Missing values are left out; quantiles lie on the straight line between neighbours. A table without number
    /// columns gives count, unique, top and freq instead.
    ///
    /// ```java
    /// describe(csv("data/test.csv"))
    /// //               A          B           C     D
    /// // count  10.00000  10.000000   10.000000  10.0
    /// // mean    5.50000  55.000000  550.000000   2.0
    /// ```
    public static Table describe(Table table) {
        return Describe.describe(table);
    }

    /// Pearson's correlation of every pair of number columns, over the rows where both are there.
    ///
    /// A constant column correlates with nothing: NaN.
    public static Table corr(Table table) {
        return Describe.corr(table);
    }

    /// Rows become columns: `transpose(describe(table))` has one row per column of `table`.
    ///
    /// @throws IllegalArgumentException if two rows have the same label
    public static Table transpose(Table table) {
        return Describe.transpose(table);
    }

    /// Takes a column out of a table and returns it.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Column<?> pop(Table table, String column) {
        Column<?> taken = Frames.column("pop", table, column);
        table.removeColumns(taken);
        return taken;
    }

    /// One number of a table with row labels: `at(describe(table), "mean", "A")`.
    ///
    /// @throws IllegalArgumentException if there is no such row or column, or no number there
    public static double at(Table table, String row, String column) {
        Column<?> values = Frames.column("at", table, column);
        int at = Frames.hasLabels(table) ? table.stringColumn(0).asList().indexOf(row) : -1;
        if (at < 0) {
            throw new IllegalArgumentException("at: there is no row labelled \"" + row + "\"."
                    + (Frames.hasLabels(table)
                            ? " The labels are "
                                    + String.join(", ", table.stringColumn(0).asList())
                                    + "."
                            : "\nHint: only results of describe, corr and transpose have row labels."));
        }
        return Frames.doubles("at", values)[at];
    }

    /// The values row by row, for a tensor: shape (rows, columns). Truth values are 1 and 0, missing values NaN.
    ///
    /// @param columns which columns, in which order; all of them if none is named
    /// @throws IllegalArgumentException if there is no such column, or one holds text; the message names it
    public static double[][] toDoubleArray(Table table, String... columns) {
        return Frames.rows("toDoubleArray", table, columns);
    }

    /// The numbers of a table as a float32 tensor of shape `[rows, columns]`. Truth values are 1 and 0, missing values
    /// NaN.
    ///
    /// ```java
    /// tensor(csv("data/test.csv"), "A", "B").shape()   // torch.Size([10, 2])
    /// ```
    ///
    /// @param columns which columns, in which order; all of them if none is named
    /// @throws IllegalArgumentException if there is no such column, or one holds text; the message names it
    public static Tensor tensor(Table table, String... columns) {
        return Tensor.tensor(Frames.rows("tensor", table, columns));
    }

    /// The numbers of a column as a float32 tensor of shape `[rows]`.
    ///
    /// @throws IllegalArgumentException if it holds text
    public static Tensor tensor(Column<?> column) {
        return Tensor.tensor(Frames.doubles("tensor", column));
    }

    /// The rows of a tensor as a table.
    ///
    /// ```java
    /// table(cat(1, X, model.forward(X)), "x1", "x2", "output")
    /// ```
    ///
    /// @param tensor shape `[rows, columns]`, or `[rows]` for one column
    /// @param names one for each column
    /// @throws IllegalArgumentException if there are not as many names as columns
    public static Table table(Tensor tensor, String... names) {
        return TensorTable.of(tensor, names);
    }

    /// Every column in the range 0 to 1: `(x - min) / (max - min)`.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    /// @see MinMaxScaler
    public static Table minMaxScale(Table table) {
        return MinMaxScaler.fit(table).transform(table);
    }

    /// Every column with mean 0 and sample deviation 1: `(x - mean) / std`.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    /// @see StandardScaler
    public static Table standardScale(Table table) {
        return StandardScaler.fit(table).transform(table);
    }

    /// The table cut into parts, in order: `split(table, 0.7, 0.2, 0.1)`. Shuffle first where the order has a meaning.
    ///
    /// @param fractions the shares of the parts; they add up to 1
    /// @throws IllegalArgumentException if they do not
    public static List<Table> split(Table table, double... fractions) {
        return Splits.split(table, fractions);
    }

    /// The rows in random order; the same as pandas' `sample(frac=1, random_state=seed)`.
    ///
    /// @param seed from 0 to 2^32 - 1
    public static Table shuffle(Table table, long seed) {
        return Splits.shuffle(table, seed);
    }

    /// A part to learn from and a part to test with, the same rows as scikit-learn's `train_test_split`.
    ///
    /// The test part has `ceil(testSize * rows)` rows. Without shuffling it is the end of the table.
    ///
    /// @param testSize the share of the test part, between 0 and 1
    /// @param shuffle whether the rows are drawn at random
    /// @param randomState the seed, from 0 to 2^32 - 1
    /// @throws IllegalArgumentException if `testSize` is out of range or nothing is left to learn from
    public static TrainTestSplit trainTestSplit(Table table, double testSize, boolean shuffle, long randomState) {
        return Splits.trainTest(table, testSize, shuffle, randomState);
    }

    /// A part to learn from and a part to test with; shuffled anew each time, or not at all.
    ///
    /// @see #trainTestSplit(Table, double, boolean, long)
    public static TrainTestSplit trainTestSplit(Table table, double testSize, boolean shuffle) {
        return trainTestSplit(
                table, testSize, shuffle, ThreadLocalRandom.current().nextLong(1L << 32));
    }

    /// A part to learn from and a part to test with, shuffled anew each time.
    ///
    /// @see #trainTestSplit(Table, double, boolean, long)
    public static TrainTestSplit trainTestSplit(Table table, double testSize) {
        return trainTestSplit(table, testSize, true);
    }
}
