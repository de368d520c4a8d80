package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Files that pyarrow has written, by `src/test/python/files.py`.
class FilesOfOthersTest {
    private static final Path FILES = Path.of("src/test/resources/files");
    private static final int ROWS = 40;
    private static final LocalDate DAY = LocalDate.of(1969, 12, 20);
    private static final LocalDateTime MOMENT = DAY.atTime(23, 59, 58, 123_000_000);

    /// What a row of each column is.
    private static final Map<String, IntFunction<Object>> EXPECTED = Map.ofEntries(
            Map.entry("double", i -> i / 4.0 - 3),
            Map.entry("float", i -> i / 4F - 3),
            Map.entry("half", i -> i / 4F - 3),
            Map.entry("int8", i -> i - 20),
            Map.entry("int16", i -> i - 20),
            Map.entry("int32", i -> i - 20),
            Map.entry("int64", i -> (i - 20) * 1_000_000_000_000L),
            Map.entry("uint8", i -> i + 200),
            Map.entry("uint16", i -> i + 60_000),
            Map.entry("uint32", i -> i + 4_000_000_000L),
            Map.entry("uint64", i -> i + 1_000_000_000_000L),
            Map.entry("huge", i -> 0x1p63 + 0x1p60 + i),
            Map.entry("bool", i -> i % 2 == 0),
            Map.entry("text", i -> i % 7 == 0 ? "" : "é".repeat(i % 4) + "😀".repeat(i % 2)),
            Map.entry("large text", i -> "a text of its own " + i),
            Map.entry("category", i -> "c" + i % 3),
            Map.entry("date", i -> DAY.plusDays(i)),
            Map.entry("date64", i -> DAY.plusDays(i)),
            Map.entry("seconds", i -> MOMENT.withNano(0).plusHours(i)),
            Map.entry("millis", i -> MOMENT.plusHours(i)),
            Map.entry("micros", i -> MOMENT.plusHours(i)),
            Map.entry("nanos", i -> MOMENT.plusHours(i)),
            Map.entry("instant", i -> MOMENT.plusHours(i).toInstant(ZoneOffset.UTC)),
            Map.entry("decimal", i -> (i - 20) / 8.0),
            Map.entry("time", i -> LocalTime.of(i % 24, i, 59, 5_000_000)),
            Map.entry("time32", i -> LocalTime.of(i % 24, i, 59, 5_000_000)));

    @TempDir
    private Path folder;

    private static void assertExpected(Table table) {
        assertThat(table.rowCount()).isEqualTo(ROWS);
        for (Column<?> column : table.columns()) {
            for (int i = 0; i < ROWS; i++) {
                boolean isMissing = i % 5 == 3 || column.name().equals("none");
                Object value = isMissing ? null : EXPECTED.get(column.name()).apply(i);
                isMissing |= "".equals(value);
                assertThat(column.isMissing(i))
                        .as(column.name() + " " + i + " is missing")
                        .isEqualTo(isMissing);
                if (!isMissing) {
                    assertThat((Object) column.get(i))
                            .as(column.name() + " " + i)
                            .isEqualTo(value);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "plain", "pages", "version2"})
    void the_parquet_files_of_most_programs_are_read_without_duckdb(String name) throws IOException {
        Table table = ParquetFiles.own(FILES.resolve(name + ".parquet"));
        assertThat(table).isNotNull();
        assertExpected(table);
        assertThat(table.columnCount()).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "plain"})
    void whichever_way_a_parquet_file_is_read_it_is_the_same_table(String name) throws IOException {
        String file = FILES.resolve(name + ".parquet").toString();
        Table table = Sql.parquet(file);
        assertExpected(table);
        Table ofDuckDb = Sql.sql("select * from read_parquet('" + file + "')");
        assertThat(table.columnNames()).isEqualTo(ofDuckDb.columnNames());
        assertThat(table.types()).isEqualTo(ofDuckDb.types());
        assertThat(ParquetFiles.own(FILES.resolve("zstd.parquet"))).isNull();
    }

    @Test
    void rarer_types_in_parquet_files_are_read_by_duckdb() throws IOException {
        assertThat(ParquetFiles.own(FILES.resolve("odd.parquet"))).isNull();
        assertThat(Sql.parquet(FILES.resolve("odd.parquet").toString()).rowCount())
                .isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz4", "plain", "batches", "odd"})
    void arrow_files_are_read_with_their_types_and_missing_values(String name) {
        assertExpected(Sql.arrow(FILES.resolve(name + ".arrow").toString()));
    }

    @Test
    void arrow_and_parquet_files_of_one_table_have_columns_of_the_same_types() {
        Table arrow = Sql.arrow(FILES.resolve("plain.arrow").toString());
        Table parquet = Sql.parquet(FILES.resolve("plain.parquet").toString());
        assertThat(arrow.columnNames()).isEqualTo(parquet.columnNames());
        assertThat(arrow.types()).isEqualTo(parquet.types());
    }

    @Test
    void files_without_rows_keep_their_columns() {
        Table arrow = Sql.arrow(FILES.resolve("empty.arrow").toString());
        Table parquet = Sql.parquet(FILES.resolve("empty.parquet").toString());
        assertThat(arrow.rowCount()).isZero();
        assertThat(parquet.rowCount()).isZero();
        assertThat(arrow.types()).isEqualTo(parquet.types());
        assertThat(arrow.column("date").type()).isEqualTo(ColumnType.LOCAL_DATE);
    }

    @Test
    void blocks_of_lz4_may_refer_to_those_before_them() {
        Table table = Sql.arrow(FILES.resolve("long.arrow").toString());
        assertThat(table.rowCount()).isEqualTo(30_000);
        for (int i = 0; i < table.rowCount(); i++) {
            assertThat(table.longColumn("n").getLong(i)).isEqualTo(i / 100);
            assertThat(table.stringColumn("s").get(i)).isEqualTo("text " + i % 50);
        }
    }

    @Test
    void dictionaries_in_streams_grow_and_are_replaced() {
        assertThat(Sql.arrow(FILES.resolve("delta.stream").toString()).stringColumn(0))
                .containsExactly("a", "b", "", "a", "c", "a");
        assertThat(Sql.arrow(FILES.resolve("replaced.stream").toString()).stringColumn(0))
                .containsExactly("a", "b", "", "a", "y", "x");
    }

    @Test
    void what_cannot_be_read_is_said_with_the_name_of_the_file() throws IOException {
        assertThatThrownBy(() -> Sql.arrow(FILES.resolve("zstd.arrow").toString()))
                .isInstanceOf(SqlException.class)
                .hasMessageMatching("arrow: \".*zstd.arrow\" is compressed by Zstandard, which is not read.\n"
                        + "Hint: write it by LZ4, in pandas df.to_feather\\(path, compression=\"lz4\"\\).");
        assertThatThrownBy(() -> Sql.arrow(FILES.resolve("list.arrow").toString()))
                .isInstanceOf(SqlException.class)
                .hasMessageMatching("arrow: \".*list.arrow\" has a column list of the type list, which a table has no "
                        + "column for.\nHint: leave it out, or write it as text.");
        assertThatThrownBy(() -> Sql.arrow(folder + "/none.arrow"))
                .isInstanceOf(SqlException.class)
                .hasMessageMatching("arrow: there is no file \".*none.arrow\"\\.");
        for (String text : new String[] {"", "x", "FEA1 and more", "PAR1PAR1PAR1", "a,b\n1,2\n", "ARROW1\0\0ARROW1"}) {
            Path file = Files.writeString(folder.resolve("other.arrow"), text);
            assertThatThrownBy(() -> Sql.arrow(file.toString()))
                    .as(text)
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("other.arrow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz4.arrow", "batches.arrow", "delta.stream", "snappy.parquet", "pages.parquet"})
    void a_file_that_is_cut_off_gives_an_error_that_names_it(String name) throws IOException {
        byte[] all = Files.readAllBytes(FILES.resolve(name));
        boolean isParquet = name.endsWith("parquet");
        for (int length = 0; length < all.length - 8; length += isParquet ? 997 : 101) {
            Path file = folder.resolve("cut-" + name);
            Files.write(file, Arrays.copyOf(all, length));
            try {
                Table table = isParquet ? Sql.parquet(file.toString()) : Sql.arrow(file.toString());
                // A stream has no end that could be missed: what is there of it is whole.
                assertThat(name).endsWith("stream");
                assertThat(table.columnCount()).isEqualTo(1);
            } catch (SqlException e) {
                assertThat(e).hasMessageContaining("cut-" + name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lz4.arrow", "plain.arrow", "odd.arrow", "delta.stream", "snappy.parquet", "version2.parquet"})
    void a_damaged_file_gives_a_table_or_an_error_that_names_it(String name) throws IOException {
        byte[] all = Files.readAllBytes(FILES.resolve(name));
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = all.clone();
            for (int k = 0; k < 1 + i % 3; k++) {
                damaged[random.nextInt(all.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged-" + name), damaged);
            try {
                // What DuckDB makes of it is DuckDB's.
                Object table = name.endsWith("parquet") ? ParquetFiles.own(file) : Sql.arrow(file.toString());
                assertThat(table == null || table instanceof Table).isTrue();
            } catch (SqlException e) {
                assertThat(e).hasMessageContaining("damaged-" + name);
            }
        }
    }
}
