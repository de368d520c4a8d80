package himalia.sql;

import himalia.sql.files.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Files that are read and written as a whole.
final class LocalFiles {
    /// A notebook finds `data/...` as `csv` does: from its folder and the two above on.
    static final int LEVELS = 3;

    private LocalFiles() {}

    interface Writer {
        void write(Path file, Together cores) throws IOException;
    }

    interface Work<T> {
        T with(Together cores) throws IOException;
    }

    /// Works on a file by all cores. The Stop button ends it.
    static <T> T together(Work<T> work) throws IOException {
        Together cores = new Together();
        try {
            return Stoppable.run(
                    () -> {
                        try {
                            return work.with(cores);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    cores::stop);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SQLException e) {
            throw new IllegalStateException(e); // no database is asked
        }
    }

    /// The file of this path; null if there is none, or the path is a pattern or an address.
    static @Nullable Path find(String path) {
        try {
            Path folder = Path.of("").toAbsolutePath();
            for (int i = 0; i < LEVELS && folder != null; i++, folder = folder.getParent()) {
                Path file = folder.resolve(path);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        } catch (InvalidPathException pattern) {
            // On Windows no path has a `*`.
        }
        return null;
    }

    /// Writes a file beside its place, and puts it there when all is written.
    ///
    /// @param verb what the user has called
    static Path write(String verb, String path, Writer writer) {
        Path file = Path.of(path).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new SqlException(verb + ": \"" + path + "\" is a folder, expected a file.");
        }
        if (!Files.isDirectory(folder)) {
            throw new SqlException(verb + ": there is no folder " + folder + ".");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            together(cores -> {
                writer.write(part, cores);
                return part;
            });
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return Path.of(path);
        } catch (IOException e) {
            throw new SqlException(verb + ": " + file + " cannot be written: " + e.getMessage());
        } finally {
            part.toFile().delete();
        }
    }
}
