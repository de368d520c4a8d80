package himalia.data;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import tech.tablesaw.api.Table;

/// Shows a table in a notebook: as HTML, and as text in pandas' layout.
///
/// Above 60 rows only the first and the last five are shown, so a table of a million rows costs no more than one of
/// ten.
public final class TableRenderer implements Renderer<Table> {
    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public MimeBundle render(Table table) {
        return MimeBundle.text(TableText.of(table)).with(MimeBundle.HTML, TableHtml.of(table));
    }
}
