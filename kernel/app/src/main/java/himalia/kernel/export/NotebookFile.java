package himalia.kernel.export;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Json;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cells of a notebook file.
record NotebookFile(List<NotebookCell> cells) {
    /// A cell of a notebook.
    ///
    /// @param type `code`, `markdown` or `raw`
    record NotebookCell(String type, String source, List<String> tags) {
        boolean isCode() {
            return type.equals("code");
        }
    }

    /// @throws IOException if the file cannot be read, or is no notebook
    static NotebookFile read(Path file) throws IOException {
        try {
            Object all = Json.parseObject(Files.readString(file)).map().get("cells");
            if (!(all instanceof List<?> cells)) {
                throw new IOException(file + " is not a notebook: it has no cells.");
            }
            List<NotebookCell> found = new ArrayList<>();
            for (Object one : cells) {
                if (!(one instanceof Map<?, ?> cell)) {
                    throw new IOException(file + " is not a notebook: a cell of it is no object.");
                }
                found.add(
                        new NotebookCell(String.valueOf(cell.get("cell_type")), text(cell.get("source")), tags(cell)));
            }
            return new NotebookFile(found);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no notebook " + file + ".", e);
        } catch (MalformedInputException | BadMessage e) {
            throw new IOException(file + " is not a notebook: " + e.getMessage() + ".", e);
        }
    }

    /// One string, or a list of lines.
    private static String text(@Nullable Object source) {
        if (!(source instanceof List<?> lines)) {
            return source == null ? "" : String.valueOf(source);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(text::append);
        return text.toString().replace("\r\n", "\n");
    }

    private static List<String> tags(Map<?, ?> cell) {
        return cell.get("metadata") instanceof Map<?, ?> metadata && metadata.get("tags") instanceof List<?> tags
                ? tags.stream().map(String::valueOf).toList()
                : List.of();
    }
}
