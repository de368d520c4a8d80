package himalia.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;

class TextCollectorTest {
    private static StringColumn collected(List<String> texts, int expected) {
        TextCollector collector = new TextCollector(expected);
        for (String text : texts) {
            // Something stands before and behind a text, or nothing does.
            byte[] bytes = ("<" + text + (text.length() % 2 == 0 ? "" : "> and more")).getBytes(UTF_8);
            collector.add(bytes, 1, 1 + text.getBytes(UTF_8).length);
        }
        return collector.column("s");
    }

    @Test
    void texts_of_all_lengths_are_told_apart() {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            // Many begin with the same bytes, and differ in one of those behind, or in their length.
            String text =
                    "a".repeat(random.nextInt(20)) + "bé한".charAt(random.nextInt(3)) + "c".repeat(random.nextInt(4));
            texts.add(i % 5 == 0 ? text : text.substring(0, random.nextInt(text.length() + 1)));
            texts.add("name" + random.nextInt(3000));
        }
        for (int expected : new int[] {0, texts.size()}) {
            StringColumn column = collected(texts, expected);
            assertThat(column.asList()).isEqualTo(texts);
            assertThat(column.countUnique())
                    .isEqualTo((int) texts.stream().distinct().count());
        }
    }

    @Test
    void a_text_is_one_object_however_often_it_stands_there() {
        StringColumn column = collected(List.of("red", "blue", "red"), 0);
        assertThat(column.get(0)).isSameAs(column.get(2));
        assertThat(TextCodes.of(column).codes()).containsExactly(0, 1, 0);
    }

    @Test
    void an_empty_text_is_missing() {
        TextCollector texts = new TextCollector(3);
        texts.addMissing();
        texts.add(new byte[2], 1, 1);
        texts.addNumber(texts.number("x".getBytes(UTF_8), 0, 1));
        StringColumn column = texts.column("s");
        assertThat(column.countMissing()).isEqualTo(2);
        assertThat(column.get(2)).isEqualTo("x");
    }

    @Test
    void texts_that_hardly_repeat_come_back_too() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 150_000; i++) {
            texts.add("text " + (i < 100_000 ? i : i / 3));
        }
        for (int expected : new int[] {0, texts.size()}) {
            StringColumn column = collected(texts, expected);
            assertThat(column.asList()).isEqualTo(texts);
            assertThat(column.countUnique())
                    .isEqualTo((int) texts.stream().distinct().count());
        }
    }
}
