package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Rows in the order of some columns.
final class Ordering {
    private Ordering() {}

    /// Stable; a name with a minus sign before it sorts downwards; missing values come last in both directions.
    static Table sort(Table table, String... by) {
        if (by.length == 0) {
            throw new IllegalArgumentException(
                    "sortValues: name at least one column to sort by: sortValues(table, \"a\", \"-b\").");
        }
        List<Object[]> keys = new ArrayList<>();
        boolean[] down = new boolean[by.length];
        for (int i = 0; i < by.length; i++) {
            String name = by[i];
            down[i] = name.startsWith("-")
                    && table.columns().stream().noneMatch(c -> c.name().equalsIgnoreCase(name));
            Column<?> column = Frames.column("sortValues", table, down[i] ? name.substring(1) : name);
            Object[] values = new Object[column.size()];
            Arrays.setAll(values, row -> Cells.key(column, row));
            keys.add(values);
        }
        Integer[] rows = new Integer[table.rowCount()];
        Arrays.setAll(rows, i -> i);
        Arrays.sort(rows, (a, b) -> {
            for (int i = 0; i < by.length; i++) {
                Object x = keys.get(i)[a];
                Object y = keys.get(i)[b];
                int order = Cells.compare(x, y);
                if (order != 0) {
                    return down[i] && x != null && y != null ? -order : order;
                }
            }
            return 0;
        });
        return Cells.rows(table, Arrays.stream(rows).mapToInt(row -> row).toArray());
    }
}
