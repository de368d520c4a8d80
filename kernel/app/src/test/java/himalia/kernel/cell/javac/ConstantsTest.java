package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A variable that is `final` and set to a constant expression is one, wherever Java asks for one.
@Timeout(120)
class ConstantsTest {
    private Engines cells;

    @BeforeEach
    void start() {
        cells = new Engines();
    }

    @AfterEach
    void stop() {
        cells.close();
    }

    private static final String NOTED = "import java.lang.annotation.*;\n"
            + "@Retention(RetentionPolicy.RUNTIME) @interface Noted { int value() default 0; String[] text() default {}; }\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "final int K = 2;              # switch (2) { case K -> true; default -> false; }",
                "final var K = 2;              # switch (2) { case K -> true; default -> false; }",
                "final int K = 1 + 1;          # boolean at(int i) { switch (i) { case K: return true; default: return false; } } at(2)",
                "final String K = \"a\" + 1;   # switch (\"a1\") { case K -> true; default -> false; }",
                "final char K = 'x';           # switch ('x') { case K -> true; default -> false; }",
                "final byte K = 3;             # switch ((byte) 3) { case K -> true; default -> false; }",
                "final var K = 7;              # byte b = K; b == 7",
                "final boolean K = true;       # boolean on() { while (K) { return true; } } on()",
                "final long K = 1L << 40;      # static class C { static final long N = K + 1; } C.N == K + 1",
                "final double K = 1.5e300;     # K * 2 == 3e300",
                "final int K = 5;              # K == 5 && ((Supplier<Integer>) () -> K).get() == 5",
                "final String K = \"x\";       # (K + \"y\") == \"xy\"",
                "final int K = 4;              # var o = new Object() { boolean is = switch (4) { case K -> true; default -> false; }; }; o.is",
                "final var K = 4;              # var o = new Object() { byte b = K; class C { static final int N = K; } }; o.b == 4",
                "final var K = 4;              # var o = new Object() { Object p = new Object() { byte b = K; }; }; var q = o; q.p != null",
            })
    void it_is_one_in_its_own_cell_and_in_later_ones(String declaration, String use) {
        assertThat(cells.value(declaration + "\n" + use)).isEqualTo(true);
        assertThat(cells.value(use)).isEqualTo(true);
        assertThat(cells.value(declaration + "\n" + use)).isEqualTo(true);
        try (Engines others = new Engines()) {
            others.run(declaration);
            assertThat(others.value(use)).isEqualTo(true);
        }
    }

    @Test
    void annotations_take_constants_of_their_own_cell_and_of_earlier_ones() {
        String type = "@Noted(value = K, text = {N, N + K}) class C { }\n";
        String asks =
                "Noted noted = C.class.getAnnotation(Noted.class);\nnoted.value() + String.join(\",\", noted.text())";
        assertThat(cells.value(NOTED + "final int K = 2; final var N = \"n\"; final boolean T = true;\n" + type + asks))
                .isEqualTo("2n,n2");
        cells.run("class C { }");
        assertThat(cells.value(type + asks)).isEqualTo("2n,n2");
        assertThat(cells.value("final int K = 3;\n" + asks)).isEqualTo("3n,n3");
        assertThat(cells.value("@SuppressWarnings(N) int one() { return 1; }\none() + K"))
                .isEqualTo(4);
    }

    @Test
    void what_has_taken_a_value_gets_the_new_one() {
        cells.run("final int K = 2;\nString of(int i) { return switch (i) { case K -> \"K\"; default -> \"-\"; }; }");
        cells.run("class Box { int size() { return K; } }\n"
                + "class In { int in(int i) { switch (i) { case K: return 1; default: return 0; } } }");
        cells.run("Box box = new Box();\nIn in = new In();\nSupplier<String> later = () -> of(3);");
        assertThat(cells.value("final int K = 3;\nof(2) + of(3) + box.size() + in.in(3) + later.get()"))
                .isEqualTo("-K31K");
        assertThat(cells.value("of(2) + of(3) + box.size() + new In().in(3)")).isEqualTo("-K31");
        cells.run("final int K = Integer.parseInt(\"4\");");
        assertThat(cells.value("box.size()")).isEqualTo(4);
        assertThat(Engines.plain(cells.failure("of(2)"))).contains("`of` does not fit any more: constant expression");
        cells.run("final int K = 5;");
        assertThat(cells.value("of(5)")).isEqualTo("K");
        cells.run("int K = 6;");
        assertThat(cells.value("K++; box.size()")).isEqualTo(7);
    }

    @Test
    void a_constant_that_is_made_of_another_keeps_its_value_until_its_cell_runs_again() {
        cells.run("final int A = 1;");
        cells.run("final int B = A + 1;");
        cells.run("final int A = 10;");
        assertThat(cells.value("switch (2) { case B -> A; default -> 0; }")).isEqualTo(10);
        cells.run("final int B = A + 1;");
        assertThat(cells.value("switch (11) { case B -> A; default -> 0; }")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int k = 2;",
                "final int k = Integer.parseInt(\"2\");",
                "final Integer k = 2;",
                "final int k; k = 2;"
            })
    void what_is_none_says_how_one_is_declared(String declaration) {
        String use = "switch (2) { case k -> 1; default -> 0; }";
        assertThat(cells.value(declaration + " k")).isEqualTo(2);
        assertThat(Engines.plain(cells.failure(use)))
                .startsWith("CompilationError: constant expression required")
                .contains("Hint: here stands a literal, or a variable that is a constant: `final int K = 2;`");
        assertThat(cells.value("k")).isEqualTo(2);
    }

    @Test
    void a_constant_that_is_declared_twice_has_each_value_in_its_time() {
        assertThat(cells.value("final int K = 1; int before = K; final int K = 2; before * 10 + K"))
                .isEqualTo(12);
    }

    @Test
    void a_class_of_a_cell_can_be_imported_from() {
        cells.run("class Own { static int f() { return 8; } static int z = 3; static class Inner { int i = 4; }"
                + " enum Side { LEFT, RIGHT } }\nclass Heir extends Own { }");
        cells.run("import static Own.*;\nimport Own.Inner;\nimport static Own.Side.*;");
        assertThat(cells.value("f() + z + new Inner().i + (LEFT == Own.Side.LEFT ? 1 : 0)"))
                .isEqualTo(16);
        assertThat(cells.value("import static Heir.f;\nint twice() { return 2 * f(); }\ntwice()"))
                .isEqualTo(16);
        assertThat(cells.value("class Two { static int two() { return 2; } }\nimport static Two.two;\ntwo()"))
                .isEqualTo(2);
        cells.run("class Own { static int f() { return 80; } static int z = 30; }\nclass Heir extends Own { }");
        assertThat(cells.value("f() + z + twice()")).isEqualTo(270);
        cells.run("class Own extends Missing { }");
        assertThat(cells.value("1 + 1")).isEqualTo(2);
        cells.run("class Own { static int z = 1; }");
        assertThat(cells.value("int f = 5; int Inner = 1; f + z")).isEqualTo(6);
    }

    @Test
    void an_import_of_a_class_that_needs_none_says_so() {
        cells.run("class Own { static int f() { return 8; } }");
        assertThat(Engines.plain(cells.failure("import Own;"))).contains("Hint: a class of a cell needs no import");
        assertThat(Engines.plain(cells.failure("import static Own.nope;")))
                .contains("static nope")
                .doesNotContain("REPL");
        assertThat(Engines.plain(cells.failure("import Owm.Inner;"))).contains("Hint: did you mean `Own`?");
        assertThat(Engines.plain(cells.failure("import Zebra.Inner;")))
                .contains("Hint: there is no class `Zebra`: no cell that was run declares it.");
    }
}
