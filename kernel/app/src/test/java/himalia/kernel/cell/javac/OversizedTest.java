package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cells that javac cannot write: each fails with a short message of its own, and the next cell works.
@Timeout(600)
class OversizedTest {
    private static Engines cells;

    @BeforeAll
    static void start() {
        cells = new Engines();
        cells.run("int keep = 41;");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    /// A form of a cell, by its size.
    private enum Form {
        TEXT(n -> "String s = \"" + "x".repeat(n) + "\";", 70_000),
        KOREAN(n -> "\"" + "\ud55c".repeat(n) + "\"", 30_000),
        BLOCK(n -> "String s = \"\"\"\n" + "1,2,3\n".repeat(n) + "\"\"\";", 12_000),
        SUM_OF_TEXTS(n -> "\"" + "x".repeat(n) + "\" + \"" + "x".repeat(n) + "\"", 40_000),
        IN_A_METHOD(n -> "String f() { return \"" + "x".repeat(n) + "\"; }", 70_000),
        IN_A_CLASS(n -> "class A { String f = \"" + "x".repeat(n) + "\"; }", 70_000),
        ANNOTATION(n -> "@interface N { String value(); }\n@N(\"" + "x".repeat(n) + "\") class B { }", 70_000),
        CASE(n -> "switch (\"a\") { case \"" + "x".repeat(n) + "\" -> 1; default -> 2; }", 70_000),
        VARIABLE(n -> "int " + "x".repeat(n) + " = 1;", 70_000),
        METHOD(n -> "int " + "x".repeat(n) + "() { return 1; }", 70_000),
        CLASS(n -> "class " + "X".repeat(n) + " { }", 70_000),
        FIELD(n -> "class C { int " + "x".repeat(n) + "; }", 70_000),
        COMPONENT(n -> "record R(int " + "x".repeat(n) + ") { }", 70_000),
        LOCAL(n -> "{ int " + "x".repeat(n) + " = 1; }", 70_000),
        DIMENSIONS(n -> "int" + "[]".repeat(n) + " a = null;", 300),
        CREATED(n -> "new int" + "[1]".repeat(n), 300),
        CODE(n -> "int n = 0;\n" + "n += n * 3 + 1;\n".repeat(n), 8000),
        CODE_OF_A_METHOD(n -> "int f(int n) {\n" + "n += n * 3 + 1;\n".repeat(n) + "return n; }", 8000),
        CODE_OF_A_LOOP(n -> "for (int i = 0, n = 0; i < 2; i++) {\n" + "n += n * 3 + 1;\n".repeat(n) + "}", 8000),
        ARRAY(n -> many(n, i -> i + ",", "int[] a = {", "};"), 20_000),
        CONSTANTS(n -> many(n, i -> "static final int c" + i + " = " + i + ";\n", "class D {", "}"), 40_000),
        ENUM(n -> many(n, i -> "E" + i + ",", "enum E {", "}"), 6000),
        PARAMETERS(n -> many(n, i -> ", int p" + i, "int f(int p", ") { return 1; }"), 300),
        ARGUMENTS(n -> many(n, i -> ", " + i, "int f(int... a) { return 1; }\nf(0", ")"), 20_000),
        PLUS(n -> "int n = 1" + " + 1".repeat(n) + ";", 30_000),
        PLUS_OF_VALUES(n -> "int one = 1;\nint n = one" + " + one".repeat(n) + ";", 30_000),
        PARENTHESES(n -> "(".repeat(n) + "1" + ")".repeat(n), 20_000),
        CALLS(n -> "new StringBuilder()" + ".append(1)".repeat(n), 20_000),
        LAMBDAS(n -> "Runnable r = " + "() -> { Runnable q = ".repeat(n) + "() -> { }" + "; }".repeat(n) + ";", 3000),
        BLOCKS(n -> "{".repeat(n) + "}".repeat(n), 20_000),
        NESTED(n -> "class N { ".repeat(n) + "}".repeat(n), 3000),
        TYPES(n -> "List<".repeat(n) + "String" + ">".repeat(n) + " l = null;", 5000);

        private final IntFunction<String> cell;
        private final int size;

        Form(IntFunction<String> cell, int size) {
            this.cell = cell;
            this.size = size;
        }
    }

    @Test
    void a_cell_that_cannot_be_written_leaves_nothing_behind() {
        // Sizes that are just too much, and far too much; a seed that fails is repeated by its number.
        Random random = new Random(Integer.getInteger("himalia.seed", 1));
        for (Form form : Form.values()) {
            check(form, form.size + random.nextInt(form.size / 2));
        }
    }

    private static void check(Form form, int size) {
        CellResult result = cells.run(form.cell.apply(size));
        String of = form + " of " + size;
        if (result instanceof CellResult.Failure failure) {
            assertThat(failure.name()).as(of + failure.message()).isEqualTo("CompilationError");
            assertThat(Engines.plain(failure)).as(of).hasSizeLessThan(3000).contains("Hint: ");
        }
        assertThat(cells.value("keep + 1")).as("after " + of).isEqualTo(42);
        assertThat(cells.value("class Next { int f() { return keep; } }\nnew Next().f()"))
                .as("after " + of)
                .isEqualTo(41);
    }

    private static String many(int n, IntFunction<String> one, String before, String after) {
        return IntStream.range(0, n).mapToObj(one).collect(Collectors.joining("", before, after));
    }
}
