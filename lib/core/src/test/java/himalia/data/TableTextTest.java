package himalia.data;

import static himalia.data.Tables.column;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.describe;
import static himalia.data.Tables.head;
import static himalia.data.Tables.minMaxScale;
import static himalia.data.Tables.pop;
import static himalia.data.Tables.standardScale;
import static himalia.data.Tables.table;
import static himalia.data.Tables.text;
import static himalia.data.Tables.transpose;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TableTextTest {
    private final Table data = csv("data/test.csv");

    @Test
    void the_lectures_table_prints_as_in_pandas() {
        assertThat(text(data)).isEqualTo(Golden.text("test.repr.txt"));
        assertThat(text(head(data))).isEqualTo(Golden.text("test.head.txt"));
        assertThat(text(describe(data))).isEqualTo(Golden.text("test.describe.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"house", "boston", "fish"})
    void wide_tables_lose_their_middle_as_in_pandas(String name) {
        assertThat(text(Golden.labelled(name + ".describe.csv"))).isEqualTo(Golden.text(name + ".describe.txt"));
    }

    @Test
    void transposed_figures_print_as_in_the_lecture() {
        pop(data, "D");
        assertThat(text(transpose(describe(data)))).isEqualTo("""
                   count   mean         std    min     25%    50%     75%     max
                A   10.0    5.5    3.027650    1.0    3.25    5.5    7.75    10.0
                B   10.0   55.0   30.276504   10.0   32.50   55.0   77.50   100.0
                C   10.0  550.0  302.765035  100.0  325.00  550.0  775.00  1000.0""");
    }

    @Test
    void min_max_scaled_rows_print_as_in_the_lecture() {
        pop(data, "D");
        assertThat(text(minMaxScale(data))).isEqualTo("""
                          A         B         C
                0  0.000000  0.000000  0.000000
                1  0.111111  0.111111  0.111111
                2  0.222222  0.222222  0.222222
                3  0.333333  0.333333  0.333333
                4  0.444444  0.444444  0.444444
                5  0.555556  0.555556  0.555556
                6  0.666667  0.666667  0.666667
                7  0.777778  0.777778  0.777778
                8  0.888889  0.888889  0.888889
                9  1.000000  1.000000  1.000000""");
    }

    @Test
    void standard_scaled_rows_print_as_in_the_lecture() {
        pop(data, "D");
        assertThat(text(standardScale(data))).isEqualTo("""
                          A         B         C
                0 -1.486301 -1.486301 -1.486301
                1 -1.156012 -1.156012 -1.156012
                2 -0.825723 -0.825723 -0.825723
                3 -0.495434 -0.495434 -0.495434
                4 -0.165145 -0.165145 -0.165145
                5  0.165145  0.165145  0.165145
                6  0.495434  0.495434  0.495434
                7  0.825723  0.825723  0.825723
                8  1.156012  1.156012  1.156012
                9  1.486301  1.486301  1.486301""");
    }

    @Test
    void long_tables_show_both_ends() {
        Table rows = table(
                column("x", IntStream.range(0, 61).toArray()),
                column("y", IntStream.range(0, 61).mapToDouble(i -> i / 2.0).toArray()));
        assertThat(text(rows)).isEqualTo("""
                     x     y
                0    0   0.0
                1    1   0.5
                2    2   1.0
                3    3   1.5
                4    4   2.0
                ..  ..   ...
                56  56  28.0
                57  57  28.5
                58  58  29.0
                59  59  29.5
                60  60  30.0

                [61 rows x 2 columns]""");
    }

    @Test
    void missing_values_texts_and_truth_values_print_as_in_pandas() {
        Table mixed = table(
                column("t", "a", "", "line\nbreak"),
                column("d", 1, Double.NaN, -2.5),
                column("b", true, false, true),
                column("n", -1, 20, 3));
        assertThat(text(mixed)).isEqualTo("""
                             t    d      b   n
                0            a  1.0   True  -1
                1          NaN  NaN  False  20
                2  line\\nbreak -2.5   True   3""");
    }

    @Test
    void very_large_and_very_small_numbers_turn_to_powers() {
        assertThat(text(table(column("x", 1e-7, 1.5)))).isEqualTo("""
                              x
                0  1.000000e-07
                1  1.500000e+00""");
        assertThat(text(table(column("x", 1234567.5, 1.0)))).isEqualTo("""
                           x
                0  1234567.5
                1        1.0""");
        assertThat(text(table(column("x", 123456789.123456, Double.NEGATIVE_INFINITY))))
                .isEqualTo("""
                              x
                0  1.234568e+08
                1          -inf""");
    }

    @Test
    void halves_are_rounded_as_the_binary_number_lies() {
        // In binary 0.0300005 lies a little below the half.
        assertThat(FloatText.format(new double[] {0.0300005, 0.123456})).containsExactly(" 0.030000", " 0.123456");
        assertThat(FloatText.format(new double[] {-0.0, 2})).containsExactly("-0.0", " 2.0");
    }

    @Test
    void long_texts_are_cut_at_fifty_characters() {
        assertThat(text(table(column("t", "x".repeat(80))))).endsWith("0  " + "x".repeat(46) + "...");
    }

    @Test
    void hundreds_of_columns_print_as_few() {
        Column<?>[] columns = IntStream.range(0, 300)
                .mapToObj(i -> DoubleColumn.create("c" + i, new double[] {i}))
                .toArray(Column<?>[]::new);
        String text = text(table(columns));
        assertThat(text).contains("c0", "...", "c299").endsWith("[1 rows x 300 columns]");
        assertThat(Arrays.stream(text.split("\n"))).allMatch(line -> line.length() <= 80);
    }

    @Test
    void a_table_without_rows_names_its_columns() {
        assertThat(text(csv(Golden.path("nasty/header_only.csv").toString())))
                .isEqualTo("Empty Table\nColumns: [a, b, c]\nIndex: []");
    }

    @Test
    void truth_values_that_are_all_missing_have_rows_all_the_same() {
        BooleanColumn none = BooleanColumn.create("b", new Boolean[] {null, null});
        BooleanColumn some = BooleanColumn.create("b", new Boolean[] {true, false});
        assertThat(ColumnText.series(none)).startsWith("0    NaN\n1    NaN\n");
        assertThat(Tables.concat(Table.create("t", some), Table.create("u", none))
                        .rowCount())
                .isEqualTo(4);
        assertThat(Tables.concat(Table.create("t", none), Table.create("u", some))
                        .booleanColumn(0)
                        .countMissing())
                .isEqualTo(2);
    }

    @Test
    void days_and_times_that_were_computed_are_days_and_times() {
        Table texts = table(column("d", "2024-02-29", null, "2024-03-01"));
        Table days = Tables.assign(texts, "d", row -> row.isMissing("d") ? null : LocalDate.parse(row.getString("d")));
        assertThat(text(days)).isEqualTo("           d\n0 2024-02-29\n1        NaT\n2 2024-03-01");
        Table noons = Tables.assign(
                days, "d", row -> row.isMissing("d") ? null : row.getDate("d").atTime(12, 0));
        assertThat(text(noons)).endsWith("\n2 2024-03-01 12:00:00");
    }

    @Test
    void times_have_as_many_digits_as_one_of_them_needs() {
        LocalDateTime ten = LocalDateTime.of(2024, 1, 1, 10, 0);
        assertThat(ColumnText.series(DateTimeColumn.create("t", new LocalDateTime[] {ten, null})))
                .isEqualTo("0   2024-01-01 10:00:00\n1                   NaT\nName: t, dtype: datetime64[us]");
        assertThat(ColumnText.series(
                        DateTimeColumn.create("t", new LocalDateTime[] {ten, null, ten.plusNanos(500_000_000)})))
                .isEqualTo("""
                        0   2024-01-01 10:00:00.000
                        1                       NaT
                        2   2024-01-01 10:00:00.500
                        Name: t, dtype: datetime64[us]""");
        assertThat(text(Table.create(
                        "t",
                        DateTimeColumn.create("d", new LocalDateTime[] {ten.withHour(0), null}),
                        column("x", 1, 2))))
                .isEqualTo("           d  x\n0 2024-01-01  1\n1        NaT  2");
    }
}
