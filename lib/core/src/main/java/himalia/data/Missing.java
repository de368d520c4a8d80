package himalia.data;

import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
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

    private Missing() {}

    static Table isna(Table table) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            columns.add(Cells.truths(column.name(), Cells.missing(column)));
        }
        return Frames.like(table, columns);
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
        Workers.whole(results.length, Math.max(1, FEW_ROWS / Math.max(1, table.rowCount())), (from, to) -> {
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
        boolean[] missing = new boolean[table.rowCount()];
        columns.forEach(column -> Cells.addMissing(column, missing));
        return Cells.rows(table, Rows.where(missing, false));
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
