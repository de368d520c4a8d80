package himalia.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBValue;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// The function by which DuckDB reads tables of this JVM: `select * from himalia_table(7)`.
///
/// It reads only the columns that a query names, a few thousand rows at a time, and copies nothing beforehand.
final class TableScan implements DuckDBTableFunction<Table, TableScan.Place, Object> {
    private static final String NAME = "himalia_table";

    private final Map<Long, Table> tables = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /// Where a query is in a table.
    static final class Place {
        private final Column<?>[] columns;
        private final int rows;
        private int next;

        Place(Column<?>[] columns, int rows) {
            this.columns = columns;
            this.rows = rows;
        }
    }

    @SuppressWarnings("try") // it stays as long as the connection
    void register(Connection connection) throws SQLException {
        try (var function = DuckDBFunctions.tableFunction()) {
            function.withName(NAME)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(this)
                    .withProjectionPushdown()
                    .register(connection);
        }
    }

    /// Lets queries see a table, under a number.
    long open(Table table) {
        long number = numbers.incrementAndGet();
        tables.put(number, table);
        return number;
    }

    void close(long number) {
        tables.remove(number);
    }

    /// A query for all of a table. DuckDB's functions write no times of day, so those come as texts.
    static String select(long number, Table table) {
        StringBuilder times = new StringBuilder();
        for (Column<?> column : table.columns()) {
            if (column instanceof TimeColumn) {
                String name = quoted(column.name());
                times.append(times.isEmpty() ? " replace (" : ", ")
                        .append("cast(")
                        .append(name)
                        .append(" as time) as ")
                        .append(name);
            }
        }
        times.append(times.isEmpty() ? "" : ")");
        return "select *" + times + " from " + NAME + "(" + number + ")";
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public Table bind(DuckDBTableFunctionBindInfo info) {
        long number;
        try (DuckDBValue parameter = info.getParameter(0)) {
            number = parameter.getLong();
        }
        Table table = Objects.requireNonNull(tables.get(number), "this table is closed");
        for (Column<?> column : table.columns()) {
            info.addResultColumn(column.name(), type(column));
        }
        info.setCardinality(table.rowCount(), true);
        return table;
    }

    @Override
    public Place init(DuckDBTableFunctionInitInfo info) {
        // One thread, so that the rows come in their order.
        info.setMaxThreads(1);
        Table table = info.getBindData();
        Column<?>[] columns = new Column<?>[(int) info.getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            // For `count(*)` there is one without a place.
            long index = info.getColumnIndex(i);
            columns[i] = table.column(Math.clamp(index, 0, table.columnCount() - 1));
        }
        return new Place(columns, table.rowCount());
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        Place place = info.getInitData();
        int from = place.next;
        int count = (int) Math.min(chunk.capacity(), place.rows - from);
        for (int i = 0; i < Math.min(place.columns.length, chunk.columnCount()); i++) {
            fill(chunk.vector(i), place.columns[i], from, count);
        }
        place.next += count;
        return count;
    }

    private static DuckDBColumnType type(Column<?> column) {
        return switch (column) {
            case DoubleColumn c -> DuckDBColumnType.DOUBLE;
            case FloatColumn c -> DuckDBColumnType.FLOAT;
            case IntColumn c -> DuckDBColumnType.INTEGER;
            case LongColumn c -> DuckDBColumnType.BIGINT;
            case ShortColumn c -> DuckDBColumnType.SMALLINT;
            case BooleanColumn c -> DuckDBColumnType.BOOLEAN;
            case DateColumn c -> DuckDBColumnType.DATE;
            case DateTimeColumn c -> DuckDBColumnType.TIMESTAMP;
            case InstantColumn c -> DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE;
            default -> DuckDBColumnType.VARCHAR;
        };
    }

    private interface Setter {
        void set(int row, int source);
    }

    private static void fill(DuckDBWritableVector vector, Column<?> column, int from, int count) {
        switch (column) {
            case DoubleColumn c -> each(vector, c, from, count, (row, i) -> vector.setDouble(row, c.getDouble(i)));
            case FloatColumn c -> each(vector, c, from, count, (row, i) -> vector.setFloat(row, c.getFloat(i)));
            case IntColumn c -> each(vector, c, from, count, (row, i) -> vector.setInt(row, c.getInt(i)));
            case LongColumn c -> each(vector, c, from, count, (row, i) -> vector.setLong(row, c.getLong(i)));
            case ShortColumn c -> each(vector, c, from, count, (row, i) -> vector.setShort(row, c.getShort(i)));
            case BooleanColumn c ->
                each(vector, c, from, count, (row, i) -> vector.setBoolean(row, Boolean.TRUE.equals(c.get(i))));
            case DateColumn c -> each(vector, c, from, count, (row, i) -> vector.setDate(row, c.get(i)));
            case DateTimeColumn c -> each(vector, c, from, count, (row, i) -> vector.setTimestamp(row, c.get(i)));
            case InstantColumn c ->
                each(
                        vector,
                        c,
                        from,
                        count,
                        (row, i) -> vector.setOffsetDateTime(row, c.get(i).atOffset(java.time.ZoneOffset.UTC)));
            case StringColumn c -> {
                // All at once: each call would go through to DuckDB.
                byte[] @Nullable [] texts = new byte[count][];
                for (int i = 0; i < count; i++) {
                    String text = c.get(from + i);
                    texts[i] = text.isEmpty() ? null : text.getBytes(StandardCharsets.UTF_8);
                }
                vector.setStringUtf8Batch(0, texts);
            }
            // A column's own text of a time leaves out what is beyond its format.
            case TimeColumn c ->
                each(vector, c, from, count, (row, i) -> vector.setString(row, String.valueOf(c.get(i))));
            default -> each(vector, column, from, count, (row, i) -> vector.setString(row, column.getString(i)));
        }
    }

    private static void each(DuckDBWritableVector vector, Column<?> column, int from, int count, Setter setter) {
        for (int row = 0; row < count; row++) {
            if (column.isMissing(from + row)) {
                vector.setNull(row);
            } else {
                setter.set(row, from + row);
            }
        }
    }
}
