package himalia.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/// Ten million rows of a Parquet file: described, normalised and split where they are.
@Timeout(900)
class ManyRowsTest {
    private static final long ROWS = 10_000_000;

    private static SparkSession spark;

    @BeforeAll
    static void open() {
        spark = Sessions.local(2);
    }

    @AfterAll
    static void close() {
        spark.stop();
    }

    @Test
    void ten_million_rows_are_described_normalised_and_split(@TempDir Path folder) {
        String file = folder.resolve("rows").toString();
        spark.range(0, ROWS, 1, 4)
                .selectExpr(
                        "cast(id * 7919 % 10000000 as double) as mixed",
                        "cast(id % 100 as int) as few", "case when id % 10 > 0 then id / 2.0 end as gaps")
                .write()
                .parquet(file);
        Dataset<Row> frame = spark.read().parquet(file);

        Table table = SparkTables.describe(frame);
        // Each of 0 .. ROWS - 1 once: 7919 and ten million have no divisor in common.
        double[] mixed = figures(ROWS, ROWS, 1);
        double[] few = figures(100, ROWS, ROWS / 100);
        for (int i = 0; i < mixed.length; i++) {
            assertThat(table.doubleColumn("mixed").get(i)).isCloseTo(mixed[i], within(1e-4));
            assertThat(table.doubleColumn("few").get(i)).isCloseTo(few[i], within(1e-4));
        }
        assertThat(table.doubleColumn("gaps").get(0)).isEqualTo(ROWS * 0.9);
        assertThat(table.doubleColumn("gaps").get(1)).isCloseTo(ROWS / 4.0, within(1.0));

        Table scaled = SparkTables.describe(SparkTables.minMaxScale(frame));
        for (String name : new String[] {"mixed", "few", "gaps"}) {
            assertThat(scaled.doubleColumn(name).get(3)).isEqualTo(0);
            assertThat(scaled.doubleColumn(name).get(5)).isCloseTo(0.5, within(1e-6));
            assertThat(scaled.doubleColumn(name).get(7)).isEqualTo(1);
        }

        assertThat(SparkTables.split(frame, .7, .2, .1).stream().map(Dataset::count))
                .containsExactly(ROWS * 7 / 10, ROWS / 5, ROWS / 10);
    }

    /// Those of the numbers 0 .. n - 1, each of them as often.
    private static double[] figures(double n, double rows, double times) {
        double deviation = Math.sqrt((n * n - 1) / 12 * (rows / (rows - 1)));
        double[] figures = {rows, (n - 1) / 2, deviation, 0, 0, 0, 0, n - 1};
        for (int quarter = 1; quarter < 4; quarter++) {
            double place = (rows - 1) * quarter / 4;
            double below = Math.floor(Math.floor(place) / times);
            double above = Math.floor(Math.ceil(place) / times);
            figures[3 + quarter] = below + (place - Math.floor(place)) * (above - below);
        }
        return figures;
    }
}
