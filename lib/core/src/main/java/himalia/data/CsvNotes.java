package himalia.data;

import java.util.List;
import java.util.regex.Pattern;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Notes on the error stream about a file that was read, but hardly as it was meant.
final class CsvNotes {
    private static final int LOOKED_AT = 100;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*[-+]?\\d+,\\d+\\s*");

    private CsvNotes() {}

    static void write(String file, CsvOptions options, List<Column<?>> columns) {
        separator(file, options, columns);
        if (options.decimal() == '.' && options.thousands() == 0) {
            decimalComma(file, options, columns);
        }
    }

    /// One column whose name holds a separator is hardly what its reader wants.
    private static void separator(String file, CsvOptions options, List<Column<?>> columns) {
        String name = columns.getFirst().name();
        for (char other : new char[] {';', '\t', '|'}) {
            if (columns.size() == 1 && options.separator() != other && name.indexOf(other) >= 0) {
                String written = other == '\t' ? "\\t" : String.valueOf(other);
                System.err.println("Note: " + file + " has one column, \"" + name + "\". If '" + written
                        + "' separates its fields, read it with csv(path, o -> o.separator('" + written + "')).");
                return;
            }
        }
    }

    private static void decimalComma(String file, CsvOptions options, List<Column<?>> columns) {
        for (Column<?> column : columns) {
            if (column instanceof StringColumn && !options.types().containsKey(column.name()) && isDecimal(column)) {
                String first = column.getString(0);
                System.err.println("Note: column \"" + column.name() + "\" of " + file
                        + " is text, but looks like numbers with a comma (" + first
                        + "). If that is a decimal comma, read it with csv(path, o -> o.separator('"
                        + (options.separator() == ',' ? ';' : options.separator())
                        + "').decimal(',')); if it groups thousands, with o -> o.thousands(',').");
                return;
            }
        }
    }

    private static boolean isDecimal(Column<?> column) {
        int seen = 0;
        for (int row = 0; row < column.size() && seen < LOOKED_AT; row++) {
            if (!column.isMissing(row)) {
                seen++;
                if (!DECIMAL_COMMA.matcher(column.getString(row)).matches()) {
                    return false;
                }
            }
        }
        return seen > 0;
    }
}
