package himalia.data;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Notes on the error stream about a file that was read, but hardly as it was meant.
final class CsvNotes {
    private static final int LOOKED_AT = 100;

    /// How people write numbers, beside the plain form.
    private static final String PLAIN = "[-+]?\\d+";

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d*,\\d+([eE][-+]?\\d+)?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern POINT_GROUPS = Pattern.compile("[-+]?\\d{1,3}((\\.\\d{3})+(,\\d+)?|,\\d+)");

    private CsvNotes() {}

    static void write(String file, CsvOptions options, List<Column<?>> columns) {
        separator(file, options, columns);
        if (options.decimal() == '.' && options.thousands() == 0) {
            numbers(file, options, columns);
        }
    }

    /// One column whose name holds a separator is hardly what its reader wants.
    private static void separator(String file, CsvOptions options, List<Column<?>> columns) {
        String name = columns.getFirst().name();
        for (char other : new char[] {';', '\t', '|'}) {
            if (columns.size() == 1 && options.header() && options.separator() != other && name.indexOf(other) >= 0) {
                System.err.println("Note: " + file + " has one column, \"" + name + "\". If '"
                        + CsvOptions.quoted(other) + "' separates its fields, read it with "
                        + options.separator(other).call() + ".");
                return;
            }
        }
    }

    private static void numbers(String file, CsvOptions options, List<Column<?>> columns) {
        for (Column<?> column : columns) {
            if (!(column instanceof StringColumn) || options.types().containsKey(column.name())) {
                continue;
            }
            String decimal = all(column, PLAIN, DECIMAL_COMMA);
            String groups = all(column, PLAIN + "(\\.\\d*)?", COMMA_GROUPS);
            String points = all(column, PLAIN, POINT_GROUPS);
            String first = groups != null ? groups : decimal != null ? decimal : points;
            if (first == null) {
                continue;
            }
            String start = "Note: column \"" + column.name() + "\" of " + file
                    + " is text, but looks like numbers such as " + first + ". ";
            String comma = options.decimal(',').call();
            String thousands = options.thousands(',').call();
            System.err.println(start
                    + (groups != null && decimal != null
                            ? "If the comma groups thousands, read it with " + thousands
                                    + "; if it is a decimal comma, with " + comma + "."
                            : "Read it with "
                                    + (groups != null
                                            ? thousands
                                            : decimal != null
                                                    ? comma
                                                    : options.thousands('.')
                                                            .decimal(',')
                                                            .call())
                                    + "."));
            return;
        }
    }

    /// The first value of such a form, if all that are not of it are plain numbers; else null.
    private static @Nullable String all(Column<?> column, String plain, Pattern form) {
        int seen = 0;
        String first = null;
        for (int row = 0; row < column.size() && seen < LOOKED_AT; row++) {
            if (!column.isMissing(row)) {
                seen++;
                String text = column.getString(row).strip();
                boolean fits = form.matcher(text).matches();
                first = first == null && fits ? text : first;
                if (!fits && !text.matches(plain)) {
                    return null;
                }
            }
        }
        return first;
    }
}
