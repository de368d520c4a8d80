package himalia.data;

import static himalia.data.Tables.csv;
import static himalia.data.Tables.text;
import static himalia.data.Tables.toCsv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class CsvPiecesTest {
    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), content);
    }

    private static Table inPieces(Path file, int piece) {
        return CsvReader.read(CsvSource.open(file, CsvOptions.DEFAULT), "t.csv", CsvOptions.DEFAULT, piece);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 50, 333, 4096})
    void pieces_of_any_size_give_the_same_table(int piece) throws IOException {
        Random random = new Random(piece);
        StringBuilder content = new StringBuilder("whole,decimal,mixed,text,truth,late\r\n");
        for (int i = 0; i < 400; i++) {
            content.append(random.nextInt(1000))
                    .append(',')
                    .append(random.nextInt(9) == 0 ? "" : i / 8.0)
                    .append(',');
            content.append(random.nextInt(3) == 0 ? "NA" : random.nextBoolean() ? "7" : "7.25")
                    .append(',');
            content.append(random.nextInt(4) == 0 ? "\"a, \"\"b\"\"\nc\"" : "가나")
                    .append(',');
            content.append(random.nextBoolean())
                    .append(',')
                    .append(i == 390 ? "x" : "00" + i)
                    .append("\r\n");
        }
        Path file = file(content.toString());
        Table whole = inPieces(file, 1 << 20);
        assertThat(toCsv(inPieces(file, piece))).isEqualTo(toCsv(whole));
        assertThat(whole.typeArray())
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.STRING,
                        ColumnType.BOOLEAN,
                        ColumnType.STRING);
        assertThat(whole.stringColumn("late").get(3)).isEqualTo("003");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 16, 50, 333})
    void a_piece_ends_with_a_record_wherever_quotes_stand(int piece) throws IOException {
        String[] fields = {
            "5\" pipe", "\"a\"\"\"", "\"\"", "\"\"\"b\nc\"\"\"", "\"x\" y \"z", "NA", "\"NA\"", "", "\"\n\"", "d"
        };
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            Random random = new Random(piece);
            StringBuilder content = new StringBuilder("x,y,n,t").append(lineEnd);
            for (int i = 0; i < 500; i++) {
                content.append(fields[random.nextInt(fields.length)])
                        .append(',')
                        .append(fields[random.nextInt(fields.length)])
                        .append(',')
                        .append(random.nextInt(4) == 0 ? "null" : "" + i)
                        .append(',')
                        .append(random.nextInt(4) == 0 ? "NaN" : "" + random.nextBoolean())
                        .append(lineEnd);
            }
            Path file = file(content.toString());
            Table whole = inPieces(file, 1 << 20);
            assertThat(whole.rowCount()).isEqualTo(500);
            assertThat(whole.column("n").type()).isEqualTo(ColumnType.DOUBLE);
            assertThat(whole.column("t").type()).isEqualTo(ColumnType.BOOLEAN);
            assertThat(toCsv(inPieces(file, piece))).isEqualTo(toCsv(whole));
        }
    }

    @Test
    void an_error_in_a_later_piece_names_its_line() throws IOException {
        Path file = file("a,b\n" + "1,2\n".repeat(500) + "1,2,3\n" + "1,2\n".repeat(500));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inPieces(file, 100))
                .withMessageContainingAll("line 502", "one too many", "found 3 fields");
    }

    @Test
    void written_numbers_are_read_as_the_same_bits() throws IOException {
        Random random = new Random(1);
        StringBuilder content = new StringBuilder("x\n");
        double[] values = random.doubles(2000, -1e6, 1e6).toArray();
        for (int i = 0; i < values.length; i++) {
            String text = i % 2 == 0 ? Double.toString(values[i]) : String.format(Locale.ROOT, "%.4f", values[i]);
            values[i] = Double.parseDouble(text);
            content.append(text).append('\n');
        }
        assertThat(inPieces(file(content.toString()), 1000).doubleColumn(0).asDoubleArray())
                .containsExactly(values);
    }

    @Test
    void options_are_those_of_pandas() throws IOException {
        String path =
                file("skip me\na;b;zip;c\n1.234,5;-;007;x\n-0,25;2;010;?\n").toString();
        Table table = csv(
                path,
                o -> o.skipRows(1)
                        .separator(';')
                        .decimal(',')
                        .thousands('.')
                        .naValues("-", "?")
                        .type("zip", "str"));
        assertThat(text(table)).isEqualTo("""
                         a    b  zip    c
                0  1234.50  NaN  007    x
                1    -0.25  2.0  010  NaN""");
        Table named = csv(
                path,
                o -> o.skipRows(2).separator(';').names("p", "q", "r", "s").nRows(1));
        assertThat(named.columnNames()).containsExactly("p", "q", "r", "s");
        assertThat(named.rowCount()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(path, o -> o.skipRows(1).separator(';').type("zap", "str")))
                .withMessageContainingAll("\"zap\"", "did you mean \"zip\"");
    }

    @Test
    void korean_text_is_recognised_and_read() throws IOException {
        Path file = folder.resolve("k.csv");
        Files.write(file, "이름,값\n가나다,1\n".getBytes(Charset.forName("MS949")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv(file.toString()))
                .withMessageContainingAll("cp949", "o -> o.encoding(\"cp949\")");
        assertThat(csv(file.toString(), o -> o.encoding("cp949")).columnNames()).containsExactly("이름", "값");
    }

    @Test
    void packed_files_are_written_and_read() {
        Table table = Tables.table(Tables.column("a", 1, 2), Tables.column("b", "x,y", "\"q\""));
        String path = folder.resolve("t.csv.gz").toString();
        toCsv(table, path);
        Table again = csv(path);
        assertThat(again.name()).isEqualTo("t");
        assertThat(toCsv(again)).isEqualTo(toCsv(table)).isEqualTo("a,b\n1,\"x,y\"\n2,\"\"\"q\"\"\"\n");
    }

    @Test
    void json_rows_and_columns_are_tables() throws IOException {
        Path file =
                Files.writeString(folder.resolve("t.json"), "[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2.5, \"c\": true}]");
        assertThat(toCsv(Tables.json(file.toString()))).isEqualTo("a,b,c\n1.0,x,\n2.5,,True\n");
        Files.writeString(file, "{\"a\": [1, 2], \"b\": {\"0\": null, \"1\": \"y\"}}");
        assertThat(toCsv(Tables.json(file.toString()))).isEqualTo("a,b\n1,\n2,y\n");
        Files.writeString(file, "[{\"a\": 1},\n {\"a\" 2}]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.json(file.toString()))
                .withMessageContainingAll("line 2", "expected ':'");
    }
}
