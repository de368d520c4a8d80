package himalia.data;

import himalia.api.Closest;
import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Tables about a table: `describe` and `transpose`. Both carry row labels ([Frames]).
final class Describe {
    static final String[] FIGURES = {"count", "mean", "std", "min", "25%", "50%", "75%", "max"};
    private static final List<String> TEXT_FIGURES = List.of("unique", "top", "freq");

    private Describe() {}

    static Table describe(Table table) {
        List<Column<?>> numbers = Frames.numberColumns(table);
        return numbers.isEmpty() ? of(table, Frames.dataColumns(table)) : of(table, numbers);
    }

    static Table describe(Table table, String include) {
        List<Column<?>> columns = Frames.dataColumns(table);
        return switch (include) {
            case "all" -> of(table, columns);
            case "number" -> of(table, Frames.numberColumns(table));
            case "text" ->
                of(table, columns.stream().filter(c -> !Frames.isNumber(c)).toList());
            default ->
                throw new IllegalArgumentException("describe: `include` must be all, number or text. Received: "
                        + include + Closest.hint(include, List.of("all", "number", "text")));
        };
    }

    /// Rows: those of numbers, those of texts, or both, as there are columns of these kinds.
    private static Table of(Table table, List<Column<?>> columns) {
        if (table.columnCount() == 0) {
            throw new IllegalArgumentException("describe: the table has no columns.");
        }
        boolean numbers = columns.stream().anyMatch(Frames::isNumber);
        boolean texts = columns.stream().anyMatch(c -> !Frames.isNumber(c)) || columns.isEmpty();
        List<String> labels = new ArrayList<>(List.of("count"));
        labels.addAll(texts ? TEXT_FIGURES : List.of());
        labels.addAll(numbers ? List.of(FIGURES).subList(1, FIGURES.length) : List.of());
        Column<?>[] result = new Column<?>[columns.size()];
        Workers.pieces(result.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                result[i] = of(columns.get(i), labels.size());
            }
        });
        return Frames.labelled(table.name(), labels, List.of(result));
    }

    /// The figures of one column, those of numbers in the last rows.
    private static Column<?> of(Column<?> column, int rows) {
        if (Frames.isNumber(column)) {
            double[] figures = figures(Frames.values("describe", column));
            double[] values = new double[rows];
            Arrays.fill(values, Double.NaN);
            values[0] = figures[0];
            System.arraycopy(figures, 1, values, values.length - figures.length + 1, figures.length - 1);
            return DoubleColumn.create(column.name(), values);
        }
        String[] values = new String[rows];
        System.arraycopy(texts(column), 0, values, 0, 4);
        return Cells.texts(column.name(), values);
    }

    /// Count, mean, deviation, smallest value, quartiles, largest value.
    static double[] figures(double[] values) {
        Statistics s = Statistics.of(values);
        double[] quartiles = s.quantiles(0.25, 0.5, 0.75);
        return new double[] {s.count(), s.mean(), s.std(), s.min(), quartiles[0], quartiles[1], quartiles[2], s.max()};
    }

    /// How many values, how many different, the most frequent one and how often.
    private static String[] texts(Column<?> column) {
        Groups values = Groups.inOrder(List.of(column), false);
        int most = -1;
        for (int group = 0; group < values.count(); group++) {
            most = most < 0 || values.size(group) > values.size(most) ? group : most;
        }
        String top = most < 0 ? null : Cells.text(column.get(values.firsts()[most]));
        String times = most < 0 ? null : "" + values.size(most);
        return new String[] {"" + values.rowCount(), "" + values.count(), top, times};
    }

    static Table transpose(Table table) {
        List<Column<?>> from = Frames.dataColumns(table);
        List<String> names = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            names.add(Frames.hasLabels(table) ? table.column(0).getString(row) : "" + row);
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "transpose: row labels must differ, because they become column names. Received: "
                            + names.stream().limit(20).toList());
        }
        names = ColumnNames.unique("transpose", names);
        boolean numbers = from.stream().allMatch(Frames::isNumber);
        double[][] values = numbers ? Tables.toDoubleArray(table) : new double[0][];
        List<Column<?>> columns = new ArrayList<>();
        columns.add(StringColumn.create(
                Frames.LABELS, from.stream().map(Column::name).toList()));
        for (int row = 0; row < names.size(); row++) {
            int at = row;
            String name = names.get(row);
            columns.add(
                    numbers
                            ? DoubleColumn.create(name, values[row])
                            : StringColumn.create(
                                    name,
                                    from.stream().map(c -> c.getString(at)).toList()));
        }
        return Table.create(table.name(), columns);
    }
}
