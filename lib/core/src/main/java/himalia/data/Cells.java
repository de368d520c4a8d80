package himalia.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

/// Single values of columns, and columns made of them, whatever Tablesaw keeps them in.
final class Cells {
    /// A row that is not there: its values are missing.
    static final int NO_ROW = -1;

    private static final double LARGEST_EXACT = 0x1p53;

    private Cells() {}

    static boolean isWhole(Column<?> column) {
        return column instanceof IntColumn || column instanceof LongColumn || column instanceof ShortColumn;
    }

    /// A column of texts; null is missing.
    ///
    /// Tablesaw's mark for that is the empty text: of null it makes the same as long as a column has few different
    /// texts, and fails beyond 32,767 of them.
    static StringColumn texts(String name, String[] values) {
        String[] marked = values.clone();
        for (int i = 0; i < marked.length; i++) {
            marked[i] = marked[i] == null ? "" : marked[i];
        }
        return StringColumn.create(name, marked);
    }

    /// A value to compare and to look up by: null if missing; numbers of the same value are the same key, whether they
    /// stand in a column of whole numbers or of decimals.
    static Object key(Column<?> column, int row) {
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
    static int compare(Object a, Object b) {
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

    /// Rows of keys by their first difference.
    static Comparator<List<Object>> byKeys() {
        return (a, b) -> {
            for (int i = 0; i < a.size(); i++) {
                int order = compare(a.get(i), b.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    /// Whether it has no rows. Tablesaw also calls a column of truth values empty that are all missing.
    static boolean isEmpty(Column<?> column) {
        return column.size() == 0;
    }

    /// The values of some rows, in that order; [#NO_ROW] gives a missing value, which turns whole numbers into
    /// decimals, as in pandas.
    static Column<?> take(Column<?> column, int[] rows) {
        boolean gaps = false;
        for (int row : rows) {
            gaps |= row == NO_ROW;
        }
        if (column instanceof DoubleColumn || (gaps && isWhole(column))) {
            NumericColumn<?> numbers = (NumericColumn<?>) column;
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                boolean missing = rows[i] == NO_ROW || numbers.isMissing(rows[i]);
                values[i] = missing ? Double.NaN : numbers.getDouble(rows[i]);
            }
            return DoubleColumn.create(column.name(), values);
        }
        return gaps ? takeWithGaps(column, rows) : column.subset(rows);
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

    /// Some rows of a table, in that order. `Table.rows` would bring them back into their old one.
    static Table rows(Table table, int[] rows) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            columns.add(take(column, rows));
        }
        return Table.create(table.name(), columns);
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
        return texts(name, values.stream().map(Cells::text).toArray(String[]::new));
    }

    /// The values of a type; others, a NaN among days, are missing.
    private static <T> List<@Nullable T> only(Class<T> type, List<?> values) {
        List<@Nullable T> found = new ArrayList<>();
        values.forEach(value -> found.add(type.isInstance(value) ? type.cast(value) : null));
        return found;
    }

    /// Whole numbers in the narrower column if they fit into 32 bits.
    static Column<?> wholes(String name, long[] values) {
        for (long value : values) {
            // Integer.MIN_VALUE is Tablesaw's mark for a missing value.
            if (value <= Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
                return LongColumn.create(name, values);
            }
        }
        int[] ints = new int[values.length];
        Arrays.setAll(ints, i -> (int) values[i]);
        return IntColumn.create(name, ints);
    }

    /// A value as Python's `str` prints it; null stays null.
    static String text(Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth ? "True" : "False";
            case Double d -> PythonFloat.repr(d);
            case Float f -> PythonFloat.repr(Double.parseDouble(f.toString()));
            default -> value.toString();
        };
    }

    static BooleanColumn truths(String name, boolean... values) {
        BooleanColumn column = BooleanColumn.create(name);
        for (boolean value : values) {
            column.append(value);
        }
        return column;
    }
}
