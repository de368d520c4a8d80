package himalia.data;

import himalia.tensor.cpu.Workers;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.booleans.BitSetBooleanData;

/// Single values of columns, and columns made of them, whatever Tablesaw keeps them in.
final class Cells {
    /// A row that is not there: its values are missing.
    static final int NO_ROW = -1;

    /// Tablesaw's mark for a truth value that is missing.
    static final byte NO_TRUTH = Byte.MIN_VALUE;

    /// How many rows are worth a second thread.
    private static final int PARALLEL = 1 << 15;

    private static final double LARGEST_EXACT = 0x1p53;

    private Cells() {}

    static boolean isWhole(Column<?> column) {
        return column instanceof IntColumn || column instanceof LongColumn || column instanceof ShortColumn;
    }

    /// A column of texts; null is missing, and so is the empty text, which is Tablesaw's mark for that.
    static StringColumn texts(String name, String[] values) {
        return TextCodes.counted(values.length, i -> values[i] == null ? "" : values[i])
                .column(name);
    }

    /// A value to compare and to look up by: null if missing; numbers of the same value are the same key, whether they
    /// stand in a column of whole numbers or of decimals.
    static @Nullable Object key(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        if (column instanceof NumericColumn<?> numbers) {
            if (column instanceof LongColumn longs) {
                return longs.getLong(row);
            }
            double value = numbers.getDouble(row);
            boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
            return whole ? (Object) (long) value : (Object) value;
        }
        return column.get(row);
    }

    /// The keys of a row.
    static List<Object> keys(List<Column<?>> columns, int row) {
        Object[] keys = new Object[columns.size()];
        Arrays.setAll(keys, i -> key(columns.get(i), row));
        return Arrays.asList(keys);
    }

    /// Smaller first, missing last; texts by their characters, false before true.
    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        if (a instanceof Number x && b instanceof Number y) {
            return a instanceof Long p && b instanceof Long q
                    ? Long.compare(p, q)
                    : Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a.getClass() == b.getClass() && a instanceof Comparable<?>) {
            @SuppressWarnings("unchecked") // both are of one class, which compares itself
            Comparable<Object> first = (Comparable<Object>) a;
            return first.compareTo(b);
        }
        return a.toString().compareTo(b.toString());
    }

    /// Whether it has no rows. Tablesaw also calls a column of truth values empty that are all missing.
    static boolean isEmpty(Column<?> column) {
        return column.size() == 0;
    }

    /// The values of some rows, in that order; [#NO_ROW] gives a missing value, which turns whole numbers into
    /// decimals, as in pandas.
    static Column<?> take(Column<?> column, int[] rows) {
        return take(column, rows, Shape.of(rows));
    }

    /// How rows lie that are to be taken.
    enum Shape {
        /// One below the other, as in the column.
        RANGE,
        ANY,
        /// With [#NO_ROW] among them.
        GAPS;

        static Shape of(int[] rows) {
            int n = 0;
            while (n < rows.length && rows[n] == rows[0] + n) {
                n++;
            }
            if (n > 0 && n == rows.length && rows[0] != NO_ROW) {
                return RANGE;
            }
            int all = 0;
            for (int row : rows) {
                all |= row; // NO_ROW alone is negative
            }
            return all < 0 ? GAPS : ANY;
        }
    }

    private static Column<?> take(Column<?> column, int[] rows, Shape shape) {
        int n = rows.length;
        boolean gaps = shape == Shape.GAPS;
        if (shape == Shape.RANGE && n == column.size()) {
            return copy(column);
        }
        if (gaps && isWhole(column)) {
            return ColumnArrays.column(column.name(), taken(Frames.values("take", column), rows, Double.NaN));
        }
        return switch (column) {
            case DoubleColumn decimals -> {
                double[] from = ColumnArrays.of(decimals);
                yield ColumnArrays.column(
                        column.name(),
                        switch (shape) {
                            case RANGE -> Arrays.copyOfRange(from, rows[0], rows[0] + n);
                            case ANY -> taken(from, rows);
                            case GAPS -> taken(from, rows, Double.NaN);
                        });
            }
            case IntColumn wholes -> {
                int[] from = ColumnArrays.of(wholes);
                yield ColumnArrays.column(
                        column.name(),
                        shape == Shape.RANGE ? Arrays.copyOfRange(from, rows[0], rows[0] + n) : taken(from, rows));
            }
            case LongColumn wholes -> {
                long[] from = ColumnArrays.of(wholes);
                yield ColumnArrays.column(
                        column.name(),
                        shape == Shape.RANGE ? Arrays.copyOfRange(from, rows[0], rows[0] + n) : taken(from, rows));
            }
            case StringColumn texts -> {
                StringColumn taken = SharedTexts.of(texts, rows, gaps).column(column.name());
                taken.setPrintFormatter(texts.getPrintFormatter());
                yield taken;
            }
            case BooleanColumn truths -> {
                byte[] to = new byte[n];
                for (int i = 0; i < n; i++) {
                    to[i] = rows[i] == NO_ROW ? NO_TRUTH : truths.getByte(rows[i]);
                }
                BooleanColumn taken = truths(column.name(), to);
                taken.setPrintFormatter(truths.getPrintFormatter());
                yield taken;
            }
            default -> gaps ? takeWithGaps(column, rows) : column.subset(rows);
        };
    }

    private static double[] taken(double[] from, int[] rows) {
        double[] to = new double[rows.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[rows[i]];
        }
        return to;
    }

    private static double[] taken(double[] from, int[] rows, double missing) {
        double[] to = new double[rows.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = rows[i] == NO_ROW ? missing : from[rows[i]];
        }
        return to;
    }

    /// The numbers at some places, all of which are there.
    static int[] taken(int[] from, int[] rows) {
        int[] to = new int[rows.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[rows[i]];
        }
        return to;
    }

    /// The numbers at some places, and another one for [#NO_ROW].
    static int[] taken(int[] from, int[] rows, int missing) {
        int[] to = new int[rows.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = rows[i] == NO_ROW ? missing : from[rows[i]];
        }
        return to;
    }

    private static long[] taken(long[] from, int[] rows) {
        long[] to = new long[rows.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[rows[i]];
        }
        return to;
    }

    private static <T> Column<T> takeWithGaps(Column<T> column, int[] rows) {
        Column<T> taken = column.emptyCopy();
        for (int row : rows) {
            if (row == NO_ROW) {
                taken.appendMissing();
            } else {
                taken.append(column, row);
            }
        }
        return taken;
    }

    /// The same column once more; `StringColumn.copy` looks up every text.
    static Column<?> copy(Column<?> column) {
        if (column instanceof StringColumn texts) {
            StringColumn copy = SharedTexts.of(texts).copy().column(texts.name());
            copy.setPrintFormatter(texts.getPrintFormatter());
            return copy;
        }
        return column.copy();
    }

    /// Where a column has no value.
    static boolean[] missing(Column<?> column) {
        boolean[] missing = new boolean[column.size()];
        addMissing(column, missing);
        return missing;
    }

    /// Marks where a column has no value, beside what is marked already.
    static void addMissing(Column<?> column, boolean[] missing) {
        switch (column) {
            case DoubleColumn decimals -> {
                double[] values = ColumnArrays.of(decimals);
                for (int row = 0; row < missing.length; row++) {
                    missing[row] |= Double.isNaN(values[row]);
                }
            }
            case IntColumn wholes -> {
                int[] values = ColumnArrays.of(wholes);
                for (int row = 0; row < missing.length; row++) {
                    missing[row] |= values[row] == Integer.MIN_VALUE;
                }
            }
            case StringColumn texts -> SharedTexts.addMissing(texts, missing);
            default -> {
                for (int row = 0; row < missing.length; row++) {
                    missing[row] |= column.isMissing(row);
                }
            }
        }
    }

    /// Some rows of a table, in that order. `Table.rows` would bring them back into their old one.
    static Table rows(Table table, int[] rows) {
        return Table.create(table.name(), take(table.columns(), rows));
    }

    /// The values of some rows of several columns.
    ///
    /// @see #take(Column, int[])
    static List<Column<?>> take(List<Column<?>> columns, int[] rows) {
        Column<?>[] taken = new Column<?>[columns.size()];
        Shape shape = Shape.of(rows);
        Workers.pieces(taken.length, Math.max(1, PARALLEL / Math.max(1, rows.length)), (from, to) -> {
            for (int i = from; i < to; i++) {
                taken[i] = take(columns.get(i), rows, shape);
            }
        });
        return new ArrayList<>(Arrays.asList(taken));
    }

    /// A column of values that were computed one by one: all whole numbers, all numbers, all truth values, all days,
    /// all times, else texts. Null is missing.
    static Column<?> of(String name, List<?> values) {
        boolean whole = true;
        boolean number = true;
        boolean truth = true;
        boolean day = true;
        boolean time = true;
        boolean missing = values.isEmpty();
        boolean any = false;
        for (Object value : values) {
            boolean here = value != null && !(value instanceof Double d && Double.isNaN(d));
            missing |= !here;
            any |= here;
            whole &= !here || value instanceof Integer || value instanceof Long || value instanceof Short;
            number &= !here || value instanceof Number;
            truth &= !here || value instanceof Boolean;
            day &= !here || value instanceof LocalDate;
            time &= !here || value instanceof LocalDateTime;
        }
        if (any && truth) {
            return BooleanColumn.create(name, only(Boolean.class, values).toArray(Boolean[]::new));
        }
        if (any && day) {
            return DateColumn.create(name, only(LocalDate.class, values).toArray(LocalDate[]::new));
        }
        if (any && time) {
            return DateTimeColumn.create(name, only(LocalDateTime.class, values).toArray(LocalDateTime[]::new));
        }
        if (number && (!whole || missing || !any)) {
            return DoubleColumn.create(
                    name,
                    values.stream()
                            .mapToDouble(v -> v == null ? Double.NaN : ((Number) v).doubleValue())
                            .toArray());
        }
        if (whole) {
            return wholes(
                    name,
                    values.stream().mapToLong(v -> ((Number) v).longValue()).toArray());
        }
        return texts(
                name,
                values.stream().map(value -> value == null ? null : text(value)).toArray(String[]::new));
    }

    /// The values of a type; others, a NaN among days, are missing.
    private static <T> List<@Nullable T> only(Class<T> type, List<?> values) {
        List<@Nullable T> found = new ArrayList<>();
        values.forEach(value -> found.add(type.isInstance(value) ? type.cast(value) : null));
        return found;
    }

    /// Whole numbers in the narrower column if they fit into 32 bits; the array belongs to the column then.
    static Column<?> wholes(String name, long[] values) {
        for (long value : values) {
            // Integer.MIN_VALUE is Tablesaw's mark for a missing value.
            if (value <= Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
                return ColumnArrays.column(name, values);
            }
        }
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
        }
        return ColumnArrays.column(name, ints);
    }

    /// A value as Python's `str` prints it.
    static String text(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "True" : "False";
            case Double d -> PythonFloat.repr(d);
            case Float f -> PythonFloat.repr(Double.parseDouble(f.toString()));
            default -> value.toString();
        };
    }

    static BooleanColumn truths(String name, boolean... values) {
        BitSet truths = new BitSet(values.length);
        BitSet others = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            (values[i] ? truths : others).set(i);
        }
        return new BooleanColumn(name, new BitSetBooleanData(truths, others, new BitSet()));
    }

    /// Truth values as Tablesaw writes them: 1, 0, or [#NO_TRUTH].
    static BooleanColumn truths(String name, byte[] values) {
        BitSet truths = new BitSet(values.length);
        BitSet others = new BitSet(values.length);
        BitSet missing = new BitSet();
        for (int i = 0; i < values.length; i++) {
            (values[i] == 1 ? truths : values[i] == 0 ? others : missing).set(i);
        }
        return new BooleanColumn(name, new BitSetBooleanData(truths, others, missing));
    }
}
