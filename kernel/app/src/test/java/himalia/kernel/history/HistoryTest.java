package himalia.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.history.History.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void an_earlier_session() {
        file = folder.resolve("sub").resolve("history.jsonl");
        History first = new History(file);
        first.add(1, "int x = 1;");
        first.add(2, "x + 1");
    }

    @Test
    void the_tail_reaches_into_earlier_sessions() {
        History second = new History(file);
        second.add(1, "\"한글\"\nx");
        assertThat(second.tail(2)).containsExactly(new Entry(1, 2, "x + 1"), new Entry(2, 1, "\"한글\"\nx"));
        assertThat(second.tail(99)).hasSize(3);
        assertThat(second.tail(0)).isEmpty();
    }

    @Test
    void a_range_counts_sessions_from_here_or_from_the_beginning() {
        History second = new History(file);
        second.add(1, "now");
        assertThat(second.range(0, 1, 3)).extracting(Entry::source).containsExactly("now");
        assertThat(second.range(-1, 1, 2)).extracting(Entry::source).containsExactly("int x = 1;");
        assertThat(second.range(1, 2, 9)).extracting(Entry::source).containsExactly("x + 1");
    }

    @Test
    void a_search_takes_stars_and_question_marks_and_nothing_else_as_special() {
        History second = new History(file);
        second.add(1, "a.b(c)");
        second.add(2, "x + 1");
        assertThat(second.search("x*", false, 9)).hasSize(2);
        assertThat(second.search("x*", true, 9)).containsExactly(new Entry(2, 2, "x + 1"));
        assertThat(second.search("a.b(?)", false, 9)).hasSize(1);
        assertThat(second.search("?.b", false, 9)).isEmpty();
        assertThat(second.search("*", false, 1)).containsExactly(new Entry(2, 2, "x + 1"));
    }

    @Test
    @Timeout(60)
    void a_search_for_many_stars_comes_to_an_end() {
        History second = new History(file);
        second.add(1, "x".repeat(100_000) + "\uD83D\uDE00y");
        assertThat(second.search("*x".repeat(50) + "*(", false, 9)).isEmpty();
        assertThat(second.search("*".repeat(200) + "(", false, 9)).isEmpty();
        assertThat(second.search("*x".repeat(50) + "?y", false, 9)).hasSize(1);
        assertThat(second.search("x*x?y*", false, 9)).hasSize(1);
        assertThat(second.search("x*x??y", false, 9)).hasSize(1);
        assertThat(second.search("", false, 9)).isEmpty();
    }

    @Test
    void a_line_that_a_crash_cut_off_is_skipped() throws IOException {
        Files.writeString(file, "{\"session\":7,\"li", StandardOpenOption.APPEND);
        assertThat(new History(file).tail(9)).hasSize(2);
    }

    @Test
    void half_a_letter_keeps_nothing_from_being_remembered() {
        History second = new History(file);
        second.add(1, "\"\ud800\"");
        second.add(2, "x + 2");
        assertThat(new History(file).tail(2)).containsExactly(new Entry(2, 1, "\"?\""), new Entry(2, 2, "x + 2"));
    }

    @Test
    void without_a_file_the_session_is_still_remembered() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "").resolve("history.jsonl");
        for (History history : new History[] {new History(null), new History(blocked)}) {
            history.add(1, "kept");
            assertThat(history.tail(1)).extracting(Entry::source).containsExactly("kept");
        }
    }
}
