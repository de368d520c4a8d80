package himalia.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A table as HTML that an untrusted notebook shows too: inline styles only, no colours, so that it is legible on
/// light and dark themes.
final class TableHtml {
    private static final int MOST_COLUMNS = 20;
    private static final String NUMBER = " style=\"text-align:right\"";
    private static final String TEXT = " style=\"text-align:left\"";
    private static final String FAINT = " style=\"text-align:right;opacity:0.5\"";
    private static final String FAINT_TEXT = " style=\"text-align:left;opacity:0.5\"";

    private TableHtml() {}

    static String of(Table table) {
        List<Column<?>> columns = Frames.dataColumns(table);
        ShownRows rows = ShownRows.of(table.rowCount());
        int cut = columns.size() > MOST_COLUMNS ? MOST_COLUMNS / 2 : -1;
        List<Column<?>> shown = new ArrayList<>(columns);
        if (cut >= 0) {
            shown.subList(cut, columns.size() - cut).clear();
        }
        List<List<String>> values =
                shown.stream().map(c -> ColumnText.values(c, rows.rows())).toList();
        List<String> labels = rows.labels(table);

        StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse\">\n<thead>\n<tr><th")
                .append(NUMBER)
                .append("></th>");
        for (int i = 0; i < shown.size(); i++) {
            html.append(i == cut ? dots("th", "…") : "");
            cell(html, "th", align(shown.get(i)), shown.get(i).name());
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < labels.size(); row++) {
            if (row == rows.cut()) {
                html.append("<tr>").append(dots("th", "⋮"));
                for (int i = 0; i < shown.size() + (cut >= 0 ? 1 : 0); i++) {
                    html.append(dots("td", "⋮"));
                }
                html.append("</tr>\n");
            }
            html.append("<tr>");
            cell(html, "th", NUMBER, labels.get(row));
            for (int i = 0; i < shown.size(); i++) {
                html.append(i == cut ? dots("td", "…") : "");
                boolean missing = shown.get(i).isMissing(rows.rows()[row]);
                String value = values.get(i).get(row);
                cell(html, "td", align(shown.get(i), missing), value.startsWith(" ") ? value.substring(1) : value);
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n<p style=\"opacity:0.7\">")
                .append(table.rowCount())
                .append(table.rowCount() == 1 ? " row × " : " rows × ")
                .append(columns.size())
                .append(columns.size() == 1 ? " column" : " columns")
                .append(columns.isEmpty() ? "" : "<br>" + TableInfo.types(columns))
                .append("</p>")
                .toString();
    }

    /// A single column: its values beside their row numbers, and the line about it.
    static String of(Column<?> column) {
        ShownRows rows = ShownRows.of(column.size());
        List<String> values = ColumnText.values(column, rows.rows());
        StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse\">\n<tbody>\n");
        for (int i = 0; i < values.size(); i++) {
            if (i == rows.cut()) {
                html.append("<tr>")
                        .append(dots("th", "⋮"))
                        .append(dots("td", "⋮"))
                        .append("</tr>\n");
            }
            html.append("<tr>");
            cell(html, "th", NUMBER, Integer.toString(rows.rows()[i]));
            boolean missing = column.isMissing(rows.rows()[i]);
            String value = values.get(i);
            cell(html, "td", align(column, missing), value.startsWith(" ") ? value.substring(1) : value);
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n<p style=\"opacity:0.7\">")
                .append(escape(ColumnText.about(column)))
                .append("</p>")
                .toString();
    }

    private static String align(Column<?> column) {
        return ColumnText.isSigned(column) ? NUMBER : TEXT;
    }

    /// What is missing stands faint where the values stand.
    private static String align(Column<?> column, boolean missing) {
        return !missing ? align(column) : ColumnText.isSigned(column) ? FAINT : FAINT_TEXT;
    }

    private static String dots(String tag, String dots) {
        return "<" + tag + FAINT + ">" + dots + "</" + tag + ">";
    }

    private static void cell(StringBuilder html, String tag, String style, String text) {
        html.append('<').append(tag).append(style).append('>').append(escape(ColumnText.shortened(text)));
        html.append("</").append(tag).append('>');
    }

    /// Dollar signs too: JupyterLab would set what stands between two of them as a formula.
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("$", "<span>$</span>");
    }
}
