package himalia.data;

import himalia.api.Closest;
import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;

/// What many values become one by, under pandas' names; missing values are left out.
enum Aggregate {
    COUNT,
    SIZE,
    SUM,
    PROD,
    MEAN,
    MEDIAN,
    STD,
    VAR,
    MIN,
    MAX,
    FIRST,
    LAST,
    NUNIQUE;

    /// Fewer are not worth a second thread.
    private static final int FEW_ROWS = 1 << 14;

    /// @throws IllegalArgumentException if there is none of this name; the message lists them
    static Aggregate named(String verb, String name) {
        List<String> names = new ArrayList<>();
        for (Aggregate aggregate : values()) {
            names.add(aggregate.label());
            if (aggregate.label().equals(name)) {
                return aggregate;
            }
        }
        throw new IllegalArgumentException(verb + ": there is no aggregation \"" + name + "\". There are "
                + String.join(", ", names) + "." + Closest.hint(name, names));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it can be computed of a column: sums and means only of numbers and truth values.
    boolean takes(Column<?> column) {
        return switch (this) {
            case COUNT, SIZE, MIN, MAX, FIRST, LAST, NUNIQUE -> true;
            default -> Frames.isNumber(column) || column instanceof BooleanColumn;
        };
    }

    /// One value for each group of rows.
    Column<?> of(Column<?> column, Groups groups) {
        return of(column, groups, column.name());
    }

    Column<?> of(Column<?> column, Groups groups, String name) {
        return of(new GroupedNumbers(column, groups), name);
    }

    /// One of several figures of the same column.
    Column<?> of(GroupedNumbers numbers, String name) {
        Column<?> column = numbers.column();
        Groups groups = numbers.groups();
        return switch (this) {
            case COUNT, SIZE, NUNIQUE -> Cells.wholes(name, counts(column, groups));
            case FIRST, LAST -> picked(column, groups, name);
            case MIN, MAX -> column instanceof DoubleColumn ? decimals(numbers, name) : picked(column, groups, name);
            default -> isWhole(column) ? wholes(column, groups, name) : decimals(numbers, name);
        };
    }

    private Column<?> picked(Column<?> column, Groups groups, String name) {
        return Cells.take(column, picks(column, groups)).setName(name);
    }

    private long[] counts(Column<?> column, Groups groups) {
        int[] groupOf = groups.groupOf();
        long[] counts = new long[groups.count()];
        if (this == NUNIQUE) {
            Factors values = Factors.inAnyOrder(column);
            long[] pairs = new long[groupOf.length];
            for (int row = 0; row < groupOf.length; row++) {
                int value = values.codes()[row];
                boolean none = groupOf[row] == Groups.NONE || value == Factors.MISSING;
                pairs[row] = none ? SortKeys.MISSING : (long) groupOf[row] * values.count() + value;
            }
            Groups different = Groups.of(Factors.of(pairs));
            for (int first : different.firsts()) {
                counts[groupOf[first]]++;
            }
            return counts;
        }
        boolean[] missing = this == SIZE ? new boolean[groupOf.length] : Cells.missing(column);
        for (int row = 0; row < groupOf.length; row++) {
            if (groupOf[row] != Groups.NONE && !missing[row]) {
                counts[groupOf[row]]++;
            }
        }
        return counts;
    }

    /// The row of each group whose value is the smallest, the largest, the first or the last; of equal ones the first.
    private int[] picks(Column<?> column, Groups groups) {
        int[] groupOf = groups.groupOf();
        int[] picked = new int[groups.count()];
        Arrays.fill(picked, Cells.NO_ROW);
        if (this == FIRST || this == LAST) {
            boolean[] missing = Cells.missing(column);
            for (int row = 0; row < groupOf.length; row++) {
                int group = groupOf[row];
                if (group != Groups.NONE && !missing[row] && (this == LAST || picked[group] == Cells.NO_ROW)) {
                    picked[group] = row;
                }
            }
            return picked;
        }
        long[] keys = SortKeys.of(column);
        if (this == MAX) {
            SortKeys.turn(keys);
        }
        long[] best = new long[groups.count()];
        Arrays.fill(best, SortKeys.MISSING);
        for (int row = 0; row < groupOf.length; row++) {
            int group = groupOf[row];
            if (group != Groups.NONE && keys[row] < best[group]) {
                best[group] = keys[row];
                picked[group] = row;
            }
        }
        return picked;
    }

    /// Whether the result is whole: sums and products of whole numbers and truth values that are all there.
    private boolean isWhole(Column<?> column) {
        return (this == SUM || this == PROD)
                && (Cells.isWhole(column) || column instanceof BooleanColumn)
                && column.countMissing() == 0;
    }

    private Column<?> wholes(Column<?> column, Groups groups, String name) {
        int[] groupOf = groups.groupOf();
        long[] results = new long[groups.count()];
        long[] exact = column instanceof LongColumn longs ? ColumnArrays.of(longs) : null;
        double[] values = exact == null ? Frames.values(label(), column) : new double[0];
        Arrays.fill(results, this == SUM ? 0 : 1);
        for (int row = 0; row < groupOf.length; row++) {
            int group = groupOf[row];
            if (group != Groups.NONE) {
                long value = exact == null ? (long) values[row] : exact[row];
                results[group] = this == SUM ? results[group] + value : results[group] * value;
            }
        }
        return Cells.wholes(name, results);
    }

    private Column<?> decimals(GroupedNumbers numbers, String name) {
        double[] present = numbers.present(label());
        double[] results = new double[numbers.groups().count()];
        Workers.pieces(
                results.length, Math.max(1, FEW_ROWS / (1 + present.length / Math.max(1, results.length))), (a, b) -> {
                    for (int group = a; group < b; group++) {
                        results[group] = ofValues(present, numbers.from(group), numbers.to(group));
                    }
                });
        return ColumnArrays.column(name, results);
    }

    private double ofValues(double[] present, int from, int to) {
        return switch (this) {
            case SUM -> Statistics.sum(present, from, to);
            case PROD -> {
                double product = 1;
                for (int i = from; i < to; i++) {
                    product *= present[i];
                }
                yield product;
            }
            case MIN -> smallest(present, from, to);
            case MAX -> largest(present, from, to);
            case MEAN -> Statistics.mean(present, from, to);
            case MEDIAN -> Statistics.of(Arrays.copyOfRange(present, from, to)).quantile(0.5);
            case VAR -> Statistics.variance(present, from, to, 1);
            case STD -> Math.sqrt(Statistics.variance(present, from, to, 1));
            default -> throw new IllegalStateException(label());
        };
    }

    /// Of a zero and a negative one, which are equal, the first.
    private static double smallest(double[] present, int from, int to) {
        double smallest = from == to ? Double.NaN : present[from];
        for (int i = from; i < to; i++) {
            smallest = present[i] < smallest ? present[i] : smallest;
        }
        return smallest;
    }

    private static double largest(double[] present, int from, int to) {
        double largest = from == to ? Double.NaN : present[from];
        for (int i = from; i < to; i++) {
            largest = present[i] > largest ? present[i] : largest;
        }
        return largest;
    }
}
