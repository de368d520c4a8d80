package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a cell says although it compiles.
@Timeout(60)
class RemarksTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Engines cells;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        cells = new Engines();
    }

    @AfterEach
    void stop() {
        cells.close();
        System.setErr(before);
    }

    private String said(String code) {
        err.reset();
        cells.run(code);
        return err.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /// It is tried again with each cell, which is nobody's business.
    @Test
    void what_does_not_fit_any_more_is_said_once() {
        said("interface I { default int f() { return 1; } }\nclass C implements I { }\nvar c = new C();");
        assertThat(said("interface I { default int f() { return 2; } int g(); }"))
                .contains("`C` does not fit any more", "`c` held a `C`");
        assertThat(said("int other = 1;")).isEmpty();
        assertThat(cells.failure("class C implements I { }").message()).contains("C is not abstract");
        said("class C implements I { public int g() { return 7; } }");
        assertThat(cells.value("new C().g() + new C().f()")).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int a = 1;\nint a = 2;", "int a = 1;\nString a = \"x\";", "var a = 1;\nvar a = 2;"})
    void a_name_that_is_declared_twice_is_named(String code) {
        assertThat(said(code))
                .isEqualTo("Note: `a` is declared twice in this cell; the second declaration replaces the first.\n");
        assertThat(said("int b = 1;")).isEmpty();
        assertThat(said("int b = 2;")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "public class Prog { public static void main(String[] args) { } } # Prog.main(new String[0])",
                "class Helper {} class Prog { void main() { } } # new Prog().main()",
                "void main() { } # main()",
            })
    void a_pasted_program_says_how_to_run_it(String code, String call) {
        assertThat(said(code)).isEqualTo("Note: the program is defined but not run: `" + call + "` runs it.\n");
        assertThat(said(code + "\n" + call + ";")).isEmpty();
        assertThat(cells.run(call + ";").getClass().getSimpleName()).isEqualTo("Done");
    }

    @Test
    void a_warning_of_the_compiler_is_given_once() {
        String code = "int n = 1;\nList raw = new ArrayList();\nraw.add(n);";
        assertThat(said(code))
                .startsWith("Warning: unchecked call to add(E) as a member of the raw type List\nCell [1], line 3\n")
                .contains("    raw.add(n);\n           ^");
        assertThat(said(code)).isEmpty();
        assertThat(said("raw.add(n);")).isEmpty();
        assertThat(said("new Integer(3);")).contains("Integer(int) in Integer has been deprecated");
        assertThat(cells.value("raw.size()")).isEqualTo(2);
        assertThat(said("@Deprecated int old() { return 1; }\nold()"))
                .startsWith("Warning: old() has been deprecated\nCell [6], line 2\n");
    }

    @Test
    void identity_of_what_compares_by_a_method_is_remarked() {
        cells.run("class Vec { boolean eq(Vec other) { return true; } }\nclass Sub extends Vec {}\nclass Plain {}");
        cells.run("Vec a = new Vec(), b = new Sub();\nPlain p = new Plain(), q = p;\nString s = \"x\";");
        String note = "asks whether both are the same object, not whether they hold the same: ";
        assertThat(said("a == b")).isEqualTo("Note: `a == b` " + note + "`a.eq(b)` compares what they hold.\n");
        assertThat(said("if (a != b) { }\nboolean same = a == b;"))
                .isEqualTo("Note: `a != b` " + note + "`a.eq(b)` compares what they hold.\n");
        assertThat(said("new Sub() == b")).contains("`new Sub().eq(b)`");
        assertThat(said("a == null || p == q || s == \"y\" || 1 == 2")).isEmpty();
    }

    @Test
    void a_variable_that_is_set_where_the_name_of_an_argument_was_meant_is_remarked() {
        cells.run("double train(int epochs, double lr) { return lr; }\n"
                + "class M { static String mean(boolean wide) { return \"w\"; }\n"
                + "static String mean(int dim, boolean keep) { return \"k\"; } }\n"
                + "int half(int number) { return number / 2; }");
        cells.run("double lr = 1; int epochs = 5; boolean keep = false; int other = 0; int n = 3;");
        String names = ": a name before an argument is that of a parameter only where no variable is called so. ";
        assertThat(said("train(3, lr=0.1)"))
                .isEqualTo("Note: `lr=0.1` sets the variable `lr`, and passes its value" + names
                        + "`0.1` alone leaves the variable as it is.\n");
        assertThat(said("train(epochs=3, lr=0.2); train(3, lr = 4);"))
                .containsOnlyOnce("Note")
                .contains("`epochs=3`");
        assertThat(said("M.mean(keep=true)"))
                .isEqualTo("Note: `keep=true` sets the variable `keep`, and passes its value as `wide`" + names
                        + "Pass the arguments in their order.\n");
        assertThat(said("train(other = 3, lr = lr)")).isEmpty();
        assertThat(said("half(other = 4); Math.abs(n = 7); train(3, 0.5)")).isEmpty();
    }

    @Test
    void a_function_of_a_class_that_is_called_on_an_object_is_warned_of() {
        cells.run("class Vec { static Vec join(Vec... all) { return all[0]; } }\nVec a = new Vec(), b = new Vec();");
        assertThat(said("a.join(b)"))
                .contains("static method should be qualified by type name, Vec, instead of by an expression");
        assertThat(said("Vec.join(a, b)")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int k = 0; k < 3; k++) {\n  var guess = k;\n}\nguess",
                "for (int k : new int[] {1, 2}) { int guess = k; }\nint wrong = guess + 1;",
                "int k = 0;\nwhile (k < 2) { String guess = \"\" + k++; }\nif (guess > 3) { k = 5; }",
                "if (true) { var guess = 1; }\nSystem.out.print(guess);",
                "Runnable r = () -> { var guess = 1; };\nr.run();\nguess * 2",
                "IntUnaryOperator g = k -> { if (k > 0) { return k; } return 0; };\nif (true) { var guess = 2; }\nguess",
                "try { var guess = 1; } finally { }\nfor (int k = 0; k < guess; k++) { }",
            })
    void a_name_that_ended_within_braces_and_means_an_older_variable_behind_them_is_named(String code) {
        cells.run("import java.util.function.*;\nint guess = 7;");
        assertThat(said(code))
                .isEqualTo("Note: `guess` is that of Cell [1]: the one declared within the braces ended with them. "
                        + "`guess = ...` there, without its type, sets the older one.\n");
    }

    @Test
    void a_name_that_ended_in_an_earlier_cell_is_named_once() {
        cells.run("int guess = 7;");
        assertThat(said("for (int k = 0; k < 3; k++) { var guess = k; }")).isEmpty();
        assertThat(said("1 + 1")).isEmpty();
        assertThat(said("guess + 1"))
                .startsWith("Note: `guess` is that of Cell [1]: the one declared within the braces of Cell [2] ended");
        assertThat(said("guess + 1")).isEmpty();
        assertThat(said("int next = 3;\nfor (int k = 0; k < 3; k++) { var next = k; }\nnext"))
                .startsWith("Note: `next` is the one declared outside the braces: the one declared within the braces ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int k = 0; k < 3; k++) { guess = k; }\nguess",
                "for (int guess = 0; guess < 3; guess++) { }\nguess",
                "for (int guess : new int[] {1}) { }\nguess",
                "guess",
                "for (int k = 0; k < 3; k++) { var guess = k; }\nint guess = 8;\nguess",
                "for (int k = 0; k < 3; k++) { var guess = k; }\nguess = 8;\nguess",
                "for (int k = 0; k < 3; k++) { var guess = k; }\nfor (int k = 0; k < 3; k++) { var guess = k; }",
                "for (int k = 0; k < 3; k++) { var other = k; }\nguess",
                "class Own { void f() { int guess = 1; } }\nguess",
                "int f() { int guess = 1; return guess; }\nguess + f()",
                "for (int k = 0; k < 3; k++) { var guess = k; }\nIntUnaryOperator g = guess -> guess + 1;",
                "IntUnaryOperator g = k -> { var guess = k + 1; return guess; };\nguess",
                "IntStream.range(0, 3).map(k -> { var guess = k; return guess; }).sum();\nguess + 1",
                "BiFunction<Integer, Integer, Integer> g = (a, b) -> { if (a > b) { int guess = a; } return b; };\nguess",
            })
    void a_name_that_cannot_be_mistaken_is_not_named(String code) {
        cells.run("import java.util.function.*;\nint guess = 7;");
        assertThat(said(code)).isEmpty();
    }

    @Test
    void all_lines_that_are_read_over_are_named() {
        assertThat(said("import ipywidgets as widgets\nimport math\nfrom tqdm import tqdm\nint n = 1;"))
                .isEqualTo(
                        "Note: `import ipywidgets as widgets`, `import math`, `from tqdm import tqdm` are read over: "
                                + "tensors, layers, tables and plots need no import.\n");
        assertThat(said("import torch")).startsWith("Note: `import torch` is read over: ");
    }

    @Test
    void a_variable_that_lost_its_value_says_so_whenever_it_is_used() {
        cells.run("class Team { int size = 1; }");
        cells.run("Team team = new Team();");
        String note =
                "Note: `team` held a `Team` from before its change and is gone: run Cell [2] again, which makes it.";
        assertThat(said("class Team { int size = 1; int points; }"))
                .isEqualTo(note + " In `Team` `int points` is new.\n");
        assertThat(said("1 + 1")).isEmpty();
        assertThat(said("team.size")).startsWith(note);
        assertThat(said("String s = \"team\";")).isEmpty();
        assertThat(said("team = new Team();")).isEmpty();
        assertThat(said("team.size")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K = 4;",
                "K++;",
                "K += 1;",
                "void change() { K = 5; }",
                "Runnable r = () -> { K = 5; };",
                "(K) = 6;",
                "final int K = 3; K = 4;",
                "final var K = 3; K = 4;",
            })
    void what_is_final_is_set_by_its_declaration_only(String code) {
        cells.run("final int K = 3;\nfinal String S;\nS = \"later\";");
        assertThat(Engines.plain(cells.failure(code)))
                .startsWith("CompilationError: cannot assign a value to final variable K\n")
                .contains("Hint: leave out `final`");
        assertThat(cells.value("K + S.length()")).isEqualTo(8);
        cells.run("final int K = 30;");
        assertThat(cells.value("K")).isEqualTo(30);
        cells.run("int K = 1;");
        assertThat(cells.value("K = 2;\nint twice = K;\ntwice")).isEqualTo(2);
    }

    @Test
    void preview_features_are_a_matter_of_choice() {
        String code =
                "int x = 5;\nString s = switch (x) { case int i when i > 3 -> \"big\"; default -> \"small\"; };\ns";
        assertThat(Engines.plain(cells.failure(code))).contains("preview feature", "JDK_JAVA_OPTIONS=--enable-preview");
        try (JavacEngine engine = new JavacEngine(List.of(), true)) {
            // This VM runs without it, so that the class cannot be loaded; but it has been compiled.
            assertThat(engine.execute(new himalia.kernel.cell.Cell(1, code)).toString())
                    .contains("UnsupportedClassVersionError");
        }
    }
}
