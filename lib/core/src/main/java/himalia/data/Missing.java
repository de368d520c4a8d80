package himalia.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Missing values: finding, filling and dropping them.
final class Missing {
    private Missing() {}

    static Table isna(Table table) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            BooleanColumn missing = BooleanColumn.create(column.name());
            for (int row = 0; row < column.size(); row++) {
                missing.append(column.isMissing(row));
            }
            columns.add(missing);
        }
        return Frames.like(table, columns);
    }

    /// A table with the columns that have missing values filled, each with what a rule names; null leaves it.
    static Table fill(Table table, Function<Column<?>, Object> rule) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            Object value = column.countMissing() == 0 ? null : rule.apply(column);
            columns.add(value == null ? column.copy() : filled(column, value));
        }
        return Frames.like(table, columns);
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
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(column.isMissing(row) ? value : column.get(row));
        }
        if (column instanceof DoubleColumn) {
            return DoubleColumn.create(
                    column.name(),
                    values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
        }
        return Cells.of(column.name(), values);
    }

    /// The rows without a missing value in these columns.
    static Table drop(Table table, List<Column<?>> columns) {
        Rows rows = new Rows();
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            if (columns.stream().noneMatch(c -> c.isMissing(at))) {
                rows.add(row);
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    /// Missing numbers on the straight line between their neighbours; after the last number, that one.
    static Table interpolate(Table table) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            boolean gaps = Frames.isNumber(column) && column.countMissing() > 0;
            columns.add(
                    gaps
                            ? DoubleColumn.create(column.name(), interpolated(Frames.doubles("interpolate", column)))
                            : column.copy());
        }
        return Frames.like(table, columns);
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
