package himalia.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tech.tablesaw.api.Table;

/// Parquet files, by DuckDB.
final class ParquetFiles {
    private ParquetFiles() {}

    static Table read(String path) {
        // Not as a value: before a file is known, nor are the types of its columns, and they would come row by row.
        return Sql.sql("select * from read_parquet(" + quoted(path) + ")");
    }

    static Path write(Table table, String path) {
        Path file = Path.of(path).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new SqlException("toParquet: \"" + path + "\" is a folder, expected a file.");
        }
        if (!Files.isDirectory(folder)) {
            throw new SqlException("toParquet: there is no folder " + folder + ".");
        }
        if (table.columnCount() == 0) {
            throw new SqlException("toParquet: the table has no columns, which Parquet cannot keep.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Sql.duckdb().copy(table, "copy (", ") to " + quoted(part.toString()) + " (format parquet)");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return Path.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException("toParquet: " + file + " cannot be written", e);
        } finally {
            part.toFile().delete();
        }
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "''") + "'";
    }
}
