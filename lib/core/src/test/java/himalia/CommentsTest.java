package himalia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentsTest {
    /// Whose comments have been filled and stay so.
    private static final List<Path> FILLED =
            List.of(Path.of("../../kernel"), Path.of("../../lib"), Path.of("../../course"));

    private static final String FULL = "    /// " + "word ".repeat(21) + "the";

    @Test
    void no_line_of_a_comment_is_short_in_the_middle_of_a_paragraph() throws IOException {
        for (Path folder : FILLED) {
            for (Path file : Comments.sources(folder)) {
                assertThat(Comments.ragged(Files.readString(file)))
                        .as("lines of " + file + " that could take a word of the next one; "
                                + "java lib/core/src/test/java/himalia/Comments.java lib/core fills them")
                        .isEmpty();
            }
        }
    }

    @Test
    void what_the_formatter_broke_off_joins_the_next_line() {
        String broken = FULL + "\n    /// orphan\n    /// of `x + 1`\n    void f() {}\n";
        assertThat(Comments.ragged(broken)).containsExactly(2);
        assertThat(Comments.filled(broken)).isEqualTo(FULL + "\n    /// orphan of `x + 1`\n    void f() {}\n");
    }

    @Test
    void tags_and_lists_keep_their_beginnings() {
        assertThat(Comments.filled("""
                /// Text
                /// goes on.
                /// - one
                /// thing
                /// - another
                ///
                /// @param x a
                /// number
                /// @throws E if
                """)).isEqualTo("""
                /// Text goes on.
                /// - one thing
                /// - another
                ///
                /// @param x a number
                /// @throws E if
                """);
    }

    @Test
    void code_tables_and_texts_are_left_alone() {
        String source = """
                /// | a |
                /// | b |
                ///
                /// ```java
                /// f();
                /// g();
                /// ```
                String s = \"""
                    /// not a comment
                    \""";
                """;
        assertThat(Comments.filled(source)).isEqualTo(source);
        assertThat(Comments.ragged(source)).isEmpty();
    }

    @Test
    void filling_loses_no_word_and_is_done_at_once() throws IOException {
        for (Path file : Comments.sources(Path.of("src"))) {
            String source = Files.readString(file);
            String filled = Comments.filled(source);
            assertThat(filled.replaceAll("(///|\\s)+", " ")).isEqualTo(source.replaceAll("(///|\\s)+", " "));
            assertThat(Comments.ragged(filled)).as(file.toString()).isEmpty();
            assertThat(filled.lines().filter(line -> line.contains("///") && line.length() > 120))
                    .isSubsetOf(source.lines().toList());
        }
    }
}
