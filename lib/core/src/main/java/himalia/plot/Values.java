package himalia.plot;

import himalia.api.Closest;
import himalia.tensor.Tensor;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The one place where what a student passes becomes the plain arrays that a figure keeps.
///
/// A new kind of data is one more `case` in each of the switches below. Every method returns a copy, so that a figure
/// never changes after it was made.
final class Values {
    static final String ACCEPTED =
            "a Tensor, double[], float[], int[], long[], a List of numbers or a numeric column of a table";

    private Values() {}

    /// The numbers of one series; what is missing becomes NaN.
    ///
    /// @param where the operation and argument that an error names, such as `line: y`
    static double[] numbers(String where, Object data) {
        double[] numbers = switch (data) {
            case null -> throw new IllegalArgumentException(where + " is null, expected " + ACCEPTED + ".");
            case Tensor t -> t.toDoubleArray();
            case double[] a -> a.clone();
            case float[] a -> floats(a);
            case int[] a -> Arrays.stream(a).asDoubleStream().toArray();
            case long[] a -> Arrays.stream(a).asDoubleStream().toArray();
            case Number[] a -> list(where, Arrays.asList(a));
            case NumericColumn<?> c -> column(c);
            case Collection<?> c
            when isDates(c) -> c.stream().mapToDouble(Values::day).toArray();
            case DateColumn c -> c.asList().stream().mapToDouble(Values::day).toArray();
            case DateTimeColumn c ->
                c.asList().stream().mapToDouble(Values::day).toArray();
            case Collection<?> c -> list(where, c);
            default -> throw notNumbers(where, data);
        };
        if (numbers.length == 0) {
            throw new IllegalArgumentException(where + " is empty, so there is nothing to draw.\n"
                    + "Hint: fill it before plotting, for example losses.add(loss) in the training loop.");
        }
        return numbers;
    }

    /// Whether labels are numbers, so that many of them can be a scale.
    static boolean isNumeric(Object data) {
        return switch (data) {
            case Tensor t -> true;
            case double[] a -> true;
            case float[] a -> true;
            case int[] a -> true;
            case long[] a -> true;
            case NumericColumn<?> c -> true;
            case Collection<?> c -> c.stream().allMatch(item -> item == null || item instanceof Number);
            case null, default -> false;
        };
    }

    /// Whether data are days.
    static boolean isDates(Object data) {
        return data instanceof DateColumn
                || data instanceof DateTimeColumn
                || data instanceof Collection<?> c
                        && !c.isEmpty()
                        && c.stream().allMatch(item -> item instanceof LocalDate || item instanceof LocalDateTime);
    }

    private static double day(Object date) {
        return switch (date) {
            case LocalDate d -> d.toEpochDay();
            case LocalDateTime t ->
                t.toLocalDate().toEpochDay() + t.toLocalTime().toSecondOfDay() / 86_400.0;
            case null, default -> Double.NaN;
        };
    }

    /// A matrix of numbers, row by row.
    static double[][] matrix(String where, Object data) {
        double[][] rows = switch (data) {
            case Tensor t when t.dim() == 2 -> rows(t);
            case double[][] a -> a;
            case float[][] a -> Arrays.stream(a).map(Values::floats).toArray(double[][]::new);
            case int[][] a ->
                Arrays.stream(a)
                        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                        .toArray(double[][]::new);
            case Tensor t ->
                throw new IllegalArgumentException(
                        where + " must have 2 dimensions. Received: shape " + t.shape()
                                + ".\nHint: choose one matrix of it, or bring it into rows and columns with view(rows, columns).");
            case null, default ->
                throw new IllegalArgumentException(
                        where + " must be a Tensor of 2 dimensions, double[][], float[][] or " + "int[][]. Received: "
                                + kind(data) + ".");
        };
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException(where + " is empty, so there is nothing to draw.");
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException(where + ": row " + i + " has " + rows[i].length
                        + " values, but row 0 has " + rows[0].length + ".");
            }
        }
        return rows;
    }

    /// One label per point, as text; whole numbers lose their `.0`.
    static List<String> labels(String where, Object data) {
        return switch (data) {
            case null -> throw new IllegalArgumentException(where + " is null, expected one label per point.");
            case Object[] a -> labels(where, Arrays.asList(a));
            case boolean[] a -> {
                String[] text = new String[a.length];
                Arrays.setAll(text, i -> String.valueOf(a[i]));
                yield List.of(text);
            }
            case NumericColumn<?> c -> texts(column(c));
            case Column<?> c -> c.asStringColumn().asList();
            case Collection<?> c when c.stream().allMatch(Number.class::isInstance) -> texts(list(where, c));
            case Collection<?> c -> c.stream().map(String::valueOf).toList();
            default -> texts(numbers(where, data));
        };
    }

    /// One label per point, null where it is missing.
    static List<String> groups(String where, Object data) {
        List<String> labels = new ArrayList<>(labels(where, data));
        List<?> given = data instanceof Object[] array
                ? Arrays.asList(array)
                : data instanceof Collection<?> all ? Arrays.asList(all.toArray()) : null;
        for (int i = 0; i < labels.size(); i++) {
            boolean missing = data instanceof Column<?> column
                    ? column.isMissing(i)
                    : given != null ? isMissing(given.get(i)) : labels.get(i).equals("NaN");
            labels.set(i, missing ? null : labels.get(i));
        }
        return labels;
    }

    private static boolean isMissing(Object value) {
        return value == null || value instanceof Double d && d.isNaN() || value instanceof Float f && f.isNaN();
    }

    /// Points with two coordinates each, as `{xs, ys}`.
    static double[][] points(String where, Object data) {
        double[][] rows = switch (data) {
            case Tensor t when t.dim() == 2 -> rows(t);
            case double[][] a -> a;
            case float[][] a -> Arrays.stream(a).map(Values::floats).toArray(double[][]::new);
            case int[][] a ->
                Arrays.stream(a)
                        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                        .toArray(double[][]::new);
            case null, default ->
                throw new IllegalArgumentException(where + " must be n points with 2 coordinates each, such as "
                        + "a Tensor of shape [n, 2]. Received: " + kind(data) + ".");
        };
        if (rows.length == 0) {
            throw new IllegalArgumentException(where + " is empty, so there is nothing to draw.");
        }
        double[][] columns = new double[2][rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != 2) {
                throw new IllegalArgumentException(where + ": row " + i + " has " + rows[i].length
                        + " numbers, expected 2.\nHint: a picture has two axes; choose two columns of the data.");
            }
            columns[0][i] = rows[i][0];
            columns[1][i] = rows[i][1];
        }
        return columns;
    }

    /// The name that data brings along, or null: a column of a table knows what it holds.
    static @Nullable String name(Object data) {
        return data instanceof Column<?> column ? column.name() : null;
    }

    /// A column of a table.
    static Column<?> column(String where, Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(where + ": the table has no column \"" + name + "\"."
                        + Closest.question(name, table.columnNames()) + " Its columns are: "
                        + String.join(", ", table.columnNames()) + "."));
    }

    static void sameLength(String operation, String first, int a, String second, int b) {
        if (a != b) {
            throw new IllegalArgumentException(operation + ": " + first + " and " + second
                    + " must have the same length, but " + first + " has " + a + " values and " + second + " has " + b
                    + ".");
        }
    }

    /// A number as a short label: `3` and not `3.0`.
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : "" + value;
    }

    private static List<String> texts(double[] values) {
        return Arrays.stream(values).mapToObj(Values::text).toList();
    }

    private static double[][] rows(Tensor tensor) {
        double[] flat = tensor.toDoubleArray();
        int width = tensor.size(1);
        double[][] rows = new double[tensor.size(0)][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
        return rows;
    }

    private static double[] floats(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static double[] column(NumericColumn<?> column) {
        double[] values = new double[column.size()];
        Arrays.setAll(values, i -> column.isMissing(i) ? Double.NaN : column.getDouble(i));
        return values;
    }

    private static double[] list(String where, Collection<?> values) {
        double[] numbers = new double[values.size()];
        int i = 0;
        for (Object value : values) {
            if (value != null && !(value instanceof Number)) {
                throw new IllegalArgumentException(
                        where + ": item " + i + " is not a number but " + kind(value) + ": " + value + "."
                                + (value instanceof String
                                        ? "\nHint: bar(names, numbers) has a place for each name; a day is "
                                                + "LocalDate.parse(\"2026-11-28\")."
                                        : ""));
            }
            numbers[i++] = value == null ? Double.NaN : ((Number) value).doubleValue();
        }
        return numbers;
    }

    private static IllegalArgumentException notNumbers(String where, Object data) {
        String hint = switch (data) {
            case BooleanColumn c ->
                "\nHint: column \"" + c.name() + "\" holds truth values: astype(table, \"" + c.name()
                        + "\", \"int\") makes 0 and 1 of them.";
            case Column<?> c ->
                "\nHint: column \"" + c.name() + "\" holds text: valueCounts(table, \"" + c.name()
                        + "\") counts it, and it can be given as the colour of a scatter.";
            case Table t ->
                "\nHint: take one of its columns, such as table.column(\""
                        + t.columnNames().stream().findFirst().orElse("x") + "\").";
            default -> "";
        };
        return new IllegalArgumentException(where + " must be " + ACCEPTED + ". Received: " + kind(data) + "." + hint);
    }

    private static String kind(Object data) {
        return data == null ? "null" : data.getClass().getSimpleName();
    }
}
