package himalia.data;

import himalia.api.Closest;
import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Figures of whole tables: one row for each figure, one column for each number column.
final class TableFigures {
    private TableFigures() {}

    static Table agg(Table table, String... figures) {
        Groups all = Groups.all(table.rowCount());
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

    static Table quantile(Table table, double... fractions) {
        for (double fraction : fractions) {
            requireFraction(fraction);
        }
        List<Column<?>> numbers = Frames.numberColumns(table);
        Column<?>[] columns = new Column<?>[numbers.size()];
        Workers.pieces(columns.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                Statistics statistics = Statistics.of(Frames.values("quantile", numbers.get(i)));
                columns[i] = DoubleColumn.create(numbers.get(i).name(), statistics.quantiles(fractions));
            }
        });
        return Frames.labelled(
                table.name(),
                Arrays.stream(fractions).mapToObj(PythonFloat::repr).toList(),
                List.of(columns));
    }

    static double quantile(Column<?> column, double fraction, String interpolation) {
        requireFraction(fraction);
        return Statistics.of(Frames.values("quantile", column)).quantile(fraction, interpolation);
    }

    private static void requireFraction(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("quantile: a fraction must be from 0 to 1. Received: " + fraction
                    + ".\nHint: 0.25 is the first quartile.");
        }
    }

    static Table nunique(Table table) {
        Groups all = Groups.all(table.rowCount());
        List<Column<?>> columns = new ArrayList<>();
        Frames.dataColumns(table).forEach(c -> columns.add(Aggregate.NUNIQUE.of(c, all)));
        return Frames.labelled(table.name(), List.of("nunique"), columns);
    }

    static double at(Table table, String row, String column) {
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
