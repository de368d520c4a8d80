package himalia.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A table as text in pandas' layout, at most 80 characters wide: columns in the middle give way to `...`.
///
/// ```text
///    A   B    C  D
/// 0  1  10  100  2
/// 1  2  20  200  2
/// ```
final class TableText {
    private static final int WIDTH = 80;
    private static final int DOTS_WIDTH = 5;
    private static final int MOST_CHARACTERS = 50;

    private final Table table;
    private final List<Column<?>> columns;
    private final ShownRows rows;
    private final List<String> labels;

    private TableText(Table table) {
        this.table = table;
        this.columns = Frames.dataColumns(table);
        this.rows = ShownRows.of(table.rowCount());
        this.labels = rows.labels(table);
    }

    static String of(Table table) {
        return new TableText(table).text();
    }

    private String text() {
        if (columns.isEmpty() || table.rowCount() == 0) {
            return "Empty Table\nColumns: ["
                    + String.join(", ", columns.stream().map(Column::name).toList()) + "]\nIndex: ["
                    + String.join(", ", labels) + "]";
        }
        // A column takes at least one character: more than these need not even be formatted.
        int fitting = fitting(grid(Math.min(columns.size(), WIDTH)));
        String text = join(grid(fitting));
        return rows.isCut() || fitting < columns.size()
                ? text + "\n\n[" + table.rowCount() + " rows x " + columns.size() + " columns]"
                : text;
    }

    /// How many columns fit: pandas takes away the middle one until the rest does, but keeps two.
    private int fitting(List<List<String>> grid) {
        List<Integer> widths = new ArrayList<>();
        int total = -1;
        for (List<String> column : grid) {
            int width = widest(column);
            widths.add(width);
            total += width + 1;
        }
        if (total < WIDTH) {
            return columns.size() <= WIDTH ? columns.size() : WIDTH;
        }
        int excess = total + DOTS_WIDTH - WIDTH + 1;
        while (excess > 0 && widths.size() > 1) {
            int middle = (int) Math.rint(widths.size() / 2.0);
            excess -= widths.remove(/* index */ middle) + 1;
        }
        return Math.max(widths.size() - 1, 2) / 2 * 2;
    }

    /// The columns of text: labels, then the first and last columns, with one of dots between them where some are left
    /// out.
    private List<List<String>> grid(int shown) {
        boolean cut = shown < columns.size();
        int first = cut ? shown / 2 : columns.size();
        List<List<String>> grid = new ArrayList<>();
        List<String> index = new ArrayList<>(List.of(""));
        index.addAll(labels);
        grid.add(withDots(index, true));
        for (int i = 0; i < first; i++) {
            grid.add(withDots(column(columns.get(i)), false));
        }
        if (cut) {
            List<String> dots = new ArrayList<>();
            for (int i = 0; i < labels.size() + (rows.isCut() ? 2 : 1); i++) {
                dots.add(" ...");
            }
            grid.add(dots);
            for (Column<?> column : columns.subList(columns.size() - first, columns.size())) {
                grid.add(withDots(column(column), false));
            }
        }
        return grid;
    }

    private List<String> column(Column<?> column) {
        String header = (ColumnText.isSigned(column) ? " " : "") + column.name();
        List<String> values = ColumnText.values(column, rows.rows());
        int room = Math.max(ColumnText.width(header), Math.min(widest(values), MOST_CHARACTERS));
        int most = Math.min(Math.max(widest(values), ColumnText.width(header)), MOST_CHARACTERS);
        List<String> lines = new ArrayList<>(List.of(ColumnText.right(header, room)));
        for (String value : values) {
            lines.add(ColumnText.right(shortened(value, most), room));
        }
        return lines;
    }

    private static String shortened(String value, int most) {
        return ColumnText.width(value) > most
                ? value.substring(0, value.offsetByCodePoints(0, most - 3)) + "..."
                : value;
    }

    private List<String> withDots(List<String> lines, boolean index) {
        if (rows.isCut()) {
            int width = ColumnText.width(lines.get(rows.cut()));
            String dots = width > 3 ? "..." : "..";
            lines.add(rows.cut() + 1, index ? ColumnText.left(dots, width) : ColumnText.right(dots, width));
        }
        return lines;
    }

    private static int widest(List<String> lines) {
        return lines.stream().mapToInt(ColumnText::width).max().orElse(0);
    }

    private static String join(List<List<String>> grid) {
        StringBuilder text = new StringBuilder();
        int[] widths = grid.stream().mapToInt(TableText::widest).toArray();
        for (int line = 0; line < grid.get(0).size(); line++) {
            text.append(line == 0 ? "" : "\n");
            for (int i = 0; i < grid.size(); i++) {
                text.append(ColumnText.left(grid.get(i).get(line), widths[i] + (i + 1 < grid.size() ? 1 : 0)));
            }
        }
        return text.toString();
    }
}
