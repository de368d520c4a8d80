package himalia.data;

import himalia.data.Formula.Comparison;
import himalia.data.Formula.Operation;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What operators and brackets do to columns and tables in a cell, with pandas' meaning: `df["A"] * 2` is
/// `times(get(df, "A"), 2)`, and the formula of a lecture is typed as it stands there.
///
/// ```java
/// Table normal = (df - df.min()) / (df.max() - df.min());
/// df["ratio"] = df["A"] / df["B"];
/// Table large = df[df["A"] > 100];
/// ```
///
/// Tables are combined column by column, by name. A table of one row, such as `df.mean()`, goes with every row of the
/// other; a column with as many values as the table has columns gives one to each of them, as `stats["mean"]` of a
/// transposed `describe` does. What is missing stays missing. Sums, differences and products of whole numbers are
/// whole; all else is decimal. Columns that hold no numbers are an error which names them.
public final class TableFormulas {
    private TableFormulas() {}

    /// `a + b`: the sum of both, column by column.
    ///
    /// @throws IllegalArgumentException if a column is not in both or holds no numbers, or the rows are not as many
    public static Table plus(Table a, Table b) {
        return Formula.combine(Operation.PLUS, a, b);
    }

    /// `a + b` with one value for each column.
    ///
    /// @throws IllegalArgumentException if there are not as many values as columns
    public static Table plus(Table a, Column<?> b) {
        return Formula.combine(Operation.PLUS, a, b);
    }

    /// `a + b` of every number.
    public static Table plus(Table a, Number b) {
        return Formula.combine(Operation.PLUS, a, b);
    }

    /// `a + b` of every number.
    public static Table plus(Number a, Table b) {
        return Formula.combine(Operation.PLUS, a, b);
    }

    /// `a + b`, row by row.
    ///
    /// @throws IllegalArgumentException if one holds no numbers, or the rows are not as many
    public static Column<?> plus(Column<?> a, Column<?> b) {
        return Formula.combine(Operation.PLUS, a, b);
    }

    /// `a + b` of every number.
    public static Column<?> plus(Column<?> a, Number b) {
        return Formula.combine(Operation.PLUS, a, b);
    }

    /// `a + b` of every number.
    public static Column<?> plus(Number a, Column<?> b) {
        return Formula.combine(Operation.PLUS, a, b);
    }

    /// `a - b`: the difference of both, column by column.
    ///
    /// @throws IllegalArgumentException if a column is not in both or holds no numbers, or the rows are not as many
    public static Table minus(Table a, Table b) {
        return Formula.combine(Operation.MINUS, a, b);
    }

    /// `a - b` with one value for each column.
    ///
    /// @throws IllegalArgumentException if there are not as many values as columns
    public static Table minus(Table a, Column<?> b) {
        return Formula.combine(Operation.MINUS, a, b);
    }

    /// `a - b` of every number.
    public static Table minus(Table a, Number b) {
        return Formula.combine(Operation.MINUS, a, b);
    }

    /// `a - b` of every number.
    public static Table minus(Number a, Table b) {
        return Formula.combine(Operation.MINUS, a, b);
    }

    /// `a - b`, row by row.
    ///
    /// @throws IllegalArgumentException if one holds no numbers, or the rows are not as many
    public static Column<?> minus(Column<?> a, Column<?> b) {
        return Formula.combine(Operation.MINUS, a, b);
    }

    /// `a - b` of every number.
    public static Column<?> minus(Column<?> a, Number b) {
        return Formula.combine(Operation.MINUS, a, b);
    }

    /// `a - b` of every number.
    public static Column<?> minus(Number a, Column<?> b) {
        return Formula.combine(Operation.MINUS, a, b);
    }

    /// `a * b`: the product of both, column by column.
    ///
    /// @throws IllegalArgumentException if a column is not in both or holds no numbers, or the rows are not as many
    public static Table times(Table a, Table b) {
        return Formula.combine(Operation.TIMES, a, b);
    }

    /// `a * b` with one value for each column.
    ///
    /// @throws IllegalArgumentException if there are not as many values as columns
    public static Table times(Table a, Column<?> b) {
        return Formula.combine(Operation.TIMES, a, b);
    }

    /// `a * b` of every number.
    public static Table times(Table a, Number b) {
        return Formula.combine(Operation.TIMES, a, b);
    }

    /// `a * b` of every number.
    public static Table times(Number a, Table b) {
        return Formula.combine(Operation.TIMES, a, b);
    }

    /// `a * b`, row by row.
    ///
    /// @throws IllegalArgumentException if one holds no numbers, or the rows are not as many
    public static Column<?> times(Column<?> a, Column<?> b) {
        return Formula.combine(Operation.TIMES, a, b);
    }

    /// `a * b` of every number.
    public static Column<?> times(Column<?> a, Number b) {
        return Formula.combine(Operation.TIMES, a, b);
    }

    /// `a * b` of every number.
    public static Column<?> times(Number a, Column<?> b) {
        return Formula.combine(Operation.TIMES, a, b);
    }

    /// `a / b`: the quotient of both, column by column.
    ///
    /// @throws IllegalArgumentException if a column is not in both or holds no numbers, or the rows are not as many
    public static Table div(Table a, Table b) {
        return Formula.combine(Operation.DIV, a, b);
    }

    /// `a / b` with one value for each column.
    ///
    /// @throws IllegalArgumentException if there are not as many values as columns
    public static Table div(Table a, Column<?> b) {
        return Formula.combine(Operation.DIV, a, b);
    }

    /// `a / b` of every number.
    public static Table div(Table a, Number b) {
        return Formula.combine(Operation.DIV, a, b);
    }

    /// `a / b` of every number.
    public static Table div(Number a, Table b) {
        return Formula.combine(Operation.DIV, a, b);
    }

    /// `a / b`, row by row.
    ///
    /// @throws IllegalArgumentException if one holds no numbers, or the rows are not as many
    public static Column<?> div(Column<?> a, Column<?> b) {
        return Formula.combine(Operation.DIV, a, b);
    }

    /// `a / b` of every number.
    public static Column<?> div(Column<?> a, Number b) {
        return Formula.combine(Operation.DIV, a, b);
    }

    /// `a / b` of every number.
    public static Column<?> div(Number a, Column<?> b) {
        return Formula.combine(Operation.DIV, a, b);
    }

    /// `a % b`: the remainder, with the sign of the divisor as in Python of both, column by column.
    ///
    /// @throws IllegalArgumentException if a column is not in both or holds no numbers, or the rows are not as many
    public static Table rem(Table a, Table b) {
        return Formula.combine(Operation.REM, a, b);
    }

    /// `a % b` with one value for each column.
    ///
    /// @throws IllegalArgumentException if there are not as many values as columns
    public static Table rem(Table a, Column<?> b) {
        return Formula.combine(Operation.REM, a, b);
    }

    /// `a % b` of every number.
    public static Table rem(Table a, Number b) {
        return Formula.combine(Operation.REM, a, b);
    }

    /// `a % b` of every number.
    public static Table rem(Number a, Table b) {
        return Formula.combine(Operation.REM, a, b);
    }

    /// `a % b`, row by row.
    ///
    /// @throws IllegalArgumentException if one holds no numbers, or the rows are not as many
    public static Column<?> rem(Column<?> a, Column<?> b) {
        return Formula.combine(Operation.REM, a, b);
    }

    /// `a % b` of every number.
    public static Column<?> rem(Column<?> a, Number b) {
        return Formula.combine(Operation.REM, a, b);
    }

    /// `a % b` of every number.
    public static Column<?> rem(Number a, Column<?> b) {
        return Formula.combine(Operation.REM, a, b);
    }

    /// `-a`.
    public static Table unaryMinus(Table a) {
        return Formula.combine(Operation.MINUS, 0, a);
    }

    /// `-a`.
    public static Column<?> unaryMinus(Column<?> a) {
        return Formula.combine(Operation.MINUS, 0, a);
    }

    /// `a < b` of every number; false where one is missing.
    public static BooleanColumn lt(Column<?> a, Number b) {
        return Formula.compare(Comparison.LT, a, b);
    }

    /// `a < b` of every number; false where one is missing.
    public static BooleanColumn lt(Number a, Column<?> b) {
        return Formula.compare(Comparison.LT, a, b);
    }

    /// `a < b`, row by row; false where one is missing.
    public static BooleanColumn lt(Column<?> a, Column<?> b) {
        return Formula.compare(Comparison.LT, a, b);
    }

    /// `a <= b` of every number; false where one is missing.
    public static BooleanColumn le(Column<?> a, Number b) {
        return Formula.compare(Comparison.LE, a, b);
    }

    /// `a <= b` of every number; false where one is missing.
    public static BooleanColumn le(Number a, Column<?> b) {
        return Formula.compare(Comparison.LE, a, b);
    }

    /// `a <= b`, row by row; false where one is missing.
    public static BooleanColumn le(Column<?> a, Column<?> b) {
        return Formula.compare(Comparison.LE, a, b);
    }

    /// `a > b` of every number; false where one is missing.
    public static BooleanColumn gt(Column<?> a, Number b) {
        return Formula.compare(Comparison.GT, a, b);
    }

    /// `a > b` of every number; false where one is missing.
    public static BooleanColumn gt(Number a, Column<?> b) {
        return Formula.compare(Comparison.GT, a, b);
    }

    /// `a > b`, row by row; false where one is missing.
    public static BooleanColumn gt(Column<?> a, Column<?> b) {
        return Formula.compare(Comparison.GT, a, b);
    }

    /// `a >= b` of every number; false where one is missing.
    public static BooleanColumn ge(Column<?> a, Number b) {
        return Formula.compare(Comparison.GE, a, b);
    }

    /// `a >= b` of every number; false where one is missing.
    public static BooleanColumn ge(Number a, Column<?> b) {
        return Formula.compare(Comparison.GE, a, b);
    }

    /// `a >= b`, row by row; false where one is missing.
    public static BooleanColumn ge(Column<?> a, Column<?> b) {
        return Formula.compare(Comparison.GE, a, b);
    }

    /// `a & b`: true where both are.
    public static BooleanColumn and(BooleanColumn a, BooleanColumn b) {
        return Formula.logic("and", a, b, (p, q) -> p && q);
    }

    /// `a | b`: true where one is.
    public static BooleanColumn or(BooleanColumn a, BooleanColumn b) {
        return Formula.logic("or", a, b, (p, q) -> p || q);
    }

    /// `a ^ b`: true where only one is.
    public static BooleanColumn xor(BooleanColumn a, BooleanColumn b) {
        return Formula.logic("xor", a, b, (p, q) -> p != q);
    }

    /// `!a`: true where `a` is not.
    public static BooleanColumn not(BooleanColumn a) {
        return Formula.logic("not", a, a, (p, q) -> !p);
    }

    /// `table["name"]`.
    ///
    /// @throws IllegalArgumentException if there is no such column; the message lists those there are
    public static Column<?> get(Table table, String name) {
        return Frames.column("[]", table, name);
    }

    /// `table["A"].eq(5)`, `table["city"].eq("Seoul")`: which values are equal to one; false where one is missing.
    ///
    /// ```java
    /// df[df["city"].eq("Seoul")]     // the rows of Seoul
    /// ```
    public static BooleanColumn eq(Column<?> a, Object b) {
        return Equality.of("eq", a, b, true);
    }

    /// `table["A"].ne(5)`: which values differ from one; true where one is missing, as in pandas.
    public static BooleanColumn ne(Column<?> a, Object b) {
        return Equality.of("ne", a, b, false);
    }

    /// `table[table["A"] > 5]`: the rows for which it is true.
    ///
    /// @throws IllegalArgumentException if the rows are not as many
    public static Table get(Table table, BooleanColumn rows) {
        return Formula.rows(table, rows);
    }

    /// `table["name"] = column`: in the place of the column of that name, or behind all others.
    ///
    /// @throws IllegalArgumentException if the rows are not as many
    public static void set(Table table, String name, Column<?> column) {
        Formula.set(table, name, column);
    }

    /// `table["name"] = 5`: the same number in every row.
    public static void set(Table table, String name, Number value) {
        Formula.set(table, name, Formula.constant(value, table.rowCount()));
    }

    /// `table["name"] = "red"`: the same text in every row.
    public static void set(Table table, String name, String value) {
        StringColumn column = StringColumn.create(name, table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            column.set(row, value);
        }
        Formula.set(table, name, column);
    }

    /// `table["name"] = new double[] {...}`.
    ///
    /// @throws IllegalArgumentException if the rows are not as many
    public static void set(Table table, String name, double[] values) {
        Formula.set(table, name, Tables.column(name, values));
    }

    /// `table["name"] = List.of(1, 2, 3)`: numbers, or else their texts.
    ///
    /// @throws IllegalArgumentException if the rows are not as many
    public static void set(Table table, String name, List<?> values) {
        Column<?> column = values.stream().allMatch(Number.class::isInstance)
                ? Tables.column(
                        name,
                        values.stream()
                                .mapToDouble(one -> ((Number) one).doubleValue())
                                .toArray())
                : StringColumn.create(name, values.stream().map(String::valueOf).toList());
        Formula.set(table, name, column);
    }

    /// `table.mean()`: the mean of each column of numbers, in one row.
    ///
    /// @throws IllegalArgumentException if no column holds numbers
    public static Table mean(Table table) {
        return Tables.agg(table, "mean");
    }

    /// `column.mean()`: the mean of its numbers; NaN without any.
    public static double mean(Column<?> column) {
        return Formula.figure(Aggregate.MEAN, column);
    }

    /// `table.std()`: the sample deviation of each column of numbers, in one row.
    ///
    /// @throws IllegalArgumentException if no column holds numbers
    public static Table std(Table table) {
        return Tables.agg(table, "std");
    }

    /// `column.std()`: the sample deviation of its numbers; NaN without any.
    public static double std(Column<?> column) {
        return Formula.figure(Aggregate.STD, column);
    }

    /// `table.min()`: the smallest number of each column of numbers, in one row.
    ///
    /// @throws IllegalArgumentException if no column holds numbers
    public static Table min(Table table) {
        return Tables.agg(table, "min");
    }

    /// `column.min()`: the smallest number of its numbers; NaN without any.
    public static double min(Column<?> column) {
        return Formula.figure(Aggregate.MIN, column);
    }

    /// `table.max()`: the largest number of each column of numbers, in one row.
    ///
    /// @throws IllegalArgumentException if no column holds numbers
    public static Table max(Table table) {
        return Tables.agg(table, "max");
    }

    /// `column.max()`: the largest number of its numbers; NaN without any.
    public static double max(Column<?> column) {
        return Formula.figure(Aggregate.MAX, column);
    }

    /// `table.sum()`: the sum of each column of numbers, in one row.
    ///
    /// @throws IllegalArgumentException if no column holds numbers
    public static Table sum(Table table) {
        return Tables.agg(table, "sum");
    }

    /// `column.sum()`: the sum of its numbers; NaN without any.
    public static double sum(Column<?> column) {
        return Formula.figure(Aggregate.SUM, column);
    }

    /// `table.median()`: the median of each column of numbers, in one row.
    ///
    /// @throws IllegalArgumentException if no column holds numbers
    public static Table median(Table table) {
        return Tables.agg(table, "median");
    }

    /// `column.median()`: the median of its numbers; NaN without any.
    public static double median(Column<?> column) {
        return Formula.figure(Aggregate.MEDIAN, column);
    }
}
