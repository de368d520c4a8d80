package himalia.data;

import static himalia.data.Tables.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Stop, which interrupts the thread of a cell, ends whatever a verb does with many rows.
class StoppedVerbsTest {
    private static final int ROWS = 300_000;

    private static final Map<String, Function<Table, Object>> VERBS = Map.ofEntries(
            Map.entry("describe", t -> describe(t)),
            Map.entry("describe of all", t -> describe(t, "all")),
            Map.entry(
                    "groupBy few",
                    t -> groupBy(select(t, "a", "b", "few"), "few").mean()),
            Map.entry(
                    "groupBy many",
                    t -> groupBy(select(t, "a", "b", "many"), "many").mean()),
            Map.entry(
                    "groupBy numbers",
                    t -> groupBy(select(t, "a", "b", "k"), "k").median()),
            Map.entry(
                    "groupBy two",
                    t -> groupBy(select(t, "a", "few", "many"), "few", "many").sum()),
            Map.entry("sortValues of texts", t -> sortValues(t, "many")),
            Map.entry("sortValues of numbers", t -> sortValues(t, "a")),
            Map.entry("sortValues of two", t -> sortValues(t, "k", "many")),
            Map.entry("merge by numbers", t -> merge(t, dropDuplicates(select(t, "k", "b"), "k"), "inner", "k")),
            Map.entry("merge by texts", t -> merge(t, dropDuplicates(select(t, "many", "b"), "many"), "left", "many")),
            Map.entry("dropna", t -> dropna(t)),
            Map.entry("fillna", t -> fillna(t, 0)),
            Map.entry("isna", t -> isna(t)),
            Map.entry("dropDuplicates", t -> dropDuplicates(t)),
            Map.entry("valueCounts", t -> valueCounts(t, "many")),
            Map.entry("nunique", t -> nunique(t)),
            Map.entry("unique", t -> unique(t, "many")),
            Map.entry("corr", t -> corr(t)),
            Map.entry("corr of ranks", t -> corr(t, "spearman")),
            Map.entry("corr by pairs", t -> corr(select(t, "a", "b"), "kendall")),
            Map.entry("minMaxScale", t -> minMaxScale(select(t, "a", "b", "k"))),
            Map.entry("standardScale", t -> standardScale(select(t, "a", "b", "k"))),
            Map.entry("query", t -> query(t, row -> row.getDouble("b") > 0)),
            Map.entry("split", t -> split(t, .7, .2, .1)),
            Map.entry("shuffle", t -> shuffle(t, 1)),
            Map.entry("sample", t -> sample(t, ROWS / 2, 1)),
            Map.entry("concat", t -> concat(t, t)),
            Map.entry("getDummies", t -> getDummies(t, "few")),
            Map.entry("pivotTable", t -> pivotTable(t, "many", "few", "b", "mean")),
            Map.entry("assign", t -> assign(t, "z", row -> row.getDouble("b") * 2)),
            Map.entry("astype", t -> astype(t, "k", "string")),
            Map.entry("kFold", t -> kFold(t, 5)),
            Map.entry("trainTestSplit", t -> trainTestSplit(t, .2)),
            Map.entry("toCsv", t -> toCsv(t)));

    private static Table table;
    private static Table read;

    @BeforeAll
    static void make(@TempDir Path folder) {
        Random random = new Random(1);
        double[] a = random.doubles(ROWS).toArray();
        for (int row = 0; row < ROWS; row += 50) {
            a[row] = Double.NaN;
        }
        String[] many = new String[ROWS];
        Arrays.setAll(many, row -> "text " + random.nextInt(ROWS / 4));
        String[] few = new String[ROWS];
        Arrays.setAll(few, row -> "class " + random.nextInt(20));
        table = Table.create(
                DoubleColumn.create("a", a),
                DoubleColumn.create("b", random.doubles(ROWS).toArray()),
                IntColumn.create("k", random.ints(ROWS, 0, ROWS).toArray()),
                StringColumn.create("many", many),
                StringColumn.create("few", few));
        Path file = folder.resolve("table.csv");
        toCsv(table, file.toString());
        read = csv(file.toString());
    }

    static Stream<String> verbs() {
        return VERBS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void a_verb_over_many_rows_ends_when_its_thread_is_interrupted(String name) {
        for (Table of : new Table[] {table, read}) {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> VERBS.get(name).apply(of));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).isInstanceOf(CancellationException.class).hasMessageStartingWith("Stopped while");
        }
    }
}
