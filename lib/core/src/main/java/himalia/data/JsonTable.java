package himalia.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A JSON text as a table: a list of rows, or columns by their names, as `pandas.read_json` takes them.
final class JsonTable {
    private JsonTable() {}

    static Table of(String file, String name, String text) {
        Map<String, List<Object>> columns = switch (Json.parse("json: " + file, text)) {
            case List<?> rows -> ofRows(file, rows);
            case Map<?, ?> byName -> ofColumns(file, byName);
            case null, default -> throw refused(file, "it is a single value");
        };
        List<Column<?>> built = new ArrayList<>();
        Iterator<String> names =
                ColumnNames.unique(file, List.copyOf(columns.keySet())).iterator();
        columns.values().forEach(values -> built.add(Cells.of(names.next(), values)));
        return Table.create(name, built);
    }

    private static Map<String, List<Object>> ofRows(String file, List<?> rows) {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        int count = 0;
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> members)) {
                throw refused(file, "row " + count + " is no object {\"name\": value, ...}");
            }
            int before = count;
            members.forEach(
                    (name, value) -> padded(columns, name.toString(), before).add(plain(value)));
            count++;
            int rowsNow = count;
            columns.keySet().forEach(name -> padded(columns, name, rowsNow));
        }
        return columns;
    }

    private static List<Object> padded(Map<String, List<Object>> columns, String name, int size) {
        List<Object> values = columns.computeIfAbsent(name, n -> new ArrayList<>());
        while (values.size() < size) {
            values.add(null);
        }
        return values;
    }

    /// `{"a": [1, 2]}` or, with row labels, `{"a": {"0": 1, "1": 2}}`.
    private static Map<String, List<Object>> ofColumns(String file, Map<?, ?> byName) {
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        byName.forEach((name, values) -> {
            List<Object> column = new ArrayList<>();
            switch (values) {
                case List<?> list -> list.forEach(value -> column.add(plain(value)));
                case Map<?, ?> byLabel -> byLabel.values().forEach(value -> column.add(plain(value)));
                case null, default -> throw refused(file, "\"" + name + "\" is no list of values");
            }
            columns.put(name.toString(), column);
        });
        if (columns.values().stream().map(List::size).distinct().count() > 1) {
            throw refused(file, "its columns are not equally long");
        }
        return columns;
    }

    /// What is nested stays as its text.
    private static Object plain(Object value) {
        return value instanceof Map || value instanceof List ? value.toString() : value;
    }

    private static IllegalArgumentException refused(String file, String why) {
        return new IllegalArgumentException("json: " + file + " holds no table: " + why
                + ".\nHint: expected [{\"a\": 1, \"b\": 2}, ...] or {\"a\": [1, ...], \"b\": [2, ...]}.");
    }
}
