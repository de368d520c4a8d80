package himalia.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The runs of a [Sweep] as a table.
final class SweepTable {
    private SweepTable() {}

    static Table of(List<? extends SweepRun<?>> runs, String name) {
        List<Column<?>> columns = new ArrayList<>();
        List<Map<String, Object>> parts =
                runs.stream().map(run -> Settings.parts(run.setting(), name)).toList();
        Set<String> keys = new LinkedHashSet<>();
        parts.forEach(part -> keys.addAll(part.keySet()));
        for (String key : keys) {
            columns.add(column(key, parts.stream().map(part -> part.get(key)).toList()));
        }
        String loss = runs.stream()
                .filter(run -> !run.isFailed())
                .map(SweepRun::lossName)
                .findFirst()
                .orElse("loss");
        columns.add(DoubleColumn.create(
                loss, runs.stream().mapToDouble(SweepRun::last).toArray()));
        if (runs.stream().anyMatch(run -> run.epochs() > 1)) {
            columns.add(DoubleColumn.create(
                    "best", runs.stream().mapToDouble(SweepRun::least).toArray()));
            columns.add(IntColumn.create(
                    "epochs", runs.stream().mapToInt(SweepRun::epochs).toArray()));
        }
        Set<String> others = new LinkedHashSet<>();
        runs.forEach(run -> others.addAll(run.series().keySet()));
        others.remove(loss);
        for (String other : others) {
            columns.add(DoubleColumn.create(
                    other, runs.stream().mapToDouble(run -> last(run, other)).toArray()));
        }
        columns.add(DoubleColumn.create(
                "seconds",
                runs.stream()
                        .mapToDouble(run -> Math.round(run.seconds() * 1000) / 1000.0)
                        .toArray()));
        if (runs.stream().anyMatch(SweepRun::isFailed)) {
            columns.add(StringColumn.create(
                    "failure", runs.stream().map(SweepRun::message).toList()));
        }
        return Table.create("sweep", unlike(columns));
    }

    /// The same for the eye: `failed` instead of a loss that there is none of, and no messages, which would not fit.
    static Table shown(List<? extends SweepRun<?>> runs, String name) {
        Table table = of(runs, name);
        if (runs.stream().noneMatch(SweepRun::isFailed)) {
            return table;
        }
        List<Column<?>> columns = new ArrayList<>(table.columns());
        columns.removeLast();
        int settings = (int) runs.stream()
                .flatMap(run -> Settings.parts(run.setting(), name).keySet().stream())
                .distinct()
                .count();
        for (int i = settings; i < columns.size() - 1; i++) {
            columns.set(i, words(columns.get(i), runs, i == settings));
        }
        return Table.create(table.name(), columns);
    }

    private static Column<?> words(Column<?> numbers, List<? extends SweepRun<?>> runs, boolean isLoss) {
        List<String> words = new ArrayList<>();
        for (int row = 0; row < runs.size(); row++) {
            boolean isFailed = runs.get(row).isFailed();
            words.add(
                    isFailed
                            ? (isLoss ? "failed" : " ") // an empty text would be a gap
                            : numbers.get(row) instanceof Integer whole
                                    ? whole.toString()
                                    : History.number(((Number) numbers.get(row)).doubleValue()));
        }
        return StringColumn.create(numbers.name(), words);
    }

    private static double last(SweepRun<?> run, String series) {
        double[] values = run.series().getOrDefault(series, new double[0]);
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    private static Column<?> column(String name, List<Object> values) {
        if (values.stream().allMatch(Integer.class::isInstance)) {
            return IntColumn.create(
                    name, values.stream().mapToInt(v -> (Integer) v).toArray());
        }
        if (values.stream().allMatch(Number.class::isInstance)) {
            return DoubleColumn.create(
                    name,
                    values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
        }
        return StringColumn.create(
                name, values.stream().map(v -> Objects.toString(v, "")).toList());
    }

    /// A table has no two columns of one name, but a setting may be called `seconds`.
    private static List<Column<?>> unlike(List<Column<?>> columns) {
        Set<String> taken = new LinkedHashSet<>();
        for (Column<?> column : columns) {
            String name = column.name();
            for (int i = 2; !taken.add(name.toLowerCase(java.util.Locale.ROOT)); i++) {
                name = column.name() + " " + i;
            }
            column.setName(name);
        }
        return columns;
    }
}
