package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Texts beside numbers, which are read in one pass where they are not quoted.
class CsvTextsTest {
    private static final List<String> TEXTS = List.of(
            "red", "Red", " blue ", "NA", "", "null", "가나다", "a\"b", "7", "1.5", "true", "naïve", "x y", "-", "ab",
            "ba");

    private static Table read(byte[] content, CsvOptions options, int piece) {
        return CsvReader.read(CsvSource.of("t.csv", content, options), "t.csv", options, piece);
    }

    private static Table read(String content, int piece) {
        return read(content.getBytes(StandardCharsets.UTF_8), CsvOptions.DEFAULT, piece);
    }

    private static String line(List<String> fields, boolean quoted, String end) {
        List<String> written = new ArrayList<>();
        fields.forEach(field -> written.add(quoted ? "\"" + field.replace("\"", "\"\"") + "\"" : field));
        return String.join(",", written) + end;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 5000, 1 << 20})
    void quoted_and_unquoted_fields_give_the_same_table(int piece) {
        for (String end : List.of("\n", "\r\n", "\r")) {
            Random random = new Random(piece);
            StringBuilder plain = new StringBuilder("text,number,truth,last" + end);
            StringBuilder quoted = new StringBuilder(plain);
            for (int i = 0; i < 3000; i++) {
                List<String> fields = List.of(
                        TEXTS.get(random.nextInt(TEXTS.size())),
                        random.nextInt(9) == 0 ? "" : Integer.toString(random.nextInt(1000) - 500),
                        List.of("True", "false", "TRUE", "").get(random.nextInt(4)),
                        "k" + random.nextInt(2000));
                plain.append(line(fields, false, end));
                quoted.append(line(fields, true, end));
            }
            Table table = read(plain.toString(), piece);
            assertThat(Tables.toCsv(table)).isEqualTo(Tables.toCsv(read(quoted.toString(), piece)));
            assertThat(Tables.info(table)).contains("str", "float64", "bool");
        }
    }

    @Test
    void texts_of_all_pieces_have_common_numbers_however_many_there_are() {
        for (int different : new int[] {3, 254, 255, 5000, 65_534, 65_535, 90_000}) {
            List<String> expected = new ArrayList<>();
            StringBuilder content = new StringBuilder("a,b\n");
            for (int i = 0; i < 95_000; i++) {
                expected.add("text" + i % different);
                content.append(i).append(',').append(expected.getLast()).append('\n');
            }
            StringColumn column = read(content.toString(), 1 << 16).stringColumn("b");
            assertThat(column.asList()).isEqualTo(expected);
            assertThat(column.countUnique()).isEqualTo(different);
            assertThat(column.append("more").get(95_000)).isEqualTo("more");
        }
    }

    @Test
    void lines_of_blanks_between_texts_are_no_rows() {
        Table table = read("a\n" + "x\n \n\n\t\ny z\n".repeat(50), 1 << 20);
        assertThat(table.rowCount()).isEqualTo(100);
        assertThat(table.stringColumn("a").get(99)).isEqualTo("y z");
    }

    @Test
    void too_few_fields_behind_texts_are_named_with_their_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("a,b\n" + "x,y\n".repeat(60) + "z\n" + "x,y\n".repeat(60), 1 << 20))
                .withMessageContaining("line 62");
    }

    @Test
    void bytes_that_are_no_text_are_named_with_their_line() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(("a,b\n" + "x,y\n".repeat(60)).getBytes(StandardCharsets.UTF_8));
        content.writeBytes(new byte[] {'x', ',', (byte) 0xB0, (byte) 0xA1, '\n'});
        content.writeBytes("x,y\n".repeat(60).getBytes(StandardCharsets.UTF_8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(content.toByteArray(), CsvOptions.DEFAULT, 1 << 20))
                .withMessageContaining("line 62");
    }

    @Test
    void a_truth_value_may_stand_for_a_missing_one() {
        CsvOptions options = CsvOptions.DEFAULT.naValues("true");
        byte[] content = ("a,b\n" + "true,1\nFalse,2\n".repeat(60)).getBytes(StandardCharsets.UTF_8);
        assertThat(read(content, options, 1 << 20).column("a").countMissing()).isEqualTo(60);
    }
}
