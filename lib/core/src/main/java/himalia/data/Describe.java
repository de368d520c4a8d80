package himalia.data;

import himalia.api.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Column<?>> result = new ArrayList<>();
        for (Column<?> column : columns) {
            if (Frames.isNumber(column)) {
                double[] figures = figures(Frames.doubles("describe", column));
                double[] values = new double[labels.size()];
                Arrays.fill(values, Double.NaN);
                values[0] = figures[0];
                System.arraycopy(figures, 1, values, values.length - figures.length + 1, figures.length - 1);
                result.add(DoubleColumn.create(column.name(), values));
            } else {
                String[] values = new String[labels.size()];
                System.arraycopy(texts(column), 0, values, 0, 4);
                result.add(Cells.texts(column.name(), values));
            }
        }
        return Frames.labelled(table.name(), labels, result);
    }

    /// Count, mean, deviation, smallest value, quartiles, largest value.
    static double[] figures(double[] values) {
        Statistics s = Statistics.of(values);
        return new double[] {
            s.count(), s.mean(), s.std(), s.min(), s.quantile(0.25), s.quantile(0.5), s.quantile(0.75), s.max()
        };
    }

    /// How many values, how many different, the most frequent one and how often.
    private static String[] texts(Column<?> column) {
        Map<String, Integer> times = new LinkedHashMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                times.merge(Cells.text(column.get(i)), 1, Integer::sum);
            }
        }
        int count = times.values().stream().mapToInt(Integer::intValue).sum();
        int most = times.isEmpty() ? 0 : Collections.max(times.values());
        String top = times.keySet().stream()
                .filter(text -> times.get(text) == most)
                .findFirst()
                .orElse(null);
        return new String[] {"" + count, "" + times.size(), top, times.isEmpty() ? null : "" + most};
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
