package himalia.data;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// How tables and columns are shown in a notebook.
///
/// The services are public, since [java.util.ServiceLoader] makes them, and nested in a class that is not, so that no
/// cell meets their names.
final class DataRenderers {
    private DataRenderers() {}

    /// Shows a table in a notebook: as HTML, and as text in pandas' layout.
    ///
    /// Above 60 rows only the first and the last five are shown, so that a table of a million rows costs no more
    /// than one of ten.
    public static final class OfTable implements Renderer<Table> {
        @Override
        public Class<Table> type() {
            return Table.class;
        }

        @Override
        public MimeBundle render(Table table) {
            return MimeBundle.text(TableText.of(table)).with(MimeBundle.HTML, TableHtml.of(table));
        }

        @Override
        public String text(Table table) {
            return TableText.of(table);
        }
    }

    /// Shows a single column as pandas shows a `Series`: its values, name, type and, if values are left out, length.
    ///
    /// ```text
    /// 0    37.9
    /// 1    42.2
    /// Name: price, dtype: float64
    /// ```
    @SuppressWarnings("rawtypes") // a Class object cannot name Column<?>
    public static final class OfColumn implements Renderer<Column> {
        @Override
        public Class<Column> type() {
            return Column.class;
        }

        @Override
        public MimeBundle render(Column column) {
            return MimeBundle.text(ColumnText.series(column)).with(MimeBundle.HTML, TableHtml.of((Column<?>) column));
        }

        @Override
        public String text(Column column) {
            return ColumnText.series(column);
        }
    }
}
