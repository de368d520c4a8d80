package himalia.data;

import static himalia.data.Tables.corr;
import static himalia.data.Tables.cov;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.describe;
import static himalia.data.Tables.drop;
import static himalia.data.Tables.groupBy;
import static himalia.data.Tables.head;
import static himalia.data.Tables.info;
import static himalia.data.Tables.minMaxScale;
import static himalia.data.Tables.quantile;
import static himalia.data.Tables.standardScale;
import static himalia.data.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/// The real tables are not ours to publish: this runs where a machine has them.
@EnabledIf("himalia.data.RealTablesTest#areHere")
class RealTablesTest {
    static boolean areHere() {
        return Golden.realTables() != null;
    }

    @ParameterizedTest
    @CsvSource({
        "house_price_of_unit_area.csv,house",
        "BostonHousing.csv,boston",
        "Fish.csv,fish",
        "data-03-diabetes.csv,diabetes"
    })
    void figures_equal_pandas(String file, String name) {
        Table table =
                csv(Golden.realTables().resolve(file).toString(), o -> name.equals("diabetes") ? o.noHeader() : o);

        Golden.assertSame(describe(table), Golden.labelled(name + ".describe.csv"), 1e-12);
        assertThat(text(describe(table))).isEqualTo(Golden.text(name + ".describe.txt"));
        assertThat(info(table).lines().skip(1))
                .isEqualTo(Golden.text(name + ".info.txt").lines().skip(1).toList());
        assertThat(text(head(table))).isEqualTo(Golden.text(name + ".head.txt"));
        assertThat(text(table)).isEqualTo(Golden.text(name + ".repr.txt"));
        Golden.assertSame(corr(table), Golden.labelled(name + ".corr.csv"), 1e-12);
        Golden.assertSame(corr(table, "spearman"), Golden.labelled(name + ".corr_spearman.csv"), 1e-12);
        Golden.assertSame(cov(table), Golden.labelled(name + ".cov.csv"), 1e-12);
        quantiles(table, Golden.json(name + ".quantiles.json"));
    }

    private static void quantiles(Table table, JsonObject golden) {
        JsonArray fractions = golden.getAsJsonArray("q");
        for (String between : List.of("linear", "lower", "higher", "nearest", "midpoint")) {
            JsonObject columns = golden.getAsJsonObject(between);
            for (String column : columns.keySet()) {
                for (int i = 0; i < fractions.size(); i++) {
                    double expected = columns.getAsJsonArray(column).get(i).getAsDouble();
                    double actual =
                            quantile(table.column(column), fractions.get(i).getAsDouble(), between);
                    assertThat(actual)
                            .as(between + " " + column + " " + fractions.get(i))
                            .isCloseTo(expected, Offset.offset(1e-12 * Math.max(1, Math.abs(expected))));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"house_price_of_unit_area.csv,house", "BostonHousing.csv,boston"})
    void scaled_rows_equal_pandas_and_scikit_learn(String file, String name) throws IOException {
        Table table = csv(Golden.realTables().resolve(file).toString());
        Table x = drop(table, table.column(table.columnCount() - 1).name());
        Path golden = Path.of("../../../shared/golden/pandas").toAbsolutePath().normalize();
        for (Path root = Path.of("").toAbsolutePath(); root != null; root = root.getParent()) {
            Path shared = root.resolve("shared/golden/pandas");
            golden = Files.isDirectory(shared) ? shared : golden;
        }
        if (Files.isDirectory(golden)) { // as large as the tables themselves, so they stay with them
            Golden.assertSame(
                    minMaxScale(x), csv(golden.resolve(name + ".minmax.csv").toString()), 1e-12, 1);
            Golden.assertSame(
                    standardScale(x),
                    csv(golden.resolve(name + ".standard_ddof1.csv").toString()),
                    1e-12,
                    1);
            Golden.assertSame(
                    StandardScaler.fit(x, 0).transform(x),
                    csv(golden.resolve(name + ".sk_standard_ddof0.csv").toString()),
                    1e-12,
                    1);
        }
    }

    @Test
    void groups_of_fish_equal_pandas() {
        Table fish = csv(Golden.realTables().resolve("Fish.csv").toString());
        assertThat(groupBy(fish, "Species").size().stringColumn("Species").asList())
                .containsExactly("Bream", "Parkki", "Perch", "Pike", "Roach", "Smelt", "Whitefish");
        Golden.assertSame(
                drop(groupBy(fish, "Species").select("Weight", "Height").describe(), "Species"),
                drop(
                        csv(
                                Golden.path("fish.groupby_describe.csv").toString(),
                                o -> o.skipRows(3).names(groupColumns())),
                        "Species"),
                1e-12);
        Golden.assertSame(
                drop(describe(fish, "all"), "Species"),
                drop(Golden.labelled("fish.describe_all.csv"), "Species"),
                1e-12);
    }

    private static String[] groupColumns() {
        return Stream.concat(
                        Stream.of("Species"),
                        Stream.of("Weight", "Height")
                                .flatMap(c -> Stream.of(Describe.FIGURES).map(f -> c + "_" + f)))
                .toArray(String[]::new);
    }
}
