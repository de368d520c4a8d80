package himalia.sql.files;

import himalia.data.Columns;
import java.time.LocalDate;
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
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;
import tech.tablesaw.columns.instant.PackedInstant;
import tech.tablesaw.columns.times.PackedLocalTime;
import tech.tablesaw.columns.times.TimeColumnType;

/// What a column of a file is: how the numbers there become a column, and a column those numbers.
enum ColumnKind {
    DOUBLE,
    FLOAT,
    /// Of 16 bits; it comes back as INT.
    SHORT,
    INT,
    LONG,
    TRUTH,
    /// Days since 1970.
    DATE,
    /// Parts of a second since midnight.
    TIME,
    /// Parts of a second since 1970, of no zone.
    DATE_TIME,
    /// Parts of a second since 1970 in UTC.
    INSTANT,
    TEXT;

    static final long MILLIS = 1_000;
    static final long MICROS = 1_000_000;
    static final long NANOS = 1_000_000_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final long MILLIS_PER_DAY = 86_400_000;

    static ColumnKind of(Column<?> column) {
        return switch (column) {
            case DoubleColumn c -> DOUBLE;
            case FloatColumn c -> FLOAT;
            case ShortColumn c -> SHORT;
            case IntColumn c -> INT;
            case LongColumn c -> LONG;
            case BooleanColumn c -> TRUTH;
            case DateColumn c -> DATE;
            case TimeColumn c -> TIME;
            case DateTimeColumn c -> DATE_TIME;
            case InstantColumn c -> INSTANT;
            default -> TEXT;
        };
    }

    /// Room for the values of rows; none for texts.
    @Nullable
    Values room(int rows) {
        return switch (this) {
            case DOUBLE -> new Values.Doubles(new double[rows]);
            case FLOAT -> new Values.Floats(new float[rows]);
            case SHORT, INT, DATE -> new Values.Ints(new int[rows]);
            case LONG, TIME, DATE_TIME, INSTANT -> new Values.Longs(new long[rows]);
            case TRUTH -> new Values.Truths(new byte[rows]);
            case TEXT -> null;
        };
    }

    /// The column of values, which belong to it from now on.
    ///
    /// @param parts those of a second in which times are counted
    Column<?> column(String name, Values values, long parts) {
        return switch (values) {
            case Values.Doubles d -> Columns.of(name, d.values);
            case Values.Floats f -> FloatColumn.create(name, f.values);
            case Values.Truths t -> Columns.truths(name, t.values);
            case Values.Ints i when this == DATE -> DateColumn.createInternal(name, days(i.values));
            case Values.Ints i -> Columns.of(name, i.values);
            case Values.Longs l ->
                switch (this) {
                    case TIME -> TimeColumn.createInternal(name, times(l.values, parts));
                    case DATE_TIME -> DateTimeColumn.createInternal(name, moments(l.values, parts));
                    case INSTANT -> InstantColumn.createInternal(name, moments(l.values, parts));
                    default -> Columns.of(name, l.values);
                };
        };
    }

    /// The values of a column of any kind but TEXT; times are counted in millionths of a second.
    static Values values(Column<?> column) {
        int rows = column.size();
        return switch (column) {
            case DoubleColumn c -> new Values.Doubles(Columns.values(c));
            case FloatColumn c -> new Values.Floats(c.asFloatArray());
            case IntColumn c -> new Values.Ints(Columns.values(c));
            case LongColumn c -> new Values.Longs(Columns.values(c));
            case ShortColumn c -> {
                int[] values = new int[rows];
                for (int i = 0; i < rows; i++) {
                    values[i] = c.isMissing(i) ? Values.Ints.MISSING : c.getShort(i);
                }
                yield new Values.Ints(values);
            }
            case BooleanColumn c -> {
                byte[] values = new byte[rows];
                for (int i = 0; i < rows; i++) {
                    values[i] = c.isMissing(i) ? Values.Truths.MISSING : c.getByte(i);
                }
                yield new Values.Truths(values);
            }
            case DateColumn c -> {
                int[] values = new int[rows];
                for (int i = 0; i < rows; i++) {
                    int packed = c.getIntInternal(i);
                    values[i] = DateColumn.valueIsMissing(packed)
                            ? Values.Ints.MISSING
                            : (int) PackedLocalDate.toEpochDay(packed);
                }
                yield new Values.Ints(values);
            }
            case TimeColumn c -> {
                long[] values = new long[rows];
                for (int i = 0; i < rows; i++) {
                    int packed = c.getIntInternal(i);
                    values[i] = TimeColumn.valueIsMissing(packed)
                            ? Values.Longs.MISSING
                            : PackedLocalTime.getMillisecondOfDay(packed) * MILLIS;
                }
                yield new Values.Longs(values);
            }
            case DateTimeColumn c -> {
                long[] values = new long[rows];
                for (int i = 0; i < rows; i++) {
                    long packed = c.getLongInternal(i);
                    values[i] = DateTimeColumn.valueIsMissing(packed) ? Values.Longs.MISSING : micros(packed);
                }
                yield new Values.Longs(values);
            }
            case InstantColumn c -> {
                long[] values = new long[rows];
                for (int i = 0; i < rows; i++) {
                    long packed = c.getLongInternal(i);
                    values[i] = InstantColumn.valueIsMissing(packed) ? Values.Longs.MISSING : micros(packed);
                }
                yield new Values.Longs(values);
            }
            default -> throw new IllegalArgumentException("texts are no numbers");
        };
    }

    private static int[] days(int[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Values.Ints.MISSING) {
                values[i] = PackedLocalDate.pack(LocalDate.ofEpochDay(values[i]));
            }
        }
        return values;
    }

    private static int[] times(long[] values, long parts) {
        int[] packed = new int[values.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = values[i] == Values.Longs.MISSING
                    ? TimeColumnType.missingValueIndicator()
                    : time((int) millis(values[i], parts));
        }
        return packed;
    }

    /// In UTC instants are packed as times of no zone are.
    private static long[] moments(long[] values, long parts) {
        long day = Long.MIN_VALUE;
        int date = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Values.Longs.MISSING) {
                long millis = millis(values[i], parts);
                long next = Math.floorDiv(millis, MILLIS_PER_DAY);
                if (next != day) {
                    day = next;
                    date = PackedLocalDate.pack(LocalDate.ofEpochDay(day));
                }
                values[i] = PackedInstant.create(date, time((int) (millis - day * MILLIS_PER_DAY)));
            }
        }
        return values;
    }

    private static int time(int millis) {
        int seconds = millis / (int) MILLIS;
        int minutes = seconds / SECONDS_PER_MINUTE;
        return PackedLocalTime.of(
                minutes / SECONDS_PER_MINUTE,
                minutes % SECONDS_PER_MINUTE,
                seconds % SECONDS_PER_MINUTE,
                millis % (int) MILLIS);
    }

    /// Tablesaw keeps no less than thousandths.
    private static long millis(long value, long parts) {
        return parts >= MILLIS ? Math.floorDiv(value, parts / MILLIS) : value * (MILLIS / parts);
    }

    private static long micros(long packed) {
        return (PackedLocalDate.toEpochDay(PackedLocalDateTime.date(packed)) * MILLIS_PER_DAY
                        + PackedLocalDateTime.getMillisecondOfDay(packed))
                * MILLIS;
    }
}
