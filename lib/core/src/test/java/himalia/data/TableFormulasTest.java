package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TableFormulasTest {
    private final Table df = Table.create(
            "t", IntColumn.create("A", new int[] {1, 2, 6}), DoubleColumn.create("B", 4.0, Double.NaN, 8.0));

    private static double[] numbers(Column<?> column) {
        return Frames.doubles("test", column);
    }

    private static double[] numbers(Table table, String column) {
        return numbers(table.column(column));
    }

    @Test
    void the_lectures_formula_is_the_scaler() {
        Table whole = Table.create(DoubleColumn.create("A", random(50)), DoubleColumn.create("B", random(50)));
        Table byHand = TableFormulas.div(
                TableFormulas.minus(whole, TableFormulas.min(whole)),
                TableFormulas.minus(TableFormulas.max(whole), TableFormulas.min(whole)));
        Table scaled = Tables.minMaxScale(whole);
        for (String name : whole.columnNames()) {
            assertThat(numbers(byHand, name)).containsExactly(numbers(scaled, name), within(1e-12));
        }
        assertThat(byHand.columnNames()).containsExactly("A", "B");
    }

    @Test
    void a_column_of_a_transposed_description_gives_one_value_to_each_column() {
        Table stats = Tables.transpose(Tables.describe(df));
        Table centred = TableFormulas.minus(df, TableFormulas.get(stats, "mean"));
        assertThat(numbers(centred, "A")).containsExactly(-2, -1, 3);
        assertThat(numbers(centred, "B")).containsExactly(-2, Double.NaN, 2);
        assertThatThrownBy(() -> TableFormulas.minus(df, df.column("A")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Expected 2 values, received 3");
    }

    @Test
    void what_is_missing_stays_missing_and_whole_numbers_stay_whole() {
        Column<?> twice = TableFormulas.times(df.column("A"), 2);
        assertThat(twice).isInstanceOf(LongColumn.class);
        assertThat(numbers(twice)).containsExactly(2, 4, 12);
        assertThat(TableFormulas.times(df.column("A"), 0.5)).isInstanceOf(DoubleColumn.class);
        assertThat(TableFormulas.div(df.column("A"), 2)).isInstanceOf(DoubleColumn.class);
        assertThat(numbers(TableFormulas.plus(df.column("A"), df.column("B")))).containsExactly(5, Double.NaN, 14);
        IntColumn gap = IntColumn.create("G");
        gap.append(3).appendMissing();
        Column<?> minus = TableFormulas.minus(1, gap);
        assertThat(minus.isMissing(1)).isTrue();
        assertThat(numbers(minus)).containsExactly(-2, Double.NaN);
        assertThat(numbers(TableFormulas.unaryMinus(df), "A")).containsExactly(-1, -2, -6);
    }

    @Test
    void a_remainder_has_the_sign_of_the_divisor() {
        Column<?> left = DoubleColumn.create("x", -7, 7, -7, 7);
        Column<?> right = DoubleColumn.create("y", 3, 3, -3, -3);
        assertThat(numbers(TableFormulas.rem(left, right))).containsExactly(2, 1, -1, -2);
    }

    @Test
    void a_comparison_picks_rows() {
        BooleanColumn large = TableFormulas.ge(df.column("A"), 2);
        assertThat(numbers(TableFormulas.get(df, large), "A")).containsExactly(2, 6);
        BooleanColumn between = TableFormulas.and(large, TableFormulas.gt(6, df.column("A")));
        assertThat(numbers(TableFormulas.get(df, between), "A")).containsExactly(2);
        assertThat(numbers(TableFormulas.get(df, TableFormulas.not(between)), "A"))
                .containsExactly(1, 6);
        assertThat(TableFormulas.get(df, TableFormulas.lt(df.column("A"), df.column("B")))
                        .rowCount())
                .isEqualTo(2);
    }

    @Test
    void a_column_is_set_by_its_name() {
        TableFormulas.set(df, "C", TableFormulas.times(df.column("A"), 10));
        TableFormulas.set(df, "A", 5);
        TableFormulas.set(df, "D", "red");
        TableFormulas.set(df, "E", new double[] {1, 2, 3});
        assertThat(df.columnNames()).containsExactly("A", "B", "C", "D", "E");
        assertThat(numbers(df, "A")).containsExactly(5, 5, 5);
        assertThat(numbers(df, "C")).containsExactly(10, 20, 60);
        assertThat(df.column("D").getString(2)).isEqualTo("red");
        assertThatThrownBy(() -> TableFormulas.set(df, "F", new double[2]))
                .hasMessageContaining("Expected 3, received 2");
    }

    @Test
    void figures_of_a_column_are_those_of_pandas() {
        Column<?> b = df.column("B");
        assertThat(TableFormulas.mean(b)).isEqualTo(6);
        assertThat(TableFormulas.std(b)).isEqualTo(Math.sqrt(8), within(1e-12));
        assertThat(TableFormulas.sum(b)).isEqualTo(12);
        assertThat(TableFormulas.min(b)).isEqualTo(4);
        assertThat(TableFormulas.max(b)).isEqualTo(8);
        assertThat(TableFormulas.median(df.column("A"))).isEqualTo(2);
    }

    @Test
    void what_does_not_go_together_is_named() {
        Table other = Table.create(IntColumn.create("A", new int[] {1, 2, 3}));
        assertThatThrownBy(() -> TableFormulas.plus(df, other))
                .hasMessageContaining("only the left one has the column \"B\"")
                .hasMessageContaining("drop(table, \"B\")");
        Table texts = Table.create(StringColumn.create("name", "a", "b"));
        assertThatThrownBy(() -> TableFormulas.times(texts, 2)).hasMessageContaining("\"name\"");
        assertThatThrownBy(() -> TableFormulas.mean(texts.column("name"))).hasMessageContaining("\"name\"");
        assertThatThrownBy(() -> TableFormulas.plus(df.column("A"), DoubleColumn.create("x", 1, 2)))
                .hasMessageContaining("3 (\"A\") and 2 (\"x\")");
        assertThatThrownBy(() -> TableFormulas.get(df, "Aa")).hasMessageContaining("there is no column \"Aa\"");
    }

    private static double[] random(int n) {
        return new Random(n).doubles(n).toArray();
    }

    @Test
    void values_are_compared_with_one_and_with_those_of_another_column() {
        StringColumn city = StringColumn.create("city", "Seoul", "Busan", "");
        DoubleColumn age = DoubleColumn.create("age", 31, Double.NaN, 45);
        assertThat(TableFormulas.eq(city, "Seoul").asList()).containsExactly(true, false, false);
        assertThat(TableFormulas.ne(city, "Seoul").asList()).containsExactly(false, true, true);
        assertThat(TableFormulas.eq(age, 31).asList()).containsExactly(true, false, false);
        assertThat(TableFormulas.eq(age, "31.0").asList()).containsExactly(false, false, false);
        assertThat(TableFormulas.ne(age, Double.NaN).asList()).containsExactly(true, true, true);
        assertThat(TableFormulas.eq(age, age).asList()).containsExactly(true, false, true);
        assertThat(TableFormulas.eq(LongColumn.create("id", Long.MAX_VALUE), Long.MAX_VALUE - 1)
                        .asList())
                .containsExactly(false);
        assertThat(TableFormulas.eq(BooleanColumn.create("ok", true, false), true)
                        .asList())
                .containsExactly(true, false);
        DateColumn day = DateColumn.create("day", LocalDate.of(2024, 1, 5));
        assertThat(TableFormulas.eq(day, "2024-01-05").asList()).containsExactly(true);
        assertThatThrownBy(() -> TableFormulas.eq(age, city.first(2))).hasMessageContaining("as many rows");
    }

    @Test
    void rows_in_brackets_are_told_to_be_taken_by_iloc() {
        Table table = Table.create(DoubleColumn.create("age", 31, 45));
        assertThatThrownBy(() -> TableFormulas.get(table, "0:2")).hasMessageEndingWith("iloc(table, \"0:2\").");
    }
}
