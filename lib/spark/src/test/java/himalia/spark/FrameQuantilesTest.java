package himalia.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Quantiles of frames beside those that keep every value.
@Timeout(600)
class FrameQuantilesTest {
    private static SparkSession spark;

    @BeforeAll
    static void open() {
        spark = Sessions.local(1);
    }

    @AfterAll
    static void close() {
        spark.stop();
    }

    /// Values all different, few different ones, gaps, one value alone, none.
    @Test
    void quartiles_of_more_values_than_are_kept_are_exact() {
        var frame = spark.range(200_000)
                .selectExpr(
                        "xxhash64(id) / 1e6 as x",
                        "cast(id % 7 as int) as few",
                        "case when id % 3 = 0 then sqrt(id) end as gaps",
                        "case when id < 150000 then 5.0 else id end as mostly",
                        "cast(null as double) as none");
        List<Column> columns =
                Stream.of("x", "few", "gaps", "mostly").map(SparkTables::known).toList();
        double[] at = {0.25, 0.5, 0.75};
        double[] counts = {200_000, 200_000, 66_667, 200_000};
        double[] exact = SparkTables.first(
                frame,
                columns.stream()
                        .flatMap(x -> Arrays.stream(at).mapToObj(p -> functions.percentile(x, functions.lit(p))))
                        .toList());
        double[] found = FrameQuantiles.many(frame, columns, counts, at);
        assertThat(found).hasSameSizeAs(exact);
        for (int i = 0; i < exact.length; i++) {
            assertThat(found[i]).isCloseTo(exact[i], within(1e-9 * Math.max(1, Math.abs(exact[i]))));
        }
        assertThat(FrameQuantiles.many(frame, List.of(SparkTables.known("none")), new double[1], at))
                .containsOnly(Double.NaN);
    }
}
