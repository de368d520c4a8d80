package himalia.data;

import himalia.api.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
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
    Column<?> of(Column<?> column, List<int[]> groups) {
        return of(column, groups, column.name());
    }

    Column<?> of(Column<?> column, List<int[]> groups, String name) {
        return switch (this) {
            case COUNT, SIZE, NUNIQUE -> {
                long[] counts = new long[groups.size()];
                Arrays.setAll(counts, i -> count(column, groups.get(i)));
                yield Cells.wholes(name, counts);
            }
            case MIN, MAX, FIRST, LAST -> {
                int[] rows = new int[groups.size()];
                Arrays.setAll(rows, i -> pick(column, groups.get(i)));
                yield Cells.take(column, rows).setName(name);
            }
            default -> numbers(column, groups, name);
        };
    }

    private long count(Column<?> column, int[] rows) {
        if (this == SIZE) {
            return rows.length;
        }
        if (this == NUNIQUE) {
            Set<Object> different = new HashSet<>();
            for (int row : rows) {
                different.add(Cells.key(column, row));
            }
            different.remove(null);
            return different.size();
        }
        return Arrays.stream(rows).filter(row -> !column.isMissing(row)).count();
    }

    /// The row whose value is the smallest, the largest, the first or the last.
    private int pick(Column<?> column, int[] rows) {
        int best = Cells.NO_ROW;
        Object value = null;
        for (int row : rows) {
            Object key = Cells.key(column, row);
            if (key == null) {
                continue;
            }
            boolean better = switch (this) {
                case LAST -> true;
                case MIN -> value == null || Cells.compare(key, value) < 0;
                case MAX -> value == null || Cells.compare(key, value) > 0;
                default -> value == null;
            };
            if (better) {
                best = row;
                value = key;
            }
        }
        return best;
    }

    private Column<?> numbers(Column<?> column, List<int[]> groups, String name) {
        double[] values = Frames.doubles(label(), column);
        boolean whole =
                (this == SUM || this == PROD) && !(column instanceof DoubleColumn) && column.countMissing() == 0;
        if (whole) {
            long[] results = new long[groups.size()];
            Arrays.setAll(results, i -> {
                long result = this == SUM ? 0 : 1;
                for (int row : groups.get(i)) {
                    long value = Cells.key(column, row) instanceof Long exact ? exact : (long) values[row];
                    result = this == SUM ? result + value : result * value;
                }
                return result;
            });
            return Cells.wholes(name, results);
        }
        double[] results = new double[groups.size()];
        Arrays.setAll(results, i -> ofValues(gather(values, groups.get(i))));
        return DoubleColumn.create(name, results);
    }

    private static double[] gather(double[] values, int[] rows) {
        double[] present = new double[rows.length];
        int n = 0;
        for (int row : rows) {
            if (!Double.isNaN(values[row])) {
                present[n++] = values[row];
            }
        }
        return Arrays.copyOf(present, n);
    }

    private double ofValues(double[] present) {
        return switch (this) {
            case SUM -> Statistics.sum(present);
            case PROD -> Arrays.stream(present).reduce(1, (a, b) -> a * b);
            case MEAN -> Statistics.mean(present);
            case MEDIAN -> Statistics.of(present).quantile(0.5);
            case VAR -> Statistics.variance(present, 1);
            case STD -> Math.sqrt(Statistics.variance(present, 1));
            default -> throw new IllegalStateException(label());
        };
    }
}
