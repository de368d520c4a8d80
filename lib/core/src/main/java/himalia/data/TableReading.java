package himalia.data;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The verbs of [Tables] that make tables of files, columns and tensors, and the other way round.
public abstract sealed class TableReading permits TableLooking {
    /// Reads a comma-separated file with a header
    /// line.
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
        return csv(path, options.apply(CsvOptions.DEFAULT));
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
        StringBuilder text = new StringBuilder();
        try {
            CsvWriter.write(table, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder takes everything
        }
        return text.toString();
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
        return Cells.texts(name, values);
    }

    /// A column of truth values.
    public static BooleanColumn column(String name, boolean... values) {
        BooleanColumn column = BooleanColumn.create(name);
        for (boolean value : values) {
            column.append(value);
        }
        return column;
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
}
