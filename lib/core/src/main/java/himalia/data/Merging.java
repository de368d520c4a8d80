package himalia.data;

import himalia.api.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Two tables side by side where key columns agree, with pandas' order of rows.
final class Merging {
    private static final List<String> WAYS = List.of("inner", "left", "right", "outer");

    private Merging() {}

    static Table merge(Table left, Table right, String how, String[] leftOn, String[] rightOn) {
        if (!WAYS.contains(how)) {
            throw new IllegalArgumentException(
                    "merge: `how` must be inner, left, right or outer. Received: " + how + Closest.hint(how, WAYS));
        }
        if (leftOn.length == 0 && rightOn.length == 0) {
            throw new IllegalArgumentException("merge: the tables have no key column in common. Left: "
                    + Closest.list(left.columnNames()) + ". Right: " + Closest.list(right.columnNames())
                    + ".\nHint: name a column of each: merge(left, right, \"inner\", new String[] {\"id\"},"
                    + " new String[] {\"number\"}).");
        }
        if (leftOn.length == 0 || leftOn.length != rightOn.length) {
            throw new IllegalArgumentException("merge: expected as many key columns on the left as on the right,"
                    + " at least one. Received: " + Arrays.toString(leftOn) + " and " + Arrays.toString(rightOn) + ".");
        }
        List<Column<?>> leftKeys = Frames.columns("merge (left table)", left, leftOn);
        List<Column<?>> rightKeys = Frames.columns("merge (right table)", right, rightOn);
        for (int i = 0; i < leftOn.length; i++) {
            checkKinds(leftKeys.get(i), rightKeys.get(i));
        }
        Pairing.Rows rows = switch (how) {
            case "right" -> Pairing.of(rightKeys, leftKeys).rows(true).turned();
            case "outer" -> Pairing.inOrder(leftKeys, rightKeys).all();
            default -> Pairing.of(leftKeys, rightKeys).rows(how.equals("left"));
        };
        return side(left, right, leftKeys, rightKeys, rows.left(), rows.right());
    }

    private static void checkKinds(Column<?> left, Column<?> right) {
        boolean empty = left.isEmpty() || right.isEmpty();
        if (!empty && Frames.isNumber(left) != Frames.isNumber(right)) {
            throw new IllegalArgumentException("merge: key \"" + left.name() + "\" holds " + ColumnText.dtype(left)
                    + " on the left, but \"" + right.name() + "\" holds " + ColumnText.dtype(right)
                    + " on the right: no value can be equal.\nHint: bring both to one type with astype(table, \""
                    + left.name() + "\", \"str\").");
        }
    }

    private static Table side(
            Table left,
            Table right,
            List<Column<?>> leftKeys,
            List<Column<?>> rightKeys,
            int[] leftRows,
            int[] rightRows) {
        Map<Column<?>, Column<?>> shared = new IdentityHashMap<>();
        for (int i = 0; i < leftKeys.size(); i++) {
            if (leftKeys.get(i).name().equalsIgnoreCase(rightKeys.get(i).name())) {
                shared.put(leftKeys.get(i), rightKeys.get(i));
            }
        }
        List<Column<?>> rightColumns = Frames.dataColumns(right).stream()
                .filter(c -> shared.values().stream().noneMatch(k -> k == c))
                .toList();
        Set<String> both = names(Frames.dataColumns(left));
        both.retainAll(names(rightColumns));
        List<Column<?>> leftColumns = Frames.dataColumns(left);
        List<Column<?>> columns = new ArrayList<>();
        List<Column<?>> taken = Cells.take(
                leftColumns.stream().filter(c -> !shared.containsKey(c)).toList(), leftRows);
        for (Column<?> column : leftColumns) {
            columns.add(
                    shared.containsKey(column)
                            ? Concatenation.either(column, leftRows, shared.get(column), rightRows)
                            : suffixed(taken.removeFirst(), both, "_x"));
        }
        for (Column<?> column : Cells.take(rightColumns, rightRows)) {
            columns.add(suffixed(column, both, "_y"));
        }
        return Table.create(left.name(), columns);
    }

    private static Set<String> names(List<Column<?>> columns) {
        Set<String> names = new HashSet<>();
        columns.forEach(c -> names.add(c.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    private static Column<?> suffixed(Column<?> column, Set<String> both, String suffix) {
        return both.contains(column.name().toLowerCase(Locale.ROOT)) ? column.setName(column.name() + suffix) : column;
    }
}
