package himalia.data;

import himalia.api.Closest;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Chooses rows by conditions and labels.
final class TableRows {
    private static final String OPERATION = "\\s*(?<operator>[<>]=?|[=!]=)\\s*[\"']?(?<value>.*?)[\"']?\\s*";
    /// `> 5`
    private static final Pattern COMPARISON = Pattern.compile(OPERATION);
    /// pandas' `price > 5`, of a name with a blank in it `` `house age` > 5 ``
    private static final Pattern CONDITION = Pattern.compile("\\s*`?(?<column>[^<>=!`]*[^<>=!`\\s])`?" + OPERATION);

    private TableRows() {}

    static Table query(Table table, Predicate<Row> condition) {
        Rows rows = new Rows();
        for (Row row : table) {
            if (EachRow.call("query", table, row, condition::test)) {
                rows.add(row.getRowNumber());
            }
        }
        return Cells.rows(table, rows.toArray());
    }

    static Table query(Table table, String column, DoublePredicate condition) {
        double[] values = Frames.values("query", Frames.column("query", table, column));
        boolean[] holds = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            holds[row] = condition.test(values[row]);
        }
        return Cells.rows(table, Rows.where(holds, true));
    }

    static Table query(Table table, String column, String... values) {
        noCondition(table, column);
        Column<?> texts = Frames.column("query", table, column);
        List<String> wanted = List.of(values);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "query: which values of \"" + column + "\" is not said." + example(texts));
        }
        for (String value : wanted) {
            if (Frames.isNumber(texts) && !isNumber(value)) {
                Matcher condition = COMPARISON.matcher(value);
                throw new IllegalArgumentException("query: column \"" + column + "\" holds numbers, and \"" + value
                        + "\" is none." + (condition.matches() ? hint(texts, condition) : example(texts)));
            }
        }
        Groups different = Groups.inOrder(List.of(texts), false); // each value is looked at once
        int[] firsts = different.firsts();
        boolean[] isWanted = new boolean[firsts.length];
        for (int group = 0; group < firsts.length; group++) {
            isWanted[group] = isOneOf(texts.get(firsts[group]), wanted);
        }
        int[] groupOf = different.groupOf();
        boolean[] holds = new boolean[groupOf.length];
        for (int row = 0; row < groupOf.length; row++) {
            holds[row] = groupOf[row] != Groups.NONE && isWanted[groupOf[row]];
        }
        return Cells.rows(table, Rows.where(holds, true));
    }

    /// Whether it is one of some texts; 30 is also 30.0.
    private static boolean isOneOf(Object value, List<String> texts) {
        return texts.contains(Cells.text(value))
                || value instanceof Double number && texts.stream().anyMatch(text -> Double.parseDouble(text) == number)
                || value instanceof Float single && texts.stream().anyMatch(text -> Float.parseFloat(text) == single);
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /// A condition in one text, as pandas takes it.
    ///
    /// @throws IllegalArgumentException if it is no column and looks like a condition
    private static void noCondition(Table table, String text) {
        Matcher condition = CONDITION.matcher(text);
        if (!condition.matches() || table.columnNames().stream().anyMatch(text::equalsIgnoreCase)) {
            return;
        }
        Column<?> meant = Frames.column("query", table, condition.group("column"));
        throw new IllegalArgumentException("query: there is no column \"" + text + "\". It looks like a condition on \""
                + meant.name() + "\"." + hint(meant, condition));
    }

    /// How a comparison is said.
    private static String hint(Column<?> column, Matcher comparison) {
        String operator = comparison.group("operator");
        String value = comparison.group("value");
        String start = "\nHint: query(table, \"" + column.name() + "\", ";
        if (!Frames.isNumber(column)) {
            return operator.equals("==")
                    ? start + "\"" + value + "\")."
                    : "\nHint: query(table, row -> " + (operator.equals("!=") ? "!" : "") + "row.getString(\""
                            + column.name() + "\")"
                            + (operator.equals("!=")
                                    ? ".equals(\"" + value + "\"))."
                                    : ".compareTo(\"" + value + "\") " + operator + " 0).");
        }
        return start + "v -> v " + operator + " " + value + ").";
    }

    private static String example(Column<?> column) {
        String value = Cells.isEmpty(column) || column.isMissing(0) ? "a" : Cells.text(column.get(0));
        return Frames.isNumber(column)
                ? "\nHint: query(table, \"" + column.name() + "\", v -> v > " + value + ") takes rows by a condition."
                : "\nHint: query(table, \"" + column.name() + "\", \"" + value + "\") takes the rows that hold it.";
    }

    static Table loc(Table table, Predicate<Row> condition, String... columns) {
        return Frames.like(query(table, condition), Frames.columns("loc", query(table, condition), columns));
    }

    static Table loc(Table table, String... labels) {
        List<String> all = Frames.hasLabels(table) ? table.stringColumn(0).asList() : List.of();
        int[] rows = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            rows[i] = all.indexOf(labels[i]);
            if (rows[i] < 0) {
                throw new IllegalArgumentException("loc: there is no row labelled \"" + labels[i] + "\"."
                        + (all.isEmpty()
                                ? "\nHint: iloc(table, \"0:5\") takes rows by their numbers, select(table, \"a\") columns."
                                : " The labels are " + Closest.list(all) + "." + Closest.hint(labels[i], all)));
            }
        }
        return Cells.rows(table, rows);
    }

    static Table dropDuplicates(Table table, String... columns) {
        return Cells.rows(table, Counting.firsts(Frames.columns("dropDuplicates", table, columns)));
    }
}
