package himalia.sql;

import himalia.sql.files.ArrowReader;
import himalia.sql.files.ArrowWriter;
import himalia.sql.files.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import tech.tablesaw.api.Table;

/// Arrow files, which pandas calls Feather.
final class ArrowFiles {
    private ArrowFiles() {}

    static Table read(String path) {
        Path file = LocalFiles.find(path);
        if (file == null) {
            throw new SqlException("arrow: there is no file \"" + path + "\".");
        }
        try {
            return ColumnNames.table(LocalFiles.together(cores -> ArrowReader.read(file, cores)));
        } catch (UnreadableException e) {
            throw new SqlException("arrow: \"" + path + "\" " + e.getMessage());
        } catch (IOException e) {
            throw new SqlException("arrow: \"" + path + "\" cannot be read: " + e.getMessage());
        }
    }

    static Path write(Table table, String path) {
        return LocalFiles.write("toArrow", path, (file, cores) -> ArrowWriter.write(table, file, cores));
    }
}
