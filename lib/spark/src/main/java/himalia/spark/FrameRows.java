package himalia.spark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
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

/// Tables become frames, and rows of frames become tables. What is missing is null on one side, and on the
/// other what Tablesaw has for it.
final class FrameRows {
    private FrameRows() {}

    static Dataset<Row> frame(SparkSession spark, Table table) {
        StructField[] fields = table.columns().stream()
                .map(one -> new StructField(one.name(), type(one), true, Metadata.empty()))
                .toArray(StructField[]::new);
        StructType schema = new StructType(fields);
        if (FrameArrow.takes(schema)) {
            return FrameArrow.frame(spark, table, schema);
        }
        List<Row> rows = new ArrayList<>(table.rowCount());
        for (int i = 0; i < table.rowCount(); i++) {
            @Nullable Object[] values = new Object[fields.length];
            for (int j = 0; j < fields.length; j++) {
                Column<?> column = table.column(j);
                values[j] = column.isMissing(i) ? null : value(column.get(i), fields[j].dataType());
            }
            rows.add(RowFactory.create(values));
        }
        return spark.createDataFrame(rows, schema);
    }

    /// By the class of the column: Tablesaw's constants of types are not always the types that its columns
    /// have.
    private static DataType type(Column<?> column) {
        return switch (column) {
            case IntColumn _ -> DataTypes.IntegerType;
            case LongColumn _ -> DataTypes.LongType;
            case DoubleColumn _ -> DataTypes.DoubleType;
            case FloatColumn _ -> DataTypes.FloatType;
            case ShortColumn _ -> DataTypes.ShortType;
            case BooleanColumn _ -> DataTypes.BooleanType;
            case DateColumn _ -> DataTypes.DateType;
            case DateTimeColumn _ -> DataTypes.TimestampNTZType;
            case InstantColumn _ -> DataTypes.TimestampType;
            case StringColumn _ -> DataTypes.StringType;
            case TimeColumn _ -> DataTypes.StringType;
            default ->
                throw new IllegalArgumentException("spark.table: column \"" + column.name() + "\" is of type "
                        + column.type().name()
                        + ", which Spark has not.\nHint: make it a column of texts or numbers first.");
        };
    }

    private static Object value(Object value, DataType type) {
        return type.equals(DataTypes.StringType) ? value.toString() : value;
    }

    static Table table(Dataset<Row> frame) {
        return FrameArrow.takes(frame.schema())
                ? FrameArrow.table(frame)
                : table(frame.schema(), frame.collectAsList());
    }

    static Table table(StructType schema, List<Row> rows) {
        List<Column<?>> columns = new ArrayList<>();
        StructField[] fields = schema.fields();
        for (int j = 0; j < fields.length; j++) {
            columns.add(column(fields[j], j, rows));
        }
        return Table.create("", columns);
    }

    private static Column<?> column(StructField field, int at, List<Row> rows) {
        Column<?> column = column(field.name(), field.dataType());
        for (Row row : rows) {
            Object value = row.isNullAt(at) ? null : row.get(at);
            switch (column) {
                case StringColumn texts when value != null -> texts.append(String.valueOf(value));
                case DoubleColumn numbers when value instanceof Number number -> numbers.append(number.doubleValue());
                case ShortColumn numbers when value instanceof Number number -> numbers.append(number.shortValue());
                case DateColumn days when value instanceof java.sql.Date day -> days.append(day.toLocalDate());
                case DateColumn days when value instanceof LocalDate day -> days.append(day);
                case DateTimeColumn times when value instanceof LocalDateTime time -> times.append(time);
                case InstantColumn times
                when value instanceof java.sql.Timestamp time -> times.append(time.toInstant());
                case InstantColumn times when value instanceof Instant time -> times.append(time);
                default -> {
                    if (value == null) {
                        column.appendMissing();
                    } else {
                        column.appendObj(value);
                    }
                }
            }
        }
        return column;
    }

    /// An empty column for values of a type.
    static Column<?> column(String name, DataType type) {
        if (type.equals(DataTypes.IntegerType)) {
            return IntColumn.create(name);
        } else if (type.equals(DataTypes.LongType)) {
            return LongColumn.create(name);
        } else if (type.equals(DataTypes.DoubleType) || type instanceof DecimalType) {
            return DoubleColumn.create(name);
        } else if (type.equals(DataTypes.FloatType)) {
            return FloatColumn.create(name);
        } else if (type.equals(DataTypes.ShortType) || type.equals(DataTypes.ByteType)) {
            return ShortColumn.create(name);
        } else if (type.equals(DataTypes.BooleanType)) {
            return BooleanColumn.create(name);
        } else if (type.equals(DataTypes.DateType)) {
            return DateColumn.create(name);
        } else if (type.equals(DataTypes.TimestampNTZType)) {
            return DateTimeColumn.create(name);
        } else if (type.equals(DataTypes.TimestampType)) {
            return InstantColumn.create(name);
        }
        return StringColumn.create(name);
    }
}
