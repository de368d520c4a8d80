package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadMagicTest {
    @TempDir
    Path folder;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path cells(String name, String language, String... cells) throws IOException {
        String all = Arrays.stream(cells)
                .map(code -> "{\"cell_type\": \"code\", \"source\": \""
                        + code.replace("\"", "\\\"").replace("\n", "\\n") + "\"}")
                .collect(Collectors.joining(", "));
        return file(
                name,
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"# no code\"}, " + all
                        + "], \"metadata\": {\"language_info\": {\"name\": \"" + language + "\"}}}");
    }

    @Test
    void the_cells_of_a_notebook_run_as_if_they_stood_here() throws IOException {
        cells(
                "utils/imports.ipynb",
                "Java",
                "import java.util.zip.*;\nint twice(int x) { return 2 * x; }",
                "int seven = twice(3) + 1;");
        for (String written : List.of("utils/imports", "utils/imports.ipynb", "\"utils/imports\"")) {
            notebook.done("%load " + folder + "/" + written.replace("\"", ""));
            assertThat(notebook.value("seven + (int) new CRC32().getValue()")).isEqualTo(7);
        }
        notebook.done("%cd " + folder + "/utils");
        assertThat(notebook.value("int before = 1;\n%load ../utils/imports\nbefore + twice(2)"))
                .isEqualTo(5);
    }

    @Test
    void names_are_relative_to_the_file_that_loads() throws IOException {
        cells("a/main.ipynb", "java", "%load ../b/part", "int all = part + 1;");
        cells("b/part.ipynb", "java", "%load inner.jshell\nint part = inner + 1;");
        file("b/inner.jshell", "int inner = 40;");
        notebook.done("%load " + folder + "/a/main.ipynb");
        assertThat(notebook.value("all")).isEqualTo(42);
    }

    @Test
    void files_of_java_and_jshell_run_too() throws IOException {
        file(
                "Point.java",
                "package demo;\n\npublic record Point(int x, int y) {\n    int sum() { return x + y; }\n}\n");
        notebook.done("%load " + folder + "/Point");
        assertThat(notebook.value("new Point(3, 4).x()")).isEqualTo(3);
        file(
                "start.jsh",
                "int a = 5\n/set feedback silent\nint f(int x) {\n    return x * a;\n}\nf(2)\n/exit\nint never = 1;\n");
        notebook.done("%load " + folder + "/start");
        assertThat(notebook.value("f(3)")).isEqualTo(15);
        assertThat(notebook.failure("never").name()).isEqualTo("CompilationError");
    }

    @Test
    void run_calls_the_main_of_a_program_with_its_arguments() throws IOException {
        file(
                "Hello.java",
                "public class Hello {\n    public static void main(String[] args) {\n"
                        + "        System.out.println(\"hello \" + String.join(\"+\", args));\n    }\n}\n");
        notebook.done("%load " + folder + "/Hello.java");
        assertThat(notebook.printed()).isEmpty();
        notebook.done("%run " + folder + "/Hello.java ann \"bob b\"");
        assertThat(notebook.printed()).isEqualTo("hello ann+bob b" + System.lineSeparator());
    }

    @Test
    void run_finds_the_main_that_java_would_find_whatever_the_file_is_called() throws IOException {
        String said = "System.out.println(\"ran \" + ";
        Object[][] files = {
            {"compact.java", "void main() { " + said + "helper()); }\nint helper() { return 7; }\n", "ran 7"},
            {"words.java", "void main(String[] args) { " + said + "args.length + args[0]); }", "ran 2a"},
            {
                "prog.java",
                "public class Prog {\n static void main(String... args) { " + said + "args[1]); } }",
                "ran b c"
            },
            {
                "Two.java",
                "class First { static void main(String[] a) { " + said + "1); } }\n"
                        + "class Two { static void main(String[] a) { " + said + "2); } }",
                "ran 2"
            },
            {"inside.java", "class Inside { void main() { " + said + "3); } }", "ran 3"},
            {
                "record.java",
                "record Point(int x) { static void main() { " + said + "new Point(4)); } }",
                "ran Point[x=4]"
            },
            {
                "home.java",
                "package a.b;\npublic class Home { public static void main(String[] a) { " + said + "5); } }",
                "ran 5"
            },
            {
                "both.java",
                "class Both { static void main() { " + said + "0); } static void main(String[] a) { " + said
                        + "6); } }",
                "ran 6"
            },
        };
        PrintStream err = System.err;
        for (Object[] one : files) {
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            try {
                notebook.done("%run " + file((String) one[0], (String) one[1]) + " a \"b c\"");
            } finally {
                System.setErr(err);
            }
            assertThat(notebook.printed()).as(one[0].toString()).isEqualTo(one[2] + System.lineSeparator());
            assertThat(told.toString(StandardCharsets.UTF_8))
                    .as(one[0].toString())
                    .isEmpty();
        }
        CellResult.Failure thrown =
                notebook.failure("%run " + file("thrown.java", "void main() {\n    int[] a = {};\n    a[1] = 2;\n}\n"));
        assertThat(Notebook.text(thrown)).contains("Cell [thrown.java], line 3").contains("%run: it failed in");
    }

    @Test
    void a_file_without_an_ending_is_a_notebook_or_snippets() throws IOException {
        Files.move(cells("plain.ipynb", "java", "int inNotebook = 1;"), folder.resolve("plain"));
        file("imports", "%pwd\nimport java.util.zip.*;\nint inSnippets = 2;\n");
        assertThat(notebook.value("%load " + folder + "/plain " + folder
                        + "/imports\ninNotebook + inSnippets + (int) new CRC32().getValue()"))
                .isEqualTo(3);
    }

    @Test
    void an_error_says_in_which_cell_of_which_file_it_is() throws IOException {
        Path file = cells("bad.ipynb", "java", "int zero = 0;", "int one = 1;\nint bad = one / zero;");
        CellResult.Failure thrown = notebook.failure("%load " + file);
        assertThat(thrown.name()).isEqualTo("ArithmeticException");
        assertThat(Notebook.text(thrown))
                .contains("Cell [bad.ipynb 2], line 2")
                .contains("2 | int bad = one / zero;")
                .contains("failed in code cell 2 of " + file.toRealPath());
        CellResult.Failure wrong = notebook.failure("%load " + cells("wrong.ipynb", "java", "int x = \"a\";"));
        assertThat(wrong.name()).isEqualTo("CompilationError");
        assertThat(Notebook.text(wrong))
                .contains("Cell [wrong.ipynb 1], line 1")
                .contains("incompatible types");
    }

    @Test
    void a_method_of_a_loaded_file_is_named_when_a_later_cell_makes_it_fail() throws IOException {
        notebook.done("%load " + cells("lib.ipynb", "java", "int half(int x) {\n    return x / 0;\n}"));
        assertThat(Notebook.text(notebook.failure("half(3)")))
                .contains("Cell [lib.ipynb 1], line 2, in half")
                .contains("2 |     return x / 0;")
                .contains("Cell [2], line 1");
    }

    @Test
    void files_that_load_each_other_are_named() throws IOException {
        cells("a.ipynb", "java", "%load b");
        cells("b.ipynb", "java", "%load a");
        assertThat(Notebook.text(notebook.failure("%load " + folder + "/a")))
                .contains("circle: a.ipynb -> b.ipynb -> a.ipynb")
                .contains("Hint:");
        // And the next time it is no other error.
        assertThat(Notebook.text(notebook.failure("%load " + folder + "/a"))).contains("circle: a.ipynb");
    }

    @Test
    void what_cannot_be_loaded_is_said_with_what_can() throws IOException {
        cells("imports.ipynb", "java", "1");
        assertThat(Notebook.text(notebook.failure("%load " + folder + "/import")))
                .contains("there is no file")
                .contains("did you mean `imports.ipynb`?");
        assertThat(Notebook.text(notebook.failure("%load " + cells("py.ipynb", "python", "x"))))
                .contains("is a notebook in python");
        assertThat(Notebook.text(notebook.failure("%load https://a.org/x.ipynb")))
                .contains("not addresses");
        assertThat(Notebook.text(notebook.failure("%load"))).contains("Usage: %load NOTEBOOK");
        assertThat(Notebook.text(notebook.failure("%load " + file("text.ipynb", "no notebook"))))
                .contains("text.ipynb is not a notebook");
    }

    @Test
    void tab_offers_what_can_be_loaded() throws IOException {
        cells("one.ipynb", "java", "1");
        file("two.java", "");
        file("three.txt", "");
        String code = "%load " + folder + "/";
        assertThat(notebook.engine.complete(code, code.length()).matches())
                .extracting(match -> match.text())
                .containsExactly(folder + "/one.ipynb", folder + "/two.java");
    }
}
