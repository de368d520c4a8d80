package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// Queries on tables and files. The tables are registered by hand; `SqlMagicTest` has those of cells.
class SqlTest {
    @TempDir
    private Path folder;

    /// A table of every type, each with missing values, longer than the pieces in which DuckDB works.
    static Table everyType(int rows) {
        Random random = new Random(rows);
        Table all = Table.create(
                DoubleColumn.create("double"),
                FloatColumn.create("float"),
                IntColumn.create("int"),
                LongColumn.create("long"),
                BooleanColumn.create("boolean"),
                DateColumn.create("date"),
                DateTimeColumn.create("date time"),
                InstantColumn.create("instant"),
                TimeColumn.create("time"),
                StringColumn.create("an \"odd\" name"));
        for (int i = 0; i < rows; i++) {
            all.doubleColumn(0).append(random.nextGaussian() * 1e10);
            all.floatColumn(1).append(random.nextFloat());
            all.intColumn(2).append(random.nextInt());
            all.longColumn(3).append(random.nextLong());
            all.booleanColumn(4).append(random.nextBoolean());
            all.dateColumn(5).append(LocalDate.ofEpochDay(random.nextInt(-30_000, 30_000)));
            all.dateTimeColumn(6).append(LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(random.nextInt()));
            all.instantColumn(7).append(Instant.ofEpochSecond(random.nextInt()));
            all.timeColumn(8).append(LocalTime.ofSecondOfDay(random.nextInt(86_400)));
            all.stringColumn(9).append("Ж" + "é".repeat(random.nextInt(20)) + "😀");
            for (Column<?> column : all.columns()) {
                if (random.nextInt(7) == 0) {
                    column.setMissing(i);
                }
            }
        }
        return all;
    }

    private static void assertSame(Table actual, Table expected) {
        assertThat(actual.columnNames()).isEqualTo(expected.columnNames());
        assertThat(actual.rowCount()).isEqualTo(expected.rowCount());
        for (int i = 0; i < expected.columnCount(); i++) {
            assertThat(actual.column(i).type())
                    .as(expected.column(i).name() + " of " + expected.rowCount())
                    .isEqualTo(expected.column(i).type());
            assertThat(actual.column(i).asObjectArray())
                    .as(expected.column(i).name())
                    .isEqualTo(expected.column(i).asObjectArray());
        }
    }

    private static Table query(String name, Table table, String query, Object... values) {
        Sql.duckdb().register(name, table);
        return Sql.sql(query, values);
    }

    @Test
    void a_table_of_every_type_comes_back_as_it_was() {
        for (int rows : new int[] {0, 1, 2048, 5001}) {
            Table all = everyType(rows);
            assertSame(query("every", all, "select * from every"), all);
            // Without the time of day it comes in pieces.
            Table pieces = all.rejectColumns("time");
            assertSame(query("every", pieces, "select * from every"), pieces);
        }
    }

    @Test
    void parquet_keeps_every_type_and_missing_values() {
        Table all = everyType(3000);
        String file = folder.resolve("it's all.parquet").toString();
        Sql.toParquet(all, file);
        assertSame(Sql.parquet(file), all);
        Sql.toParquet(all.first(2), file);
        assertThat(Sql.parquet(file).rowCount()).isEqualTo(2);
        assertThat(folder).isDirectoryContaining("glob:**.parquet").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void half_a_character_in_a_text_stops_no_query() {
        Table halves = Table.create(StringColumn.create("s", "a", "\ud83d", ""));
        assertThat(query("halves", halves, "select * from halves").stringColumn(0))
                .containsExactly("a", "?", "");
    }

    @Test
    void missing_values_are_null() {
        Table table = Table.create(DoubleColumn.create("x", 1, Double.NaN, 3), StringColumn.create("s", "", "b", ""));
        Table counted = query("holes", table, "select count(*) n, count(x) x, count(s) s from holes");
        assertThat(counted.row(0).getLong("n")).isEqualTo(3);
        assertThat(counted.row(0).getLong("x")).isEqualTo(2);
        assertThat(counted.row(0).getLong("s")).isEqualTo(1);
    }

    @Test
    void values_go_in_at_the_marks_and_never_into_the_text() {
        Table table =
                Table.create(StringColumn.create("name", "x' or '1'='1", "?", "b"), IntColumn.create("n", 1, 2, 3));
        String one = "select n from names where name = ?";
        assertThat(query("names", table, one, "x' or '1'='1").intColumn(0).asList())
                .containsExactly(1);
        assertThat(Sql.sql("select n from names where name = '?' or n > ? -- ?", 2)
                        .intColumn(0)
                        .asList())
                .containsExactly(2, 3);
        assertThat(Sql.sql("select ? is null a, ? b, ? c, ? d", null, 'x', LocalDate.of(2026, 1, 2), 0.5)
                        .columnCount())
                .isEqualTo(4);
        assertThatThrownBy(() -> Sql.sql(one))
                .isInstanceOf(SqlException.class)
                .hasMessageStartingWith("the query has 1 ? and got 0 values.");
    }

    @Test
    void results_have_the_type_that_fits() {
        Table result = Sql.sql("select 1::tinyint a, 1::uinteger b, 1.5::decimal(9, 2) c, sum(x) d, 1e30::hugeint e, "
                + "'a'::enum('a', 'b') f, [1, 2] g, {'k': 1} h, uuid() i, '12:30'::time j from range(4) t(x)");
        assertThat(result.types())
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.LONG,
                        ColumnType.DOUBLE,
                        ColumnType.LONG,
                        ColumnType.DOUBLE,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.LOCAL_TIME);
        assertThat(result.get(0, 3)).isEqualTo(6L);
        assertThat(result.get(0, 6)).isEqualTo("[1, 2]");
    }

    @Test
    void columns_of_one_name_are_told_apart() {
        assertThat(Sql.sql("select 1 as x, 2 as \"X\", 3 as x_1, 4 as x").columnNames())
                .containsExactly("x", "X_2", "x_1", "x_3");
    }

    @Test
    void several_statements_run_one_after_another() {
        assertThat(Sql.sql("create temp table t(a int); insert into t values (?), (?); select sum(a) s from t", 1, 2)
                        .get(0, 0))
                .isEqualTo(3L);
        assertThat(Sql.sql("insert into t values (5), (6); -- done").get(0, 0)).isEqualTo(2L);
        assertThat(Sql.sql("drop table t").columnCount()).isZero();
        assertThatThrownBy(() -> Sql.sql(" -- nothing\n;")).hasMessage("there is no statement in the query.");
    }

    @Test
    void files_and_patterns_are_read_where_a_table_could_stand() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "x,s\n1,one\n2,two\n");
        Files.writeString(folder.resolve("b.csv"), "x,s\n3,three\n");
        Files.writeString(folder.resolve("c.json"), "[{\"x\": 4}, {\"x\": 5}]");
        String here = folder.toString().replace('\\', '/');
        assertThat(Sql.sql("select sum(x) from '" + here + "/*.csv'").get(0, 0)).isEqualTo(6L);
        assertThat(Sql.sql("select sum(x) from '" + here + "/c.json'").get(0, 0))
                .isEqualTo(9L);
        assertThatThrownBy(() -> Sql.parquet(here + "/none.parquet")).hasMessageContaining("none.parquet");
        Files.writeString(folder.resolve("bad.parquet"), "PAR1 and no more");
        assertThatThrownBy(() -> Sql.parquet(here + "/bad.parquet"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("bad.parquet");
        assertThatThrownBy(() -> Sql.toParquet(Table.create(IntColumn.create("x", 1)), here))
                .hasMessageEndingWith("is a folder, expected a file.");
        assertThatThrownBy(() -> Sql.toParquet(Table.create(IntColumn.create("x", 1)), here + "/no/x.parquet"))
                .hasMessageStartingWith("toParquet: there is no folder");
    }

    @Test
    void an_error_has_the_line_and_a_mark_under_the_word() {
        assertThatThrownBy(() -> Sql.sql("selec 1"))
                .isInstanceOf(SqlException.class)
                .hasMessageEndingWith("\n  selec 1\n  ^^^^^");
        assertThatThrownBy(() -> Sql.sql("select 1;\nselect a,\n       lenght('x')\nfrom (select 2 as a)"))
                .hasMessageContaining("lenght")
                .hasMessageEndingWith("\nline 3:        lenght('x')\n               ^^^^^^^^^^^");
        String long_ = "select " + "1 + ".repeat(60) + "nope + " + "1 + ".repeat(60) + "1 from range(3)";
        assertThatThrownBy(() -> Sql.sql(long_))
                .hasMessageEndingWith("\n  " + long_ + "\n  " + " ".repeat(long_.indexOf("nope")) + "^^^^");
        assertThatThrownBy(() -> Sql.sql("select * from nowhere")).hasMessageContaining("nowhere does not exist");
    }

    @Test
    void rows_come_in_their_order() {
        int[] numbers = new int[100_000];
        java.util.Arrays.setAll(numbers, i -> i);
        Table table = Table.create(IntColumn.create("i", numbers));
        assertThat(query("ordered", table, "select * from ordered").intColumn(0).asObjectArray())
                .isEqualTo(table.intColumn(0).asObjectArray());
    }
}
