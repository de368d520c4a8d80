package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Different values: which there are, how many, how often.
final class Counting {
    private Counting() {}

    /// The different rows of some columns and how often they occur: the most frequent first, then as they appear.
    static Table valueCounts(String name, List<Column<?>> columns, boolean shares) {
        List<int[]> groups = new ArrayList<>(Groups.inOrder(columns, false).values());
        groups.sort(Comparator.comparingInt((int[] rows) -> rows.length).reversed());
        List<Column<?>> result = Groups.keyColumns(columns, groups);
        Set<String> taken = new HashSet<>();
        columns.forEach(c -> taken.add(c.name()));
        int[] counts = groups.stream().mapToInt(rows -> rows.length).toArray();
        double all = Arrays.stream(counts).sum();
        result.add(
                shares
                        ? DoubleColumn.create(
                                Groups.freeName("proportion", taken),
                                Arrays.stream(counts).mapToDouble(n -> n / all).toArray())
                        : IntColumn.create(Groups.freeName("count", taken), counts));
        return Table.create(name, result);
    }

    static Column<?> unique(Column<?> column) {
        Rows first = new Rows();
        Groups.inOrder(List.of(column), true).values().forEach(rows -> first.add(rows[0]));
        return Cells.take(column, first.toArray());
    }

    /// For each row whether the same values stood in a row before.
    static BooleanColumn duplicated(List<Column<?>> columns) {
        Set<List<Object>> seen = new HashSet<>();
        BooleanColumn duplicated = BooleanColumn.create("duplicated");
        int rows = columns.isEmpty() ? 0 : columns.getFirst().size();
        for (int row = 0; row < rows; row++) {
            duplicated.append(!seen.add(Cells.keys(columns, row)));
        }
        return duplicated;
    }

    /// One figure of `values` for each pair of an `index` value (rows) and a `columns` value (columns).
    static Table pivot(
            String verb, Column<?> index, Column<?> columns, Column<?> values, Aggregate figure, boolean zeros) {
        Map<List<Object>, int[]> cells = Groups.sorted(List.of(index, columns));
        // A pair without a figure is as one that does not occur.
        cells.values().removeIf(rows -> figure.of(values, List.of(rows)).isMissing(0));
        Set<Object> rowKeys = new TreeSet<>(Cells::compare);
        Set<Object> columnKeys = new TreeSet<>(Cells::compare);
        cells.keySet().forEach(key -> {
            rowKeys.add(key.get(0));
            columnKeys.add(key.get(1));
        });
        Map<List<Object>, int[]> byIndex = Groups.sorted(List.of(index));
        List<Column<?>> result = new ArrayList<>(Groups.keyColumns(
                List.of(index),
                rowKeys.stream().map(key -> byIndex.get(List.of(key))).toList()));
        Map<List<Object>, int[]> byColumn = Groups.sorted(List.of(columns));
        List<String> names = new ArrayList<>(List.of(index.name()));
        for (Object columnKey : columnKeys) {
            names.add(Cells.text(columns.get(byColumn.get(List.of(columnKey))[0])));
        }
        names = ColumnNames.unique(verb, names);
        for (Object columnKey : columnKeys) {
            String name = names.get(result.size());
            List<int[]> groups = new ArrayList<>();
            List<Object> found = new ArrayList<>();
            for (Object rowKey : rowKeys) {
                int[] rows = cells.get(Arrays.asList(rowKey, columnKey));
                found.add(rows);
                groups.add(rows == null ? new int[0] : rows);
            }
            Column<?> column = figure.of(values, groups, name);
            int[] pick = new int[groups.size()];
            Arrays.setAll(pick, i -> found.get(i) == null && !zeros ? Cells.NO_ROW : i);
            result.add(Cells.take(column, pick));
        }
        return Table.create("pivot", result);
    }

    /// A column of zeros and ones for each different value of some columns.
    static Table dummies(Table table, boolean dropFirst, List<Column<?>> encoded) {
        List<Column<?>> result = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            if (encoded.stream().noneMatch(c -> c == column)) {
                result.add(column.copy());
            }
        }
        for (Column<?> column : encoded) {
            Map<List<Object>, int[]> groups = Groups.sorted(List.of(column));
            boolean skip = dropFirst;
            for (Map.Entry<List<Object>, int[]> group : groups.entrySet()) {
                if (!skip) {
                    int[] ones = new int[column.size()];
                    for (int row : group.getValue()) {
                        ones[row] = 1;
                    }
                    String value = Cells.text(column.get(group.getValue()[0]));
                    result.add(IntColumn.create(column.name() + "_" + value, ones));
                }
                skip = false;
            }
        }
        List<String> names = ColumnNames.unique(
                "getDummies", result.stream().map(Column::name).toList());
        for (int i = 0; i < result.size(); i++) {
            result.get(i).setName(names.get(i));
        }
        return Frames.like(table, result);
    }

    static Table crosstab(Table table, String rows, String columns) {
        Column<?> index = Frames.column("crosstab", table, rows);
        return pivot("crosstab", index, Frames.column("crosstab", table, columns), index, Aggregate.SIZE, true);
    }

    static Table pivotTable(Table table, String index, String columns, String values, String figure) {
        return pivot(
                "pivotTable",
                Frames.column("pivotTable", table, index),
                Frames.column("pivotTable", table, columns),
                Frames.column("pivotTable", table, values),
                Aggregate.named("pivotTable", figure),
                false);
    }

    static Table dummies(Table table, boolean dropFirst, String... columns) {
        List<Column<?>> encoded = columns.length > 0
                ? Frames.columns("getDummies", table, columns)
                : Frames.dataColumns(table).stream()
                        .filter(StringColumn.class::isInstance)
                        .toList();
        return dummies(table, dropFirst, encoded);
    }
}
