package himalia.sql;

import himalia.sql.files.ParquetReader;
import himalia.sql.files.ParquetWriter;
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
        Table table = file == null ? null : own(file);
        // Not as a value: before a file is known, nor are the types of its columns, and they would come row by row.
        return table == null ? Sql.sql("select * from read_parquet(" + quoted(path) + ")") : table;
    }

    /// The table in a file; null if only DuckDB reads it.
    static @Nullable Table own(Path file) {
        try {
            return LocalFiles.together(cores -> ParquetReader.read(file, cores))
                    .map(ColumnNames::table)
                    .orElse(null);
        } catch (IOException e) {
            return null; // DuckDB says why
        }
    }

    static Path write(Table table, String path) {
        if (table.columnCount() == 0) {
            throw new SqlException("toParquet: the table has no columns, which Parquet cannot keep.");
        }
        return LocalFiles.write("toParquet", path, (file, cores) -> ParquetWriter.write(table, file, cores));
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "''") + "'";
    }
}
