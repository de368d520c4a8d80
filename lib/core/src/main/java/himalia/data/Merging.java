package himalia.data;

import himalia.api.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        Rows leftRows = new Rows();
        Rows rightRows = new Rows();
        switch (how) {
            case "right" -> pair(rightKeys, leftKeys, true, rightRows, leftRows);
            case "outer" -> outer(leftKeys, rightKeys, leftRows, rightRows);
            default -> pair(leftKeys, rightKeys, how.equals("left"), leftRows, rightRows);
        }
        return side(left, right, leftKeys, rightKeys, leftRows.toArray(), rightRows.toArray());
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

    /// Every row of one side with each row of the other that has its keys; a missing key equals a missing key.
    private static void pair(
            List<Column<?>> keys, List<Column<?>> otherKeys, boolean keepAll, Rows rows, Rows otherRows) {
        Map<List<Object>, int[]> others = Groups.inOrder(otherKeys, true);
        for (int row = 0; row < keys.getFirst().size(); row++) {
            int[] matches = others.get(Cells.keys(keys, row));
            if (matches == null && keepAll) {
                rows.add(row);
                otherRows.add(Cells.NO_ROW);
            }
            for (int match : matches == null ? new int[0] : matches) {
                rows.add(row);
                otherRows.add(match);
            }
        }
    }

    /// All keys of both sides in order.
    private static void outer(List<Column<?>> leftKeys, List<Column<?>> rightKeys, Rows leftRows, Rows rightRows) {
        Map<List<Object>, int[]> left = Groups.inOrder(leftKeys, true);
        Map<List<Object>, int[]> right = Groups.inOrder(rightKeys, true);
        Map<List<Object>, Object> all = new TreeMap<>(Cells.byKeys());
        left.keySet().forEach(key -> all.put(key, key));
        right.keySet().forEach(key -> all.put(key, key));
        int[] none = {Cells.NO_ROW};
        for (List<Object> key : all.keySet()) {
            for (int l : left.getOrDefault(key, none)) {
                for (int r : right.getOrDefault(key, none)) {
                    leftRows.add(l);
                    rightRows.add(r);
                }
            }
        }
    }

    private static Table side(
            Table left,
            Table right,
            List<Column<?>> leftKeys,
            List<Column<?>> rightKeys,
            int[] leftRows,
            int[] rightRows) {
        Map<Column<?>, Column<?>> shared = new LinkedHashMap<>();
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
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(left)) {
            Column<?> partner = null;
            for (Map.Entry<Column<?>, Column<?>> pair : shared.entrySet()) {
                partner = pair.getKey() == column ? pair.getValue() : partner;
            }
            columns.add(
                    partner != null
                            ? Concatenation.either(column, leftRows, partner, rightRows)
                            : suffixed(Cells.take(column, leftRows), both, "_x"));
        }
        for (Column<?> column : rightColumns) {
            columns.add(suffixed(Cells.take(column, rightRows), both, "_y"));
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
