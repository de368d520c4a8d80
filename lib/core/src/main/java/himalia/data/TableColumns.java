package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The verbs of [Tables] that choose, change and make columns. Only `pop` changes its table; all others return a new
/// one.
public abstract sealed class TableColumns extends TableRows permits TableSplits {
    /// Takes a column out of a
    /// table and returns it.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Column<?> pop(Table table, String column) {
        Column<?> taken = Frames.column("pop", table, column);
        table.removeColumns(taken);
        return taken;
    }

    /// Some columns, in that order: pandas' `df[["a", "b"]]`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table select(Table table, String... columns) {
        List<Column<?>> chosen = new ArrayList<>();
        for (String name : columns) {
            chosen.add(Frames.column("select", table, name).copy());
        }
        return Frames.like(table, chosen);
    }

    /// The table without some columns.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table drop(Table table, String... columns) {
        List<Column<?>> dropped = columns.length == 0 ? List.of() : Frames.columns("drop", table, columns);
        List<Column<?>> kept = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            if (dropped.stream().noneMatch(d -> d == column)) {
                kept.add(column.copy());
            }
        }
        return Frames.like(table, kept);
    }

    /// The table with columns renamed: `rename(table, "old", "new")`, or several such pairs.
    ///
    /// @throws IllegalArgumentException if there is no such column, or a name is taken
    public static Table rename(Table table, String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "rename: expected pairs of an old and a new name. Received: " + Arrays.toString(pairs) + ".");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return rename(table, names);
    }

    /// The table with columns renamed: old names to new ones.
    ///
    /// @throws IllegalArgumentException if there is no such column, or a name is taken
    public static Table rename(Table table, Map<String, String> names) {
        names.keySet().forEach(name -> Frames.column("rename", table, name));
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            String name = column.name();
            for (Map.Entry<String, String> pair : names.entrySet()) {
                name = pair.getKey().equalsIgnoreCase(column.name()) ? pair.getValue() : name;
            }
            String renamed = name;
            if (columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(renamed))) {
                throw new IllegalArgumentException("rename: two columns would be named \"" + name + "\".");
            }
            columns.add(column.copy().setName(name));
        }
        return Table.create(table.name(), columns);
    }

    /// The table with a column in another type.
    ///
    /// @param type `int`, `int32`, `int64`, `float`, `float32`, `float64`, `str` or `bool`
    /// @throws IllegalArgumentException if a value cannot become one; the message names its row
    public static Table astype(Table table, String column, String type) {
        return replaced(table, Conversion.of(Frames.column("astype", table, column), type));
    }

    /// The table with every value of a number column mapped: `apply(table, "price", Math::log)`.
    ///
    /// @throws IllegalArgumentException if there is no such column or it holds text
    public static Table apply(Table table, String column, DoubleUnaryOperator function) {
        return replaced(table, apply(Frames.column("apply", table, column), function));
    }

    /// Every value of a number column mapped.
    ///
    /// @throws IllegalArgumentException if it holds text
    public static DoubleColumn apply(Column<?> column, DoubleUnaryOperator function) {
        return DoubleColumn.create(
                column.name(),
                Arrays.stream(Frames.doubles("apply", column)).map(function).toArray());
    }

    /// The table with one more column, computed row by row; a column of that name is replaced.
    ///
    /// ```java
    /// assign(table, "area", row -> row.getNumber("width") * row.getNumber("height"))
    /// ```
    ///
    /// @param function gives a number, a text, a truth value, or null for a missing value
    public static Table assign(Table table, String name, Function<Row, ?> function) {
        List<Object> values = new ArrayList<>();
        for (Row row : table) {
            values.add(EachRow.call("assign", table, row, function));
        }
        return replaced(table, Cells.of(name, values));
    }

    /// The table with each column in which a condition was computed set to true where the value is missing.
    ///
    /// ```java
    /// agg(isna(table), "sum")       // how many are missing, column by column
    /// ```
    public static Table isna(Table table) {
        return Missing.isna(table);
    }

    /// The table with missing numbers replaced by one number.
    public static Table fillna(Table table, double value) {
        return Missing.fill(table, c -> !Frames.isNumber(c) ? null : (Object) value);
    }

    /// The table with missing texts replaced by one text.
    public static Table fillna(Table table, String value) {
        return Missing.fill(table, c -> c instanceof StringColumn ? value : null);
    }

    /// The table with missing values replaced column by column: `fillna(table, Map.of("a", 0, "b", "none"))`.
    ///
    /// @throws IllegalArgumentException if there is no such column, or a value does not fit into it
    public static Table fillna(Table table, Map<String, ?> values) {
        Map<Column<?>, Object> byColumn = new LinkedHashMap<>();
        values.forEach((name, value) -> byColumn.put(Frames.column("fillna", table, name), value));
        return Missing.fill(table, column -> {
            Object found = null;
            for (Map.Entry<Column<?>, Object> entry : byColumn.entrySet()) {
                found = entry.getKey() == column ? entry.getValue() : found;
            }
            return found;
        });
    }

    /// The table with missing numbers replaced by the first row of another: `fillna(table, agg(table, "mean"))`.
    public static Table fillna(Table table, Table values) {
        return Missing.fill(
                table,
                column -> Frames.numberColumns(values).stream()
                        .filter(v -> v.name().equalsIgnoreCase(column.name()) && !v.isEmpty())
                        .findFirst()
                        .map(v -> (Object) Frames.doubles("fillna", v)[0])
                        .orElse(null));
    }

    /// The table with missing numbers on the straight line between their neighbours; after the last number, that one.
    public static Table interpolate(Table table) {
        return Missing.interpolate(table);
    }

    /// One column of zeros and ones for each value of the text columns, named `column_value`, in the order of the
    /// values.
    ///
    /// A missing value has a one in none of them.
    ///
    /// ```java
    /// getDummies(csv("data/Fish.csv"))               // Species becomes Species_Bream, Species_Parkki, ...
    /// getDummies(table, "city", "year")              // these columns, whatever they hold
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table getDummies(Table table, String... columns) {
        return getDummies(table, false, columns);
    }

    /// One column of zeros and ones for each value.
    ///
    /// @param dropFirst whether the first value of each column gets none: it is where all others are zero
    /// @throws IllegalArgumentException if there is no such column
    public static Table getDummies(Table table, boolean dropFirst, String... columns) {
        List<Column<?>> encoded = columns.length > 0
                ? Frames.columns("getDummies", table, columns)
                : Frames.dataColumns(table).stream()
                        .filter(StringColumn.class::isInstance)
                        .toList();
        return Counting.dummies(table, dropFirst, encoded);
    }

    /// Rows become columns: `transpose(describe(table))` has one row per column of `table`.
    ///
    /// @throws IllegalArgumentException if two rows have the same label
    public static Table transpose(Table table) {
        return Describe.transpose(table);
    }

    private static Table replaced(Table table, Column<?> column) {
        List<Column<?>> columns = new ArrayList<>();
        boolean found = false;
        for (Column<?> old : table.columns()) {
            boolean same = old.name().equalsIgnoreCase(column.name());
            columns.add(same ? column : old.copy());
            found |= same;
        }
        if (!found) {
            columns.add(column);
        }
        return Table.create(table.name(), columns);
    }
}
