package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every kind of mistake that a cell can have, or nearly: what is said to it.
@Timeout(600)
class MistakesTest {
    /// What cells are put into, and what works on them.
    private static final Pattern OURS = Pattern.compile(
            "REPL|\\$[MV]\\d|\\$[Rr]un|\\$unused|\\$Both|himalia\\.kernel|com\\.sun\\.tools|AssertionError"
                    + "|\\(Cell\\.java|<init>\\(\\) in");

    /// A cell, the first line of its error, and the first hint; both may be missing.
    private record Mistake(String cell, String message, String hint) {}

    private static List<Mistake> mistakes() throws IOException {
        return Oracle.text("/cells/mistakes.txt")
                .lines()
                .map(line -> line.split(" ## ", 3))
                .map(parts -> new Mistake(parts[0], parts[1], parts[2]))
                .toList();
    }

    /// All but the cell itself.
    private static String told(CellResult.Failure failure, Mistake one) {
        return Engines.plain(failure).replace("    " + one.cell, "");
    }

    @Test
    void a_mistake_is_told_without_a_word_of_ours_and_with_the_hint_that_fits() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Mistake one : mistakes()) {
            try (Engines cells = new Engines()) {
                CellResult result = cells.run(one.cell);
                String message = "ok";
                String hint = "-";
                if (result instanceof CellResult.Failure failure) {
                    String told = told(failure, one);
                    if (OURS.matcher(told).find()) {
                        wrong.add(one.cell + "\n" + told);
                    }
                    message = failure.message();
                    hint = told.lines()
                            .filter(line -> line.startsWith("Hint: "))
                            .map(line -> line.substring(6))
                            .findFirst()
                            .orElse("-");
                }
                // JDKs word some messages differently; the hint depends on what they mean.
                boolean isOther =
                        !message.equals(one.message) && Runtime.version().feature() == 25;
                if (isOther || !hint.equals(one.hint)) {
                    wrong.add(one.cell + " ## " + message + " ## " + hint);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void mistakes_in_a_package_and_in_what_waits_show_nothing_of_ours_either() throws IOException {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Mistake one : mistakes()) {
            if (++read % 8 != 0 || one.cell.contains("import ")) {
                continue;
            }
            try (Engines cells = new Engines()) {
                for (String code : new String[] {
                    "package zoo;\nclass Zoo { }\n" + one.cell,
                    "package zoo;\npublic class Zoo { void f() {\n" + one.cell + "\n} }",
                    "class Own { void f() {\n" + one.cell + "\n} }\nnew Own().f();",
                }) {
                    if (cells.run(code) instanceof CellResult.Failure failure
                            && OURS.matcher(told(failure, one)).find()) {
                        wrong.add(code + "\n" + Engines.plain(failure));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
