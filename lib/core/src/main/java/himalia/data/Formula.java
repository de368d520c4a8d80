package himalia.data;

import himalia.api.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The arithmetic behind [TableFormulas].
final class Formula {
    private static final double EXACT = 0x1p53;

    enum Operation {
        PLUS("+", true, Double::sum),
        MINUS("-", true, (a, b) -> a - b),
        TIMES("*", true, (a, b) -> a * b),
        DIV("/", false, (a, b) -> a / b),
        REM("%", true, (a, b) -> b == 0 ? Double.NaN : a - b * Math.floor(a / b));

        private final String sign;
        /// Whether whole numbers give a whole number.
        private final boolean keepsWhole;

        private final DoubleBinaryOperator of;

        Operation(String sign, boolean keepsWhole, DoubleBinaryOperator of) {
            this.sign = sign;
            this.keepsWhole = keepsWhole;
            this.of = of;
        }
    }

    enum Comparison {
        LT("<") {
            @Override
            boolean holds(double a, double b) {
                return a < b;
            }
        },
        LE("<=") {
            @Override
            boolean holds(double a, double b) {
                return a <= b;
            }
        },
        GT(">") {
            @Override
            boolean holds(double a, double b) {
                return a > b;
            }
        },
        GE(">=") {
            @Override
            boolean holds(double a, double b) {
                return a >= b;
            }
        };

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        abstract boolean holds(double a, double b);
    }

    interface Logic {
        boolean of(boolean a, boolean b);
    }

    private Formula() {}

    static Table combine(Operation operation, Table a, Table b) {
        List<Column<?>> left = Frames.dataColumns(a);
        List<Column<?>> right = Frames.dataColumns(b);
        checkNames(operation, left, right);
        // A row of figures goes with every row of a table, and the result has the rows and labels of the table.
        Table shape = a.rowCount() == 1 && b.rowCount() != 1 ? b : a;
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> one : left) {
            columns.add(combine(operation, one, named(right, one.name())));
        }
        return Frames.like(shape, columns);
    }

    private static void checkNames(Operation operation, List<Column<?>> left, List<Column<?>> right) {
        List<String> a = left.stream().map(Column::name).toList();
        List<String> b = right.stream().map(Column::name).toList();
        for (String name : a) {
            if (!b.contains(name)) {
                throw onlyOne(operation, "left", name, b);
            }
        }
        for (String name : b) {
            if (!a.contains(name)) {
                throw onlyOne(operation, "right", name, a);
            }
        }
    }

    private static IllegalArgumentException onlyOne(
            Operation operation, String side, String name, List<String> others) {
        return new IllegalArgumentException("tables " + operation.sign + ": only the " + side + " one has the column \""
                + name + "\". The other has " + Closest.list(others)
                + ".\nHint: columns are combined by name; leave out what is not to be combined: "
                + "drop(table, \"" + name + "\").");
    }

    private static Column<?> named(List<Column<?>> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Table combine(Operation operation, Table a, Column<?> b) {
        List<Column<?>> columns = Frames.dataColumns(a);
        if (b.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "table " + operation.sign + " column: the column gives one value to each "
                            + "column of the table. Expected " + columns.size() + " values, received " + b.size()
                            + ".\nHint: row by row, combine columns: table[\"name\"] " + operation.sign + " column.");
        }
        double[] values = Frames.doubles(operation.sign, b);
        List<Column<?>> result = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            result.add(of(operation, columns.get(i), isWhole(b), x -> operation.of.applyAsDouble(x, value)));
        }
        return Frames.like(a, result);
    }

    static Table combine(Operation operation, Table a, Number b) {
        return Frames.like(
                a,
                Frames.dataColumns(a).stream()
                        .<Column<?>>map(one -> combine(operation, one, b))
                        .toList());
    }

    static Table combine(Operation operation, Number a, Table b) {
        return Frames.like(
                b,
                Frames.dataColumns(b).stream()
                        .<Column<?>>map(one -> combine(operation, a, one))
                        .toList());
    }

    static Column<?> combine(Operation operation, Column<?> a, Column<?> b) {
        double[] left = Frames.values(operation.sign, a);
        double[] right = Frames.values(operation.sign, b);
        int rows = rows(operation.sign, a, b);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = operation.of.applyAsDouble(at(left, row), at(right, row));
        }
        return column(a.name(), values, operation.keepsWhole && isWhole(a) && isWhole(b));
    }

    static Column<?> combine(Operation operation, Column<?> a, Number b) {
        return of(operation, a, isWhole(b), x -> operation.of.applyAsDouble(x, b.doubleValue()));
    }

    static Column<?> combine(Operation operation, Number a, Column<?> b) {
        return of(operation, b, isWhole(a), x -> operation.of.applyAsDouble(a.doubleValue(), x));
    }

    private static Column<?> of(Operation operation, Column<?> column, boolean isWhole, DoubleUnaryOperator function) {
        double[] values = Arrays.stream(Frames.values(operation.sign, column))
                .map(function)
                .toArray();
        return column(column.name(), values, operation.keepsWhole && isWhole && isWhole(column));
    }

    /// How many rows two columns have together: one value goes with every row of the other.
    private static int rows(String sign, Column<?> a, Column<?> b) {
        if (a.size() != b.size() && a.size() != 1 && b.size() != 1) {
            throw new IllegalArgumentException("columns " + sign + ": row by row both have the same number of rows. "
                    + "Received " + a.size() + " (\"" + a.name() + "\") and " + b.size() + " (\"" + b.name() + "\").");
        }
        return a.size() == 1 ? b.size() : a.size();
    }

    private static double at(double[] values, int row) {
        return values[values.length == 1 ? 0 : row];
    }

    private static boolean isWhole(Column<?> column) {
        return column instanceof IntColumn || column instanceof LongColumn || column instanceof ShortColumn;
    }

    private static boolean isWhole(Number number) {
        return !(number instanceof Double || number instanceof Float) && number.doubleValue() == number.longValue();
    }

    private static Column<?> column(String name, double[] values, boolean whole) {
        if (!whole || !Arrays.stream(values).allMatch(value -> Math.abs(value) < EXACT || Double.isNaN(value))) {
            return ColumnArrays.column(name, values);
        }
        long[] wholes = new long[values.length];
        for (int row = 0; row < wholes.length; row++) {
            wholes[row] = Double.isNaN(values[row]) ? Long.MIN_VALUE : (long) values[row]; // Tablesaw's mark
        }
        return ColumnArrays.column(name, wholes);
    }

    static Column<?> constant(Number value, int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, value.doubleValue());
        return column("", values, isWhole(value));
    }

    static BooleanColumn compare(Comparison comparison, Column<?> a, Number b) {
        return compare(comparison, a, constant(b.doubleValue(), 1));
    }

    static BooleanColumn compare(Comparison comparison, Number a, Column<?> b) {
        return compare(comparison, constant(a.doubleValue(), 1), b);
    }

    static BooleanColumn compare(Comparison comparison, Column<?> a, Column<?> b) {
        double[] left = Frames.values(comparison.sign, a);
        double[] right = Frames.values(comparison.sign, b);
        boolean[] truths = new boolean[rows(comparison.sign, a, b)];
        for (int row = 0; row < truths.length; row++) {
            truths[row] = comparison.holds(at(left, row), at(right, row));
        }
        return Cells.truths(a.name().isEmpty() ? b.name() : a.name(), truths);
    }

    static BooleanColumn logic(String verb, BooleanColumn a, BooleanColumn b, Logic logic) {
        boolean[] truths = new boolean[rows(verb, a, b)];
        boolean oneA = a.size() == 1;
        boolean oneB = b.size() == 1;
        for (int row = 0; row < truths.length; row++) {
            truths[row] = logic.of(isTrue(a, oneA ? 0 : row), isTrue(b, oneB ? 0 : row));
        }
        return Cells.truths(a.name(), truths);
    }

    private static boolean isTrue(BooleanColumn column, int row) {
        return column.getByte(row) == 1;
    }

    static Table rows(Table table, BooleanColumn which) {
        if (which.size() != table.rowCount()) {
            throw new IllegalArgumentException("table[...]: one truth value for each row. Expected " + table.rowCount()
                    + ", received " + which.size() + ".");
        }
        Rows rows = new Rows();
        for (int row = 0; row < table.rowCount(); row++) {
            if (isTrue(which, row)) {
                rows.add(row);
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    static void set(Table table, String name, Column<?> column) {
        if (table.columnCount() > 0 && column.size() != table.rowCount()) {
            throw new IllegalArgumentException("table[\"" + name + "\"] = ...: one value for each row. Expected "
                    + table.rowCount() + ", received " + column.size() + ".");
        }
        Column<?> own = Cells.copy(column);
        own.setName(name);
        List<String> names = table.columnNames();
        if (names.contains(name)) {
            table.replaceColumn(name, own);
        } else {
            table.addColumns(own);
        }
    }

    static double figure(Aggregate figure, Column<?> column) {
        String name = figure.label();
        Frames.doubles(name, column); // what holds no numbers is an error that says so
        Column<?> one = figure.of(column, Groups.all(column.size()));
        return Frames.doubles(name, one)[0];
    }
}
