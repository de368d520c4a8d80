package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.Display;
import himalia.kernel.cell.Cell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Cells as one program: it prints what they print and show.
@Timeout(120)
class JavaProgramTest {
    private static final int ROUNDS = Integer.getInteger("himalia.exported.rounds", 5);
    private static final int FIRST = Integer.getInteger("himalia.exported.first", 0);
    private static final int CELLS = 10;

    private static final String VEC = """
            record Vec(double re, double im) {
                Vec plus(Vec o) { return new Vec(re + o.re, im + o.im); }
                Vec times(double f) { return new Vec(re * f, im * f); }
            }
            """;

    @TempDir
    Path folder;

    private static String program(String... cells) {
        try (JavacEngine engine = new JavacEngine(List.of())) {
            JavaProgram program = engine.program();
            for (int i = 0; i < cells.length; i++) {
                Optional<CellResult.Failure> failure = program.add(new Cell(i + 1, cells[i]), "", false);
                assertThat(failure.map(Engines::plain)).as(cells[i]).isEmpty();
            }
            assertThat(program.unfinished()).isEmpty();
            return program.text("A test", "Program");
        }
    }

    /// What a notebook of these cells prints and shows.
    private static String notebook(String... cells) throws Exception {
        try (Engines engine = new Engines()) {
            return printed(() -> {
                for (String cell : cells) {
                    CellResult result = engine.run(cell);
                    assertThat(result).as(cell).isNotInstanceOf(CellResult.Failure.class);
                    if (result instanceof CellResult.Value value) {
                        System.out.println(value.value());
                    }
                }
                return null;
            });
        }
    }

    private static String printed(Callable<?> work) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.call();
        } finally {
            System.out.flush();
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String output(String program) throws Exception {
        Path source = Files.writeString(folder.resolve("Program.java"), program);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", api(), "-d", classes.toString(), source.toString()))
                .as(program)
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Method main = loader.loadClass("Program").getMethod("main", String[].class);
            main.setAccessible(true);
            return printed(() -> main.invoke(null, (Object) new String[0]));
        }
    }

    private static String api() throws URISyntaxException {
        return Path.of(Display.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private String same(String... cells) throws Exception {
        String program = program(cells);
        assertThat(output(program)).as(program).isEqualTo(notebook(cells));
        return program;
    }

    @Test
    void a_cell_is_a_method_and_what_it_declares_are_members() throws Exception {
        String program = same("""
                // Two numbers.
                int a = 2, b;
                var list = new ArrayList<>(List.of(a)); // a list

                // Twice a number.
                int twice(int n) { return 2 * n; }

                list.add(twice(a));
                System.out.println(list + " " + b)""", "a + b * 3");
        assertThat(program).isEqualTo("""
                // A test

                import static himalia.api.Display.display;

                import himalia.api.Display;
                import java.util.ArrayList;
                import java.util.List;

                class Program {
                    public static void main(String[] args) throws Throwable {
                        Display.printAsShown();
                        cell1();
                        cell2();
                    }

                    static int a;
                    static int b;
                    static ArrayList<Integer> list;

                    // Twice a number.
                    static int twice(int n) { return 2 * n; }

                    static void cell1() throws Throwable {
                        // Two numbers.
                        a = 2; b = 0;
                        list = new ArrayList<>(List.of(a)); // a list


                        list.add(twice(a));
                        System.out.println(list + " " + b);
                    }

                    static void cell2() throws Throwable {
                        display(a + b * 3);
                    }
                }
                """);
    }

    @Test
    void sugar_is_written_as_calls() throws Exception {
        String program = same(
                VEC,
                "Vec v = new Vec(1, 2);\nVec[] all = {v, v * 2};\nint i = 0;",
                "v * 2 + v",
                "all[i++] += v; // the first\nall[0]",
                "var doubled = Stream.of(all).map(w -> w * 2).toList();\ndoubled[1]");
        assertThat(program)
                .contains(
                        "display(v.times(2).plus(v));",
                        "all = new Vec[] {v, v.times(2)};",
                        "{ var index = i++; all[index] = all[index].plus(v); } // the first",
                        "doubled = Stream.of(all).map(w -> w.times(2)).toList();",
                        "static List<Vec> doubled;",
                        "    record Vec(");
    }

    @Test
    void a_variable_of_another_type_is_another_variable() throws Exception {
        String program = same(
                "var x = 1;\nint next() { return x + 1; }",
                "next() + x",
                "int before = x;",
                "var x = \"one\" + before;\nString y = x; double y = y.length();\ny",
                "x.length() + y",
                "int y = 7; int y = y + 1;\ny");
        assertThat(program).contains("static int x1;", "static String x;", "return x1 + 1;", "static int y;");
    }

    @Test
    void a_changed_method_or_class_is_another_one() throws Exception {
        String program = same(
                "int f(int n) { return n + 1; }\nint g(int n) { return 10 * f(n); }",
                "g(1)",
                "int f(int n) { return n - 1; }",
                "g(1)",
                "record Pair(int a) { int twice() { return a * 2; } }\nnew Pair(3)",
                "record Pair(int a, int b) { }\nnew Pair(3, 4)",
                "double h(double d) { return d; }",
                "h(2)",
                "int h(int n) { return -n; }",
                "h(2)");
        assertThat(program)
                .contains("static int f1(int n) { return n + 1; }", "static int f2(int n) { return n - 1; }")
                .contains("static int f(int n) {", "if (cell < 3)", "static double h1(double d)")
                .contains("static class Before1Pair {", "new Before1Pair.Pair(3)");
    }

    @Test
    void what_was_there_before_calls_a_method_as_it_is_now() throws Exception {
        String program = same(
                "String say(String s) { return s; }\nclass Talker { String talk() { return say(\"one\"); } }\nvar old = new Talker();",
                "old.talk()",
                "/** Loudly. */\nString say(String s) { return s.toUpperCase(); }\nold.talk()",
                "void note() { }\nvoid tell() { note(); }\ntell();",
                "void note() { System.out.println(\"noted\"); }\ntell();",
                "String say(String s) { return s + s; }\nold.talk() + say(\"!\")");
        assertThat(program).contains("static int cell;", "cell = 3;").containsOnlyOnce("class Talker");
    }

    @Test
    void what_is_written_before_what_it_needs_is_one_method() throws Exception {
        String program = same(
                "int late(int n) { return n * factor(); }\nclass Late { int of() { return late(2); } }",
                "int factor() { return 21; }",
                "late(1) + new Late().of()");
        assertThat(program).containsOnlyOnce("int late(int n)").doesNotContain("IllegalStateException");
    }

    @Test
    void constants_names_that_hide_each_other_and_statements_that_java_has_not() throws Exception {
        String program = same(
                "final int N = 2 + 1;\nfinal String LETTER = \"a\";",
                "switch (3) { case N -> \"three\"; default -> \"other\"; }",
                "abs(-N); N + 1;\nimport static java.lang.Math.*;\nabs(-2.5) + max(1, 2)",
                "int max(int a, int b) { return a; }\nmax(1, 2)",
                "import java.awt.List;\nList.class.getName()",
                "int[] grid[] = {{1, 2}, {3}};\ngrid[1][0]",
                "boolean flag; char c; flag + \"\" + (int) c",
                "int main() { return 5; }\nint cell1 = 6;\nmain() + cell1",
                "for (int k = 0; k < 2; k++) System.out.println(k);\n1",
                "Object o = \"text\";\nif (!(o instanceof String s)) throw new Exception();\ns.length()",
                "if (!(o instanceof String s)) throw new Exception();\nint t = s.length();\nt",
                "Map.Entry<String, Integer> e = Map.entry(\"k\", 1);\nvar f = e; f.getKey()");
        assertThat(program)
                .contains("static final int N = 2 + 1;", "Object _ = N + 1;", "Math.max(1, 2)")
                .contains("import java.awt.List;", "import java.util.Map;", "static Map.Entry<String, Integer> f;");
    }

    @Test
    void generic_methods_modifiers_annotations_and_text_blocks_stay() throws Exception {
        same(
                "public static <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }",
                "@SuppressWarnings(\"unchecked\") private static final <T> T any(Object o) { return (T) o; }",
                "@Deprecated abstract class Shape { abstract double area(); static Shape unit() { return new Shape() { double area() { return 1; } }; } }",
                "sealed interface Node permits Leaf, Fork {}\nrecord Leaf(int n) implements Node {}\nrecord Fork(Node l, Node r) implements Node {}",
                "int sum(Node n) { return switch (n) { case Leaf(int k) -> k; case Fork(Node l, Node r) -> sum(l) + sum(r); }; }",
                "String block = \"\"\"\n    a\n      b\n    \"\"\";\nblock",
                "larger(1, 2) + (int) any(3) + Shape.unit().area() + sum(new Fork(new Leaf(1), new Leaf(2)))",
                "enum Colour { RED, GREEN; Colour next() { return values()[(ordinal() + 1) % 2]; } }\nColour.RED.next()");
    }

    @Test
    void the_order_of_declaration_does_not_matter_and_recursion_goes_on() throws Exception {
        same(
                "boolean even(int n) { return n == 0 || odd(n - 1); }\nboolean odd(int n) { return n != 0 && even(n - 1); }\neven(10)",
                "int calls = 0;\nRunnable count = () -> calls++;\ncount.run();\ncount.run();\ncalls",
                "calls = 10; count.run(); calls");
    }

    @Test
    void what_no_program_can_say_is_told_of() {
        try (JavacEngine engine = new JavacEngine(List.of())) {
            JavaProgram program = engine.program();
            assertThat(refused(program, "var o = new Object() { int n = 1; };"))
                    .contains("`o` is of a type without a name");
            assertThat(refused(program, "package shop;\nclass Box {}")).contains("`Box` is in the package shop");
            assertThat(refused(program, "int i = \"a\";")).contains("line 1", "cannot be converted to int");
            assertThat(program.add(new Cell(4, "int f() { return later(); }"), "", false))
                    .isEmpty();
            assertThat(program.unfinished()).isEmpty();
            assertThat(program.text("", "Program")).contains("// f is left out").doesNotContain("later()");
            assertThat(program.add(new Cell(5, "int g() { return f(); }"), "", false))
                    .isEmpty();
            assertThat(program.unfinished().map(Engines::plain).orElse(""))
                    .contains("`f` needs later(), which is not defined", "int f() { return later(); }");
        }
    }

    private static String refused(JavaProgram program, String code) {
        return program.add(new Cell(3, code), "", false).map(Engines::plain).orElse("");
    }

    /// What a random cell declares anew may have been of another type before, and what it calls may change later. A
    /// variable of a type without a name has no place in a program, and a notebook ends where it fails.
    @Test
    void random_cells_print_as_a_program_what_they_print() throws Exception {
        for (int seed = FIRST; seed < FIRST + ROUNDS; seed++) {
            RandomProgram random = new RandomProgram(seed);
            List<String> cells = new ArrayList<>();
            try (Engines engine = new Engines()) {
                String cell = random.cell();
                while (cells.size() < CELLS
                        && !cell.contains("new Object()")
                        && !(engine.run(cell) instanceof CellResult.Failure)) {
                    cells.add(cell);
                    cell = random.cell();
                }
            }
            String[] all = cells.toArray(String[]::new);
            String program = program(all);
            assertThat(output(program)).as("seed %d%n%s", seed, program).isEqualTo(notebook(all));
        }
    }
}
