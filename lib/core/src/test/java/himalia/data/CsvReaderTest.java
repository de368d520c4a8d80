package himalia.data;

import static himalia.data.Tables.csv;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class CsvReaderTest {
    /// Where we differ from pandas on purpose: rows of another length are an error, decimal commas stay text, and
    /// numbers beyond 64 bits stay text; names lose the blanks around them.
    private static final Set<String> OURS =
            Set.of("comment.csv", "ragged_short.csv", "semicolon_decimal_comma.csv", "bigint.csv");

    @TempDir
    Path folder;

    static Stream<String> files() {
        JsonObject all = Golden.json("nasty_pandas.json");
        return all.keySet().stream()
                .filter(name -> !all.getAsJsonObject(name).has("error"))
                .filter(name -> !OURS.contains(name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void reads_what_pandas_reads(String name) {
        JsonObject expected = Golden.json("nasty_pandas.json").getAsJsonObject(name);
        Table table = csv(Golden.path("nasty/" + name).toString(), options(expected.getAsJsonObject("kwargs")));

        assertThat(table.rowCount()).isEqualTo(expected.get("rows").getAsInt());
        assertThat(table.columnCount()).isEqualTo(expected.get("ncols").getAsInt());
        JsonArray names = expected.getAsJsonArray("columns");
        for (int i = 0; i < names.size(); i++) {
            Column<?> column = table.column(i);
            assertThat(column.name()).isEqualTo(names.get(i).getAsString().strip());
            String dtype = expected.getAsJsonArray("dtypes").get(i).getAsString();
            assertThat(ColumnText.dtype(column)).isEqualTo(dtype.equals("object") ? "str" : dtype);
            JsonArray rows = expected.getAsJsonArray("values");
            for (int row = 0; rows != null && row < rows.size(); row++) {
                assertValue(column, row, rows.get(row).getAsJsonArray().get(i));
            }
        }
    }

    private static void assertValue(Column<?> column, int row, JsonElement expected) {
        if (expected.isJsonNull()) {
            assertThat(column.isMissing(row)).isTrue();
        } else if (Frames.isNumber(column)) {
            assertThat(Frames.doubles("test", column)[row]).isEqualTo(expected.getAsDouble());
        } else {
            assertThat(column.getString(row)).isEqualTo(expected.getAsString());
        }
    }

    private static CsvOptions options(JsonObject kwargs) {
        CsvOptions options = CsvOptions.DEFAULT;
        if (kwargs.has("sep")) {
            options = options.separator(kwargs.get("sep").getAsString().charAt(0));
        }
        String encoding = kwargs.has("encoding") ? kwargs.get("encoding").getAsString() : "utf-8";
        return options.encoding(encoding);
    }

    @Test
    void types_come_from_the_whole_column() {
        Table table = read("i,big,d,b,t,none\n1,3000000000,1,true,x,\n-2,1,0.5,False,,NA\n");

        assertThat(table.column("i")).isInstanceOf(IntColumn.class);
        assertThat(table.column("big")).isInstanceOf(LongColumn.class);
        assertThat(table.column("d")).isInstanceOf(DoubleColumn.class);
        assertThat(table.column("b")).isInstanceOf(BooleanColumn.class);
        assertThat(table.column("t")).isInstanceOf(StringColumn.class);
        assertThat(table.column("none")).isInstanceOf(DoubleColumn.class);
        assertThat(table.longColumn("big").getLong(0)).isEqualTo(3_000_000_000L);
    }

    @Test
    void tablesaws_marks_for_missing_values_are_ordinary_numbers() {
        Table table = read("a,b\n-2147483648,-9223372036854775808\n1,2\n");

        assertThat(table.longColumn("a").getLong(0)).isEqualTo(Integer.MIN_VALUE);
        assertThat(table.column("a").countMissing()).isZero();
        assertThat(table.column("b").getString(0)).isEqualTo("-9223372036854775808");
    }

    @Test
    void whole_numbers_with_missing_ones_are_decimals() {
        Table table = read("a\n1\nNA\n3\n");

        assertThat(table.column("a")).isInstanceOf(DoubleColumn.class);
        assertThat(table.doubleColumn("a").asDoubleArray()).containsExactly(1, Double.NaN, 3);
    }

    @Test
    void late_text_keeps_the_early_texts_as_they_were() {
        Table table = read("zip,b\n007,1\n,0\n+1.50,1\n\"a \"\"b\"\"\",x\n");

        assertThat(table.stringColumn("zip").asList()).containsExactly("007", "", "+1.50", "a \"b\"");
        assertThat(table.stringColumn("b").asList()).containsExactly("1", "0", "1", "x");
    }

    @Test
    void whole_numbers_beyond_64_bits_keep_their_digits() {
        assertThat(read("a\n1\n9223372036854775808\n").stringColumn("a").asList())
                .containsExactly("1", "9223372036854775808");
        assertThat(read("a\n0.5\n9223372036854775808\n").doubleColumn("a").getDouble(1))
                .isEqualTo(9223372036854775808.0);
    }

    @Test
    void a_decimal_comma_is_never_a_number() {
        Table table =
                csv(Golden.path("nasty/semicolon_decimal_comma.csv").toString(), CsvOptions.DEFAULT.separator(';'));

        assertThat(table.stringColumn("a").asList()).containsExactly("1,5", "3,25");
        assertThat(table.column("b")).isInstanceOf(IntColumn.class);
    }

    @Test
    void numbers_are_the_nearest_doubles() {
        String[] texts = {
            "0.1",
            "1e-5",
            "123456.789",
            "9007199254740993.0",
            "1e22",
            "1e23",
            "4.9e-324",
            "1.7976931348623157e308",
            "0.30000000000000004",
            "-0.0",
            "24.98298",
            "1e400",
            "1e-400",
            "00.5",
            "123456789012345678901234567890.5"
        };
        double[] values =
                read("a\n" + String.join("\n", texts) + "\n").doubleColumn("a").asDoubleArray();

        for (int i = 0; i < texts.length; i++) {
            assertThat(values[i]).as(texts[i]).isEqualTo(Double.parseDouble(texts[i]));
        }
    }

    @Test
    void a_file_without_a_header_gets_numbered_columns() {
        Table table = csv(file("5.1,car\n4.9,truck\n"), CsvOptions.DEFAULT.noHeader());

        assertThat(table.columnNames()).containsExactly("0", "1");
        assertThat(table.rowCount()).isEqualTo(2);
    }

    @Test
    void names_that_differ_only_in_case_are_made_unique() {
        assertThat(read("a,A\n1,2\n").columnNames()).containsExactly("a", "A.1");
    }

    @Test
    void the_last_line_needs_no_end() {
        assertThat(read("a,b\n1,").column("b").isMissing(0)).isTrue();
        assertThat(read("a,b\n1,\"x\"").column("b").getString(0)).isEqualTo("x");
    }

    private Table read(String content) {
        return csv(file(content));
    }

    private String file(String content) {
        try {
            return Files.writeString(folder.resolve("t.csv"), content, StandardCharsets.UTF_8)
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void missing_values_among_very_many_different_texts_stay_missing() {
        StringBuilder content = new StringBuilder("id,name\n");
        for (int i = 0; i < 40_000; i++) {
            content.append(i).append(',').append(i % 8 == 0 ? "" : "name " + i).append('\n');
        }
        byte[] bytes = content.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Table table =
                CsvReader.read(CsvSource.of("names.csv", bytes, CsvOptions.DEFAULT), "names.csv", CsvOptions.DEFAULT);
        assertThat(table.column("name").countMissing()).isEqualTo(5_000);
        assertThat(Tables.text(table)).containsPattern("0 +0 +NaN");
        assertThat(Tables.dropna(table).rowCount()).isEqualTo(35_000);
        assertThat(Tables.fillna(table, "?").stringColumn("name").get(39_992)).isEqualTo("?");
    }
}
