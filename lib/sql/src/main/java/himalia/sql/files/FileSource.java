package himalia.sql.files;

import himalia.data.TextCodes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A column on its way into a file.
///
/// @param values its numbers; null for texts
/// @param texts  its texts; of numbers there are none
record FileSource(
        Column<?> column, ColumnKind kind, @Nullable Values values, Texts texts) {
    private static final Texts NONE = new Texts(new int[0], new byte[0][]);

    /// @param codes the number of each row's text, [TextCodes#MISSING] if there is none
    /// @param bytes the texts in UTF-8 by their numbers
    record Texts(int[] codes, byte[][] bytes) {
        private static Texts of(Column<?> column) {
            if (column instanceof StringColumn texts) {
                TextCodes coded = TextCodes.of(texts);
                byte[][] bytes = new byte[coded.texts().length][];
                for (int i = 0; i < bytes.length; i++) {
                    String text = coded.texts()[i];
                    bytes[i] = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
                }
                return new Texts(coded.codes(), bytes);
            }
            // A kind of column that only tells its values as texts.
            int[] codes = new int[column.size()];
            byte[][] bytes = new byte[codes.length][];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = column.isMissing(i) ? TextCodes.MISSING : i;
                bytes[i] = column.getString(i).getBytes(StandardCharsets.UTF_8);
            }
            return new Texts(codes, bytes);
        }
    }

    static FileSource[] all(Table table, Together cores) {
        FileSource[] all = new FileSource[table.columnCount()];
        cores.each(all.length, i -> {
            Column<?> column = table.column(i);
            ColumnKind kind = ColumnKind.of(column);
            all[i] = kind == ColumnKind.TEXT
                    ? new FileSource(column, kind, null, Texts.of(column))
                    : new FileSource(column, kind, ColumnKind.values(column), NONE);
        });
        return all;
    }
}
