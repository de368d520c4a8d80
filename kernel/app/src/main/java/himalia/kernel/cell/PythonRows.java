package himalia.kernel.cell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// pandas' places in a table, `df.loc[0, "A"]` and its like, in Java: a row, and of it a column.
final class PythonRows extends PythonLine {
    private static final Pattern PLACES = Pattern.compile("\\.(loc|iloc|at|iat)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern LABELS = Pattern.compile("-?\\d*\\s*:\\s*-?\\d*");
    private static final String VALUE = "a value is taken by its column and its row";
    private static final String ROWS = "the labels of rows are a text";
    private static final String COLUMN = "a column is taken by its name, and rows of it behind that";

    private final int open;
    private final int verb;
    private final String which;

    PythonRows(Source source, int open, List<Rewriting> found) {
        super(source, open, found);
        this.open = open;
        Matcher places = PLACES.matcher(source.mask().substring(0, open));
        boolean isTable = places.find();
        verb = isTable ? places.start() : open;
        which = isTable ? places.group(1) : "";
    }

    /// `df.loc[[0, 2]]`.
    void lists(int closed, String inside) {
        if (which.endsWith("loc") && inside.matches("\\[[\\d\\s,]+]")) {
            add(
                    "several rows are taken by a method",
                    verb,
                    closed + 1,
                    ".rows(" + inside.substring(1, inside.length() - 1) + ")");
        }
    }

    /// `df.loc[rows, columns]`.
    void places(int closed, List<String> parts) {
        if (which.isEmpty()) {
            return;
        }
        if (which.equals("loc")
                && parts.size() == 1
                && LABELS.matcher(parts.getFirst()).matches()) {
            add(ROWS, open + 1, closed, "\"" + parts.getFirst() + "\"");
        }
        if (parts.size() != 2) {
            return;
        }
        String rows = parts.get(0);
        String column = parts.get(1);
        boolean isRow = NUMBER.matcher(rows).matches();
        String chosen = rows.equals(":")
                ? ""
                : LABELS.matcher(rows).matches() ? "." + which + "[\"" + rows + "\"]" : "." + which + "[" + rows + "]";
        if (column.startsWith("[") && column.endsWith("]")) {
            add(COLUMN, verb, closed + 1, chosen + ".select(" + column.substring(1, column.length() - 1) + ")");
        } else if (isRow && NUMBER.matcher(column).matches()) {
            add(VALUE, verb, closed + 1, ".get(" + rows + ", " + column + ")");
        } else if (isRow && which.matches("loc|at")) {
            add(VALUE, verb, closed + 1, "[" + column + "][" + rows + "]");
        } else if (which.equals("loc")) {
            add(COLUMN, verb, closed + 1, chosen + "[" + column + "]");
        }
    }
}
