package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The verbs of [Tables] that look at a table and compute figures of it.
public abstract sealed class TableLooking extends TableReading permits TableRows {
    private static final int HEAD = 5;

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
        List<int[]> all = List.of(Splits.upTo(table.rowCount()));
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            if (Aggregate.SUM.takes(column)) {
                columns.add(DoubleColumn.create(
                        column.name(),
                        Arrays.stream(figures)
                                .map(f -> Aggregate.named("agg", f).of(column, all))
                                .mapToDouble(c -> Frames.doubles("agg", c)[0])
                                .toArray()));
            }
        }
        return Frames.labelled(table.name(), List.of(figures), columns);
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
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : Frames.numberColumns(table)) {
            columns.add(DoubleColumn.create(
                    column.name(),
                    Arrays.stream(fractions).map(q -> quantile(column, q)).toArray()));
        }
        return Frames.labelled(
                table.name(),
                Arrays.stream(fractions).mapToObj(PythonFloat::repr).toList(),
                columns);
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
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("quantile: a fraction must be from 0 to 1. Received: " + fraction
                    + ".\nHint: 0.25 is the first quartile.");
        }
        return Statistics.of(Frames.doubles("quantile", column)).quantile(fraction, interpolation);
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
        List<int[]> all = List.of(Splits.upTo(table.rowCount()));
        List<Column<?>> columns = new ArrayList<>();
        Frames.dataColumns(table).forEach(c -> columns.add(Aggregate.NUNIQUE.of(c, all)));
        return Frames.labelled(table.name(), List.of("nunique"), columns);
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
        Column<?> index = Frames.column("crosstab", table, rows);
        return Counting.pivot(index, Frames.column("crosstab", table, columns), index, Aggregate.SIZE, true);
    }

    /// A figure of `values` for each value of `index` (rows) and of `columns` (columns); missing where no row is.
    ///
    /// ```java
    /// pivotTable(table, "year", "city", "rain", "mean")
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such column or figure
    public static Table pivotTable(Table table, String index, String columns, String values, String figure) {
        return Counting.pivot(
                Frames.column("pivotTable", table, index),
                Frames.column("pivotTable", table, columns),
                Frames.column("pivotTable", table, values),
                Aggregate.named("pivotTable", figure),
                false);
    }

    /// One number of a table with row labels: `at(describe(table), "mean", "A")`.
    ///
    /// @throws IllegalArgumentException if there is no such row or column, or no number there
    public static double at(Table table, String row, String column) {
        Column<?> values = Frames.column("at", table, column);
        int at = Frames.hasLabels(table) ? table.stringColumn(0).asList().indexOf(row) : -1;
        if (at < 0) {
            List<String> labels =
                    Frames.hasLabels(table) ? table.stringColumn(0).asList() : List.of();
            throw new IllegalArgumentException("at: there is no row labelled \"" + row + "\"."
                    + (Frames.hasLabels(table)
                            ? " The labels are " + Closest.list(labels) + "." + Closest.hint(row, labels)
                            : "\nHint: only results of describe, corr, agg and transpose have row labels."));
        }
        return Frames.doubles("at", values)[at];
    }
}
