package himalia.sql;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// Parquet files.
final class ParquetFiles {
    private ParquetFiles() {}

    static Table read(String path) {
        // Of `year=2026/x.parquet` DuckDB makes a column `year`.
        Path file = path.indexOf('=') < 0 ? LocalFiles.find(path) : null;
        Table table = file == null ? null : read(file);
        // Not as a value: before a file is known, nor are the types of its columns, and they would come row by row.
        return table == null ? Sql.sql("select * from read_parquet(" + quoted(path) + ")") : table;
    }

    private static @Nullable Table read(Path file) {
        try {
            return ParquetReader.read(file);
        } catch (IOException e) {
            return null; // DuckDB says why
        }
    }

    static Path write(Table table, String path) {
        if (table.columnCount() == 0) {
            throw new SqlException("toParquet: the table has no columns, which Parquet cannot keep.");
        }
        return LocalFiles.write("toParquet", path, file -> ParquetWriter.write(table, file));
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "''") + "'";
    }
}
