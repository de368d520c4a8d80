package himalia.data;

import himalia.tensor.cpu.Interrupts;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Calls a student's function row by row, and explains what Tablesaw only names: a column that is not there.
final class EachRow {
    private static final Pattern NO_COLUMN = Pattern.compile("Column (.+) is not present in table .*", Pattern.DOTALL);

    private EachRow() {}

    static <T> T call(String verb, Table table, Row row, Function<Row, T> function) {
        Interrupts.poll("what a function makes of each row", row.getRowNumber());
        try {
            return function.apply(row);
        } catch (IllegalStateException e) {
            Matcher matcher = NO_COLUMN.matcher(String.valueOf(e.getMessage()));
            if (matcher.matches()) {
                Frames.column(verb, table, matcher.group(1)); // says which there are
            }
            throw e;
        }
    }
}
