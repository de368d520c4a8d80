package himalia.spark;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tech.tablesaw.api.Table;

/// Shows a frame as a table is shown: its first rows, and the types of its columns. How many rows there are it says
/// only where that costs nothing.
@SuppressWarnings("rawtypes") // a Class object cannot name Dataset<?>
public final class FrameRenderer implements Renderer<Dataset> {
    private static final int ROWS = 10;

    @Override
    public Class<Dataset> type() {
        return Dataset.class;
    }

    @Override
    public MimeBundle render(Dataset frame) {
        Dataset<?> any = frame;
        String types = Arrays.stream(any.schema().fields())
                .map(one -> one.name() + " " + one.dataType().simpleString())
                .collect(Collectors.joining(", "));
        if (any.isStreaming()) {
            return MimeBundle.text("stream of " + types);
        }
        Dataset<Row> rows = any.toDF();
        List<Row> first = rows.limit(ROWS + 1).collectAsList();
        boolean isAll = first.size() <= ROWS;
        Table table = FrameRows.table(rows.schema(), first.subList(0, Math.min(ROWS, first.size())));
        String size = isAll
                ? first.size() + (first.size() == 1 ? " row" : " rows")
                : "the first " + ROWS + " rows; count() counts all";
        MimeBundle shown = Display.render(table);
        String below = size + ": " + types;
        Object html = shown.data().get(MimeBundle.HTML);
        MimeBundle text = MimeBundle.text(shown.plain().stripTrailing() + "\n" + below);
        return html == null ? text : text.with(MimeBundle.HTML, html + "<div>" + escaped(below) + "</div>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
