package himalia.data;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.columns.Column;

/// Shows a single column as pandas shows a `Series`: its values, name, type and, if values are left out, length.
///
/// ```text
/// 0    37.9
/// 1    42.2
/// Name: price, dtype: float64
/// ```
@SuppressWarnings("rawtypes") // a Class object cannot name Column<?>
public final class ColumnRenderer implements Renderer<Column> {
    @Override
    public Class<Column> type() {
        return Column.class;
    }

    @Override
    public MimeBundle render(Column column) {
        return MimeBundle.text(text(column)).with(MimeBundle.HTML, TableHtml.of((Column<?>) column));
    }

    /// The line below the values.
    static String about(Column<?> column) {
        boolean all = !ShownRows.of(column.size()).isCut();
        return "Name: " + column.name() + (all ? "" : ", Length: " + column.size()) + ", dtype: "
                + ColumnText.dtype(column);
    }

    private static String text(Column<?> column) {
        if (column.isEmpty()) {
            return "Column([], " + about(column) + ")";
        }
        ShownRows rows = ShownRows.of(column.size());
        List<String> values = ColumnText.values(column, rows.rows()).stream()
                .map(ColumnText::shortened)
                .toList();
        int width = values.stream().mapToInt(ColumnText::width).max().orElse(0);
        int index = Integer.toString(column.size() - 1).length();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (i == rows.cut()) {
                String dots = width > 3 ? "..." : "..";
                int room = width - dots.length();
                // Python's str.center puts the odd blank on the left of an odd width.
                int before = room / 2 + (room & width & 1);
                lines.add(" ".repeat(index + 3) + ColumnText.left(" ".repeat(before) + dots, width));
            }
            lines.add(ColumnText.left("" + rows.rows()[i], index) + "   " + ColumnText.right(values.get(i), width));
        }
        lines.add(about(column));
        return String.join("\n", lines);
    }
}
