package himalia.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/// Rows in the order of some columns.
final class Ordering {
    private Ordering() {}

    /// Stable; a name with a minus sign before it sorts downwards; missing values come last in both directions.
    static Table sort(Table table, String... by) {
        if (by.length == 0) {
            throw new IllegalArgumentException(
                    "sortValues: name at least one column to sort by: sortValues(table, \"a\", \"-b\").");
        }
        List<long[]> keys = new ArrayList<>();
        for (String name : by) {
            boolean down = name.startsWith("-")
                    && table.columns().stream().noneMatch(c -> c.name().equalsIgnoreCase(name));
            long[] values = SortKeys.of(Frames.column("sortValues", table, down ? name.substring(1) : name));
            if (down) {
                SortKeys.turn(values);
            }
            keys.add(values);
        }
        int[] rows = RadixSort.order(keys.removeLast(), null); // the first key decides, so it comes last
        for (long[] values : keys.reversed()) {
            rows = RadixSort.order(values, rows);
        }
        return Cells.rows(table, rows);
    }
}
