package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Mask;
import himalia.kernel.cell.Pasted;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cells that were pasted from documents and other consoles.
@Timeout(120)
class PastedCellsTest {
    private final Engines cells = new Engines();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void a_transcript_of_a_console_runs() {
        assertThat(cells.value(
                        "jshell> int x = 3\nx ==> 3\n\njshell> int f(int n) {\n   ...>   return n * x;\n   ...> }\n"
                                + "|  created method f(int)\n\njshell> f(2)\n$3 ==> 6\n"))
                .isEqualTo(6);
        assertThat(cells.value("In [1]: int y = 4\nIn [2]: y + 1\nOut[2]: 5")).isEqualTo(5);
        assertThat(cells.value("```java\n# sum\nint z = x + y; # of both\nz\n```"))
                .isEqualTo(7);
    }

    @Test
    void one_quiet_note_says_what_was_read() {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            cells.run("jshell> String s = \u201ca\u201d\njshell> int n = 3 \u2212 1");
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Note: this cell has characters that are not Java; read were \u201c as \", \u2212 as -, "
                        + "prompts as new lines.\n");
    }

    @Test
    void errors_point_into_the_text_as_it_was_pasted() {
        assertThat(Engines.plain(cells.failure("jshell> int a = 1\njshell> int b = oops \u2212 1")))
                .contains("Cell [1], line 2\n    jshell> int b = oops \u2212 1\n                    ^~~~");
        assertThat(Engines.plain(cells.failure("# first\nint a = 1;\nthrow new IllegalStateException(\u201cx\u201d);")))
                .contains(
                        "IllegalStateException: x\nCell [2], line 3",
                        "----> 3 | throw new IllegalStateException(\u201cx\u201d);");
        assertThat(Engines.plain(cells.failure("int k = 5;\n  k\u2013;")))
                .contains("Hint: the character `\u2013` (U+2013) in column 4 is not Java: write `-`, or `--`.");
        assertThat(Engines.plain(cells.failure("String s = \u2018long text\u2019;")))
                .contains("Hint: the character `\u2018` (U+2018) in column 12 is not Java: write `\"`");
    }

    @Test
    void words_of_other_languages_are_told_in_java() {
        for (String code : new String[] {"let x = 3;", "auto x = 3;", "const x = 3;", "val x = 3;"}) {
            assertThat(Engines.plain(cells.failure(code))).contains("Hint: a variable is declared `var x = 1;`");
        }
        cells.run("boolean a = true, b = false;");
        Map.of(
                        "if (a and b) { }", "if (a && b) { }",
                        "if (not a) { }", "if (!a) { }",
                        "boolean c = a or not b;", "boolean c = a || !b;")
                .forEach((code, meant) -> assertThat(Engines.plain(cells.failure(code)))
                        .contains("Hint: `&&` is and, `||` is or, `!` is not: `" + meant + "`"));
        assertThat(Engines.plain(cells.failure("String s = \"a and b"))).contains("Hint: the text begins with \"");
    }

    @Test
    void what_is_dressed_up_is_read_as_it_was() {
        for (int seed = 0; seed < 2000; seed++) {
            RandomJava java = new RandomJava(seed);
            Random random = new Random(seed);
            String code = java.declaration(2) + "\n" + java.statement(2) + "\n" + java.expression(3) + ";\n";
            assertThat(Pasted.of(code)).isEqualTo(new Pasted(code, Set.of()));
            String dressed = dress(code, random);
            Pasted read = Pasted.of(dressed);
            assertThat(read.code()).hasSameSizeAs(dressed);
            assertThat(read.code().replaceAll("[\\s;\u00a0\u2009\u3000]+", ""))
                    .as(dressed)
                    .isEqualTo(code.replaceAll("[\\s;]+", ""));
        }
    }

    /// As a web page or a word processor would hand it out; what stands in texts and comments is left as it is.
    private static String dress(String code, Random random) {
        String mask = Mask.of(code);
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
        boolean prompts = random.nextInt(4) == 0 && !code.contains("\"\"\"") && !code.contains("\n ");
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            boolean isCode = mask.charAt(i) == c && c != '"';
            if (prompts && (i == 0 || code.charAt(i - 1) == '\n')) {
                text.append("jshell> ");
            }
            if (!isCode || random.nextInt(3) > 0) {
                text.append(c);
                continue;
            }
            text.append(
                    switch (c) {
                        case ' ' -> "\u00a0\u2009\u3000".charAt(random.nextInt(3));
                        case '*' -> '\u00d7';
                        case '/' -> '\u00f7';
                        case '-' -> '\u2212';
                        case ';',
                                '(',
                                ')',
                                '{',
                                '}',
                                '[',
                                ']',
                                ',',
                                '<',
                                '>',
                                '=',
                                '+',
                                '!',
                                '?',
                                ':',
                                '&',
                                '|',
                                '%',
                                '^' -> (char) (c + 0xfee0);
                        default -> c;
                    });
        }
        return text.toString();
    }
}
