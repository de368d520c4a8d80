package himalia.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.Table;

/// Tables in files of other kinds than separated values.
final class FileTables {
    private FileTables() {}

    static Table json(String path) {
        return JsonTable.of(shown(path), name(path), new String(bytes("json", path), StandardCharsets.UTF_8));
    }

    /// @param sheet its name, or its number as an `Integer`
    static Table excel(String path, Object sheet) {
        return ExcelTable.read(shown(path), name(path), bytes("excel", path), sheet);
    }

    static Table html(String source, int index) {
        if (source.indexOf('<') >= 0) {
            return HtmlTables.of("the text", "table", source).get(index);
        }
        return HtmlTables.of(shown(source), name(source), bytes("html", source)).get(index);
    }

    private static byte[] bytes(String verb, String path) {
        if (Web.isAddress(path)) {
            return Web.load(verb, path);
        }
        Path file = DataFiles.ofProcess().find(verb, path);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(verb + ": " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String shown(String path) {
        return "\"" + path + "\"";
    }

    private static String name(String path) {
        return Web.name(path.replace('\\', '/')).replaceFirst("\\.[^.]*$", "");
    }
}
