package himalia.bench;

import himalia.data.Tables;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tech.tablesaw.api.Table;

/// Reading tables: a million rows of ten decimals, by our reader and by Tablesaw's.
final class Files {
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 10;

    private Files() {}

    static List<Workload> all() {
        return List.of(
                new Workload("csv.1e6x10", 1, () -> Tables.csv(numbers()).rowCount()),
                new Workload("csv.1e6x10.tablesaw", 1, () -> Table.read().csv(numbers()).rowCount()));
    }

    /// A file that all systems read, made at the first run.
    private static synchronized String numbers() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "himalia-bench-1e6x10.csv");
        if (!java.nio.file.Files.exists(file)) {
            Random random = new Random(1);
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            try (BufferedWriter out = java.nio.file.Files.newBufferedWriter(unfinished)) {
                out.write("c0,c1,c2,c3,c4,c5,c6,c7,c8,c9\n");
                for (int row = 0; row < ROWS; row++) {
                    for (int i = 0; i < COLUMNS; i++) {
                        long millionths = Math.round(random.nextGaussian() * 1e5);
                        out.write(String.format(Locale.ROOT, "%s%d.%05d", millionths < 0 ? "-" : "",
                                Math.abs(millionths) / 100_000, Math.abs(millionths) % 100_000));
                        out.write(i < COLUMNS - 1 ? ',' : '\n');
                    }
                }
                out.close();
                java.nio.file.Files.move(unfinished, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file.toString();
    }
}
