package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Chooses, changes and makes columns.
final class TableColumns {
    private TableColumns() {}

    static Column<?> pop(Table table, String column) {
        Column<?> taken = Frames.column("pop", table, column);
        table.removeColumns(taken);
        return taken;
    }

    static Table select(Table table, String... columns) {
        List<Column<?>> chosen = new ArrayList<>();
        for (String name : columns) {
            chosen.add(Cells.copy(Frames.column("select", table, name)));
        }
        return Frames.like(table, chosen);
    }

    static Table drop(Table table, String... columns) {
        List<Column<?>> dropped = columns.length == 0 ? List.of() : Frames.columns("drop", table, columns);
        List<Column<?>> kept = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            if (dropped.stream().noneMatch(d -> d == column)) {
                kept.add(Cells.copy(column));
            }
        }
        return Frames.like(table, kept);
    }

    static Table rename(Table table, String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "rename: expected pairs of an old and a new name. Received: " + Arrays.toString(pairs) + ".");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return rename(table, names);
    }

    static Table rename(Table table, Map<String, String> names) {
        names.keySet().forEach(name -> Frames.column("rename", table, name));
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            String name = column.name();
            for (Map.Entry<String, String> pair : names.entrySet()) {
                name = pair.getKey().equalsIgnoreCase(column.name()) ? pair.getValue() : name;
            }
            String renamed = name;
            if (columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(renamed))) {
                throw new IllegalArgumentException("rename: two columns would be named \"" + name + "\".");
            }
            columns.add(Cells.copy(column).setName(name));
        }
        return Table.create(table.name(), columns);
    }

    static Table astype(Table table, String column, String type) {
        return replaced(table, Conversion.of(Frames.column("astype", table, column), type));
    }

    static Table apply(Table table, String column, DoubleUnaryOperator function) {
        return replaced(table, apply(Frames.column("apply", table, column), function));
    }

    static DoubleColumn apply(Column<?> column, DoubleUnaryOperator function) {
        return ColumnArrays.column(
                column.name(),
                Arrays.stream(Frames.values("apply", column)).map(function).toArray());
    }

    static Table assign(Table table, String name, Function<Row, ?> function) {
        List<Object> values = new ArrayList<>();
        for (Row row : table) {
            values.add(EachRow.call("assign", table, row, function));
        }
        return replaced(table, Cells.of(name, values));
    }

    private static Table replaced(Table table, Column<?> column) {
        List<Column<?>> columns = new ArrayList<>();
        boolean found = false;
        for (Column<?> old : table.columns()) {
            boolean same = old.name().equalsIgnoreCase(column.name());
            columns.add(same ? column : Cells.copy(old));
            found |= same;
        }
        if (!found) {
            columns.add(column);
        }
        return Table.create(table.name(), columns);
    }
}
