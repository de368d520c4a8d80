package himalia.bench;

import himalia.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/// A table of a million rows as files of columns, written and read. Each system reads its own.
final class ColumnFiles {
    private static final String SIZE = "1e6";

    private ColumnFiles() {}

    /// Writes a file.
    private interface Writer {
        Path write(Table table, String file);
    }

    /// Reads one.
    private interface Reader {
        Table read(String file);
    }

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        add(all, "parquet", Sql::toParquet, Sql::parquet);
        add(all, "arrow", Sql::toArrow, Sql::arrow);
        return all;
    }

    private static void add(List<Workload> all, String format, Writer writer, Reader reader) {
        String file = Path.of(System.getProperty("java.io.tmpdir"), "himalia-bench-ours." + format)
                .toString();
        Workload.Body write =
                () -> writer.write(TableVerbs.table(SIZE), file).toString().length();
        all.add(new Workload("tables." + format + ".write." + SIZE, 1, write));
        all.add(new Workload("tables." + format + ".read." + SIZE, 1, () -> {
            if (!Files.exists(Path.of(file))) {
                write.run();
            }
            return reader.read(file).rowCount();
        }));
    }
}
