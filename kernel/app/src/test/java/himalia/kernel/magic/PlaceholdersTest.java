package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_library_is_named_with_values_of_java() {
        notebook.done("String version = \"1.2\";\nint patch = 3;");
        notebook.done("%dependency /add org.a:b:\\{version}.\\{patch + 1}\n%dependency /list");
        assertThat(notebook.printed()).contains("org.a:b:1.2.4");
    }

    @Test
    void so_is_a_repository() {
        notebook.done("var place = \"https://repo.example.org/maven\";");
        notebook.done("%dependency /add-repo local \\{place} release|never snapshot|always");
        assertThat(Notebook.text(notebook.failure("%dependency /add-repo local \\\\{place}")))
                .contains("which `\\\\{place}` is not");
    }

    @Test
    void what_has_no_value_is_named() {
        assertThat(Notebook.text(notebook.failure("%dependency /add org.a:b:\\{versoin}")))
                .contains("`\\{versoin}`: CompilationError")
                .contains("cannot find symbol");
        assertThat(Notebook.text(notebook.failure("%maven org.a:b:\\{int x = 1}")))
                .contains("`\\{int x = 1}` has no value");
    }
}
