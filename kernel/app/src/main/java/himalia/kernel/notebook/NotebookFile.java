package himalia.kernel.notebook;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Json;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cells of a notebook file.
///
/// @param language that of its code, in small letters; empty if it does not say
public record NotebookFile(String language, List<NotebookCell> cells) {
    /// A cell of a notebook.
    ///
    /// @param type `code`, `markdown` or `raw`
    public record NotebookCell(String type, String source, List<String> tags) {
        public boolean isCode() {
            return type.equals("code");
        }
    }

    /// @throws IOException if the file cannot be read, or is no notebook
    public static NotebookFile read(Path file) throws IOException {
        try {
            Map<?, ?> notebook = Json.parseObject(Files.readString(file)).map();
            if (!(notebook.get("cells") instanceof List<?> cells)) {
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
            return new NotebookFile(language(notebook.get("metadata")), found);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no notebook " + file + ".", e);
        } catch (MalformedInputException | BadMessage e) {
            throw new IOException(file + " is not a notebook: " + e.getMessage() + ".", e);
        }
    }

    private static String language(@Nullable Object metadata) {
        for (List<String> place : List.of(List.of("kernelspec", "language"), List.of("language_info", "name"))) {
            if (metadata instanceof Map<?, ?> all
                    && all.get(place.getFirst()) instanceof Map<?, ?> one
                    && one.get(place.getLast()) instanceof String name
                    && !name.isBlank()) {
                return name.toLowerCase(Locale.ROOT);
            }
        }
        return "";
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
