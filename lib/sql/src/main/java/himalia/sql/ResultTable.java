package himalia.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// Makes a table of the rows of any database.
///
/// The values decide on the type of a column, and where there are none the declared one: SQLite keeps any value in any
/// column, and a driver may give a wider one than it says.
final class ResultTable {
    private static final int LONG_BITS = 63;

    private ResultTable() {}

    static Table of(ResultSet rows) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        int width = about.getColumnCount();
        List<List<@Nullable Object>> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean[] zoned = new boolean[width];
        for (int i = 0; i < width; i++) {
            values.add(new ArrayList<>());
            names.add(about.getColumnLabel(i + 1));
            zoned[i] = about.getColumnType(i + 1) == Types.TIMESTAMP_WITH_TIMEZONE
                    || String.valueOf(about.getColumnTypeName(i + 1)).equalsIgnoreCase("timestamptz");
        }
        while (rows.next()) {
            for (int i = 0; i < width; i++) {
                Object value = zoned[i] ? rows.getObject(i + 1, OffsetDateTime.class) : rows.getObject(i + 1);
                values.get(i).add(plain(value));
            }
        }
        Table table = Table.create();
        List<String> different = ColumnNames.different(names);
        for (int i = 0; i < width; i++) {
            // By the standard FLOAT is a double; to DuckDB it is not.
            boolean isFloat = Float.class.getName().equals(about.getColumnClassName(i + 1));
            int declared = isFloat ? Types.REAL : about.getColumnType(i + 1);
            table.addColumns(column(different.get(i), values.get(i), declared));
        }
        return table;
    }

    /// What drivers have in many ways, in one.
    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Byte number -> number.intValue();
            case Short number -> number.intValue();
            case BigInteger number ->
                number.bitLength() <= LONG_BITS ? number.longValue() : (Object) number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case java.sql.Date date -> date.toLocalDate();
            case java.sql.Time time -> time.toLocalTime();
            case java.sql.Timestamp time -> time.toLocalDateTime();
            case OffsetDateTime time -> time.toInstant();
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Blob bytes -> HexFormat.of().formatHex(bytes.getBytes(1, (int) bytes.length()));
            case Clob text -> text.getSubString(1, (int) text.length());
            case Array array -> Arrays.deepToString((Object[]) array.getArray());
            default -> value;
        };
    }

    private static Column<?> column(String name, List<@Nullable Object> values, int declared) {
        Class<?> type = type(values, declared);
        if (type == Integer.class) {
            IntColumn column = IntColumn.create(name);
            values.forEach(value -> {
                if (value == null) {
                    column.appendMissing();
                } else {
                    column.append((int) value);
                }
            });
            return column;
        }
        if (type == Long.class) {
            LongColumn column = LongColumn.create(name);
            values.forEach(value -> {
                if (value == null) {
                    column.appendMissing();
                } else {
                    column.append(((Number) value).longValue());
                }
            });
            return column;
        }
        if (type == Float.class) {
            FloatColumn column = FloatColumn.create(name);
            values.forEach(value -> column.append(value == null ? Float.NaN : (float) value));
            return column;
        }
        if (type == Double.class) {
            DoubleColumn column = DoubleColumn.create(name);
            values.forEach(value -> column.append(value == null ? Double.NaN : ((Number) value).doubleValue()));
            return column;
        }
        Column<?> column = empty(type, name);
        for (Object value : values) {
            if (value == null) {
                column.appendMissing();
            } else {
                column.appendObj(column instanceof StringColumn ? value.toString() : value);
            }
        }
        return column;
    }

    private static Column<?> empty(Class<?> type, String name) {
        if (type == Boolean.class) {
            return BooleanColumn.create(name);
        }
        if (type == LocalDate.class) {
            return DateColumn.create(name);
        }
        if (type == LocalDateTime.class) {
            return DateTimeColumn.create(name);
        }
        if (type == Instant.class) {
            return InstantColumn.create(name);
        }
        return type == LocalTime.class ? TimeColumn.create(name) : StringColumn.create(name);
    }

    /// The narrowest that all values fit into.
    private static Class<?> type(List<@Nullable Object> values, int declared) {
        List<? extends Class<?>> types = values.stream()
                .filter(Objects::nonNull)
                .<Class<?>>map(Object::getClass)
                .distinct()
                .toList();
        if (types.isEmpty()) {
            return declared(declared);
        }
        if (types.size() == 1) {
            return types.getFirst();
        }
        if (types.stream().allMatch(type -> type == Integer.class || type == Long.class)) {
            return Long.class;
        }
        return types.stream().allMatch(Number.class::isAssignableFrom) ? Double.class : String.class;
    }

    private static Class<?> declared(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class;
            case Types.BIGINT -> Long.class;
            case Types.REAL -> Float.class;
            case Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> Double.class;
            case Types.BIT, Types.BOOLEAN -> Boolean.class;
            case Types.DATE -> LocalDate.class;
            case Types.TIMESTAMP -> LocalDateTime.class;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Instant.class;
            case Types.TIME -> LocalTime.class;
            default -> String.class;
        };
    }
}
