package himalia.bench;

import himalia.data.Tables;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import tech.tablesaw.api.Table;

/// Reading tables: a million rows of ten decimals, by our reader and by Tablesaw's.
final class TableReads {
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 10;

    private TableReads() {}

    static List<Workload> all() {
        return List.of(
                new Workload("csv.1e6x10", 1, () -> Tables.csv(numbers()).rowCount()),
                new Workload(
                        "csv.1e6x10.tablesaw",
                        1,
                        () -> Table.read().csv(numbers()).rowCount()));
    }

    /// A file that all systems read, made at the first run.
    private static synchronized String numbers() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "himalia-bench-1e6x10.csv");
        try {
            if (!Files.exists(file)) {
                Path unfinished = file.resolveSibling(file.getFileName() + ".part");
                write(unfinished);
                Files.move(unfinished, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private static void write(Path file) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("c0,c1,c2,c3,c4,c5,c6,c7,c8,c9\n");
            for (int i = 0; i < ROWS * COLUMNS; i++) {
                long parts = Math.round(random.nextGaussian() * 1e6);
                long size = Math.abs(parts);
                out.write(parts < 0 ? "-" : "");
                out.write(size / 1_000_000 + "."
                        + Long.toString(1_000_000 + size % 1_000_000).substring(1));
                out.write(i % COLUMNS < COLUMNS - 1 ? ',' : '\n');
            }
        }
    }
}
