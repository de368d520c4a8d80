package himalia.data;

import himalia.tensor.cpu.Interrupts;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Writes a table as pandas' `to_csv(index=False)` does: the shortest digits, quotes only where needed, nothing for a
/// missing value. Row labels come first, under an empty name.
final class CsvWriter {
    private CsvWriter() {}

    static void write(Table table, Path path) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("toCsv: the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
        try (var file = Files.newOutputStream(path);
                var packed = path.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file;
                var out = new OutputStreamWriter(packed, StandardCharsets.UTF_8)) {
            write(table, out);
        } catch (IOException e) {
            throw new UncheckedIOException("toCsv: " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    static void write(Table table, Appendable out) throws IOException {
        List<String> cells = new ArrayList<>();
        table.columns().forEach(column -> cells.add(column.name()));
        line(cells, out);
        for (int row = 0; row < table.rowCount(); row++) {
            Interrupts.poll("a file", row);
            cells.clear();
            for (Column<?> column : table.columns()) {
                cells.add(column.isMissing(row) ? "" : Cells.text(column.get(row)));
            }
            line(cells, out);
        }
        if (out instanceof Writer writer) {
            writer.flush();
        }
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.isEmpty() && cells.size() == 1
                    || cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.append(i == 0 ? "" : ",").append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        out.append('\n');
    }

    static String text(Table table) {
        StringBuilder text = new StringBuilder();
        try {
            write(table, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder takes everything
        }
        return text.toString();
    }
}
