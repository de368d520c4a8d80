package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// The texts of some of a column's values, as pandas prints them.
final class ColumnText {
    static final String MISSING = "NaN";
    private static final int MOST_CHARACTERS = 50;

    private ColumnText() {}

    /// The values in these rows; each begins with a blank or a minus sign, except missing decimals and days.
    static List<String> values(Column<?> column, int[] rows) {
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            NumericColumn<?> numbers = (NumericColumn<?>) column;
            return FloatText.format(Arrays.stream(rows)
                    .mapToDouble(row -> numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row))
                    .toArray());
        }
        if (isDays(column)) {
            return DayText.format(column, rows);
        }
        List<String> texts = new ArrayList<>();
        for (int row : rows) {
            texts.add(column.isMissing(row) ? " " + MISSING : value(column, row));
        }
        return texts;
    }

    private static String value(Column<?> column, int row) {
        return switch (column) {
            case NumericColumn<?> numbers -> {
                String text = column.get(row).toString();
                yield text.startsWith("-") ? text : " " + text;
            }
            case BooleanColumn truths -> truths.getByte(row) == 1 ? " True" : " False";
            default ->
                " "
                        + column.getString(row)
                                .replace("\t", "\\t")
                                .replace("\r", "\\r")
                                .replace("\n", "\\n");
        };
    }

    /// Whether pandas leaves room for a sign above the values.
    static boolean isSigned(Column<?> column) {
        return Frames.isNumber(column) || column instanceof BooleanColumn;
    }

    private static boolean isDays(Column<?> column) {
        return column instanceof DateColumn || column instanceof DateTimeColumn;
    }

    /// pandas' name for the type; whole numbers are int64 there whatever Tablesaw keeps them in.
    static String dtype(Column<?> column) {
        return switch (column) {
            case DoubleColumn d -> "float64";
            case FloatColumn f -> "float32";
            case NumericColumn<?> n -> "int64";
            case BooleanColumn b -> "bool";
            case StringColumn s -> "str";
            case DateColumn d -> DayText.DTYPE;
            case DateTimeColumn d -> DayText.DTYPE;
            default -> column.type().name().toLowerCase(Locale.ROOT);
        };
    }

    /// A text of at most 50 characters, the last three of them dots if it was longer.
    static String shortened(String text) {
        return width(text) > MOST_CHARACTERS
                ? text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 3)) + "..."
                : text;
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /// A column as pandas prints a `Series`: its values, name, type and, if values are left out, length.
    static String series(Column<?> column) {
        if (Cells.isEmpty(column)) {
            return "Column([], " + about(column) + ")";
        }
        ShownRows rows = ShownRows.of(column.size());
        List<String> values =
                values(column, rows.rows()).stream().map(ColumnText::shortened).toList();
        int width = values.stream().mapToInt(ColumnText::width).max().orElse(0);
        int index = Integer.toString(column.size() - 1).length();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (i == rows.cut()) {
                String dots = width > 3 ? "..." : "..";
                int room = width - dots.length();
                // Python's str.center puts the odd blank on the left of an odd width.
                int before = room / 2 + (room & width & 1);
                lines.add(" ".repeat(index + 3) + left(" ".repeat(before) + dots, width));
            }
            lines.add(left("" + rows.rows()[i], index) + "   " + right(values.get(i), width));
        }
        lines.add(about(column));
        return String.join("\n", lines);
    }

    /// The line below the values.
    static String about(Column<?> column) {
        boolean all = !ShownRows.of(column.size()).isCut();
        return "Name: " + column.name() + (all ? "" : ", Length: " + column.size()) + ", dtype: " + dtype(column);
    }
}
