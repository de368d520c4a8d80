package himalia.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.columns.Column;

/// Rows with the same values in some columns.
final class Groups {
    private Groups() {}

    /// The row numbers of each group by its keys, smallest keys first; rows with a missing key belong to none.
    static Map<List<Object>, int[]> sorted(List<Column<?>> keys) {
        Map<List<Object>, int[]> groups = new TreeMap<>(Cells.byKeys());
        for (Map.Entry<List<Object>, int[]> group : inOrder(keys, false).entrySet()) {
            groups.put(group.getKey(), group.getValue());
        }
        return groups;
    }

    /// The row numbers of each group by its keys, as they first appear.
    ///
    /// @param missing whether a missing value is a key as any other
    static Map<List<Object>, int[]> inOrder(List<Column<?>> keys, boolean missing) {
        Map<List<Object>, Rows> groups = new LinkedHashMap<>();
        int rows = keys.isEmpty() ? 0 : keys.getFirst().size();
        for (int row = 0; row < rows; row++) {
            List<Object> key = Cells.keys(keys, row);
            if (missing || !key.contains(null)) {
                groups.computeIfAbsent(key, k -> new Rows()).add(row);
            }
        }
        Map<List<Object>, int[]> finished = new LinkedHashMap<>();
        groups.forEach((key, group) -> finished.put(key, group.toArray()));
        return finished;
    }

    /// The key columns of a result: one row for each group.
    static List<Column<?>> keyColumns(List<Column<?>> keys, Iterable<int[]> groups) {
        Rows first = new Rows();
        groups.forEach(group -> first.add(group[0]));
        int[] rows = first.toArray();
        List<Column<?>> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(Cells.take(key, rows)));
        return columns;
    }

    /// A name that no column has yet, for a column of numbers about the others.
    static String freeName(String name, Set<String> taken) {
        String free = name;
        while (taken.stream().anyMatch(free::equalsIgnoreCase)) {
            free = free + "_";
        }
        return free;
    }
}
