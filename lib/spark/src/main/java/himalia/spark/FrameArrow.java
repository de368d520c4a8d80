package himalia.spark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.arrow.ArrowConverters;
import org.apache.spark.sql.execution.arrow.ArrowConverters$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils$;
import scala.jdk.javaapi.CollectionConverters;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Tables become frames, and frames tables, by Spark's own Arrow batches: column by column, where rows would
/// be an object for each value. It needs the inside of `java.nio`, which the kernel opens; elsewhere
/// [FrameRows] does the same.
final class FrameArrow {
    private static final int BATCH = 1 << 16;
    private static final long MICROS = 1_000_000;

    private FrameArrow() {}

    /// Whether this process and these columns can.
    static boolean takes(StructType schema) {
        if (!Object.class.getModule().isOpen("java.nio", ArrowUtils$.class.getModule())) {
            return false;
        }
        for (StructField field : schema.fields()) {
            DataType type = field.dataType();
            boolean known = type.equals(DataTypes.DoubleType)
                    || type.equals(DataTypes.FloatType)
                    || type.equals(DataTypes.IntegerType)
                    || type.equals(DataTypes.LongType)
                    || type.equals(DataTypes.ShortType)
                    || type.equals(DataTypes.ByteType)
                    || type.equals(DataTypes.BooleanType)
                    || type.equals(DataTypes.DateType)
                    || type.equals(DataTypes.TimestampType)
                    || type.equals(DataTypes.TimestampNTZType)
                    || type.equals(DataTypes.StringType);
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static BufferAllocator memory() {
        return ArrowUtils$.MODULE$.rootAllocator().newChildAllocator("himalia", 0, Long.MAX_VALUE);
    }

    private static Schema arrow(StructType schema) {
        return ArrowUtils$.MODULE$.toArrowSchema(schema, "UTC", true, false);
    }

    // ---- to Spark

    static Dataset<Row> frame(SparkSession spark, Table table, StructType schema) {
        List<byte[]> batches = new ArrayList<>();
        try (BufferAllocator memory = memory();
                VectorSchemaRoot root = VectorSchemaRoot.create(arrow(schema), memory)) {
            int rows = table.rowCount();
            for (int from = 0; from < rows; from += BATCH) {
                int n = Math.min(BATCH, rows - from);
                for (int k = 0; k < table.columnCount(); k++) {
                    FieldVector vector = root.getVector(k);
                    vector.setInitialCapacity(n);
                    vector.allocateNew();
                    fill(vector, table.column(k), from, n);
                    vector.setValueCount(n);
                }
                root.setRowCount(n);
                try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
                    batches.add(ArrowConverters$.MODULE$.serializeBatch(batch));
                }
            }
        }
        return ArrowConverters.toDataFrame(
                CollectionConverters.asScala(batches.iterator()),
                schema.json(),
                (org.apache.spark.sql.classic.SparkSession) spark);
    }

    private static void fill(FieldVector vector, Column<?> column, int from, int n) {
        for (int i = 0; i < n; i++) {
            int row = from + i;
            if (column.isMissing(row)) {
                vector.setNull(i);
                continue;
            }
            switch (vector) {
                case Float8Vector to -> to.set(i, ((NumericColumn<?>) column).getDouble(row));
                case Float4Vector to -> to.set(i, ((FloatColumn) column).getFloat(row));
                case IntVector to -> to.set(i, ((IntColumn) column).getInt(row));
                case BigIntVector to -> to.set(i, ((LongColumn) column).getLong(row));
                case SmallIntVector to -> to.set(i, ((ShortColumn) column).getShort(row));
                case BitVector to -> to.set(i, ((BooleanColumn) column).get(row) ? 1 : 0);
                case DateDayVector to ->
                    to.set(i, (int) ((DateColumn) column).get(row).toEpochDay());
                case TimeStampMicroTZVector to -> to.set(i, micros(((InstantColumn) column).get(row)));
                case TimeStampMicroVector to ->
                    to.set(i, micros(((DateTimeColumn) column).get(row).toInstant(ZoneOffset.UTC)));
                default ->
                    ((VarCharVector) vector)
                            .setSafe(i, String.valueOf(column.get(row)).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    // ---- from Spark

    static Table table(Dataset<Row> frame) {
        StructType schema = frame.schema();
        List<Column<?>> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(FrameRows.column(field.name(), field.dataType()));
        }
        byte[][] batches = (byte[][]) ((org.apache.spark.sql.classic.Dataset<Row>) frame)
                .toArrowBatchRdd()
                .collect();
        try (BufferAllocator memory = memory();
                VectorSchemaRoot root = VectorSchemaRoot.create(arrow(schema), memory)) {
            VectorLoader loader = new VectorLoader(root);
            for (int b = 0; b < batches.length; b++) {
                try (ArrowRecordBatch batch = ArrowConverters$.MODULE$.loadBatch(batches[b], memory)) {
                    loader.load(batch);
                }
                batches[b] = new byte[0]; // all of them twice may be more than there is room for
                for (int k = 0; k < columns.size(); k++) {
                    append(columns.get(k), root.getVector(k), root.getRowCount());
                }
            }
        }
        return Table.create("", columns);
    }

    private static void append(Column<?> column, FieldVector vector, int n) {
        for (int i = 0; i < n; i++) {
            if (vector.isNull(i)) {
                column.appendMissing();
                continue;
            }
            switch (vector) {
                case Float8Vector from -> ((DoubleColumn) column).append(from.get(i));
                case Float4Vector from -> ((FloatColumn) column).append(from.get(i));
                case IntVector from -> ((IntColumn) column).append(from.get(i));
                case BigIntVector from -> ((LongColumn) column).append(from.get(i));
                case SmallIntVector from -> ((ShortColumn) column).append(from.get(i));
                case TinyIntVector from -> ((ShortColumn) column).append((short) from.get(i));
                case BitVector from -> ((BooleanColumn) column).append(from.get(i) != 0);
                case DateDayVector from -> ((DateColumn) column).append(LocalDate.ofEpochDay(from.get(i)));
                case TimeStampMicroTZVector from -> ((InstantColumn) column).append(instant(from.get(i)));
                case TimeStampMicroVector from ->
                    ((DateTimeColumn) column).append(LocalDateTime.ofInstant(instant(from.get(i)), ZoneOffset.UTC));
                default ->
                    ((StringColumn) column).append(new String(((VarCharVector) vector).get(i), StandardCharsets.UTF_8));
            }
        }
    }
}
