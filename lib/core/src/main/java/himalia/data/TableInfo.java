package himalia.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The text of `info`: one line per column with the number of values that are there and the type.
public final class TableInfo {
    /// Above this many columns pandas names only the first and the last.
    private static final int MOST_COLUMNS = 100;

    private static final int INDEX_BYTES = 132;

    private TableInfo() {}

    /// A line of the text.
    ///
    /// @param present how many values are there
    /// @param dtype as pandas calls the type
    /// @param bytes what the values take in pandas
    public record Line(String name, long present, String dtype, double bytes) {
        /// Of a column of the type of another.
        ///
        /// @param texts how many bytes texts have in UTF-8
        public static Line of(Column<?> like, String name, long present, long rows, double texts) {
            double bytes = switch (like) {
                case StringColumn _ -> 8.0 * (rows + 1) + texts;
                case BooleanColumn _ -> rows;
                case FloatColumn _ -> 4.0 * rows;
                default -> 8.0 * rows;
            };
            return new Line(name, present, ColumnText.dtype(like), bytes);
        }
    }

    static String of(Table table) {
        List<Line> lines = Frames.dataColumns(table).stream()
                .map(column -> Line.of(
                        column,
                        column.name(),
                        column.size() - column.countMissing(),
                        column.size(),
                        column instanceof StringColumn texts ? bytes(texts) : 0))
                .toList();
        return of("tech.tablesaw.api.Table", index(table), lines);
    }

    /// @param type the name of the class of the whole
    /// @param index which rows there are, as pandas says it
    /// @param columns a line for each
    public static String of(String type, String index, List<Line> columns) {
        StringBuilder text = new StringBuilder("<class '" + type + "'>\n");
        text.append(index).append('\n');
        if (columns.size() > MOST_COLUMNS) {
            text.append("Columns: ").append(columns.size()).append(" entries, ");
            text.append(columns.getFirst().name())
                    .append(" to ")
                    .append(columns.getLast().name());
        } else {
            text.append("Data columns (total ").append(columns.size()).append(" columns):\n");
            text.append(lines(columns));
        }
        text.append('\n').append(types(columns.stream().map(Line::dtype)));
        return text.append("\nmemory usage: ").append(memory(columns)).toString();
    }

    /// `RangeIndex: 10 entries, 0 to 9`.
    public static String range(long rows) {
        return "RangeIndex: " + rows + " entries" + (rows == 0 ? "" : ", 0 to " + (rows - 1));
    }

    /// How many columns there are of each type: `dtypes: float64(3), int64(1)`.
    static String types(List<Column<?>> columns) {
        return types(columns.stream().map(ColumnText::dtype));
    }

    private static String types(Stream<String> names) {
        Map<String, Long> types = names.collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
        return "dtypes: "
                + types.entrySet().stream()
                        .map(e -> e.getKey() + "(" + e.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String index(Table table) {
        int rows = table.rowCount();
        if (Frames.hasLabels(table)) {
            StringColumn labels = (StringColumn) table.column(0);
            return "Index: " + rows + " entries"
                    + (rows == 0 ? "" : ", " + labels.get(0) + " to " + labels.get(rows - 1));
        }
        return range(rows);
    }

    private static String lines(List<Line> columns) {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {" # ", "Column", "Non-Null Count", "Dtype"});
        for (int i = 0; i < columns.size(); i++) {
            Line column = columns.get(i);
            cells.add(new String[] {" " + i, column.name(), column.present() + " non-null", column.dtype()});
        }
        int[] widths = new int[4];
        for (String[] line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], ColumnText.width(line[i]));
            }
        }
        cells.add(1, new String[] {"-".repeat(3), "-".repeat(6), "-".repeat(14), "-".repeat(5)});
        return cells.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(ColumnText.left(cells[i], widths[i] + (i < 3 ? 2 : 0)));
        }
        return line.toString();
    }

    /// What pandas would need: eight bytes a number, one a truth value, UTF-8 and an offset a text.
    private static String memory(List<Line> columns) {
        double size = INDEX_BYTES + columns.stream().mapToDouble(Line::bytes).sum();
        String[] units = {"bytes", "KB", "MB", "GB", "TB"};
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }

    private static double bytes(StringColumn texts) {
        double size = 0;
        for (String text : texts) {
            size += text.getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }
}
