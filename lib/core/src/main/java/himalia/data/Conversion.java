package himalia.data;

import himalia.api.Closest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// A column in another type, named as in pandas.
final class Conversion {
    private static final List<String> TYPES =
            List.of("int", "int32", "int64", "float", "float32", "float64", "str", "bool");
    /// A number whose thousands are set apart, as [#refused] shows it.
    private static final Pattern GROUPED = Pattern.compile(" \\(\"\\s*[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?\\s*\"\\)");

    private Conversion() {}

    static Column<?> of(Column<?> column, String type) {
        String name = column.name();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "int", "long" -> Cells.wholes(name, wholes(column, type));
            case "int64" -> LongColumn.create(name, wholes(column, type));
            case "int32" -> IntColumn.create(name, ints(column, type));
            case "float", "double", "float64" -> DoubleColumn.create(name, decimals(column, type));
            case "float32" -> FloatColumn.create(name, floats(column, type));
            case "str", "string", "object" -> Cells.texts(name, texts(column).toArray(String[]::new));
            case "bool", "boolean" -> BooleanColumn.create(name, truths(column, type));
            default ->
                throw new IllegalArgumentException("astype: there is no type \"" + type + "\". The types are "
                        + String.join(", ", TYPES) + "." + Closest.hint(type, TYPES));
        };
    }

    private static double[] decimals(Column<?> column, String type) {
        if (!(column instanceof StringColumn)) {
            return Frames.doubles("astype", column);
        }
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            try {
                values[row] = column.isMissing(row) ? Double.NaN : Double.parseDouble(column.getString(row));
            } catch (NumberFormatException e) {
                throw refused(column, row, type, "is no number");
            }
        }
        return values;
    }

    private static long[] wholes(Column<?> column, String type) {
        boolean text = column instanceof StringColumn;
        double[] values = column instanceof LongColumn || text ? new double[0] : Frames.doubles("astype", column);
        long[] wholes = new long[column.size()];
        for (int row = 0; row < wholes.length; row++) {
            if (column.isMissing(row)) {
                throw refused(column, row, type, "is missing, and whole numbers have no missing value");
            }
            if (column instanceof LongColumn longs) {
                wholes[row] = longs.getLong(row);
            } else if (text) {
                try {
                    wholes[row] = Long.parseLong(column.getString(row).strip());
                } catch (NumberFormatException e) {
                    throw refused(column, row, type, "is no whole number");
                }
            } else if (Math.abs(values[row]) < 0x1p63) {
                wholes[row] = (long) values[row];
            } else {
                throw refused(column, row, type, "is too large");
            }
        }
        return wholes;
    }

    private static int[] ints(Column<?> column, String type) {
        long[] wholes = wholes(column, type);
        int[] ints = new int[wholes.length];
        for (int row = 0; row < ints.length; row++) {
            if (wholes[row] <= Integer.MIN_VALUE || wholes[row] > Integer.MAX_VALUE) {
                throw refused(column, row, type, "is too large");
            }
            ints[row] = (int) wholes[row];
        }
        return ints;
    }

    private static float[] floats(Column<?> column, String type) {
        double[] values = decimals(column, type);
        float[] floats = new float[values.length];
        for (int row = 0; row < floats.length; row++) {
            floats[row] = (float) values[row];
        }
        return floats;
    }

    private static List<String> texts(Column<?> column) {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            texts.add(column.isMissing(row) ? null : Cells.text(column.get(row)));
        }
        return texts;
    }

    /// Zero and the empty text are false, everything else is true.
    private static boolean[] truths(Column<?> column, String type) {
        boolean[] truths = new boolean[column.size()];
        for (int row = 0; row < truths.length; row++) {
            if (column.isMissing(row)) {
                throw refused(column, row, type, "is missing, and it is neither true nor false");
            }
            Object value = column.get(row);
            truths[row] = switch (value) {
                case Boolean truth -> truth;
                case Number number -> number.doubleValue() != 0;
                default -> !value.toString().isEmpty();
            };
        }
        return truths;
    }

    private static IllegalArgumentException refused(Column<?> column, int row, String type, String why) {
        String value = column.isMissing(row) ? "" : " (\"" + column.getString(row) + "\")";
        return new IllegalArgumentException("astype: column \"" + column.name() + "\" cannot become " + type
                + ": the value in row " + row + value + " " + why + "."
                + (column.isMissing(row) ? "\nHint: fillna or dropna first." : hint(value)));
    }

    private static String hint(String value) {
        return GROUPED.matcher(value).matches()
                ? "\nHint: csv(path, o -> o.thousands(',')) reads such numbers from the file."
                : "";
    }
}
