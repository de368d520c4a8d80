package himalia.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Opens the DuckDB that lives in this process.
final class InProcess {
    private InProcess() {}

    static Database open() {
        Properties settings = new Properties();
        // What does not fit into memory is put aside, not into the folder of the notebook.
        settings.setProperty("temp_directory", aside().toString());
        // The other part is the JVM's.
        settings.setProperty("memory_limit", "50%");
        settings.setProperty(
                "file_search_path",
                Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                        .limit(LocalFiles.LEVELS)
                        .map(Path::toString)
                        .collect(Collectors.joining(",")));
        return Database.open(Address.of("jdbc:duckdb:"), false, settings);
    }

    private static Path aside() {
        try {
            Path folder = Files.createTempDirectory("himalia-duckdb");
            folder.toFile().deleteOnExit(); // DuckDB itself empties it
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
