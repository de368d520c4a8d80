package himalia.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that all systems read; each is made at the first run that needs it, and stays.
final class BenchFile {
    private BenchFile() {}

    /// What writes one.
    interface Content {
        void write(Writer out) throws IOException;
    }

    static synchronized String of(String name, Content content) {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "himalia-bench-" + name + ".csv");
        try {
            if (!Files.exists(file)) {
                Path unfinished = file.resolveSibling(file.getFileName() + ".part");
                try (Writer out = Files.newBufferedWriter(unfinished)) {
                    content.write(out);
                }
                Files.move(unfinished, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }
}
