package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.DefaultImports;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.Completion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A library says what operators do to types that have no methods for it, and how others call what it has.
@Timeout(120)
class SugarOfLibrariesTest {
    private static final Map<String, String> SOURCES =
            Map.of("Box", """
            package shop;
            public class Box {
                public int n;
                public Box(int n) { this.n = n; }
                public int max(Box other) { return Math.max(n, other.n); }
                public Box sub(Box other) { return new Box(n - other.n); }
                public String label() { return "a box"; }
                public int call(int k) { return n * k; }
                public int inside = 7;
                public String toString() { return "box " + n; }
            }
            """, "Formulas", """
            package shop;
            public class Formulas {
                public static Box plus(Box a, Box b) { return new Box(a.n + b.n); }
                public static Box times(Number a, Box b) { return new Box(a.intValue() * b.n); }
                public static Box unaryMinus(Box a) { return new Box(-a.n); }
                public static boolean lt(Box a, Number b) { return a.n < b.intValue(); }
                public static int get(Box a, String name) { return a.n * name.length(); }
                public static void set(Box a, String name, int n) { a.n = n; }
                public static int max(Box a) { return a.n; }
                public static Box Tin(int n) { return new Box(10 * n); }
                public static Box Box(String text) { return new Box(text.length()); }
                public static int depth(Box a) { return 1; }
                public static void set(Box a, int place, java.util.function.IntUnaryOperator f) { a.n = f.applyAsInt(a.n); }
                public static int anything(Object a) { return 0; }
                public static Box both(Box a, Box b) { return new Box(a.n * b.n); }
            }
            """, "Verbs", """
            package shop;
            public class Verbs {
                public static Box box(int n) { return new Box(n); }
                public static Box readBox(String text) { return new Box(text.length()); }
                public static Box half(Box box) { return new Box(box.n / 2); }
                public static Box twin(Box box) { return box; }
                public static Job job(int n) { return new Job(n); }
                public static int either(Runnable action) { return 1; }
                public static int either(java.util.function.Supplier<?> made) { return 2; }
                public static Box empty_(Box box) { box.n = 0; return box; }
                public static Box scaled(
                        Box box, @himalia.api.Usually("2") int by, @himalia.api.Usually("1") int plus) {
                    return new Box(box.n * by + plus);
                }
            }
            """, "Job", """
            package shop;
            public class Job {
                public int n;
                public String done = "";
                public static String last = "";
                public Job(int n) { this.n = n; }
                public void speed(int k) { n = k; }
                public Job fast(int k) { n = n * k; return this; }
                public void run() { last = "ran " + n; }
                public String toString() { return "job " + n; }
            }
            """, "More", """
            package shop;
            public class More {
                public static Box twin(Box box) { return new Box(box.n); }
            }
            """, "ShopImports", """
            package shop;
            import java.util.*;
            public class ShopImports implements himalia.api.DefaultImports {
                public List<String> imports() { return List.of("shop.*", "static shop.Verbs.*", "static shop.More.*"); }
                public List<String> operators() { return List.of("shop.Formulas"); }
                public Map<String, String> names() {
                    return Map.of("store", "", "store.front", "", "S", "", "store.Crate", "Box", "sc.read_csv", "readBox", "Yes",
                            "true", "Crate", "Box");
                }
                public Map<String, String> parameters() { return Map.of("factor", "by"); }
                public List<String> words() { return List.of("card_board"); }
                public Map<String, String> instead() { return Map.of("Wrapper", "box(1)"); }
            }
            """);

    @TempDir
    static Path folder;

    private static JavacEngine engine;
    private static int number;

    @BeforeAll
    static void build() throws IOException, URISyntaxException {
        Path api = Path.of(DefaultImports.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> arguments =
                new ArrayList<>(List.of("-parameters", "-cp", api.toString(), "-d", folder.toString()));
        for (var source : SOURCES.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("himalia.api.DefaultImports"), "shop.ShopImports");
        engine = new JavacEngine(List.of(folder));
        run("Box b = box(3), c = box(5);");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static CellResult run(String code) {
        return engine.execute(new Cell(++number, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "b + c => box 8",
                "2 * b + c => box 11",
                "-b => box -3",
                "b < 4 => true",
                "b[\"ab\"] => 6",
                "b[\"x\"] = 3; b => box 3",
                "b[\"x\"] += 0; b => box 3",
                "b[0] = k -> k * 2; b => box 6",
                "b[\"x\"] = 3; b => box 3",
                "b.max() + b.max(c) => 8",
                "c.half().half() => box 1",
                "store.box(4) => box 4",
                "store.front.box(4) + S.half(c) => box 6",
                "new store.Box(1) => box 1",
                "new store.front.Box(1) => box 1",
                "new store.Crate(2) => box 2",
                "store.Crate d = new store.Crate(6); store.half(d) => box 3",
                "class Big extends store.Box { Big() { super(100); } } new Big() => box 100",
                "sc.read_csv(\"abcd\") => box 4",
                "store.read_box(\"ab\") => box 2",
                "List<store.Box> all = List.of(b); all[0] + S.box(1) => box 4",
                "b.label => a box",
                "b.label.length() + c.label.length() => 10",
                "b.inside + b.depth => 8",
                "b.minus(c).half() => box -1",
                "b(2) + c(1) => 11",
                "Box(4) => box 4",
                "Box(\"abc\") => box 3",
                "new Box(\"abc\") => box 3",
                "new Tin(4) => box 40",
                "Tin(4) => box 40",
                "new Crate(4) => box 4",
                "Yes & b < 4 => true",
                "Math.max(b, c) + max(1, 2) + abs(-3) => 10",
                "Verbs.both(b, c) => box 15",
                "Verbs.empty(box(2)) => box 0",
                "scaled(b, plus=4) => box 10",
                "b.scaled(factor=4) => box 13",
                "scaled(b, plus=0, by=3) => box 9",
                "both(a=b, b=box(2)) => box 6",
                "IntUnaryOperator up = k -> k + 1; up(2) + up(up(0)) => 5",
                "class Owner { Box mine = box(2); int ask() { return this.mine(5) + mine(1); } } Owner().ask() => 12",
                "int store = 2; store + 1 => 3",
                "class S { static int box(int n) { return n; } } S.box(7) => 7",
                "Function<Integer, Box> f = S -> box(S); f.apply(4) => box 4"
            })
    void its_types_have_operators_and_its_names_those_of_others(String code, String shown) {
        CellResult result = run(code);
        try {
            assertThat(result).as(code).isInstanceOf(CellResult.Value.class);
            assertThat(String.valueOf(((CellResult.Value) result).value()))
                    .as(code)
                    .isEqualTo(shown);
        } finally {
            if (code.contains("int store") || code.contains("class S")) {
                engine.close();
                engine = new JavacEngine(List.of(folder));
                run("Box b = box(3), c = box(5);");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store.nothing(1)",
                "b * c",
                "b.quarter()",
                "store",
                "b[1]",
                "b[\"x\"] = \"y\";",
                "sc.other(1)",
                "b.anything",
                "b.quarter",
                "b.label = \"x\";",
                "\"text\".length",
                "b(\"x\")",
                "Box(1, 2)",
                "new Tin(\"x\")",
                "ArrayList()",
                "scaled(b, minus=4)"
            })
    void what_it_does_not_have_is_an_error(String code) {
        assertThat(run(code)).as(code).isInstanceOf(CellResult.Failure.class);
    }

    @Test
    void a_call_of_a_generic_method_may_be_an_argument() {
        assertThat(told("both(Optional.of(b), c)")).contains("cannot find symbol");
        assertThat(told("both(Optional.of(b).get(), List.of(c))")).contains("cannot find symbol");
        assertThat(run("both(Optional.of(box(2)).get(), List.of(box(3)).getFirst())"))
                .asString()
                .contains("box 6");
    }

    /// javac says nothing of a method that it does not know if it takes an argument for wrong.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere(label(b))",
                "var x = nowhere(label(b));",
                "b.nowhere(label(b), c)",
                "Math.nowhere(inside(b))"
            })
    void a_method_that_is_nowhere_is_told_also_behind_arguments_that_are_more_than_java(String cell) {
        assertThat(told(cell)).contains("cannot find symbol", "nowhere");
    }

    private static String told(String code) {
        return run(code) instanceof CellResult.Failure failure ? Engines.plain(failure) : "nothing";
    }

    @Test
    void of_two_functions_that_fit_none_is_run_and_both_are_named() {
        assertThat(told("b[\"x\"] = 8;\nb.twin()")).contains("ambiguous", "shop.Verbs", "shop.More");
        assertThat(run("b < 8")).isInstanceOf(CellResult.Value.class);
    }

    @Test
    void names_of_variables_are_those_of_arguments_where_the_call_is_no_java() {
        try (Engines own = new Engines(List.of(folder))) {
            own.run("Box b = box(4); int by = 3, plus = 1;");
            assertThat(own.value("b.scaled(plus=plus, by=by) + \"\"")).isEqualTo("box 13");
            assertThat(own.value("scaled(b, plus=9) + \"\"")).isEqualTo("box 17");
            assertThat(own.value("scaled(b, by=2, plus=0) + \"\"")).isEqualTo("box 8");
            assertThat(own.value("by * 10 + plus")).isEqualTo(20);
        }
    }

    @Test
    void a_name_wins_over_a_variable_that_cannot_hold_the_value() {
        try (Engines own = new Engines(List.of(folder))) {
            own.run(
                    "Box b = box(4); String by = \"text\"; final int plus = 1; Integer factor = 3; List<Integer> a = List.of();");
            assertThat(own.value("scaled(b, by=3, plus=1) + \"\"")).isEqualTo("box 13");
            assertThat(own.value("b.scaled(plus=2) + \"\"")).isEqualTo("box 10");
            assertThat(own.value("both(a=b, b=box(2)) + \"\"")).isEqualTo("box 8");
            assertThat(own.value("new Job(2, fast=5) + \"\"")).isEqualTo("job 10");
            assertThat(own.value("by + plus + a")).isEqualTo("text1[]");
            // This one can, and so it is Java's, which sets it.
            assertThat(own.value("Math.abs(factor = 7)")).isEqualTo(7);
            assertThat(own.value("factor")).isEqualTo(7);
        }
    }

    @Test
    void calls_with_names_inside_each_other_are_looked_at_once_for_each_level() {
        String inside = "scaled(".repeat(14) + "b" + ", plus=1)".repeat(14);
        assertThat(run("b[\"x\"] = 1;\n" + inside)).asString().contains("box 32767");
        assertThat(run("b" + ".scaled(plus=1)".repeat(14))).asString().contains("box 32767");
        assertThat(told("scaled(".repeat(14) + "b" + ", plus=nothing)".repeat(14)))
                .contains("variable nothing");
        assertThat(told("scaled(".repeat(14) + "b" + ", pluss=1)".repeat(14))).contains("variable pluss");
        assertThat(told("nothing" + ".scaled(plus=1)".repeat(14))).contains("variable nothing");
        run("b[\"x\"] = 8;");
    }

    @Test
    void only_the_name_is_blamed_that_the_call_does_not_know() {
        assertThat(told("scaled(b, by=2, pluss=1)"))
                .contains("variable pluss", "Hint: an argument is called so: `scaled(b, by=2, plus=1)`")
                .doesNotContain("variable by");
        assertThat(told("b.scaled(times=2)")).contains("variable times", "`by`, `plus`");
        assertThat(told("scaled(b, by=scaled(b, pluss=1).n)"))
                .contains("variable pluss")
                .doesNotContain("variable by");
        assertThat(told("new Job(1, fats=2)")).contains("`new Job(1, fast=2)`");
        assertThat(told("nothing(3, a=1)")).contains("method nothing(int,int)").doesNotContain("variable a");
    }

    @Test
    void of_a_call_whose_names_are_all_known_it_is_said_what_else_is_wrong() {
        assertThat(told("scaled(b, plus=\"x\")")).contains("java.lang.String cannot be converted to int");
        assertThat(told("new Job(1, fast=\"2\")"))
                .contains("java.lang.String cannot be converted to int", "`new Job(1, fast=2)`");
    }

    @Test
    void a_method_that_gives_nothing_is_never_taken_for_a_value() {
        assertThat(told("new Job(1, speed=2)")).contains("cannot find symbol");
        assertThat(told("int n = job(1, speed=2).n;")).contains("cannot find symbol");
        assertThat(run("job(2, fast=3);\nJob.last")).asString().contains("ran 6");
        assertThat(run("var j = job(2, fast=4);\nJob.last + j")).asString().contains("ran 6job 8");
    }

    @Test
    void an_unknown_name_in_a_lambda_that_could_be_two_things_is_all_that_is_said() {
        assertThat(told("either(() -> nothing(3))"))
                .contains("method nothing(int)")
                .doesNotContain("ambiguous");
        assertThat(run("either(() -> box(3))")).asString().contains("2");
    }

    @Test
    void of_operators_of_two_libraries_the_one_for_more_special_arguments_is_meant_and_else_neither()
            throws IOException {
        Path other = Files.createDirectories(folder.resolve("../" + folder.getFileName() + "-other"));
        Map<String, String> sources = Map.of("More", """
                package other;
                import shop.Box;
                public class More {
                    public static Box plus(Box a, Box b) { return a; }
                    public static Box times(Object a, Box b) { return null; }
                    public static Box div(Box a, Object b) { return null; }
                    public static Box unaryMinus(Object a) { return null; }
                    public static boolean lt(Box a, Integer b) { return false; }
                    public static int get(Box a, String name) { return -1; }
                    public static void set(Box a, String name, int n) { a.n = -1; }
                    public static int max(Box a) { return -1; }
                    public static int depth(Box a) { return 2; }
                    public static void set(Box a, int place, java.util.function.IntUnaryOperator f) { a.n = -1; }
                    public static Box both(Box a, Box b) { return a; }
                    public static Box Tin(int n) { return null; }
                }
                """, "OtherImports", """
                package other;
                import java.util.*;
                public class OtherImports implements himalia.api.DefaultImports {
                    public List<String> imports() { return List.of(); }
                    public List<String> operators() { return List.of("other.More"); }
                }
                """);
        List<String> arguments = new ArrayList<>(List.of(
                "-parameters",
                "-cp",
                System.getProperty("java.class.path") + java.io.File.pathSeparator + folder,
                "-d",
                other.toString()));
        for (var source : sources.entrySet()) {
            arguments.add(Files.writeString(other.resolve(source.getKey() + ".java"), source.getValue())
                    .toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Files.writeString(
                Files.createDirectories(other.resolve("META-INF/services")).resolve("himalia.api.DefaultImports"),
                "other.OtherImports");
        for (List<Path> order : List.of(List.of(folder, other), List.of(other, folder))) {
            try (Engines both = new Engines(order)) {
                both.run("Box b = box(3), c = box(5);");
                assertThat(both.value("2 * b + \"\"")).isEqualTo("box 6");
                assertThat(both.value("-b + \"\"")).isEqualTo("box -3");
                assertThat(both.value("b < 4")).isEqualTo(false);
                assertThat(both.value("b < 4.5")).isEqualTo(true);
                for (String code : List.of(
                        "b + c",
                        "b += c;",
                        "b[\"x\"]",
                        "b[\"x\"] = 3;",
                        "b[\"x\"] += 3;",
                        "b.max()",
                        "max(b)",
                        "b.depth",
                        "b.depth()",
                        "both(b, c)",
                        "new Tin(4)",
                        "Tin(4)",
                        "both(a=b, b=c)",
                        "b[0] = k -> k + 1;",
                        "var y = List.of(b).stream().map(v -> v + c).toList();")) {
                    String told = Engines.plain(both.failure("System.out.println(\"ran\");\n" + code));
                    assertThat(told)
                            .as(code)
                            .contains("ambiguous", "shop.Formulas", "other.More", "line 2")
                            .doesNotContain("ran\n");
                }
                assertThat(both.value("b.n")).isEqualTo(3);
            }
        }
    }

    @Test
    void a_hint_is_a_line_of_the_users_own_words_that_was_compiled() {
        assertThat(told("b.scaled({4, 5})")).contains("`b.scaled(4, 5)`");
        assertThat(told("String s = card_board;"))
                .contains("Hint: it is named by a text: `String s = \"card_board\";`");
        assertThat(told("String s = CardBoard + 1;")).contains("`String s = \"card_board\" + 1;`");
        assertThat(told("var w = Wrapper(5);")).contains("`var w = box(1);`");
        assertThat(told("n = b.max(c);")).contains("Hint: a variable is declared once: `var n = b.max(c);`");
        assertThat(told("int n = 2;\nn ** 2 + 1")).contains("Hint: a power is a method: `Math.pow(n, 2) + 1`");
        assertThat(told("for k in range(3):\n    b.max(c)\n    k + 1")).contains("Hint: a loop is written");
        assertThat(told("for k in range(1, 3):\n    b.max(c)")).contains("`for (int k = 1; k < 3; k++) { b.max(c); }`");
        assertThat(told("if b < 4 and c < 9:\n    b.max(c)")).contains("`if (b < 4 && c < 9) { b.max(c); }`");
        assertThat(told("String s = f\"n {b.max():3d} of {c}\";"))
                .contains("`String s = \"n %3d of %s\".formatted(b.max(), c);`");
    }

    @Test
    void tab_offers_functions_behind_the_dot_of_their_first_argument() {
        assertThat(engine.complete("b.", 2).matches())
                .filteredOn(match -> match.kind().equals("function"))
                .extracting(Completion.Match::text)
                .contains("half()", "scaled(", "depth()")
                .doesNotContain("anything()", "plus(", "box(");
        assertThat(engine.complete("b.ha", 4).matches())
                .extracting(Completion.Match::text)
                .startsWith("half()");
        assertThat(engine.complete("\"x\".ha", 6).matches())
                .extracting(Completion.Match::text)
                .doesNotContain("half()");
    }

    @Test
    void shift_tab_shows_the_function_that_is_meant() {
        assertThat(engine.inspect("b.half", 6, false))
                .hasValueSatisfying(page -> assertThat(page.text()).contains("Verbs.half(Box box)"));
        assertThat(engine.inspect("b.half()", 7, false))
                .hasValueSatisfying(page -> assertThat(page.text()).contains("Verbs.half(Box box)"));
        assertThat(engine.inspect("b.nothing", 6, false)).isEmpty();
    }

    @Test
    void tab_and_shift_tab_read_over_the_word_of_another_library() {
        assertThat(texts("store.")).contains("Crate", "front");
        assertThat(texts("store.bo")).contains("box(");
        assertThat(texts("store.front.Bo")).contains("Box");
        assertThat(texts("sc.")).containsExactly("read_csv");
        assertThat(texts("nobody.bo")).isEmpty();
        for (String known :
                List.of("store.bo|x(4)", "store.B|ox(1)", "new store.Bo|x(1)", "sc.read_|csv(\"a\")", "S.ha|lf(c)")) {
            int cursor = known.indexOf('|');
            assertThat(engine.inspect(known.replace("|", ""), cursor, false))
                    .as(known)
                    .isPresent();
        }
        assertThat(engine.inspect("nobody.box(4)", 9, false)).isEmpty();
    }

    @Test
    void tab_in_brackets_offers_the_keys_of_what_stands_before_them() {
        run("Map<String, Integer> shelf = new TreeMap<>(Map.of(\"apples\", 3, \"apple pie\", 1, \"pears\", 2));");
        assertThat(texts("shelf[\"")).containsExactly("apple pie", "apples", "pears");
        assertThat(texts("shelf[\"apple ")).containsExactly("apple pie");
        assertThat(texts("shelf.get(\"pe")).containsExactly("pears");
        assertThat(texts("b[\"")).isEmpty();
        assertThat(texts("unknown[\"")).isEmpty();
        run("var hollow = (Map<String, Integer>) null;");
        assertThat(texts("hollow[\"")).isEmpty();
    }

    private static List<String> texts(String code) {
        return engine.complete(code, code.length()).matches().stream()
                .map(Completion.Match::text)
                .toList();
    }
}
