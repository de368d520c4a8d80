package himalia.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.Table;

/// Tables in files of other kinds than separated values.
final class FileTables {
    private FileTables() {}

    static Table json(String path) {
        Path file = Tables.dataFile(path);
        try {
            return JsonTable.of(file.toString(), name(file), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("json: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
