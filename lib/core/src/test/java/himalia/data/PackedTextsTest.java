package himalia.data;

import static himalia.data.Tables.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Texts by their bytes: numbered while they repeat, kept as bytes where they hardly do. Both must give what the same
/// texts as objects give.
class PackedTextsTest {
    private static final int ROWS = 9000;

    /// Texts of all lengths, in all alphabets, of which some are missing and a few repeat.
    private static List<String> texts(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            String letter = List.of("a", "é", "한", "😀", " ").get(random.nextInt(5));
            texts.add(
                    random.nextInt(20) == 0
                            ? ""
                            : random.nextInt(20) == 0 && row > 10
                                    ? texts.get(random.nextInt(row))
                                    : row + letter.repeat(random.nextInt(9)) + "-" + random.nextInt(1 << 30));
        }
        return texts;
    }

    private static StringColumn collected(List<String> texts) {
        TextCollector collector = new TextCollector(0);
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            collector.add(bytes, 0, bytes.length);
        }
        return collector.column("s");
    }

    private static Table numbered(StringColumn column) {
        return Table.create("t", column, IntColumn.indexColumn("i", column.size(), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void verbs_give_what_they_give_for_texts_as_objects(long seed) {
        List<String> texts = texts(seed);
        Table objects = numbered(StringColumn.create("s", texts));
        int[] shuffled = new Random(seed).ints(ROWS, 0, ROWS).toArray();
        List<UnaryOperator<Table>> verbs = List.of(
                table -> sortValues(table, "s"),
                table -> head(sortValues(table, "s"), 7),
                table -> head(table, 5),
                table -> query(table, "i", i -> i % 3 == 1),
                table -> query(table, "i", i -> i % 1000 == 1),
                table -> query(table, "s", texts.get(12)),
                table -> Cells.rows(table, shuffled),
                table -> dropna(table),
                table -> dropDuplicates(table, "s"),
                table -> fillna(table, Map.of("s", "none")),
                table -> concat(table, table),
                table -> concat(table, query(table, "i", i -> i < 4500)),
                table -> sortValues(concat(head(table, 3000), tail(table, 3000)), "s"),
                table -> merge(table, query(table, "i", i -> i % 2 == 0), "inner", "s"),
                table -> groupBy(table, "s").max(),
                table -> select(table, "s"),
                table -> describe(table));
        for (UnaryOperator<Table> verb : verbs) {
            Table packed = numbered(collected(texts));
            assertThat(toCsv(verb.apply(packed))).isEqualTo(toCsv(verb.apply(objects)));
            // What was asked for before changes nothing.
            assertThat(toCsv(verb.apply(packed))).isEqualTo(toCsv(verb.apply(objects)));
        }
    }

    @Test
    void a_column_is_changed_as_any_other_and_those_taken_from_it_are_not() {
        List<String> texts = texts(4);
        StringColumn column = collected(texts);
        Table few = head(numbered(column), 3);
        column.set(1, "changed");
        column.append("more");
        assertThat(column.get(1)).isEqualTo("changed");
        assertThat(column.size()).isEqualTo(ROWS + 1);
        assertThat(few.stringColumn("s").asList()).isEqualTo(texts.subList(0, 3));
        column.clear();
        assertThat(column.size()).isZero();
    }

    @Test
    void a_few_rows_do_not_keep_the_bytes_of_all() {
        PackedTexts all = packed(texts(5));
        PackedTexts few = all.taken(new int[] {7, 8, 8, Cells.NO_ROW}, true);
        assertThat(few.parts().getFirst().bytes().length).isLessThan(200);
        assertThat(few.text(0)).isEqualTo(all.text(7));
        assertThat(few.text(2)).isEqualTo(all.text(8));
        assertThat(few.text(3)).isEmpty();
        assertThat(all.taken(new int[] {Cells.NO_ROW}, true).text(0)).isEmpty();
    }

    private static PackedTexts packed(List<String> texts) {
        PackedTexts.Builder builder = new PackedTexts.Builder();
        TextNumbers numbers = TextNumbers.plain();
        int[] codes = new int[texts.size()];
        for (int row = 0; row < codes.length; row++) {
            byte[] bytes = texts.get(row).getBytes(UTF_8);
            codes[row] = numbers.of(bytes, 0, bytes.length);
        }
        builder.add(numbers);
        return builder.build(codes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void equal_texts_have_equal_numbers_wherever_they_stand(boolean givesUp) {
        Random random = new Random(6);
        TextNumbers numbers = givesUp ? TextNumbers.ofRepeating(TextNumbers.Gaps.ONLY_EMPTY) : TextNumbers.distinct();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            // They differ in a byte, in their length, or in zeros at their end.
            String text = "x".repeat(random.nextInt(18))
                    + (char) ('a' + random.nextInt(6))
                    + "\0".repeat(random.nextInt(3))
                    + random.nextInt(10);
            byte[] bytes = ("<<" + text + ">".repeat(random.nextInt(20))).getBytes(UTF_8);
            int number = numbers.of(bytes, 2, 2 + text.getBytes(UTF_8).length);
            assertThat(number).isEqualTo(expected.computeIfAbsent(text, t -> expected.size()));
            assertThat(numbers.text(number)).isEqualTo(text);
        }
        assertThat(numbers.hasGivenUp()).isFalse();
        assertThat(numbers.size()).isEqualTo(expected.size());
    }

    @Test
    void missing_values_are_no_texts_that_repeat() {
        TextNumbers numbers = TextNumbers.ofRepeating((bytes, start, end) -> end - start == 2);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = (i % 2 == 0 ? "NA" : "text" + i).getBytes(UTF_8);
            assertThat(numbers.of(bytes, 0, bytes.length)).isEqualTo(i % 2 == 0 ? TextCodes.MISSING : i / 2);
        }
        assertThat(numbers.hasGivenUp()).isTrue();
    }

    @Test
    void bytes_that_are_no_text_get_no_number() {
        TextNumbers numbers = TextNumbers.distinct();
        for (byte[] wrong : new byte[][] {{-1}, {'a', (byte) 0xC3}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}}) {
            assertThat(numbers.of(wrong, 0, wrong.length)).isEqualTo(TextNumbers.NO_UTF8);
        }
        byte[] sign = "\uFFFD".getBytes(UTF_8); // the sign for what is no text is one
        assertThat(numbers.of(sign, 0, sign.length)).isZero();
    }

    @Test
    void what_stands_for_a_gap_is_one_in_every_piece_of_a_file() {
        StringBuilder csv = new StringBuilder("name,n\n");
        List<String> expected = new ArrayList<>();
        List<String> gaps = List.of("", "NA", "null", "#N/A N/A", "-1.#QNAN", "none of these at all, by its length");
        for (int row = 0; row < 40_000; row++) {
            int kind = row % 11;
            String text = kind < gaps.size() ? gaps.get(kind) : "name " + row;
            expected.add(kind < gaps.size() ? "" : text);
            csv.append('"').append(text).append("\",").append(row).append('\n');
        }
        CsvOptions options = CsvOptions.DEFAULT.naValues(gaps.getLast());
        for (int piece : new int[] {20_000, 300_000, 1 << 21}) {
            StringColumn column = CsvReader.read(
                            CsvSource.of("t.csv", csv.toString().getBytes(UTF_8), options), "t.csv", options, piece)
                    .stringColumn("name");
            assertThat(column.asList()).isEqualTo(expected);
            assertThat(column.countMissing())
                    .isEqualTo((int) expected.stream().filter(String::isEmpty).count());
        }
    }

    @Test
    void any_number_of_words_stand_for_gaps() {
        String[] words = IntStream.range(0, 5000).mapToObj(i -> "k" + i).toArray(String[]::new);
        String csv = "a\nx\n" + String.join("\n", words) + "\ny\n";
        StringColumn column = read(csv, CsvOptions.DEFAULT.naValues(words)).stringColumn("a");
        assertThat(column.countMissing()).isEqualTo(words.length);
        assertThat(column.get(0) + column.get(words.length + 1)).isEqualTo("xy");
    }

    @Test
    void a_word_for_a_gap_with_something_behind_it_is_a_text() {
        for (String more : List.of("\0", "\0\0", " ", "x")) {
            assertThat(read("a\nx\nNA" + more + "\nNA\n", CsvOptions.DEFAULT)
                            .stringColumn("a")
                            .asList())
                    .containsExactly("x", "NA" + more, "");
        }
    }

    private static Table read(String csv, CsvOptions options) {
        return CsvReader.read(CsvSource.of("t.csv", csv.getBytes(UTF_8), options), "t.csv", options);
    }

    @Test
    void a_gap_filled_with_a_text_that_is_there_is_that_text() {
        Table filled = fillna(Table.create("t", StringColumn.create("s", "x", "", "y")), "x");
        Table other = Table.create("t", StringColumn.create("s", "z", "x"));
        Table all = concat(filled, other);
        assertThat(all.stringColumn("s").countUnique()).isEqualTo(3);
        assertThat(sortValues(all, "s").stringColumn("s").asList()).containsExactly("x", "x", "x", "y", "z");
        assertThat(merge(filled, other, "inner", "s").rowCount()).isEqualTo(2);
        assertThat(dropDuplicates(all, "s").rowCount()).isEqualTo(3);
        assertThat(merge(other, concat(other, filled), "inner", "s").rowCount()).isEqualTo(4);
    }
}
