package himalia.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
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
            return ArrowReader.read(file);
        } catch (SqlException e) {
            throw new SqlException("arrow: \"" + path + "\" " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw new SqlException("arrow: \"" + path + "\" cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | ClassCastException
                | NegativeArraySizeException
                | DateTimeException e) {
            throw new SqlException("arrow: \"" + path + "\" is no Arrow file, or it is damaged.");
        }
    }

    static Path write(Table table, String path) {
        return LocalFiles.write("toArrow", path, file -> ArrowWriter.write(table, file));
    }
}
