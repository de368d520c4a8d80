package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Tables that are written into Parquet and Arrow files, and read again.
class FilesTest {
    private static final int MANY = 300_000; // several groups of rows, and batches

    @TempDir
    private Path folder;

    private Table again(String format, Table table) throws IOException {
        Path file = folder.resolve("table." + format);
        if (format.equals("arrow")) {
            assertThat(Sql.toArrow(table, file.toString())).isEqualTo(file);
            return Sql.arrow(file.toString());
        }
        Sql.toParquet(table, file.toString());
        Table own = ParquetFiles.own(file);
        assertThat(own).as("what is written here is read here").isNotNull();
        return own;
    }

    private Table ofDuckDb() {
        return Sql.sql("select * from read_parquet('" + folder.resolve("table.parquet") + "')");
    }

    private static void assertSame(Table actual, Table expected) {
        assertThat(actual.columnNames()).isEqualTo(expected.columnNames());
        assertThat(actual.rowCount()).isEqualTo(expected.rowCount());
        for (int i = 0; i < expected.columnCount(); i++) {
            Column<?> column = expected.column(i);
            assertThat(actual.column(i).type()).as(column.name()).isEqualTo(column.type());
            assertThat(actual.column(i).asObjectArray()).as(column.name()).isEqualTo(column.asObjectArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void stop_ends_the_writing_and_the_reading_of_a_file_and_leaves_what_was_there(String format) throws IOException {
        Table old = Table.create(IntColumn.create("i", 1, 2, 3));
        Table large = Table.create(StringColumn.create(
                "s", IntStream.range(0, MANY).mapToObj(i -> "text " + i).toArray(String[]::new)));
        again(format, old);
        Path file = folder.resolve("table." + format);
        byte[] before = Files.readAllBytes(file);
        assertStops(() -> again(format, large));
        assertThat(file).hasBinaryContent(before);
        assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
        assertSame(again(format, large), large);
        assertStops(() -> format.equals("arrow") ? Sql.arrow(file.toString()) : Sql.parquet(file.toString()));
        assertThat((format.equals("arrow") ? Sql.arrow(file.toString()) : Sql.parquet(file.toString())).rowCount())
                .isEqualTo(MANY);
    }

    private static void assertStops(Callable<Table> work) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(work::call).isInstanceOf(CancellationException.class).hasMessageStartingWith("Stopped");
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void every_type_comes_back_with_its_gaps(String format) throws IOException {
        for (int rows : new int[] {0, 1, 7, 8, 3000}) {
            Table all = SqlTest.everyType(rows);
            assertSame(again(format, all), all);
            if (format.equals("parquet")) {
                assertSame(ofDuckDb(), all);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void columns_of_missing_values_alone_come_back(String format) throws IOException {
        Table all = SqlTest.everyType(20);
        for (Column<?> column : all.columns()) {
            for (int i = 0; i < 20; i++) {
                column.setMissing(i);
            }
        }
        assertSame(again(format, all), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void short_numbers_come_back_as_int(String format) throws IOException {
        ShortColumn shorts = ShortColumn.create("s", (short) -3, (short) 7);
        shorts.appendMissing();
        Table table = again(format, Table.create(shorts));
        assertThat(table.intColumn(0).asObjectArray()).containsExactly(-3, 7, null);
    }

    private static Table table(int rows, IntFunction<String> text, IntPredicate isMissing) {
        Table table = Table.create(
                DoubleColumn.create("d"),
                FloatColumn.create("f"),
                IntColumn.create("i"),
                LongColumn.create("few"),
                StringColumn.create("s"));
        for (int i = 0; i < rows; i++) {
            if (isMissing.test(i)) {
                table.columns().forEach(Column::appendMissing);
            } else {
                table.doubleColumn(0).append(i * 1.1);
                table.floatColumn(1).append(i % 7);
                table.intColumn(2).append(i * 7);
                table.longColumn(3).append(i / 1000 % 5 - 2L);
                table.stringColumn(4).append(text.apply(i));
            }
        }
        return table;
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void many_rows_come_back(String format) throws IOException {
        Table few = table(MANY, i -> "text " + i % 3000, i -> false);
        assertSame(again(format, few), few);
        Table gaps = table(MANY, i -> "t" + i / 50_000, i -> i % 11 == 4 || i / 1000 == 150);
        assertSame(again(format, gaps), gaps);
        if (format.equals("parquet")) {
            assertSame(ofDuckDb(), gaps);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void more_texts_than_fit_into_a_short_come_back(String format) throws IOException {
        Table halves = table(MANY, i -> "a text with the number " + i % 100_000, i -> false);
        assertSame(again(format, halves), halves);
        Table all = table(MANY, i -> "a text with the number " + i, i -> i % 3 == 0);
        assertSame(again(format, all), all);
        if (format.equals("parquet")) {
            assertSame(ofDuckDb(), all);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void texts_of_all_lengths_and_scripts_come_back(String format) throws IOException {
        StringColumn texts = StringColumn.create("s");
        for (int i = 0; i < 100; i++) {
            texts.append("é".repeat(i % 2) + "한😀\0z".repeat(i % 3) + "x".repeat(i * i));
            texts.append("");
        }
        Table table = Table.create(texts);
        assertSame(again(format, table), table);
        assertThat(again(format, table).stringColumn(0).countMissing()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void bounds_let_duckdb_pass_over_groups_and_lose_nothing() throws IOException {
        Table table = table(MANY, i -> "t" + i / 1000, i -> i % 1000 == 0);
        table.doubleColumn(0).set(5, -0.0);
        again("parquet", table);
        String file = "read_parquet('" + folder.resolve("table.parquet") + "')";
        assertThat(Sql.sql("select count(*) from " + file + " where d = 0").get(0, 0))
                .isEqualTo(1L);
        assertThat(Sql.sql("select count(*) from " + file + " where i = " + 299_999 * 7)
                        .get(0, 0))
                .isEqualTo(1L);
        assertThat(Sql.sql("select count(*) from " + file + " where few = -2").get(0, 0))
                .isEqualTo(59_940L);
        assertThat(Sql.sql("select count(*) from " + file + " where s = 't299'").get(0, 0))
                .isEqualTo(999L);
        assertThat(Sql.sql("select stats_max_value from parquet_metadata('" + folder.resolve("table.parquet")
                                + "') where path_in_schema = 'i' and row_group_id = 2")
                        .get(0, 0))
                .isEqualTo(String.valueOf(299_999 * 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "arrow"})
    void a_file_is_replaced_when_all_is_written_and_else_stays(String format) throws IOException {
        Path file = folder.resolve("table." + format);
        again(format, table(10, i -> "t", i -> false));
        again(format, table(20, i -> "t", i -> false));
        assertThat(Sql.sql("select 1").rowCount()).isEqualTo(1);
        Files.createDirectory(folder.resolve("table." + format + ".part"));
        byte[] before = Files.readAllBytes(file);
        Table table = table(5, i -> "t", i -> false);
        assertThatThrownBy(() -> again(format, table))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("table." + format + " cannot be written");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThatThrownBy(() -> Sql.toArrow(table, folder.toString()))
                .hasMessageMatching("toArrow: .* is a folder, expected a file.");
    }
}
