package himalia.data;

import himalia.api.Parts;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What the tree of variables shows of tables and columns.
///
/// The services are public, since [java.util.ServiceLoader] makes them, and nested in a class that is not, so that no
/// cell meets their names.
final class TableParts {
    private TableParts() {}

    /// How many rows and columns in the line; its columns and its rows below.
    public static final class OfTable implements Parts<Table> {
        @Override
        public Class<Table> type() {
            return Table.class;
        }

        @Override
        public String summary(Table table) {
            return table.rowCount() + " rows x " + table.columnCount() + " columns: "
                    + String.join(", ", table.columnNames());
        }

        @Override
        public Map<String, Object> named(Table table) {
            Map<String, Object> columns = new LinkedHashMap<>();
            table.columns().forEach(column -> columns.put(column.name(), column));
            return columns;
        }

        @Override
        public List<String> keys(Table table) {
            return table.columnNames();
        }

        @Override
        public List<?> items(Table table) {
            return new Made(table.rowCount()) {
                @Override
                public Map<String, @Nullable Object> get(int index) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    table.columns().forEach(column -> row.put(column.name(), value(column, index)));
                    return row;
                }
            };
        }
    }

    /// Its type and length in the line; its values below.
    @SuppressWarnings("rawtypes") // a Class object cannot name Column<?>
    public static final class OfColumn implements Parts<Column> {
        @Override
        public Class<Column> type() {
            return Column.class;
        }

        @Override
        public String summary(Column column) {
            return column.type().name().toLowerCase(java.util.Locale.ROOT) + " column, " + column.size() + " values";
        }

        @Override
        public Map<String, Object> named(Column column) {
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("missing", column.countMissing());
            parts.put("unique", column.countUnique());
            return parts;
        }

        @Override
        public List<?> items(Column column) {
            return new Made(column.size()) {
                @Override
                public @Nullable Object get(int index) {
                    return value(column, index);
                }
            };
        }
    }

    private static @Nullable Object value(Column<?> column, int row) {
        return column.isMissing(row) ? null : column.get(row);
    }

    /// Elements that are made when they are looked at.
    private abstract static class Made extends AbstractList<@Nullable Object> implements RandomAccess {
        private final int size;

        Made(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
