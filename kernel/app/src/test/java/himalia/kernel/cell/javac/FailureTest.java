package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
    private static Engines cells;

    @BeforeAll
    static void start() {
        cells = new Engines();
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void a_traceback_marks_the_line_and_hides_the_jdk() {
        CellResult.Failure failure = cells.failure("int[] arr = new int[2];\narr[0] = 1;\nint zed = arr[5];");
        assertThat(failure.name()).isEqualTo("ArrayIndexOutOfBoundsException");
        assertThat(failure.message()).isEqualTo("Index 5 out of bounds for length 2");
        assertThat(Engines.plain(failure))
                .startsWith("ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 2\nCell [")
                .contains("], line 3")
                .contains("      2 | arr[0] = 1;")
                .contains("----> 3 | int zed = arr[5];")
                .doesNotContain("jdk.")
                .doesNotContain("himalia.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "10 / zero",
                "pair[2]",
                "pair[2] = 5;",
                "zero = 10 / zero;",
                "zero += 10 / zero;",
                "(Integer) text",
                "new int[-1]",
                "var made = new java.util.ArrayList<Integer>(-5);",
            })
    void a_failing_expression_at_the_top_of_a_cell_is_marked(String line) {
        cells.run("int zero = 0; int[] pair = {1, 2}; Object text = \"s\";");
        assertThat(Engines.plain(cells.failure("int one = 1;\n" + line))).contains("line 2", "----> 2 | " + line);
    }

    @Test
    void the_classes_that_hide_the_cells_are_not_named() {
        assertThat(cells.failure("String nothing = null;\nnothing.length()").message())
                .isEqualTo("Cannot invoke \"String.length()\" because \"nothing\" is null");
        assertThat(cells.failure("enum Color { RED }\nColor.valueOf(\"BLUE\")").message())
                .isEqualTo("No enum constant Color.BLUE");
    }

    @Test
    void a_cause_that_adds_nothing_is_left_out() {
        assertThat(Engines.plain(cells.failure(
                        "throw new RuntimeException(\"no file x\", new IllegalArgumentException(\"x\"));")))
                .doesNotContain("Caused by");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "new Scaner(System.in) # did you mean `Scanner`?",
                "system.out.println(1); # did you mean `System`?",
                "void f(int n) { system.out.println(n); return 0; } # did you mean `System`?",
                "string word = \"x\"; # did you mean `String`?",
                "\"x\".concat(display(1)) # `\"x\".concat(display(1).id())`",
                "println(\"x\") # IO.println(...) prints a line.",
                "new Object() + new Object() # objects that have methods for it",
                "Undreamt u = new Undreamt(); # there is no `Undreamt`",
                "int w = 1; int y = xx + w; # there is no `xx`",
                "boolean b = True; # it is written `true`",
                "len(\"abc\") # `\"abc\".length()`",
                "new int[3].length() # an array has `length`, without brackets",
                "\"abc\".length # it is a method: `\"abc\".length()`",
                "class Dog { private String name; } new Dog().name # only the class itself may use it",
                "List<int> l = null; # `Integer` for `int`",
                "long n = 10_000_000_000; # write an L",
                "int sq(int a) { return a * a; } IntUnaryOperator f = this::sq; # write `x -> f(x)`",
                "() -> 5 # a lambda needs a type",
                "Object o = 1; o[0] # for what has `get(i)`",
                "import foo # need no import",
                "import foo as f # need no import",
                "def twice(x): return 2 * x # a method is written",
                "for i in range(10): print(i) # for (int i = 0; i < n; i++)",
                "pip install torch # runs a command",
                "String? # Shift+Tab",
                "List.of(1, 2).add(3) # makes a copy that can",
                "int a = 2; int b = a ** 2; # `x.pow(2)`",
                "\"x\".float() # `x.toFloat()`",
                "int[] a = {1, 2}; a[0:1] # a slice is a text",
                "int[] a = {1, 2}; a[:, 1] # a slice is a text",
                "Arrays.asList([1, 2]) # `List.of(a, b)`",
                "var a = [1, 2] # `List.of(a, b)`",
                "\"x\".indent(width=2) # arguments have no names here: `\"x\".indent(2)`",
                "\"x\".indent(requires_grad=True) # `zeros(1).requiresGrad_()`",
                "String s = f\"cost\" # `String s = \"cost\"`",
                "String s = f\"{1 + 2} of {3}\" # `String s = \"%s of %s\".formatted(1 + 2, 3)`",
                "ArrayList() # an object is made with `new`: `new ArrayList()`",
                "var model = \"m\"; model(1) # `model.forward(x)`",
            })
    void a_misspelt_or_foreign_name_gets_a_hint(String code, String hint) {
        assertThat(Engines.plain(cells.failure(code))).contains("Hint: ").contains(hint);
    }

    @Test
    void a_single_letter_is_not_taken_for_another() {
        cells.run("int w = 1;");
        assertThat(Engines.plain(cells.failure("x + 1"))).doesNotContain("did you mean `w`");
        assertThat(Engines.plain(cells.failure("W + 1"))).contains("did you mean `w`");
    }

    @Test
    void variables_that_a_changed_class_empties_are_named() {
        cells.run("record Pair(int a) {}\nList<Pair> pairs = List.of(new Pair(1));");
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            cells.run("record Pair(int a, int b) {}");
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("`pairs` held a `Pair` from before its change");
    }

    @Test
    void frames_go_from_the_innermost_to_the_outermost() {
        String text = Engines.plain(cells.failure("int deep1(int a){\n  int b = a;\n  return b / 0;\n}\n"
                + "int deep2(int a){ return deep1(a); }\ndeep2(3)"));
        assertThat(text)
                .startsWith("ArithmeticException: / by zero")
                .containsSubsequence(
                        "line 3, in deep1",
                        "----> 3 |   return b / 0;",
                        "line 5, in deep2",
                        "line 6",
                        "----> 6 | deep2(3)");
    }

    @Test
    void a_frame_of_an_earlier_cell_shows_that_cell() {
        cells.run("\n\nint half(int a) {\n    return 1 / a;\n}");
        String text = Engines.plain(cells.failure("int zero = 0;\nhalf(zero)"));
        assertThat(text)
                .containsSubsequence(
                        "line 4, in half", "----> 4 |     return 1 / a;", "line 2", "----> 2 | half(zero)");
    }

    @Test
    void frames_in_classes_lambdas_and_constructors_are_named() {
        String text = Engines.plain(
                cells.failure(
                        "class Bad {\n    Bad() {\n        fail();\n    }\n    void fail() {\n"
                                + "        throw new IllegalStateException(\"x\");\n    }\n}\nRunnable r = () ->\n    new Bad();\nr.run();"));
        assertThat(text)
                .containsSubsequence("line 6, in Bad.fail", "line 3, in new Bad", "line 10, in a lambda", "line 11");
    }

    @Test
    void causes_are_told() {
        String text = Engines.plain(
                cells.failure(
                        "try { Integer.parseInt(\"x\"); } catch (Exception e) {\n    throw new RuntimeException(\"outer\", e);\n}"));
        assertThat(text)
                .containsSubsequence("RuntimeException: outer", "line 2", "Caused by: NumberFormatException", "line 1");
    }

    @Test
    void a_recursion_is_told_once() {
        CellResult.Failure failure = cells.failure("int so(int n) {\n    return so(n + 1) + 1;\n}\nso(0)");
        assertThat(failure.name()).isEqualTo("StackOverflowError");
        assertThat(Engines.plain(failure))
                .contains("line 2, in so")
                .contains("more", "Hint: a method that calls itself");
        assertThat(failure.traceback()).hasSizeLessThan(15);
    }

    @Test
    void more_lines_of_a_message_stand_under_the_first() {
        CellResult.Failure failure =
                cells.failure("throw new IllegalArgumentException(\"shapes differ\\nHint: transpose it\");");
        assertThat(failure.message()).isEqualTo("shapes differ");
        assertThat(failure.traceback()).contains("Hint: transpose it");
    }

    @Test
    void a_broken_getMessage_does_no_harm() {
        assertThat(Engines.plain(cells.failure("class Odd extends RuntimeException { public String getMessage() {"
                        + " throw new IllegalStateException(); } }\nthrow new Odd();")))
                .contains("its getMessage() threw IllegalStateException");
    }

    @Test
    void a_compile_error_points_at_the_place() {
        CellResult.Failure failure = cells.failure("int good = 1;\nint bad = \"abc\";");
        assertThat(failure.name()).isEqualTo("CompilationError");
        assertThat(Engines.plain(failure)).contains("line 2\n    int bad = \"abc\";\n              ^~~~~\n");
    }

    @Test
    void the_caret_stands_under_its_place_also_behind_korean_text() {
        assertThat(Engines.plain(cells.failure("String 이름 = 3;"))).contains("    String 이름 = 3;\n                  ^");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "int x = 1 # ends with `;` # int y = 2;",
                "int length = 3; # did you mean `length`? # lenght + 1",
                "int cut = 3.5; # use `double` # 1",
                "var e1 = ImageIO.getReaderFormatNames(); # import javax.imageio.ImageIO; # 1",
                "int c = 1; # `==` compares # if (c = 2) { }",
                "int f() { } # return value # 1",
                "String s = 'a'; # \"double quotes\" # 1",
                "String s = 'abc'; # \"double quotes\" # 1",
                "String t = \"abc; # does not end with # 1",
                "class A { # not closed # int x;",
                "String three = \"3\"; int n = three; # Integer.parseInt # 1",
                "float g = 0.5; # 0.5f # 1",
                "String s2 = \"a\"; # did you mean `length`? # s2.lenght()",
                "Strin s3 = null; # did you mean `String`? # 1",
            })
    void a_beginner_gets_a_hint(String first, String hint, String second) {
        assertThat(Engines.plain(cells.failure(first + "\n" + second)))
                .contains("Hint: ")
                .contains(hint);
    }

    @Test
    void an_exception_in_a_thread_of_the_user_goes_to_stderr_in_short() {
        PrintStream before = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            cells.run(
                    "Thread t = new Thread(() -> {\n    throw new RuntimeException(\"in thread\"); });\nt.start(); t.join();");
        } finally {
            System.setErr(before);
        }
        assertThat(caught.toString(StandardCharsets.UTF_8))
                .contains("in thread")
                .contains("line 2, in a lambda")
                .doesNotContain("\tat ");
    }

    @Test
    void a_full_heap_is_explained_and_what_filled_it_is_let_go() {
        cells.run("int keptThrough = 42;");
        CellResult.Failure failure = cells.failure(
                "var hog = new ArrayList<long[]>();\nwhile (true) hog.add(new long[Integer.MAX_VALUE / 16]);");
        assertThat(failure.name()).isEqualTo("OutOfMemoryError");
        assertThat(Engines.plain(failure)).contains("MB is full", "Set to null", "hog", "-Xmx");
        assertThat(cells.value("hog == null ? keptThrough : 0")).isEqualTo(42);
    }

    /// The line that a hint ends in.
    private static String right(String code) {
        String told = Engines.plain(cells.failure(code));
        String hint = told.lines()
                .filter(line -> line.startsWith("Hint: "))
                .findFirst()
                .orElse("");
        assertThat(hint).as(told).endsWith("`");
        return hint.substring(hint.lastIndexOf('`', hint.length() - 2) + 1, hint.length() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "\"%d\".formatted(2.5) => \"%.2f\".formatted(2.5)",
                "\"%5d of %s\".formatted(2.5, 3) => \"%5.2f of %s\".formatted(2.5, 3)",
                "String.format(\"%.2f\", 3) => String.format(\"%d\", 3)",
                "System.out.printf(\"%f%n\", \"x\"); => System.out.printf(\"%s%n\", \"x\");",
                "words[-1] => words[words.length - 1]",
                "list[-2] => list[list.size() - 2]",
                "list.get(-1) => list.get(list.size() - 1)",
                "\"abc\".charAt(-1) => \"abc\".charAt(\"abc\".length() - 1)",
            })
    void an_exception_of_the_jdk_is_told_the_line_that_was_meant(String code, String line) {
        cells.run("String[] words = {\"a\", \"b\"}; List<Integer> list = List.of(1, 2, 3);");
        assertThat(right(code)).isEqualTo(line);
        assertThat(cells.run(line)).isNotInstanceOf(CellResult.Failure.class);
    }

    @Test
    void a_place_of_a_text_without_a_value_is_explained() {
        assertThat(Engines.plain(cells.failure("\"%d and %d\".formatted(1)")))
                .contains("Hint: `%d` stands for a value");
        assertThat(Engines.plain(cells.failure("\"50%y\".formatted(1)"))).contains("Hint: no value is written by `%y`");
        assertThat(Engines.plain(cells.failure("\"%d %d\".formatted(1, 2.5)")))
                .contains("Hint: `%d` is for whole numbers, and the value is a Double: `%.2f`.");
    }

    @Test
    void what_a_failed_cell_declares_inside_is_nothing_that_others_miss() {
        cells.failure("for (int inside = 0; inside < 3; inside++) { int deep = \"x\"; }");
        assertThat(Engines.plain(cells.failure("inside"))).doesNotContain("did not run");
        assertThat(Engines.plain(cells.failure("deep"))).doesNotContain("did not run");
        cells.failure("int outside = \"x\";");
        assertThat(Engines.plain(cells.failure("outside"))).contains("the cell that defines `outside` did not run");
    }

    @Test
    void a_class_whose_static_part_has_failed_is_told_to_be_declared_again() {
        cells.run("class Broken { static int v = 1 / 0; }");
        cells.failure("Broken.v");
        assertThat(Engines.plain(cells.failure("Broken.v"))).contains("Hint: what is `static` in it has failed");
    }

    @Test
    void a_preview_of_the_library_is_told_how_to_be_tried() {
        CellResult result = cells.run("import java.util.concurrent.StructuredTaskScope;");
        if (result instanceof CellResult.Failure failure) { // until it is no preview any more
            assertThat(Engines.plain(failure)).contains("JDK_JAVA_OPTIONS=--enable-preview");
        }
    }
}
