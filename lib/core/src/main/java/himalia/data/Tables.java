package himalia.data;

import himalia.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The verbs for tables, for a static import: pandas' names on Tablesaw's [tech.tablesaw.api.Table].
///
/// - read and make: `csv`, `excel`, `json`, `html`, `toCsv`, `table`, `column`, `tensor`, `toDoubleArray`, `dataFile`
/// - look: `head`, `tail`, `info`, `text`, `describe`, `agg`, `quantile`, `corr`, `cov`, `nunique`,
///   `unique`, `valueCounts`, `crosstab`, `pivotTable`, `at`
/// - rows: `query`, `loc`, `iloc`, `sortValues`, `dropna`, `duplicated`, `dropDuplicates`, `concat`,
///   `merge`, `groupBy`
/// - columns: `pop`, `select`, `drop`, `rename`, `astype`, `apply`, `assign`, `isna`, `fillna`,
///   `interpolate`, `getDummies`, `transpose`
/// - scale, draw, divide: `minMaxScale`, `standardScale`, `shuffle`, `sample`, `split`, `trainTestSplit`, `kFold`,
///   `stratifiedKFold`; the classes [MinMaxScaler], [StandardScaler], [RobustScaler]
///
/// Results whose rows have names (`describe`, `corr`, `agg`, `transpose`) hold them in a first text column with an
/// empty name. All other results number their rows anew.
public final class Tables {
    private Tables() {}

    // ---- read, make, write ------------------------------------------------------------------------------------------

    /// Reads a comma-separated file with a header line.
    ///
    /// Types come from the whole column: whole numbers give an `IntColumn` (or `LongColumn`), decimals a
    /// `DoubleColumn`, `true`/`false` a `BooleanColumn`, anything else a `StringColumn`. Empty fields, `NA`, `NaN`,
    /// `null` and the like are missing values; whole numbers with missing ones among them become decimals. `1,5`,
    /// `5%`, `0x10` stay text. Two columns of the same name become `x` and `x.1`.
    ///
    /// An address `https://...` is loaded from the web; a file packed by gzip is unpacked.
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

    /// Reads a file of separated values that is written in another way: separator, decimal comma, encoding and
    /// the like.
    ///
    /// ```java
    /// csv("data/results.csv", o -> o.separator(';').decimal(','))
    /// ```
    ///
    /// @see #csv(String)
    /// @see CsvOptions
    public static Table csv(String path, UnaryOperator<CsvOptions> options) {
        return csv(path, given("csv", options.apply(CsvOptions.DEFAULT)));
    }

    /// Reads a file of separated values with options that were put together before.
    ///
    /// @see #csv(String)
    public static Table csv(String path, CsvOptions options) {
        return CsvReader.read(path, options);
    }

    /// Reads a JSON file: a list of rows `[{"a": 1}, ...]`, or columns `{"a": [1, ...]}`; a path as for
    /// [#csv(String)].
    ///
    /// @throws java.io.UncheckedIOException if there is no such file
    /// @throws IllegalArgumentException if it is no JSON (the message names line and character) or holds no table
    public static Table json(String path) {
        return FileTables.json(path);
    }

    /// Reads the first sheet of an Excel file (`.xlsx`) whose first row holds the names of the columns.
    ///
    /// Numbers, truth values and texts stay what they are; cells formatted as dates become a `DateColumn`,
    /// with times a `DateTimeColumn`; of formulas the last result counts. Empty cells and errors (`#DIV/0!`) are
    /// missing values.
    ///
    /// ```java
    /// Table marks = excel("data/marks.xlsx");
    /// ```
    ///
    /// @param path as for [#csv(String)], or an address
    /// @throws java.io.UncheckedIOException if there is no such file
    /// @throws IllegalArgumentException if it is no `.xlsx` file
    public static Table excel(String path) {
        return FileTables.excel(path, 0);
    }

    /// Reads the sheet of an Excel file with this name.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists those there are
    /// @see #excel(String)
    public static Table excel(String path, String sheet) {
        return FileTables.excel(path, sheet);
    }

    /// Reads one sheet of an Excel file; they count from 0.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists those there are
    /// @see #excel(String)
    public static Table excel(String path, int sheet) {
        return FileTables.excel(path, sheet);
    }

    /// Reads the first `<table>` of a web page.
    ///
    /// Its header cells (`<th>`, `<thead>`) name the columns, else they are numbered; a cell over several columns
    /// or rows counts in each. Types are found as by [#csv(String)]; `1,234` is a number.
    ///
    /// ```java
    /// html("<table><tr><th>a<th>b<tr><td>1<td>2</table>")
    /// ```
    ///
    /// @param source the path of a file, an address `https://...`, or the HTML itself
    /// @throws java.io.UncheckedIOException if there is no such file or page
    /// @throws IllegalArgumentException if it holds no table
    public static Table html(String source) {
        return FileTables.html(source, 0);
    }

    /// Reads one `<table>` of a web page; they count from 0.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists those there are
    /// @see #html(String)
    public static Table html(String source, int index) {
        return FileTables.html(source, index);
    }

    /// The table as comma-separated text, as pandas' `to_csv(index=False)` writes it.
    public static String toCsv(Table table) {
        return CsvWriter.text(table);
    }

    /// Writes a table into a file of comma-separated UTF-8 text; packed if the name ends in `.gz`. Folders are made.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be written
    public static void toCsv(Table table, String path) {
        CsvWriter.write(table, Path.of(path));
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
        return Frames.table(columns);
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
        return Cells.texts(name, values);
    }

    /// A column of truth values.
    public static BooleanColumn column(String name, boolean... values) {
        return Cells.truths(name, values);
    }

    /// The values row by row, for a tensor: shape (rows, columns). Truth values are 1 and 0, missing values NaN.
    ///
    /// @param columns which columns, in which order; all of them if none is named
    /// @throws IllegalArgumentException if there is no such column, or one holds text; the message names it
    public static double[][] toDoubleArray(Table table, String... columns) {
        return Frames.rows("toDoubleArray", table, columns);
    }

    /// The numbers of a table as a float32 tensor of shape `[rows, columns]`; missing values become NaN.
    ///
    /// ```java
    /// tensor(csv("data/test.csv"), "A", "B").shape()   // torch.Size([10, 2])
    /// ```
    ///
    /// @param columns which columns, in which order; all of them if none is named
    /// @throws IllegalArgumentException if there is no such column, or one holds text or truth values; the
    ///     message names all of these
    public static Tensor tensor(Table table, String... columns) {
        return TensorTable.from(table, false, columns);
    }

    /// The values of a table as a float32 tensor, with text columns as well.
    ///
    /// @param oneHot whether each text column becomes one column of zeros and ones for each of its values
    ///     (in their order), and truth values become 0 and 1; if false, they are an error
    /// @param columns which columns, in which order; all of them if none is named
    /// @throws IllegalArgumentException if there is no such column, or one cannot become numbers; the
    ///     message names it
    public static Tensor tensor(Table table, boolean oneHot, String... columns) {
        return TensorTable.from(table, oneHot, columns);
    }

    /// The numbers of a column as a float32 tensor of shape `[rows]`.
    ///
    /// @throws IllegalArgumentException if it holds text
    public static Tensor tensor(Column<?> column) {
        return TensorTable.from(column);
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

    // ---- look and compute -------------------------------------------------------------------------------------------

    /// The first five rows.
    public static Table head(Table table) {
        return Splits.head(table, 5);
    }

    /// The first `n` rows, or all if there are fewer; a negative `n` leaves out the last `-n`.
    public static Table head(Table table, int n) {
        return Splits.head(table, n);
    }

    /// The last five rows.
    public static Table tail(Table table) {
        return Splits.tail(table, 5);
    }

    /// The last `n` rows, or all if there are fewer; a negative `n` leaves out the first `-n`.
    public static Table tail(Table table, int n) {
        return Splits.tail(table, n);
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

    /// The same of some columns.
    ///
    /// @param include `"all"` for every column: texts get count, unique, top and freq, numbers the rest; `"number"`
    ///     or `"text"` for those of one kind
    /// @throws IllegalArgumentException if it is none of these
    public static Table describe(Table table, String include) {
        return Describe.describe(table, include);
    }

    /// One row for each figure, one column for each number column: `agg(table, "mean", "std")`.
    ///
    /// @param figures count, size, sum, prod, mean, median, std, var, min, max, first, last or nunique
    /// @throws IllegalArgumentException if there is no such figure; the message lists them
    public static Table agg(Table table, String... figures) {
        return TableFigures.agg(table, figures);
    }

    /// The values at fractions of the way through each number column, on the straight line between neighbours: one row
    /// for each fraction.
    ///
    /// ```java
    /// at(quantile(csv("data/test.csv"), 0.25, 0.5), "0.25", "A")     // 3.25
    /// ```
    ///
    /// @param fractions from 0 to 1
    /// @throws IllegalArgumentException if a fraction is outside
    public static Table quantile(Table table, double... fractions) {
        return TableFigures.quantile(table, fractions);
    }

    /// The value at a fraction of the way through a column, on the straight line between its neighbours.
    ///
    /// @throws IllegalArgumentException if the fraction is not from 0 to 1 or the column holds text
    public static double quantile(Column<?> column, double fraction) {
        return quantile(column, fraction, "linear");
    }

    /// The value at a fraction of the way through a column.
    ///
    /// @param interpolation what to take between two values: `linear`, `lower`, `higher`, `nearest` or `midpoint`
    /// @throws IllegalArgumentException if the fraction is not from 0 to 1 or the column holds text
    public static double quantile(Column<?> column, double fraction, String interpolation) {
        return TableFigures.quantile(column, fraction, interpolation);
    }

    /// Pearson's correlation of every pair of number columns, over the rows where both are there.
    ///
    /// A constant column correlates with nothing: NaN.
    public static Table corr(Table table) {
        return corr(table, "pearson");
    }

    /// The correlation of every pair of number columns, over the rows where both are there.
    ///
    /// @param method `pearson` (along a line), `spearman` (of the ranks) or `kendall` (tau-b, of the pairs' order)
    /// @throws IllegalArgumentException if it is none of these
    public static Table corr(Table table, String method) {
        return Correlation.corr(table, method);
    }

    /// The covariance `sum((x - mx)(y - my)) / (n - 1)` of every pair of number columns.
    public static Table cov(Table table) {
        return Correlation.cov(table);
    }

    /// How many different values each column has, missing ones left out: one row, `nunique`.
    public static Table nunique(Table table) {
        return TableFigures.nunique(table);
    }

    /// How often each value of some columns occurs: the columns and `count`, the most frequent first.
    ///
    /// ```java
    /// valueCounts(csv("data/Fish.csv"), "Species")
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table valueCounts(Table table, String... columns) {
        return Counting.valueCounts(table.name(), Frames.columns("valueCounts", table, columns), false);
    }

    /// How often each value of a column occurs; with `normalize` the share instead, in a column `proportion`.
    public static Table valueCounts(Column<?> column, boolean normalize) {
        return Counting.valueCounts(column.name(), List.of(column), normalize);
    }

    /// How often each value of a column occurs, the most frequent first.
    public static Table valueCounts(Column<?> column) {
        return valueCounts(column, false);
    }

    /// The different values of a column in the order in which they appear, a missing one among them.
    public static Column<?> unique(Column<?> column) {
        return Counting.unique(column);
    }

    /// The different values of a column of a table.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Column<?> unique(Table table, String column) {
        return unique(Frames.column("unique", table, column));
    }

    /// How often each pair of values occurs: one row for each value of `rows`, one column for each of `columns`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table crosstab(Table table, String rows, String columns) {
        return Counting.crosstab(table, rows, columns);
    }

    /// A figure of `values` for each value of `index` (rows) and of `columns` (columns); missing where no row is.
    ///
    /// ```java
    /// pivotTable(table, "year", "city", "rain", "mean")
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such column or figure
    public static Table pivotTable(Table table, String index, String columns, String values, String figure) {
        return Counting.pivotTable(table, index, columns, values, figure);
    }

    /// One number of a table with row labels: `at(describe(table), "mean", "A")`.
    ///
    /// @throws IllegalArgumentException if there is no such row or column, or no number there
    public static double at(Table table, String row, String column) {
        return TableFigures.at(table, row, column);
    }

    // ---- rows: all return a new table, whose rows are numbered anew -------------------------------------------------

    /// The rows in the order of some columns: `sortValues(table, "city", "-price")`.
    ///
    /// A minus sign before a name sorts downwards. Rows with equal values keep their order; missing values come
    /// last.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table sortValues(Table table, String... by) {
        return Ordering.sort(table, by);
    }

    /// The rows for which a condition holds: `query(table, row -> row.getNumber("price") > 40)`.
    public static Table query(Table table, Predicate<Row> condition) {
        return TableRows.query(table, condition);
    }

    /// The rows in which a number fulfils a condition: `query(table, "price", p -> p > 40)`.
    ///
    /// @throws IllegalArgumentException if there is no such column or it holds text
    public static Table query(Table table, String column, DoublePredicate condition) {
        return TableRows.query(table, column, condition);
    }

    /// The rows in which a column holds one of some texts: `query(table, "species", "virginica", "setosa")`.
    ///
    /// @throws IllegalArgumentException if there is no such column, or it holds numbers and a text is none
    public static Table query(Table table, String column, String... values) {
        return TableRows.query(table, column, values);
    }

    /// The rows for which a condition holds, and of them some columns: pandas' `df.loc[condition, columns]`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table loc(Table table, Predicate<Row> condition, String... columns) {
        return TableRows.loc(table, condition, columns);
    }

    /// The rows with some labels, in that order: `loc(describe(table), "mean", "std")`.
    ///
    /// @throws IllegalArgumentException if there is no such label
    public static Table loc(Table table, String... labels) {
        return TableRows.loc(table, labels);
    }

    /// Rows and columns by their places, as Python slices: `iloc(table, "0:5")`, `iloc(table, "-3:, 0:2")`.
    ///
    /// @throws IllegalArgumentException if a single place is outside, or the text is no slice
    public static Table iloc(Table table, String places) {
        return Positions.of(table, places);
    }

    /// The rows without a missing value in some columns; in any, if none is named.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table dropna(Table table, String... columns) {
        return Missing.drop(table, Frames.columns("dropna", table, columns));
    }

    /// For each row whether one before it has the same values in some columns; in all, if none is named.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static BooleanColumn duplicated(Table table, String... columns) {
        return Counting.duplicated(Frames.columns("duplicated", table, columns));
    }

    /// The rows without those that repeat one before them in some columns; in all, if none is named.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table dropDuplicates(Table table, String... columns) {
        return TableRows.dropDuplicates(table, columns);
    }

    /// Tables below each other. Columns of one name become one; what a table does not have is missing there.
    public static Table concat(Table... tables) {
        return Concatenation.rows(List.of(tables));
    }

    /// Tables below each other (`axis` 0) or beside each other (1).
    ///
    /// @throws IllegalArgumentException if they have not equally many rows, or two columns of one name, beside each
    ///     other
    public static Table concat(int axis, Table... tables) {
        return Concatenation.along(axis, List.of(tables));
    }

    /// Two tables side by side where columns of both agree; pandas' order of rows.
    ///
    /// A missing key equals a missing key. Other columns of one name get `_x` (left) and `_y` (right). What a side
    /// does not have is missing; whole numbers become decimals then.
    ///
    /// @param how `inner` (rows with a partner), `left`, `right` (all rows of that side) or `outer` (all, in the
    ///     order of the keys)
    /// @param on the key columns
    /// @throws IllegalArgumentException if there is no such column or way, or the keys are of different kinds
    public static Table merge(Table left, Table right, String how, String... on) {
        return Merging.merge(left, right, how, on, on);
    }

    /// Two tables side by side where key columns of different names agree.
    ///
    /// @see #merge(Table, Table, String, String...)
    public static Table merge(Table left, Table right, String how, String[] leftOn, String[] rightOn) {
        return Merging.merge(left, right, how, leftOn, rightOn);
    }

    /// The rows in groups that share the values of some columns: `groupBy(table, "species").mean()`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static GroupBy groupBy(Table table, String... columns) {
        return new GroupBy(table, columns);
    }

    // ---- columns: only `pop` changes its table ----------------------------------------------------------------------

    /// Takes a column out of a table and returns it.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Column<?> pop(Table table, String column) {
        return TableColumns.pop(table, column);
    }

    /// Some columns, in that order: pandas' `df[["a", "b"]]`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table select(Table table, String... columns) {
        return TableColumns.select(table, columns);
    }

    /// The table without some columns.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table drop(Table table, String... columns) {
        return TableColumns.drop(table, columns);
    }

    /// The table with columns renamed: `rename(table, "old", "new")`, or several such pairs.
    ///
    /// @throws IllegalArgumentException if there is no such column, or a name is taken
    public static Table rename(Table table, String... pairs) {
        return TableColumns.rename(table, pairs);
    }

    /// The table with columns renamed: old names to new ones.
    ///
    /// @throws IllegalArgumentException if there is no such column, or a name is taken
    public static Table rename(Table table, Map<String, String> names) {
        return TableColumns.rename(table, names);
    }

    /// The table with a column in another type.
    ///
    /// @param type `int`, `int32`, `int64`, `float`, `float32`, `float64`, `str` or `bool`
    /// @throws IllegalArgumentException if a value cannot become one; the message names its row
    public static Table astype(Table table, String column, String type) {
        return TableColumns.astype(table, column, type);
    }

    /// The table with every value of a number column mapped: `apply(table, "price", Math::log)`.
    ///
    /// @throws IllegalArgumentException if there is no such column or it holds text
    public static Table apply(Table table, String column, DoubleUnaryOperator function) {
        return TableColumns.apply(table, column, function);
    }

    /// Every value of a number column mapped.
    ///
    /// @throws IllegalArgumentException if it holds text
    public static DoubleColumn apply(Column<?> column, DoubleUnaryOperator function) {
        return TableColumns.apply(column, function);
    }

    /// The table with one more column, computed row by row; a column of that name is replaced.
    ///
    /// ```java
    /// assign(table, "area", row -> row.getNumber("width") * row.getNumber("height"))
    /// ```
    ///
    /// Texts become days by `assign(table, "day", row -> LocalDate.parse(row.getString("day")))`.
    ///
    /// @param function gives a number, a text, a truth value, a `LocalDate` or a `LocalDateTime`; null is missing
    public static Table assign(Table table, String name, Function<Row, ?> function) {
        return TableColumns.assign(table, name, function);
    }

    /// The table with each column in which a condition was computed set to true where the value is missing.
    ///
    /// ```java
    /// agg(isna(table), "sum")       // how many are missing, column by column
    /// ```
    public static Table isna(Table table) {
        return Missing.isna(table);
    }

    /// The table with missing numbers replaced by one number.
    public static Table fillna(Table table, double value) {
        return Missing.fill(table, value);
    }

    /// The table with missing texts replaced by one text.
    public static Table fillna(Table table, String value) {
        return Missing.fill(table, value);
    }

    /// The table with missing values replaced column by column: `fillna(table, Map.of("a", 0, "b", "none"))`.
    ///
    /// @throws IllegalArgumentException if there is no such column, or a value does not fit into it
    public static Table fillna(Table table, Map<String, ?> values) {
        return Missing.fill(table, values);
    }

    /// The table with missing numbers replaced by the first row of another: `fillna(table, agg(table, "mean"))`.
    public static Table fillna(Table table, Table values) {
        return Missing.fill(table, values);
    }

    /// The table with missing numbers on the straight line between their neighbours; after the last number, that one.
    public static Table interpolate(Table table) {
        return Missing.interpolate(table);
    }

    /// One column of zeros and ones for each value of the text columns, named `column_value`, in the order of the
    /// values.
    ///
    /// A missing value has a one in none of them.
    ///
    /// ```java
    /// getDummies(csv("data/Fish.csv"))               // Species becomes Species_Bream, Species_Parkki, ...
    /// getDummies(table, "city", "year")              // these columns, whatever they hold
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table getDummies(Table table, String... columns) {
        return getDummies(table, false, columns);
    }

    /// One column of zeros and ones for each value.
    ///
    /// @param dropFirst whether the first value of each column gets none: it is where all others are zero
    /// @throws IllegalArgumentException if there is no such column
    public static Table getDummies(Table table, boolean dropFirst, String... columns) {
        return Counting.dummies(table, dropFirst, columns);
    }

    /// Rows become columns: `transpose(describe(table))` has one row per column of `table`.
    ///
    /// @throws IllegalArgumentException if two rows have the same label
    public static Table transpose(Table table) {
        return Describe.transpose(table);
    }

    // ---- scale, draw, divide ----------------------------------------------------------------------------------------

    /// Every column in the range 0 to 1: `(x - min) / (max - min)`.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    /// @see MinMaxScaler
    public static Table minMaxScale(Table table) {
        return Scaling.fitVarying("MinMaxScaler", table, MinMaxScaler.RULE).transform(table);
    }

    /// Every column with mean 0 and sample deviation 1: pandas' `(x - x.mean()) / x.std()`, which divides by n - 1.
    /// [StandardScaler] divides by n.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    /// @see StandardScaler
    public static Table standardScale(Table table) {
        return Scaling.fitVarying("StandardScaler", table, StandardScaler.rule(1))
                .transform(table);
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

    /// Some rows drawn at random, each at most once; the same as pandas' `sample(n, random_state=seed)`.
    ///
    /// @param seed from 0 to 2^32 - 1
    /// @throws IllegalArgumentException if there are fewer rows
    public static Table sample(Table table, int n, long seed) {
        return Splits.sample(table, n, seed);
    }

    /// A part to learn from and a part to test with, the same rows as scikit-learn's `train_test_split`.
    ///
    /// The test part has `ceil(testSize * rows)` rows. Without shuffling it is the end of the table.
    ///
    /// @param testSize the share of the test part, between 0 and 1, or the number of its rows
    /// @param shuffle whether the rows are drawn at random
    /// @param randomState the seed, from 0 to 2^32 - 1
    /// @throws IllegalArgumentException if `testSize` is out of range or nothing is left to learn from
    public static TrainTestSplit trainTestSplit(Table table, double testSize, boolean shuffle, long randomState) {
        return trainTestSplit(table, o -> o.testSize(testSize).shuffle(shuffle).randomState(randomState));
    }

    /// A part to learn from and a part to test with; shuffled anew each time, or not at all.
    ///
    /// @see #trainTestSplit(Table, double, boolean, long)
    public static TrainTestSplit trainTestSplit(Table table, double testSize, boolean shuffle) {
        return trainTestSplit(table, o -> o.testSize(testSize).shuffle(shuffle));
    }

    /// A part to learn from and a part to test with, shuffled anew each time.
    ///
    /// @see #trainTestSplit(Table, double, boolean, long)
    public static TrainTestSplit trainTestSplit(Table table, double testSize) {
        return trainTestSplit(table, o -> o.testSize(testSize));
    }

    /// A part to learn from and a part to test with, with all options of scikit-learn's `train_test_split`.
    ///
    /// ```java
    /// trainTestSplit(table, o -> o.testSize(0.2).randomState(42).stratify("species"))
    /// ```
    ///
    /// @throws IllegalArgumentException if the sizes do not fit the table, there is no such column, or a value to
    ///     stratify by occurs only once
    public static TrainTestSplit trainTestSplit(Table table, UnaryOperator<SplitOptions> options) {
        return TrainTest.of(table, given("trainTestSplit", options.apply(SplitOptions.DEFAULT)))
                .of(table);
    }

    /// Examples and their targets divided alike, the same rows as scikit-learn's `train_test_split(X, y)`.
    ///
    /// ```java
    /// var parts = trainTestSplit(x, y, 0.2, true, 42);
    /// parts.xTrain(); parts.xTest(); parts.yTrain(); parts.yTest();
    /// ```
    ///
    /// @param x shape `[rows, ...]`
    /// @param y shape `[rows, ...]`
    /// @param testSize the share of the test part, between 0 and 1, or the number of its rows
    /// @param shuffle whether the rows are drawn at random
    /// @param randomState the seed, from 0 to 2^32 - 1
    /// @throws IllegalArgumentException if x and y differ in their rows, `testSize` is out of range or nothing
    ///     is left to learn from
    public static TensorSplit trainTestSplit(Tensor x, Tensor y, double testSize, boolean shuffle, long randomState) {
        return trainTestSplit(x, y, o -> o.testSize(testSize).shuffle(shuffle).randomState(randomState));
    }

    /// Examples and their targets divided alike, shuffled anew each time.
    ///
    /// @see #trainTestSplit(Tensor, Tensor, double, boolean, long)
    public static TensorSplit trainTestSplit(Tensor x, Tensor y, double testSize) {
        return trainTestSplit(x, y, o -> o.testSize(testSize));
    }

    /// Examples and their targets divided alike, with all options; `stratify("y")` keeps the classes as frequent.
    ///
    /// @see #trainTestSplit(Tensor, Tensor, double, boolean, long)
    public static TensorSplit trainTestSplit(Tensor x, Tensor y, UnaryOperator<SplitOptions> options) {
        return TrainTest.of(x, y, given("trainTestSplit", options.apply(SplitOptions.DEFAULT)));
    }

    /// Examples and their targets divided alike, shuffled anew each time, or not at all.
    ///
    /// @see #trainTestSplit(Tensor, Tensor, double, boolean, long)
    public static TensorSplit trainTestSplit(Tensor x, Tensor y, double testSize, boolean shuffle) {
        return trainTestSplit(x, y, o -> o.testSize(testSize).shuffle(shuffle));
    }

    /// A table of examples and the column of their targets divided alike, the same rows as scikit-learn's
    /// `train_test_split(X, y)`; the parts are tensors.
    ///
    /// ```java
    /// Column<?> y = pop(table, "label");
    /// var parts = trainTestSplit(table, y, 0.2, false);
    /// parts.xTrain(); parts.xTest(); parts.yTrain(); parts.yTest();
    /// ```
    ///
    /// @param x only columns of numbers
    /// @throws IllegalArgumentException if x and y differ in their rows, `testSize` is out of range or nothing
    ///     is left to learn from
    /// @see #trainTestSplit(Tensor, Tensor, double, boolean, long)
    public static TensorSplit trainTestSplit(Table x, Column<?> y, double testSize, boolean shuffle, long randomState) {
        return trainTestSplit(tensor(x), tensor(y), testSize, shuffle, randomState);
    }

    /// A table of examples and the column of their targets divided alike, shuffled anew each time, or not at all.
    ///
    /// @see #trainTestSplit(Table, Column, double, boolean, long)
    public static TensorSplit trainTestSplit(Table x, Column<?> y, double testSize, boolean shuffle) {
        return trainTestSplit(tensor(x), tensor(y), testSize, shuffle);
    }

    /// A table of examples and the column of their targets divided alike, shuffled anew each time.
    ///
    /// @see #trainTestSplit(Table, Column, double, boolean, long)
    public static TensorSplit trainTestSplit(Table x, Column<?> y, double testSize) {
        return trainTestSplit(tensor(x), tensor(y), testSize);
    }

    /// A table of examples and the column of their targets divided alike, with all options; `stratify("y")` keeps the
    /// classes as frequent.
    ///
    /// @see #trainTestSplit(Table, Column, double, boolean, long)
    public static TensorSplit trainTestSplit(Table x, Column<?> y, UnaryOperator<SplitOptions> options) {
        return trainTestSplit(tensor(x), tensor(y), options);
    }

    /// The table divided `folds` times so that each row is tested once; the same rows as scikit-learn's `KFold`.
    ///
    /// ```java
    /// for (var part : kFold(table, 5)) { train(part.train()); judge(part.test()); }
    /// ```
    ///
    /// @throws IllegalArgumentException if there are fewer than 2 folds or fewer rows than folds
    public static List<TrainTestSplit> kFold(Table table, int folds) {
        return Folds.plain(table, folds, false, 0);
    }

    /// The same with rows drawn at random.
    ///
    /// @param randomState the seed, from 0 to 2^32 - 1
    public static List<TrainTestSplit> kFold(Table table, int folds, long randomState) {
        return Folds.plain(table, folds, true, randomState);
    }

    /// The table divided `folds` times so that each row is tested once and the values of a column are as frequent in
    /// all parts; the same rows as scikit-learn's `StratifiedKFold`.
    ///
    /// @throws IllegalArgumentException if there is no such column, or no value occurs in `folds` rows
    public static List<TrainTestSplit> stratifiedKFold(Table table, String column, int folds) {
        return Folds.stratified(table, column, folds, false, 0);
    }

    /// The same with rows drawn at random.
    ///
    /// @param randomState the seed, from 0 to 2^32 - 1
    public static List<TrainTestSplit> stratifiedKFold(Table table, String column, int folds, long randomState) {
        return Folds.stratified(table, column, folds, true, randomState);
    }

    /// What a function has made of options.
    private static <O> O given(String verb, O options) {
        if (options == null) {
            throw new IllegalArgumentException(verb + ": the function of the options returns null."
                    + "\nHint: it returns what it has changed, as in o -> o"
                    + (verb.equals("csv") ? ".separator(';')" : ".shuffle(false)") + ".");
        }
        return options;
    }
}
