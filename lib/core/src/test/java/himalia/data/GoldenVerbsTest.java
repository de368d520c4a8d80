package himalia.data;

import static himalia.data.Tables.column;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.merge;
import static himalia.data.Tables.table;
import static himalia.data.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class GoldenVerbsTest {
    private final Table people = table(
            column("city", "Seoul", "Busan", "Seoul", ""),
            column("age", 30, 20, 40, 50),
            column("score", 1.5, Double.NaN, 2.5, 3.0));

    @ParameterizedTest
    @ValueSource(strings = {"inner", "left", "right", "outer"})
    void joins_equal_pandas(String how) {
        Table joined = merge(Golden.table("merge_L.csv"), Golden.table("merge_R.csv"), how, "k");
        assertThat(text(joined)).isEqualTo(text(Golden.table("merge_" + how + ".csv")));
    }

    @Test
    void groups_are_computed_shown_and_taken_out() {
        assertThat(text(Tables.groupBy(people, "city").mean())).isEqualTo("""
                    city   age  score
                0  Busan  20.0    NaN
                1  Seoul  35.0    2.0""");
        assertThat(Tables.groupBy(people, "city")).hasToString("GroupBy[city: Busan 1, Seoul 2 rows]");
        assertThat(Tables.groupBy(people, "city").get("Seoul").rowCount()).isEqualTo(2);
        assertThat(text(Tables.groupBy(people, "city").agg(Map.of("age", "max"))))
                .endsWith("1  Seoul   40");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.groupBy(people, "city").agg("maen"))
                .withMessageContaining("did you mean \"mean\"");
    }

    @Test
    void rows_are_chosen_by_conditions() {
        assertThat(Tables.query(people, "age", age -> age > 25).rowCount()).isEqualTo(3);
        assertThat(Tables.query(
                                people,
                                row -> row.getNumber("age") > 25
                                        && row.getString("city").startsWith("S"))
                        .rowCount())
                .isEqualTo(2);
        assertThat(Tables.query(people, "city", "Busan").rowCount()).isEqualTo(1);
        assertThat(Tables.loc(people, row -> row.getInt("age") < 25, "age").columnNames())
                .containsExactly("age");
        assertThat(text(Tables.loc(Tables.describe(people), "max", "min"))).isEqualTo("""
                      age  score
                max  50.0    3.0
                min  20.0    1.5""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.query(people, "agee", age -> age > 25))
                .withMessageContaining("did you mean \"age\"");
    }

    @Test
    void columns_are_made_and_renamed() {
        Table more = Tables.assign(people, "old", row -> row.getInt("age") >= 40);
        assertThat(ColumnText.dtype(more.column("old"))).isEqualTo("bool");
        assertThat(Tables.rename(people, "age", "years").columnNames()).containsExactly("city", "years", "score");
        assertThat(Tables.apply(people, "age", a -> a / 10).doubleColumn("age").get(2))
                .isEqualTo(4);
        assertThat(people.columnNames()).containsExactly("city", "age", "score");
    }

    @Test
    void scalers_are_kept_in_files(@TempDir Path folder) {
        String path = folder.resolve("scaler.json").toString();
        Table numbers = Tables.select(people, "age", "score");
        StandardScaler scaler = StandardScaler.fit(numbers, 0);
        scaler.save(path);
        assertThat(text(StandardScaler.load(path).transform(numbers))).isEqualTo(text(scaler.transform(numbers)));
        assertThat(text(scaler.inverse(scaler.transform(numbers)))).contains("30.0", "2.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinMaxScaler.load(path))
                .withMessageContaining("holds no saved MinMaxScaler");
    }

    @Test
    void a_column_without_width_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.minMaxScale(csv("data/test.csv")))
                .withMessageContainingAll("\"D\"", "constant");
    }
}
