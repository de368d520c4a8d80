package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AssistantTest {
    private static Engines cells;

    @BeforeAll
    static void start() {
        cells = new Engines();
        cells.run(
                "String text = \"hello\";\nint[] numbers = {1, 2};\nint areaOf(int a, int b) { return a * b; }\nclass Turtle { int legs; void walk() {} }");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "text.sub # substring",
                "import java.util.concu # concurrent",
                "var zz = new java.util.ArrayList<String>(); zz.addA # addAll",
                "for (String s : List.of(\"a\")) { s.toUp # toUpperCase",
                "import java.util.concurrent.atomic.AtomicInteger; var ai = new AtomicInteger(); ai.incr # incrementAndGet",
                "Math.ma # max",
                "are # areaOf",
                "tex # text",
                "Tur # Turtle",
                "new Turtle().wa # walk",
                "new Turtle().le # legs",
                "String loc = \"\"; int n = loc.len # length",
                "int f(String par) { return par.len # length",
                "Strin # String",
                "numbers.len # length",
                "displ # display",
                "var a = List.of(\"x\"); a.stream().map(q -> q.isBl # isBlank",
            })
    void a_name_is_completed(String code, String expected) {
        Completion found = cells.engine.complete(code, code.length());
        assertThat(found.matches()).extracting(Completion.Match::text).anyMatch(match -> match.startsWith(expected));
        assertThat(found.end()).isEqualTo(code.length());
        assertThat(expected).startsWith(code.substring(found.start()));
    }

    @Test
    void a_member_of_a_variable_of_the_same_cell_is_explained() {
        String code = "var sb = new StringBuilder();\nsb.append";
        assertThat(cells.engine
                        .inspect(code, code.length() - 2, false)
                        .orElseThrow()
                        .text())
                .contains("append(");
    }

    @Test
    void a_value_whose_text_never_ends_blocks_neither_cells_nor_questions() {
        cells.run("class Endless { public String toString() { while (true) { } } }\nvar endless = new Endless();");
        assertThat(cells.engine.inspect("endless", 3, false)).isEmpty();
        assertThat(cells.value("20 + 22")).isEqualTo(42);
        assertThat(cells.engine.inspect("numbers", 3, false).orElseThrow().text())
                .isEqualTo("int[] numbers = [1, 2]");
        cells.run("endless = null;");
    }

    @Test
    void a_match_says_what_it_is() {
        Completion found = cells.engine.complete("text.substr", 11);
        assertThat(found.matches().getFirst().kind()).isEqualTo("method");
        assertThat(found.matches().getFirst().signature()).contains("String.substring(int beginIndex");
    }

    @Test
    void completion_works_while_a_cell_runs() {
        var slow = CompletableFuture.supplyAsync(
                () -> cells.engine.complete("text.sub", 8),
                CompletableFuture.delayedExecutor(200, java.util.concurrent.TimeUnit.MILLISECONDS));
        long begin = System.nanoTime();
        cells.run("Thread.sleep(4000);");
        assertThat(slow.join().matches()).isNotEmpty();
        assertThat(System.nanoTime() - begin).isGreaterThan(3_000_000_000L);
    }

    @Test
    void only_the_constructors_of_the_class_itself_are_shown() {
        cells.run("class Upper { Upper(String name) {} }\nclass Lower extends Upper { Lower(int a) { super(\"\"); } }");
        assertThat(cells.engine.inspect("new Lower(1)", 6, true).orElseThrow().text())
                .contains("Lower(int a)")
                .doesNotContain("Upper(", "Object(");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "text # 2 # String text = hello",
                "text.substring(1) # 10 # String String.substring(int",
                "numbers # 3 # [1, 2]",
                "areaOf(1, 2) # 3 # int areaOf(int a, int b)",
                "var q = 1; text.strip() # 19 # String.strip()",
                "Math.max(1, 2) # 2 # java.lang.Math",
            })
    void a_name_is_explained(String code, int cursor, String expected) {
        assertThat(explained(code, cursor)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "String.valueOf(1) # 12 # string representation",
                "text.substring(1) # 10 # is a substring",
                "Math.max(1, 2) # 9 # greater of two",
                "Math.max(1, 2) # 2 # numeric operations",
                "var q = 1; text.strip() # 19 # white space",
                "String # 3 # character strings",
                "List # 2 # ordered collection",
                "display(1) # 8 # Shows a value",
                "clearOutput() # 3 # output",
            })
    void the_documentation_of_the_jdk_is_shown_where_its_sources_are(String code, int cursor, String expected) {
        assumeTrue(
                Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip")),
                "this JDK was installed without its sources");
        assertThat(explained(code, cursor).toLowerCase(Locale.ROOT)).contains(expected);
    }

    private String explained(String code, int cursor) {
        Inspection found = cells.engine.inspect(code, cursor, false).orElseThrow();
        assertThat(found.html()).startsWith("<pre>");
        return found.text();
    }

    @Test
    void a_long_value_is_cut() {
        cells.run("String longText = \"x\".repeat(10_000);");
        assertThat(cells.engine.inspect("longText", 4, false).orElseThrow().text())
                .hasSizeLessThan(600);
    }

    @Test
    void nothing_is_known_of_nothing() {
        assertThat(cells.engine.inspect("", 0, false)).isEmpty();
        assertThat(cells.engine.inspect("  + ", 2, false)).isEmpty();
        assertThat(cells.engine.inspect("noSuchName", 3, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int q = 1;",
                "1 + 1",
                "class A { }\nclass B { }",
                "",
                "// note",
                "if (true) { foo(); }",
                "foo(1)"
            })
    void a_whole_cell_is_complete(String code) {
        assertThat(cells.engine.completeness(code).state()).isEqualTo(Completeness.State.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int i=0;i<3;i++) {",
                "class A {",
                "foo(",
                "int x = ",
                "int f() {",
                "/* open",
                "String s = \"\"\"\nabc"
            })
    void an_open_cell_is_incomplete(String code) {
        assertThat(cells.engine.completeness(code).state()).isEqualTo(Completeness.State.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int x = = 3;", ")(", "class { }", "int 3x;"})
    void a_wrong_cell_is_invalid(String code) {
        assertThat(cells.engine.completeness(code).state()).isEqualTo(Completeness.State.INVALID);
    }

    @Test
    void the_next_line_is_indented() {
        assertThat(cells.engine.completeness("for (int i=0;i<3;i++) {").indent())
                .isEqualTo("    ");
        assertThat(cells.engine.completeness("class A {\n    int f() {").indent())
                .isEqualTo("        ");
        assertThat(cells.engine.completeness("class A {\n    int x;").indent()).isEqualTo("    ");
    }

    @Test
    void two_hundred_damaged_cells_neither_hang_nor_throw() {
        List<String> whole = List.of(
                "record P(int x) { int twice() { return 2 * x; } }\nvar p = new P(3);\np.twice()",
                "String s = \"a\\\"b\"; // note\nfor (char c : s.toCharArray()) { System.out.print(c); }",
                "import java.util.*;\nMap<String, List<Integer>> m = new HashMap<>();\nm.computeIfAbsent(\"k\", k -> new ArrayList<>()).add(1);\nm",
                "int f(int n) { return switch (n) { case 0 -> 1; default -> n * 2; }; }\nf(3)");
        Random random = new Random(7);
        String noise = "{}()[];,.\"'\\/*<>=+-@#\n\u0000한😀";
        for (int i = 0; i < 200; i++) {
            StringBuilder code = new StringBuilder(whole.get(i % whole.size()));
            for (int edits = random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(code.length());
                switch (random.nextInt(3)) {
                    case 0 -> code.setCharAt(at, noise.charAt(random.nextInt(noise.length())));
                    case 1 -> code.deleteCharAt(at);
                    default -> code.insert(at, noise.charAt(random.nextInt(noise.length())));
                }
            }
            String damaged = code.substring(0, random.nextInt(code.length() + 1));
            int cursor = random.nextInt(damaged.length() + 1);
            assertThat(cells.engine.completeness(damaged)).isNotNull();
            assertThat(cells.engine.complete(damaged, cursor)).isNotNull();
            assertThat(cells.engine.inspect(damaged, cursor, false)).isNotNull();
            if (i % 4 == 0) {
                assertThat(cells.run(damaged)).isNotNull();
            }
        }
        assertThat(cells.value("text")).isEqualTo("hello");
    }
}
