package himalia.kernel.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import himalia.kernel.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NotebookProgramTest {
    @TempDir
    Path folder;

    private final List<Object> cells = new ArrayList<>();

    private void add(String type, String source, String... tags) {
        cells.add(Map.of("cell_type", type, "source", source, "metadata", Map.of("tags", List.of(tags))));
    }

    private String program(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), Json.write(Map.of("nbformat", 4, "cells", cells)));
        return NotebookProgram.of(file, List.of());
    }

    @Test
    void a_notebook_is_a_class_of_its_name_with_its_texts_as_comments() throws IOException {
        add("markdown", "# Two numbers\n\nand their `sum`: \\u00e4");
        add("code", "int a = 1;");
        cells.add(Map.of("cell_type", "code", "source", List.of("int b = 2;\n", "a + b")));
        add("raw", "nothing");
        assertThat(program("p_01 two-numbers.ipynb")).isEqualTo("""
                // p_01 two-numbers.ipynb as a program. It needs himalia.jar and the jars beside it:
                // java -cp "FOLDER_OF_JARS/*" THIS_FILE

                import static himalia.api.Display.display;

                import himalia.api.Display;

                class P01TwoNumbers {
                    public static void main(String[] args) throws Throwable {
                        Display.printAsShown();
                        cell1();
                        cell2();
                    }

                    // # Two numbers
                    //
                    // and their `sum`: \\ u00e4

                    static int a;

                    static void cell1() throws Throwable {
                        a = 1;
                    }

                    static int b;

                    static void cell2() throws Throwable {
                        b = 2;
                        display(a + b);
                    }
                }
                """);
    }

    @Test
    void the_name_of_its_class_is_no_other_name_of_it() throws IOException {
        add("code", "class Numbers {}\nnew Numbers()");
        assertThat(program("numbers.ipynb")).contains("\nclass NumbersProgram {");
        assertThat(program("1.ipynb")).contains("\nclass Notebook1 {");
    }

    @Test
    void magics_between_statements_are_comments_and_their_values_null() throws IOException {
        add("code", "int a = 1; %who\nString here = %pwd;\n!ls\nint b = a;");
        assertThat(program("between.ipynb"))
                .contains("// %who\n    // String here = %pwd;\n    // !ls\n")
                .contains("here = null;")
                .contains("b = a;");
    }

    @Test
    void magics_are_comments_and_what_they_run_is_run() throws IOException {
        add("code", "%sugar on\n%semicolon show\nBigInteger two = BigInteger.TWO;\ntwo * two;");
        add("code", "%%time\n\nSystem.out.println(two);");
        add("code", "%time two.add(two)\n%time two.pow(2) // twice\nint a = 3");
        add("code", "%%timeit\ntwo * 5");
        add("code", "%java\n-two");
        add("code", "%java\n%lsmagic");
        assertThat(program("magics.ipynb"))
                .contains("    // %sugar on\n    // %semicolon show\n", "display(two.multiply(two));")
                .contains("    // %%time\n", "        System.out.println(two);\n")
                .contains("    // %time two.add(two)\n    // %time two.pow(2) // twice\n")
                .containsPattern(" two\\.add\\(two\\);\n +two\\.pow\\(2\\); // twice\n +a = 3;\n")
                .contains("    // %%timeit\n    // two * 5\n")
                .contains("    // %java\n", "        display(two.negate());\n")
                .contains("    // %java\n    // %lsmagic\n")
                .doesNotContain("cell4", "cell6");
    }

    @Test
    void jars_are_on_the_class_path_of_the_program() throws IOException {
        add("code", "%jars nothing/*.jar");
        assertThatIOException()
                .isThrownBy(() -> program("jars.ipynb"))
                .withMessageContainingAll("In its code cell 1", "there is no file *.jar");
    }

    @Test
    void a_cell_that_is_to_fail_does_not_end_the_program() throws IOException {
        add("code", "int[] a = {};\na[0]", "raises-exception");
        add("code", "int b = \"b\";", "raises-exception");
        add("code", "a.length");
        assertThat(program("fails.ipynb"))
                .contains("try {\n            cell1();\n        } catch (Throwable expected) {")
                .contains("    // int b = \"b\";\n", "cannot be converted to int")
                .contains("display(a.length);");
    }

    @Test
    void a_cell_that_does_not_compile_is_named_with_what_the_compiler_says() throws IOException {
        add("code", "int a = 1;");
        add("markdown", "text");
        add("code", "int b = a +\n  \"b\";");
        assertThatIOException()
                .isThrownBy(() -> program("wrong.ipynb"))
                .withMessageContainingAll(
                        "wrong.ipynb cannot be written as a program. In its code cell 2:",
                        "line 1",
                        "String cannot be converted to int");
    }

    @Test
    void what_is_no_notebook_is_told_of() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> NotebookProgram.of(folder.resolve("none.ipynb"), List.of()))
                .withMessageContaining("There is no notebook");
        for (String text : List.of("", "[]", "{}", "{\"cells\": [1]}", "no JSON")) {
            Path file = Files.writeString(folder.resolve("odd.ipynb"), text);
            assertThatIOException()
                    .as(text)
                    .isThrownBy(() -> NotebookProgram.of(file, List.of()))
                    .withMessageContaining("odd.ipynb is not a notebook");
        }
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void what_a_cell_loads_stands_in_its_place() throws IOException {
        file("lib/twice.jshell", "int twice(int x) {\n    return 2 * x;\n}\n/exit\n");
        file(
                "lib/start.ipynb",
                Json.write(Map.of(
                        "nbformat",
                        4,
                        "cells",
                        List.of(
                                Map.of("cell_type", "markdown", "source", "text"),
                                Map.of("cell_type", "code", "source", "%load twice\nint four = twice(2);"),
                                Map.of("cell_type", "code", "source", "int five = four + 1;")))));
        file(
                "Greeting.java",
                "public class Greeting {\n    void main(String[] args) {\n"
                        + "        System.out.println(args[0] + args.length);\n    }\n}\n");
        add("code", "int one = 1;\n%load lib/start; // what we need\nfour + five + one");
        add("code", "%run Greeting \"hello you\" b");
        add("code", "%load nowhere");
        String program = program("loads.ipynb");
        assertThat(program.indexOf("int twice(int x)")).isPositive();
        assertThat(program)
                .containsSubsequence(
                        "one = 1;",
                        "// %load lib/start",
                        "four = twice(2);",
                        "five = four + 1;",
                        "display(four + five + one);",
                        "// %run Greeting",
                        "new Greeting().main(new String[] {\"hello you\", \"b\"});",
                        "// %load nowhere",
                        "// This is no part of the program: there is no file nowhere.");
    }

    @Test
    void files_that_load_each_other_are_named_and_not_gone_through_without_end() throws IOException {
        file("a.jshell", "%load b\nint a = 1;");
        file("b.jshell", "%load a\nint b = 2;");
        add("code", "%load a\na + b");
        assertThat(program("circle.ipynb"))
                .containsSubsequence("// This is no part of the program: a.jshell loads itself.", "display(a + b);");
    }
}
