package himalia.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The text of `info`: one line per column with the number of values that are there and the type.
final class TableInfo {
    /// Above this many columns pandas names only the first and the last.
    private static final int MOST_COLUMNS = 100;

    private static final int INDEX_BYTES = 132;

    private TableInfo() {}

    static String of(Table table) {
        List<Column<?>> columns = Frames.dataColumns(table);
        int rows = table.rowCount();
        StringBuilder text = new StringBuilder("<class 'tech.tablesaw.api.Table'>\n");
        text.append(index(table)).append('\n');
        if (columns.size() > MOST_COLUMNS) {
            text.append("Columns: ").append(columns.size()).append(" entries, ");
            text.append(columns.getFirst().name())
                    .append(" to ")
                    .append(columns.getLast().name());
        } else {
            text.append("Data columns (total ").append(columns.size()).append(" columns):\n");
            text.append(lines(columns, rows));
        }
        text.append('\n').append(types(columns));
        return text.append("\nmemory usage: ").append(memory(columns)).toString();
    }

    /// How many columns there are of each type: `dtypes: float64(3), int64(1)`.
    static String types(List<Column<?>> columns) {
        Map<String, Long> types =
                columns.stream().collect(Collectors.groupingBy(ColumnText::dtype, TreeMap::new, Collectors.counting()));
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
        return "RangeIndex: " + rows + " entries" + (rows == 0 ? "" : ", 0 to " + (rows - 1));
    }

    private static String lines(List<Column<?>> columns, int rows) {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {" # ", "Column", "Non-Null Count", "Dtype"});
        for (int i = 0; i < columns.size(); i++) {
            Column<?> column = columns.get(i);
            String present = rows - column.countMissing() + " non-null";
            cells.add(new String[] {" " + i, column.name(), present, ColumnText.dtype(column)});
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
    private static String memory(List<Column<?>> columns) {
        double size = INDEX_BYTES;
        for (Column<?> column : columns) {
            size += switch (column) {
                case StringColumn texts -> bytes(texts);
                case BooleanColumn truths -> truths.size();
                case FloatColumn floats -> 4.0 * floats.size();
                default -> 8.0 * column.size();
            };
        }
        String[] units = {"bytes", "KB", "MB", "GB", "TB"};
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }

    private static double bytes(StringColumn texts) {
        double size = 8.0 * (texts.size() + 1);
        for (String text : texts) {
            size += text.getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }
}
