package himalia.data;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The verbs of [Tables] that choose, order and join rows. All return a new table, whose rows are numbered anew.
public abstract sealed class TableRows extends TableLooking permits TableColumns {
    /// The rows in the order of
    /// some columns: `sortValues(table, "city", "-price")`.
    ///
    /// A minus sign before a name sorts downwards. Rows with equal values keep their order; missing values come
    ///last.
    /// @throws IllegalArgumentException if there is no such column
    public static Table sortValues(Table table, String... by) {
        return Ordering.sort(table, by);
    }

    /// The rows for which a condition holds: `query(table, row -> row.getNumber("price") > 40)`.
    public static Table query(Table table, Predicate<Row> condition) {
        Rows rows = new Rows();
        for (Row row : table) {
            if (EachRow.call("query", table, row, condition::test)) {
                rows.add(row.getRowNumber());
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    /// The rows in which a number fulfils a condition: `query(table, "price", p -> p > 40)`.
    ///
    /// @throws IllegalArgumentException if there is no such column or it holds text
    public static Table query(Table table, String column, DoublePredicate condition) {
        double[] values = Frames.doubles("query", Frames.column("query", table, column));
        Rows rows = new Rows();
        for (int row = 0; row < values.length; row++) {
            if (condition.test(values[row])) {
                rows.add(row);
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    /// The rows in which a column holds one of some texts: `query(table, "species", "virginica", "setosa")`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table query(Table table, String column, String... values) {
        Column<?> texts = Frames.column("query", table, column);
        List<String> wanted = List.of(values);
        Rows rows = new Rows();
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row) && wanted.contains(Cells.text(texts.get(row)))) {
                rows.add(row);
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    /// The rows for which a condition holds, and of them some columns: pandas' `df.loc[condition, columns]`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table loc(Table table, Predicate<Row> condition, String... columns) {
        return Frames.like(query(table, condition), Frames.columns("loc", query(table, condition), columns));
    }

    /// The rows with some labels, in that order: `loc(describe(table), "mean", "std")`.
    ///
    /// @throws IllegalArgumentException if there is no such label
    public static Table loc(Table table, String... labels) {
        List<String> all = Frames.hasLabels(table) ? table.stringColumn(0).asList() : List.of();
        int[] rows = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            rows[i] = all.indexOf(labels[i]);
            if (rows[i] < 0) {
                throw new IllegalArgumentException("loc: there is no row labelled \"" + labels[i] + "\"."
                        + (all.isEmpty()
                                ? "\nHint: iloc(table, \"0:5\") takes rows by their numbers, select(table, \"a\") columns."
                                : " The labels are " + Closest.list(all) + "." + Closest.hint(labels[i], all)));
            }
        }
        return Cells.rows(table, rows);
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
        BooleanColumn repeated = duplicated(table, columns);
        Rows rows = new Rows();
        for (int row = 0; row < repeated.size(); row++) {
            if (!repeated.get(row)) {
                rows.add(row);
            }
        }
        return Cells.rows(table, rows.toArray());
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
        if (axis != 0 && axis != 1) {
            throw new IllegalArgumentException("concat: `axis` must be 0 (rows) or 1 (columns). Received: " + axis);
        }
        return axis == 0 ? concat(tables) : Concatenation.columns(List.of(tables));
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
}
