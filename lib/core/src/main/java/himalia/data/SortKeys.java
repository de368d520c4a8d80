package himalia.data;

import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// The values of a column as whole numbers of the same order: equal values have equal numbers, the smaller value has
/// the smaller number. So all kinds of columns are sorted, grouped and looked up in one way, without an object a row.
final class SortKeys {
    /// What is missing, behind all others.
    static final long MISSING = Long.MAX_VALUE;

    /// Fewer are not worth a second thread.
    private static final int FEW_ROWS = 1 << 15;

    private SortKeys() {}

    static long[] of(Column<?> column) {
        if (column instanceof StringColumn texts) {
            return texts(TextCodes.of(texts));
        }
        if (!isPlain(column)) {
            return objects(column);
        }
        long[] keys = new long[column.size()];
        put(column, keys, 0, false);
        return keys;
    }

    /// The values of two columns below each other, so that those of the one compare with those of the other.
    static long[] of(Column<?> first, Column<?> second) {
        if (first instanceof StringColumn a && second instanceof StringColumn b) {
            return texts(TextCodes.of(a).and(TextCodes.of(b)));
        }
        if (!arePlain(first, second)) {
            return objects(first, second);
        }
        boolean decimals = areDecimals(first, second);
        long[] keys = new long[first.size() + second.size()];
        put(first, keys, 0, decimals);
        put(second, keys, first.size(), decimals);
        return keys;
    }

    /// Whether the keys of two columns depend on each value alone, and compare.
    static boolean arePlain(Column<?> first, Column<?> second) {
        boolean numbers = Frames.isNumber(first) && Frames.isNumber(second);
        return isPlain(first) && (numbers || first.type() == second.type());
    }

    /// Whether a whole number of one of two columns is the decimal of the same value in the other.
    static boolean areDecimals(Column<?> first, Column<?> second) {
        return Frames.isNumber(first) && Cells.isWhole(first) != Cells.isWhole(second);
    }

    /// Whether the key of a value depends on it alone.
    private static boolean isPlain(Column<?> column) {
        return Frames.isNumber(column)
                || column instanceof BooleanColumn
                || column instanceof DateColumn
                || column instanceof DateTimeColumn;
    }

    /// Puts the keys of a plain column behind `at` others.
    private static void put(Column<?> column, long[] keys, int at, boolean decimals) {
        Workers.pieces(column.size(), FEW_ROWS, (from, to) -> put(column, from, to, decimals, keys, at + from));
    }

    /// Puts the keys of some rows of a plain column behind `at` others.
    ///
    /// @param decimals whether a whole number counts as the decimal of the same value
    static void put(Column<?> column, int from, int to, boolean decimals, long[] keys, int at) {
        int shift = at - from;
        switch (column) {
            case DoubleColumn numbers -> {
                double[] values = ColumnArrays.of(numbers);
                for (int i = from; i < to; i++) {
                    keys[shift + i] = of(values[i]);
                }
            }
            case IntColumn wholes -> {
                int[] values = ColumnArrays.of(wholes);
                for (int i = from; i < to; i++) {
                    keys[shift + i] = values[i] == Integer.MIN_VALUE ? MISSING : of((long) values[i]);
                }
            }
            case LongColumn wholes -> {
                long[] values = ColumnArrays.of(wholes);
                for (int i = from; i < to; i++) {
                    keys[shift + i] = of(values[i]);
                }
            }
            case ShortColumn wholes -> {
                for (int i = from; i < to; i++) {
                    keys[shift + i] = wholes.isMissing(i) ? MISSING : of((long) wholes.getShort(i));
                }
            }
            case NumericColumn<?> numbers -> {
                for (int i = from; i < to; i++) {
                    keys[shift + i] = numbers.isMissing(i) ? MISSING : of(numbers.getDouble(i));
                }
            }
            case BooleanColumn truths -> {
                for (int i = from; i < to; i++) {
                    byte truth = truths.getByte(i);
                    keys[shift + i] = truth == Cells.NO_TRUTH ? MISSING : truth;
                }
            }
            case DateColumn days -> {
                for (int i = from; i < to; i++) {
                    int day = days.getIntInternal(i);
                    keys[shift + i] = DateColumn.valueIsMissing(day) ? MISSING : day;
                }
            }
            case DateTimeColumn times -> {
                for (int i = from; i < to; i++) {
                    keys[shift + i] = of(times.getLongInternal(i));
                }
            }
            default -> throw new IllegalStateException(column.type().name());
        }
        if (decimals && Cells.isWhole(column)) {
            for (int i = at; i < shift + to; i++) {
                keys[i] = keys[i] == MISSING ? MISSING : of((double) (keys[i] + 1));
            }
        }
    }

    /// A decimal; both zeros are one value, NaN is missing.
    static long of(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /// A whole number of 64 bits. Tablesaw's mark for a missing value is the smallest one, so that all others can move
    /// down by one and leave room at the top.
    static long of(long value) {
        return value == Long.MIN_VALUE ? MISSING : value - 1;
    }

    /// The same numbers in the opposite order; what is missing stays the last.
    static void turn(long[] keys) {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keys[i] == MISSING ? MISSING : -2 - keys[i];
        }
    }

    private static long[] texts(TextCodes texts) {
        int[] codes = texts.codes();
        int[] ranks = texts.ranks();
        long[] keys = new long[codes.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = codes[i] == TextCodes.MISSING ? MISSING : ranks[codes[i]];
        }
        return keys;
    }

    /// Values of any other kind are numbered as they follow each other.
    private static long[] objects(Column<?>... columns) {
        List<Object> values = new ArrayList<>();
        for (Column<?> column : columns) {
            for (int row = 0; row < column.size(); row++) {
                values.add(Cells.key(column, row));
            }
        }
        Map<Object, Long> places = new HashMap<>();
        values.stream().filter(Objects::nonNull).forEach(value -> places.put(value, 0L));
        Object[] sorted = places.keySet().toArray();
        Arrays.sort(sorted, Cells::compare);
        for (int i = 0; i < sorted.length; i++) {
            places.put(sorted[i], (long) i);
        }
        return values.stream()
                .mapToLong(value -> value == null ? MISSING : Objects.requireNonNull(places.get(value)))
                .toArray();
    }
}
