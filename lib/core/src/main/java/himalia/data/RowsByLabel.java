package himalia.data;

import himalia.api.Closest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Table;

/// The rows of a table by their labels, for brackets: `df.loc[0]`, `df.loc["0:2"]`, `describe(df).loc["mean"]`.
///
/// A table without labels counts its rows, as a new one in pandas does: the label of a row is then its number. A slice
/// of labels goes up to its last one, and that is part of it.
///
/// ```java
/// new RowsByLabel(table).get("0:2")   // three rows
/// ```
///
/// @param table whose rows they are
public record RowsByLabel(Table table) {
    private static final Pattern SLICE = Pattern.compile("\\s*([^:,]*?)\\s*:\\s*([^:,]*?)\\s*");

    /// The row of this number.
    ///
    /// @throws IllegalArgumentException if no row is labelled so
    public Table get(int row) {
        if (Frames.hasLabels(table)) {
            throw refused(String.valueOf(row), " The labels are " + Closest.list(labels()) + ".", byPlace(row));
        }
        if (row < 0 || row >= table.rowCount()) {
            throw refused(String.valueOf(row), numbers(), byPlace(row < 0 ? row : -1));
        }
        return Tables.iloc(table, String.valueOf(row));
    }

    /// The row of a label, or those from one label to another: `"mean"`, `"0"`, `"0:2"`; behind a comma the names of
    /// the columns that are wanted: `"0:2, name"`.
    ///
    /// @throws IllegalArgumentException if there is no such row or column
    public Table get(String labels) {
        if (labels().contains(labels)) {
            return Tables.loc(table, labels);
        }
        String[] parts = labels.split(",");
        Table rows = rows(parts[0].strip(), labels);
        if (parts.length == 1 || parts.length == 2 && parts[1].strip().equals(":")) {
            return rows;
        }
        String[] columns = new String[parts.length - 1];
        for (int i = 1; i < parts.length; i++) {
            columns[i - 1] = parts[i].strip();
        }
        return Frames.like(rows, Frames.columns("loc", rows, columns));
    }

    /// The rows for which it is true.
    ///
    /// @throws IllegalArgumentException if they are not as many
    public Table get(BooleanColumn rows) {
        return Formula.rows(table, rows);
    }

    private Table rows(String part, String written) {
        Matcher slice = SLICE.matcher(part);
        if (!slice.matches()) {
            return Tables.iloc(table, String.valueOf(place(part, written)));
        }
        int from = slice.group(1).isEmpty() ? 0 : place(slice.group(1), written);
        int to = slice.group(2).isEmpty() ? table.rowCount() - 1 : end(slice.group(2), written);
        return Tables.iloc(table, from + ":" + Math.max(from, to + 1));
    }

    /// A slice of numbers may go beyond the last row.
    private int end(String label, String written) {
        boolean isNumber = !Frames.hasLabels(table) && label.matches("\\d{1,9}");
        return isNumber ? Math.min(Integer.parseInt(label), table.rowCount() - 1) : place(label, written);
    }

    private int place(String label, String written) {
        int place = Frames.hasLabels(table)
                ? labels().indexOf(label)
                : label.matches("\\d{1,9}") ? Integer.parseInt(label) : -1;
        if (place >= 0 && place < table.rowCount()) {
            return place;
        }
        if (table.columnNames().contains(written)) {
            throw refused(written, "", "`" + written + "` is a column: df[\"" + written + "\"].");
        }
        boolean isLabelled = Frames.hasLabels(table);
        String which = isLabelled ? " The labels are " + Closest.list(labels()) + "." : numbers();
        String near = Closest.hint(label, labels());
        throw refused(label, which, near.isEmpty() ? byPlace(0) : near.replaceFirst("\\nHint: ", ""));
    }

    private List<String> labels() {
        return Frames.hasLabels(table) ? table.stringColumn(0).asList() : List.of();
    }

    private String numbers() {
        return table.isEmpty()
                ? " The table has no rows."
                : " The rows are called 0 to " + (table.rowCount() - 1) + ".";
    }

    private static String byPlace(int row) {
        return row < 0
                ? "df.iloc[" + row + "] takes a row by its place, counted from the end."
                : "df.iloc[" + row + "] takes a row by its place.";
    }

    private static IllegalArgumentException refused(String label, String which, String hint) {
        return new IllegalArgumentException("loc: there is no row labelled " + label + "." + which + "\nHint: " + hint);
    }

    /// What it is for.
    @Override
    public String toString() {
        return "the rows of a table by their labels: df.loc[0], df.loc[\"0:2\"], df.loc[df[\"A\"] > 5]";
    }
}
