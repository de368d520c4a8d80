package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Magics about what cells have declared and what was run: `%who`, `%whos`, `%del`, `%reset`, `%history`, `%recall`,
/// `%save`.
class StateMagicsTest {
    @TempDir
    Path folder;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void who_lists_what_cells_have_declared() {
        notebook.done("%who");
        assertThat(notebook.printed()).contains("declared nothing");
        notebook.done(
                "import java.util.zip.CRC32;\nList<String> words = List.of();\nint f(int x) { return x; }\nrecord Point(int x) {}");
        notebook.done("%who");
        assertThat(notebook.printed().lines())
                .containsExactly(
                        "vars:",
                        "  List<String> words",
                        "methods:",
                        "  int f(int x)",
                        "types:",
                        "  record Point(int x)",
                        "imports:",
                        "  import java.util.zip.CRC32");
        notebook.done("%jshell /types");
        assertThat(notebook.printed().lines()).containsExactly("types:", "  record Point(int x)");
        assertThat(notebook.value("List<String> names = %who vars methods\nnames"))
                .isEqualTo(List.of("words", "f"));
        assertThat(Notebook.text(notebook.failure("%who var")))
                .contains("Did you mean \"vars\"?")
                .contains("Usage: %who");
    }

    @Test
    void whos_shows_types_sizes_and_values() {
        notebook.done("int a = 5; List<Integer> numbers = List.of(1, 2, 3);");
        notebook.done("%whos");
        assertThat(notebook.printed().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("Variable +Type +Size +Value"))
                .anyMatch(line -> line.matches("a +int +5"))
                .anyMatch(line -> line.matches("numbers +List<Integer> +3 +\\[1, 2, 3]"));
    }

    @Test
    void what_is_deleted_is_gone_and_said_to_be() {
        notebook.done("int a = 1, b = 2;\nint f() { return b; }");
        notebook.done("%del a");
        assertThat(Notebook.text(notebook.failure("a + 1")))
                .contains("cannot find symbol")
                .contains("`a` was deleted");
        assertThat(notebook.value("b + f()")).isEqualTo(4);
        notebook.done("String a = \"again\";");
        assertThat(notebook.value("a")).isEqualTo("again");
        assertThat(Notebook.text(notebook.failure("aa"))).doesNotContain("deleted");
    }

    @Test
    void what_others_need_stays() {
        notebook.done("int b = 2;\nint f() { return b; }\nrecord Point(int x) {}\nPoint p = new Point(1);");
        assertThat(Notebook.text(notebook.failure("%del b")))
                .contains("b is needed by f")
                .contains("Hint: `%del b f` deletes all of them");
        assertThat(Notebook.text(notebook.failure("%del Point"))).contains("is needed by p");
        assertThat(notebook.value("f() + p.x()")).isEqualTo(3);
        notebook.done("%del b f p Point");
        for (String name : List.of("b", "f()", "p", "new Point(1)")) {
            assertThat(Notebook.text(notebook.failure(name))).contains("was deleted");
        }
        notebook.done("int b = 5;\nint f() { return b; }");
        assertThat(notebook.value("f()")).isEqualTo(5);
        assertThat(Notebook.text(notebook.failure("%del nothing"))).contains("no cell has declared `nothing`");
        assertThat(Notebook.text(notebook.failure("%del"))).contains("Usage: %del NAME...");
    }

    @Test
    void reset_lets_go_of_everything() {
        notebook.done(
                "import java.util.zip.*;\nint a = 1;\nclass A { int x = a; }\nA made = new A();\nint f() { return made.x; }\nint f(int y) { return y; }");
        notebook.done("%reset -f");
        assertThat(notebook.printed()).startsWith("Deleted ");
        notebook.done("%who");
        assertThat(notebook.printed()).contains("declared nothing");
        assertThat(Notebook.text(notebook.failure("new CRC32()"))).contains("CRC32");
        assertThat(notebook.value("int a = 3;\nclass A { int x = a; }\nnew A().x"))
                .isEqualTo(3);
    }

    @Test
    void history_is_shown_recalled_and_saved() throws IOException {
        notebook.done("int a = 1;");
        notebook.done("int b =\n  a;");
        notebook.done("%history -n");
        assertThat(notebook.printed().lines()).containsExactly("1: int a = 1;", "2: int b =", "     a;");
        notebook.done("%history 2");
        assertThat(notebook.printed().lines()).containsExactly("int b =", "  a;");
        notebook.done("%history -g \"b =\"");
        assertThat(notebook.printed()).startsWith("2: int b =");
        notebook.done("%recall 1");
        assertThat(notebook.printed().lines()).containsExactly("int a = 1;");
        Path file = folder.resolve("work.jshell");
        notebook.done("%save " + file + " 1-2");
        assertThat(Files.readString(file)).isEqualTo("int a = 1;\n\nint b =\n  a;\n");
        assertThat(Notebook.text(notebook.failure("%save " + file + " 1"))).contains("is there already");
        notebook.done("%save -f " + file + " 1");
        assertThat(Files.readString(file)).isEqualTo("int a = 1;\n");
        assertThat(Notebook.text(notebook.failure("%history 90-95"))).contains("no cell was run by the number 90-95");
        assertThat(Notebook.text(notebook.failure("%history x")))
                .contains("names no cells")
                .contains("Usage: %history");
    }
}
