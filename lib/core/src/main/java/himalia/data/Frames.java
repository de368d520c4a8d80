package himalia.data;

import himalia.api.Closest;
import himalia.tensor.cpu.Interrupts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What all verbs need: row labels, number columns, values as doubles.
///
/// **Row labels.** A Tablesaw table has no row index. Where a result needs names for its rows (`describe`,
/// `transpose`, `corr`), they stand in a first text column whose name is empty; no file read by `csv` has such a
/// column.
final class Frames {
    /// The name of a column that holds row labels.
    static final String LABELS = "";

    private Frames() {}

    static boolean hasLabels(Table table) {
        return table.columnCount() > 0
                && table.column(0).name().equals(LABELS)
                && table.column(0) instanceof StringColumn;
    }

    /// The columns without that of the row labels.
    static List<Column<?>> dataColumns(Table table) {
        List<Column<?>> columns = table.columns();
        return hasLabels(table) ? columns.subList(1, columns.size()) : columns;
    }

    static boolean isNumber(Column<?> column) {
        return column instanceof NumericColumn<?>;
    }

    static List<Column<?>> numberColumns(Table table) {
        return dataColumns(table).stream().filter(Frames::isNumber).toList();
    }

    /// A column by its name.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists those there are
    static Column<?> column(String verb, Table table, String name) {
        for (Column<?> column : table.columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                return column;
            }
        }
        List<String> names = dataColumns(table).stream().map(Column::name).toList();
        throw new IllegalArgumentException(verb + ": there is no column \"" + name + "\". The columns are "
                + Closest.list(names) + "."
                + (name.matches("-?\\d*:-?\\d*(:-?\\d*)?")
                        ? "\nHint: rows are taken by their places by iloc(table, \"" + name + "\")."
                        : Closest.hint(name, names)));
    }

    /// Columns by their names; all data columns if none is named.
    static List<Column<?>> columns(String verb, Table table, String... names) {
        if (names.length == 0) {
            return dataColumns(table);
        }
        List<Column<?>> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(column(verb, table, name));
        }
        return columns;
    }

    /// A table whose rows have names.
    static Table labelled(String name, List<String> labels, List<? extends Column<?>> columns) {
        List<Column<?>> all = new ArrayList<>();
        all.add(StringColumn.create(LABELS, labels));
        all.addAll(columns);
        return Table.create(name, all);
    }

    /// The same row labels, if there are any, before other columns.
    static Table like(Table table, List<? extends Column<?>> columns) {
        List<Column<?>> all = new ArrayList<>();
        if (hasLabels(table)) {
            all.add(Cells.copy(table.column(0)));
        }
        all.addAll(columns);
        return Table.create(table.name(), all);
    }

    /// The values of a number column or truth column (1 and 0) as doubles, missing ones as NaN.
    ///
    /// @throws IllegalArgumentException if the column holds anything else
    static double[] doubles(String verb, Column<?> column) {
        int rows = column.size();
        double[] values = new double[column instanceof DoubleColumn ? 0 : rows];
        if (rows == 0) {
            // Of a column without rows nobody can say that it holds text.
            return values;
        }
        switch (column) {
            case DoubleColumn decimals -> {
                return decimals.asDoubleArray();
            }
            case IntColumn wholes -> {
                int[] ints = ColumnArrays.of(wholes);
                for (int i = 0; i < rows; i++) {
                    values[i] = ints[i] == Integer.MIN_VALUE ? Double.NaN : ints[i];
                }
            }
            case NumericColumn<?> numbers -> {
                for (int i = 0; i < rows; i++) {
                    Interrupts.poll("numbers", i);
                    values[i] = numbers.isMissing(i) ? Double.NaN : numbers.getDouble(i);
                }
            }
            case BooleanColumn truths -> {
                for (int i = 0; i < rows; i++) {
                    Interrupts.poll("numbers", i);
                    values[i] = truths.isMissing(i) ? Double.NaN : truths.getByte(i);
                }
            }
            default ->
                throw new IllegalArgumentException(verb + ": column \"" + column.name() + "\" holds "
                        + kind(column) + ", expected numbers." + example(column)
                        + "\nHint: leave it out (pop(table, \"" + column.name()
                        + "\")) or turn it into numbers first.");
        }
        return values;
    }

    /// The same to read only: of decimals the column's own array.
    static double[] values(String verb, Column<?> column) {
        return column instanceof DoubleColumn decimals ? ColumnArrays.exactly(decimals) : doubles(verb, column);
    }

    /// The values row by row; all columns if none is named.
    static double[][] rows(String verb, Table table, String... columns) {
        double[][] byColumn =
                columns(verb, table, columns).stream().map(c -> values(verb, c)).toArray(double[][]::new);
        double[][] byRow = new double[table.rowCount()][byColumn.length];
        for (int row = 0; row < byRow.length; row++) {
            for (int i = 0; i < byColumn.length; i++) {
                byRow[row][i] = byColumn[i][row];
            }
        }
        return byRow;
    }

    private static String kind(Column<?> column) {
        return column instanceof StringColumn
                ? "text"
                : "values of type " + column.type().name().toLowerCase(Locale.ROOT);
    }

    private static String example(Column<?> column) {
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                return " Row " + i + " holds \"" + column.getString(i) + "\".";
            }
        }
        return "";
    }

    static Table table(Column<?>... columns) {
        for (Column<?> column : columns) {
            if (column.size() != columns[0].size()) {
                throw new IllegalArgumentException(
                        "table: columns must be equally long, but \"" + columns[0].name() + "\" holds "
                                + columns[0].size() + " values and \"" + column.name() + "\" " + column.size() + ".");
            }
        }
        return Table.create("table", columns);
    }
}
