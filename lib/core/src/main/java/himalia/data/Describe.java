package himalia.data;

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

/// Tables about a table: `describe`, `corr`, `transpose`. All carry row labels ([Frames]).
final class Describe {
    private static final String[] FIGURES = {"count", "mean", "std", "min", "25%", "50%", "75%", "max"};

    private Describe() {}

    static Table describe(Table table) {
        List<Column<?>> numbers = Frames.numberColumns(table);
        if (numbers.isEmpty()) {
            return describeTexts(table);
        }
        List<Column<?>> columns = new ArrayList<>(List.of(StringColumn.create(Frames.LABELS, FIGURES)));
        for (Column<?> column : numbers) {
            Statistics s = Statistics.of(Frames.doubles("describe", column));
            columns.add(DoubleColumn.create(column.name(), new double[] {
                s.count(), s.mean(), s.std(), s.min(), s.quantile(0.25), s.quantile(0.5), s.quantile(0.75), s.max()
            }));
        }
        return Table.create(table.name(), columns);
    }

    /// Without a number column: how many values, how many different, the most frequent one and how often.
    private static Table describeTexts(Table table) {
        List<Column<?>> columns = new ArrayList<>();
        columns.add(StringColumn.create(Frames.LABELS, "count", "unique", "top", "freq"));
        for (Column<?> column : Frames.dataColumns(table)) {
            Map<String, Integer> times = new LinkedHashMap<>();
            for (int i = 0; i < column.size(); i++) {
                if (!column.isMissing(i)) {
                    times.merge(column.getString(i), 1, Integer::sum);
                }
            }
            int count = times.values().stream().mapToInt(Integer::intValue).sum();
            int most = times.isEmpty() ? 0 : Collections.max(times.values());
            String top = times.keySet().stream()
                    .filter(text -> times.get(text) == most)
                    .findFirst()
                    .orElse("");
            columns.add(StringColumn.create(
                    column.name(), "" + count, "" + times.size(), top, times.isEmpty() ? "" : "" + most));
        }
        return Table.create(table.name(), columns);
    }

    static Table corr(Table table) {
        List<Column<?>> numbers = Frames.numberColumns(table);
        double[][] values = new double[numbers.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = Frames.doubles("corr", numbers.get(i));
        }
        String[] names = numbers.stream().map(Column::name).toArray(String[]::new);
        List<Column<?>> columns = new ArrayList<>(List.of(StringColumn.create(Frames.LABELS, names)));
        for (int i = 0; i < names.length; i++) {
            double[] row = new double[names.length];
            for (int j = 0; j < names.length; j++) {
                row[j] = pearson(values[Math.min(i, j)], values[Math.max(i, j)]);
            }
            columns.add(DoubleColumn.create(names[i], row));
        }
        return Table.create(table.name(), columns);
    }

    /// `sum((x - mx)(y - my)) / sqrt(sum((x - mx)^2) sum((y - my)^2))` over the rows where both are present.
    private static double pearson(double[] x, double[] y) {
        int n = 0;
        double[] a = new double[x.length];
        double[] b = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                a[n] = x[i];
                b[n++] = y[i];
            }
        }
        double meanA = Statistics.mean(Arrays.copyOf(a, n));
        double meanB = Statistics.mean(Arrays.copyOf(b, n));
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < n; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return Math.clamp(ab / Math.sqrt(aa * bb), -1, 1);
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
        boolean numbers = from.stream().allMatch(Frames::isNumber);
        double[][] values = numbers ? Tables.toDoubleArray(table) : new double[0][];
        List<Column<?>> columns = new ArrayList<>();
        columns.add(StringColumn.create(
                Frames.LABELS, from.stream().map(Column::name).toList()));
        for (int row = 0; row < names.size(); row++) {
            int at = row;
            columns.add(
                    numbers
                            ? DoubleColumn.create(names.get(row), values[row])
                            : StringColumn.create(
                                    names.get(row),
                                    from.stream().map(c -> c.getString(at)).toList()));
        }
        return Table.create(table.name(), columns);
    }
}
