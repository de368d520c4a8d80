package himalia.data;

import himalia.api.Closest;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Chooses rows by conditions and labels.
final class TableRows {
    private TableRows() {}

    static Table query(Table table, Predicate<Row> condition) {
        Rows rows = new Rows();
        for (Row row : table) {
            if (EachRow.call("query", table, row, condition::test)) {
                rows.add(row.getRowNumber());
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    static Table query(Table table, String column, DoublePredicate condition) {
        double[] values = Frames.doubles("query", Frames.column("query", table, column));
        Rows rows = new Rows();
        for (int row = 0; row < values.length; row++) {
            if (condition.test(values[row])) {
                rows.add(row);
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    static Table query(Table table, String column, String... values) {
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

    static Table loc(Table table, Predicate<Row> condition, String... columns) {
        return Frames.like(query(table, condition), Frames.columns("loc", query(table, condition), columns));
    }

    static Table loc(Table table, String... labels) {
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

    static Table dropDuplicates(Table table, String... columns) {
        BooleanColumn repeated = Counting.duplicated(Frames.columns("dropDuplicates", table, columns));
        Rows rows = new Rows();
        for (int row = 0; row < repeated.size(); row++) {
            if (!repeated.get(row)) {
                rows.add(row);
            }
        }
        return Cells.rows(table, rows.toArray());
    }
}
