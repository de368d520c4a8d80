package himalia.data;

import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Missing values: finding, filling and dropping them.
final class Missing {
    /// Fewer are not worth a second thread.
    private static final int FEW_ROWS = 1 << 15;

    /// So many rows are looked at while they are near.
    private static final int BLOCK = 1 << 12;

    /// The smallest of all NaNs; the infinity is one less.
    private static final long NAN_BITS = 0x7FF0000000000001L;

    private Missing() {}

    static Table isna(Table table) {
        return mapped(table, column -> Cells.truths(column.name(), Cells.missing(column)));
    }

    /// A table with the columns that have missing values filled, each with what a rule names; null leaves it.
    static Table fill(Table table, Function<Column<?>, Object> rule) {
        return mapped(table, column -> {
            Object value = hasMissing(column) ? rule.apply(column) : null;
            return value == null ? Cells.copy(column) : filled(column, value);
        });
    }

    /// A table of other columns, each made by itself.
    private static Table mapped(Table table, UnaryOperator<Column<?>> function) {
        List<Column<?>> columns = Frames.dataColumns(table);
        Column<?>[] results = new Column<?>[columns.size()];
        Workers.pieces(results.length, Math.max(1, FEW_ROWS / Math.max(1, table.rowCount())), (from, to) -> {
            for (int i = from; i < to; i++) {
                results[i] = function.apply(columns.get(i));
            }
        });
        return Frames.like(table, List.of(results));
    }

    private static boolean hasMissing(Column<?> column) {
        if (column instanceof DoubleColumn) {
            for (double value : Frames.values("fillna", column)) {
                if (Double.isNaN(value)) {
                    return true;
                }
            }
            return false;
        }
        return column.countMissing() > 0;
    }

    static Column<?> filled(Column<?> column, Object value) {
        boolean fits = switch (value) {
            case Number n -> Frames.isNumber(column);
            case String s -> column instanceof StringColumn;
            case Boolean b -> column instanceof BooleanColumn;
            default -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException("fillna: column \"" + column.name() + "\" holds "
                    + ColumnText.dtype(column) + " and cannot be filled with " + value + ".");
        }
        if (column instanceof DoubleColumn) {
            double[] values = Frames.values("fillna", column);
            double[] filled = new double[values.length];
            double filling = ((Number) value).doubleValue();
            for (int row = 0; row < filled.length; row++) {
                filled[row] = Double.isNaN(values[row]) ? filling : values[row];
            }
            return ColumnArrays.column(column.name(), filled);
        }
        if (column instanceof StringColumn texts) {
            return TextCodes.of(texts).filled((String) value).column(column.name());
        }
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(column.isMissing(row) ? value : column.get(row));
        }
        return Cells.of(column.name(), values);
    }

    /// The rows without a missing value in these columns.
    static Table drop(Table table, List<Column<?>> columns) {
        return Cells.rows(table, complete(columns, table.rowCount()));
    }

    /// The rows in which each of some columns has a value.
    private static int[] complete(List<Column<?>> columns, int rows) {
        List<double[]> decimals = new ArrayList<>();
        boolean[] missing = new boolean[rows];
        for (Column<?> column : columns) {
            if (column instanceof DoubleColumn numbers) {
                decimals.add(ColumnArrays.of(numbers));
            } else {
                Cells.addMissing(column, missing);
            }
        }
        int[] complete = new int[rows];
        int count = 0;
        double[] values = new double[Math.min(rows, BLOCK)];
        double[] sums = new double[values.length];
        for (int from = 0; from < rows; from += BLOCK) {
            int size = Math.min(BLOCK, rows - from);
            Arrays.fill(sums, 0);
            for (double[] column : decimals) {
                System.arraycopy(column, from, values, 0, size); // so that both begin at one place, as vectors want it
                addSizes(values, sums, size);
            }
            count = addNumbers(sums, missing, from, size, complete, count);
        }
        return Arrays.copyOf(complete, count);
    }

    /// A sum of sizes is NaN if, and only if, one of them is; infinities do not cancel out.
    private static void addSizes(double[] values, double[] sums, int size) {
        for (int i = 0; i < size; i++) {
            sums[i] += Math.abs(values[i]);
        }
    }

    /// Adds the numbers of the rows that have all values, without a jump, which no processor could guess.
    private static int addNumbers(double[] sums, boolean[] missing, int from, int size, int[] rows, int count) {
        for (int i = 0; i < size; i++) {
            rows[count] = from + i;
            long beyond = (Double.doubleToRawLongBits(sums[i]) & Long.MAX_VALUE) - NAN_BITS; // negative for a number
            count += missing[from + i] ? 0 : (int) (beyond >>> 63);
        }
        return count;
    }

    /// Missing numbers on the straight line between their neighbours; after the last number, that one.
    static Table interpolate(Table table) {
        return mapped(
                table,
                column -> Frames.isNumber(column) && hasMissing(column)
                        ? ColumnArrays.column(column.name(), interpolated(Frames.values("interpolate", column)))
                        : Cells.copy(column));
    }

    private static double[] interpolated(double[] values) {
        int last = -1;
        double[] filled = values.clone();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                for (int k = last + 1; last >= 0 && k < i; k++) {
                    filled[k] = values[last] + (values[i] - values[last]) * (k - last) / (i - last);
                }
                last = i;
            }
        }
        for (int k = last + 1; last >= 0 && k < values.length; k++) {
            filled[k] = values[last];
        }
        return filled;
    }

    static Table fill(Table table, double value) {
        return fill(table, c -> !Frames.isNumber(c) ? null : (Object) value);
    }

    static Table fill(Table table, String value) {
        return fill(table, c -> c instanceof StringColumn ? value : null);
    }

    static Table fill(Table table, Map<String, ?> values) {
        Map<Column<?>, Object> byColumn = new LinkedHashMap<>();
        values.forEach((name, value) -> byColumn.put(Frames.column("fillna", table, name), value));
        return fill(table, column -> {
            Object found = null;
            for (Map.Entry<Column<?>, Object> entry : byColumn.entrySet()) {
                found = entry.getKey() == column ? entry.getValue() : found;
            }
            return found;
        });
    }

    static Table fill(Table table, Table values) {
        return fill(
                table,
                column -> Frames.numberColumns(values).stream()
                        .filter(v -> v.name().equalsIgnoreCase(column.name()) && !v.isEmpty())
                        .findFirst()
                        .map(v -> (Object) Frames.doubles("fillna", v)[0])
                        .orElse(null));
    }
}
