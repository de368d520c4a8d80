package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/// Files whose values are known, written in every way that means the same: short and long texts, repeating or not,
/// quoted or not, lines of all ends. A small piece is read by the slow way alone, a large one by the quick one.
class CsvQuickWayTest {
    private static final int ROWS = 6000;
    private static final List<String> PARTS =
            List.of("a", "b", "-", ",", "\"", "\n", "\r\n", "도", "é", " ", "7", ".", "NA", "x,y", "long text ", "😀");

    private final Random random;
    private final List<List<String>> columns = new ArrayList<>();
    private final double[] numbers = new double[ROWS];

    CsvQuickWayTest() {
        random = new Random(7);
        for (int column = 0; column < 4; column++) {
            columns.add(new ArrayList<>());
        }
        List<String> few = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            few.add(text(40));
        }
        for (int row = 0; row < ROWS; row++) {
            columns.get(0).add(few.get(random.nextInt(few.size())));
            columns.get(1).add("id" + row);
            columns.get(2).add(row > 2 && random.nextInt(3) == 0 ? "" : text(7));
            columns.get(3).add("x".repeat(1 + row % 34) + row % 5);
            numbers[row] = random.nextInt(4) == 0 ? Double.NaN : random.nextInt(20_000) / 8.0 - 900;
        }
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    private String written(String end) {
        StringBuilder content = new StringBuilder("few,id,gaps,lengths,number" + end);
        for (int row = 0; row < ROWS; row++) {
            for (List<String> column : columns) {
                String text = column.get(row);
                boolean quoted = text.matches("(?s).*[,\"\r\n].*") || random.nextInt(5) == 0;
                content.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text)
                        .append(',');
            }
            String gap = random.nextBoolean() ? "" : "NA";
            content.append(Double.isNaN(numbers[row]) ? gap : Double.toString(numbers[row]))
                    .append(end);
            content.append(random.nextInt(50) == 0 ? end : "");
        }
        return content.substring(0, content.length() - (random.nextBoolean() ? 0 : end.length()));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 40_000, 1 << 20})
    void what_was_written_is_read_however_it_was_written(int piece) {
        for (String end : List.of("\n", "\r\n", "\r")) {
            byte[] bytes = written(end).getBytes(StandardCharsets.UTF_8);
            Table table = CsvReader.read(
                    CsvSource.of("t.csv", bytes, CsvOptions.DEFAULT), "t.csv", CsvOptions.DEFAULT, piece);
            for (int column = 0; column < 4; column++) {
                assertThat(table.stringColumn(column).asList()).isEqualTo(columns.get(column));
            }
            assertThat(table.doubleColumn("number").asDoubleArray()).isEqualTo(numbers);
        }
    }
}
