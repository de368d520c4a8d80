package himalia.sql;

import himalia.data.Columns;
import himalia.data.TextCollector;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;

/// A column that grows by the pieces in which DuckDB gives its results.
abstract class ChunkColumn {
    private static final int FIRST = 2048;
    private static final int MISSING_INT = IntColumnType.missingValueIndicator();
    private static final long MISSING_LONG = LongColumnType.missingValueIndicator();

    /// Takes a piece.
    abstract void add(DuckDBReadableVector vector, int rows);

    /// All that it has taken.
    abstract Column<?> column(String name);

    /// One for a type; null for a type that does not come in pieces, such as a list.
    static @Nullable ChunkColumn of(DuckDBColumnType type) {
        return switch (type) {
            case DOUBLE -> new Doubles(true, (vector, row) -> vector.getDouble(row, Double.NaN));
            case DECIMAL ->
                new Doubles(
                        false,
                        (vector, row) -> vector.isNull(row)
                                ? Double.NaN
                                : vector.getBigDecimal(row).doubleValue());
            case FLOAT -> new Floats();
            case TINYINT -> new Ints(false, (vector, row) -> vector.isNull(row) ? MISSING_INT : vector.getByte(row));
            case UTINYINT -> new Ints(false, (vector, row) -> vector.isNull(row) ? MISSING_INT : vector.getUint8(row));
            case SMALLINT -> new Ints(false, (vector, row) -> vector.isNull(row) ? MISSING_INT : vector.getShort(row));
            case USMALLINT ->
                new Ints(false, (vector, row) -> vector.isNull(row) ? MISSING_INT : vector.getUint16(row));
            case INTEGER -> new Ints(true, (vector, row) -> vector.getInt(row, MISSING_INT));
            case UINTEGER ->
                new Longs(false, (vector, row) -> vector.isNull(row) ? MISSING_LONG : vector.getUint32(row));
            case BIGINT -> new Longs(true, (vector, row) -> vector.getLong(row, MISSING_LONG));
            case UBIGINT -> new Huge(DuckDBReadableVector::getUint64);
            case HUGEINT -> new Huge(DuckDBReadableVector::getHugeInt);
            case UHUGEINT -> new Huge(DuckDBReadableVector::getUHugeInt);
            case BOOLEAN ->
                new Objects<>(BooleanColumn::create, BooleanColumn::append, DuckDBReadableVector::getBoolean);
            case DATE -> new Objects<>(DateColumn::create, DateColumn::append, DuckDBReadableVector::getLocalDate);
            case TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS ->
                new Objects<>(DateTimeColumn::create, DateTimeColumn::append, DuckDBReadableVector::getLocalDateTime);
            case TIMESTAMP_WITH_TIME_ZONE ->
                new Objects<>(InstantColumn::create, InstantColumn::append, ChunkColumn::instant);
            case VARCHAR -> new Texts();
            default -> null;
        };
    }

    private static Instant instant(DuckDBReadableVector vector, long row) {
        return vector.getOffsetDateTime(row).toInstant();
    }

    private static int grown(int length, int wanted) {
        return Math.max(wanted, length + (length >> 1));
    }

    private interface DoubleReader {
        double read(DuckDBReadableVector vector, long row);
    }

    private static final class Doubles extends ChunkColumn {
        private final boolean isPlain;
        private final DoubleReader reader;
        private double[] values = new double[FIRST];
        private int size;

        /// @param isPlain whether the values lie in the vector as they are here
        Doubles(boolean isPlain, DoubleReader reader) {
            this.isPlain = isPlain;
            this.reader = reader;
        }

        @Override
        void add(DuckDBReadableVector vector, int rows) {
            if (size + rows > values.length) {
                values = Arrays.copyOf(values, grown(values.length, size + rows));
            }
            ByteBuffer data = isPlain ? VectorMemory.of(vector, rows * Double.BYTES) : null;
            if (data != null) {
                data.duplicate().order(ByteOrder.nativeOrder()).asDoubleBuffer().get(values, size, rows);
                for (int row = 0; row < rows; row++, size++) {
                    if (vector.isNull(row)) {
                        values[size] = Double.NaN;
                    }
                }
                return;
            }
            for (int row = 0; row < rows; row++) {
                values[size++] = reader.read(vector, row);
            }
        }

        @Override
        Column<?> column(String name) {
            return Columns.of(name, Arrays.copyOf(values, size));
        }
    }

    private static final class Floats extends ChunkColumn {
        private float[] values = new float[FIRST];
        private int size;

        @Override
        void add(DuckDBReadableVector vector, int rows) {
            if (size + rows > values.length) {
                values = Arrays.copyOf(values, grown(values.length, size + rows));
            }
            for (int row = 0; row < rows; row++) {
                values[size++] = vector.getFloat(row, Float.NaN);
            }
        }

        @Override
        Column<?> column(String name) {
            return FloatColumn.create(name, Arrays.copyOf(values, size));
        }
    }

    private interface IntReader {
        int read(DuckDBReadableVector vector, long row);
    }

    private static final class Ints extends ChunkColumn {
        private final boolean isPlain;
        private final IntReader reader;
        private int[] values = new int[FIRST];
        private int size;

        /// @param isPlain whether the values lie in the vector as they are here
        Ints(boolean isPlain, IntReader reader) {
            this.isPlain = isPlain;
            this.reader = reader;
        }

        @Override
        void add(DuckDBReadableVector vector, int rows) {
            if (size + rows > values.length) {
                values = Arrays.copyOf(values, grown(values.length, size + rows));
            }
            ByteBuffer data = isPlain ? VectorMemory.of(vector, rows * Integer.BYTES) : null;
            if (data != null) {
                data.duplicate().order(ByteOrder.nativeOrder()).asIntBuffer().get(values, size, rows);
                for (int row = 0; row < rows; row++, size++) {
                    if (vector.isNull(row)) {
                        values[size] = MISSING_INT;
                    }
                }
                return;
            }
            for (int row = 0; row < rows; row++) {
                values[size++] = reader.read(vector, row);
            }
        }

        @Override
        Column<?> column(String name) {
            return Columns.of(name, Arrays.copyOf(values, size));
        }
    }

    private interface LongReader {
        long read(DuckDBReadableVector vector, long row);
    }

    private static final class Longs extends ChunkColumn {
        private final boolean isPlain;
        private final LongReader reader;
        private long[] values = new long[FIRST];
        private int size;

        /// @param isPlain whether the values lie in the vector as they are here
        Longs(boolean isPlain, LongReader reader) {
            this.isPlain = isPlain;
            this.reader = reader;
        }

        @Override
        void add(DuckDBReadableVector vector, int rows) {
            if (size + rows > values.length) {
                values = Arrays.copyOf(values, grown(values.length, size + rows));
            }
            ByteBuffer data = isPlain ? VectorMemory.of(vector, rows * Long.BYTES) : null;
            if (data != null) {
                data.duplicate().order(ByteOrder.nativeOrder()).asLongBuffer().get(values, size, rows);
                for (int row = 0; row < rows; row++, size++) {
                    if (vector.isNull(row)) {
                        values[size] = MISSING_LONG;
                    }
                }
                return;
            }
            for (int row = 0; row < rows; row++) {
                values[size++] = reader.read(vector, row);
            }
        }

        @Override
        Column<?> column(String name) {
            return Columns.of(name, Arrays.copyOf(values, size));
        }
    }

    private interface HugeReader {
        BigInteger read(DuckDBReadableVector vector, long row);
    }

    /// A sum of whole numbers has 128 bits in DuckDB, and hardly ever needs more than 64.
    private static final class Huge extends ChunkColumn {
        private static final int LONG_BITS = 63;

        private final Longs longs;
        private final Doubles doubles;
        private boolean isHuge;

        Huge(HugeReader reader) {
            longs = new Longs(
                    false, (vector, row) -> vector.isNull(row) ? MISSING_LONG : whole(reader.read(vector, row)));
            doubles = new Doubles(
                    false,
                    (vector, row) -> vector.isNull(row)
                            ? Double.NaN
                            : reader.read(vector, row).doubleValue());
        }

        private long whole(BigInteger value) {
            isHuge |= value.bitLength() > LONG_BITS;
            return value.longValue();
        }

        @Override
        void add(DuckDBReadableVector vector, int rows) {
            longs.add(vector, rows);
            doubles.add(vector, rows);
        }

        @Override
        Column<?> column(String name) {
            return isHuge ? doubles.column(name) : longs.column(name);
        }
    }

    /// Texts. The short ones lie in the vector itself, the others are asked for.
    private static final class Texts extends ChunkColumn {
        /// Of each: its length, and twelve bytes, which are all of a short one.
        private static final int BYTES = 16;

        private static final int SHORT = 12;

        private final TextCollector texts = new TextCollector(0);
        private byte[] bytes = {};

        @Override
        void add(DuckDBReadableVector vector, int rows) {
            ByteBuffer data = VectorMemory.of(vector, rows * BYTES);
            if (data != null) {
                bytes = bytes.length < rows * BYTES ? new byte[rows * BYTES] : bytes;
                data.get(0, bytes, 0, rows * BYTES);
            }
            for (int row = 0; row < rows; row++) {
                if (vector.isNull(row)) {
                    texts.addMissing();
                    continue;
                }
                int length = data == null ? Integer.MAX_VALUE : data.getInt(row * BYTES);
                if (length <= SHORT) {
                    int start = row * BYTES + Integer.BYTES;
                    texts.add(bytes, start, start + length);
                } else {
                    byte[] text = vector.getString(row).getBytes(StandardCharsets.UTF_8);
                    texts.add(text, 0, text.length);
                }
            }
        }

        @Override
        Column<?> column(String name) {
            return texts.column(name);
        }
    }

    private interface Appender<C, V> {
        Object append(C column, V value);
    }

    private interface ObjectReader<V> {
        V read(DuckDBReadableVector vector, long row);
    }

    /// Of what Tablesaw has a column that takes objects.
    private static final class Objects<C extends Column<?>, V> extends ChunkColumn {
        private final C column;
        private final Appender<C, V> appender;
        private final ObjectReader<V> reader;

        Objects(Function<String, C> create, Appender<C, V> appender, ObjectReader<V> reader) {
            column = create.apply("");
            this.appender = appender;
            this.reader = reader;
        }

        @Override
        void add(DuckDBReadableVector vector, int rows) {
            for (int row = 0; row < rows; row++) {
                if (vector.isNull(row)) {
                    column.appendMissing();
                } else {
                    appender.append(column, reader.read(vector, row));
                }
            }
        }

        @Override
        Column<?> column(String name) {
            return column.setName(name);
        }
    }
}
