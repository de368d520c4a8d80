package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.Magic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands behind the name of a magic without being meant for it.
class WrongUseTest {
    private Path folder;

    private final Notebook notebook = new Notebook();

    /// `%ls ..` must not show what others have among the files of the moment.
    @BeforeEach
    void makeFolder(@TempDir Path above) throws IOException {
        folder = Files.createDirectory(above.resolve("notebooks"));
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    /// Whatever is written behind a magic: what comes of it is about that, and not about how it is made.
    @Test
    void no_wrong_use_of_any_magic_shows_anything_of_the_inside() {
        Pattern inside = Pattern.compile(
                "himalia[.]\\p{L}|\\$\\p{L}*\\b|\\tat |java[.]lang[.]|MagicFailure|NullPointer|OutOfBounds");
        List<String> wrong = List.of(
                "",
                ";",
                " ;",
                " // why",
                " --nonsense",
                " -",
                " \"open",
                " nosuch(1)",
                " 1 +",
                " a b c d",
                " *",
                " ..",
                " ~~~",
                " = 3",
                " {",
                " 3-",
                " -n",
                " \u0000",
                " [0:2]");
        List<String> shows = new ArrayList<>();
        for (Magic magic : notebook.engine.magics()) {
            for (String rest : wrong) {
                for (String code : List.of("%" + magic.name() + rest, "%%" + magic.name() + rest + "\n1 +")) {
                    notebook.done("%cd " + folder); // some of them write files, and one has gone elsewhere
                    CellResult result = notebook.run(code);
                    String shown = notebook.printed()
                            + (result instanceof CellResult.Failure failure ? Notebook.text(failure) : "");
                    boolean isListed = List.of("env", "jvm", "classpath", "who", "whos", "history", "lsmagic")
                            .contains(magic.name());
                    if (!isListed && inside.matcher(shown).find()) {
                        shows.add(code + "\n" + shown);
                    }
                }
            }
        }
        assertThat(shows).isEmpty();
    }

    @Test
    void a_semicolon_and_a_comment_may_stand_behind_any_magic_of_one_line() {
        Object here = notebook.value("%pwd");
        for (String behind : List.of(";", " ;", "; // where", " // where", " // a; b")) {
            assertThat(notebook.value("%pwd" + behind)).as(behind).isEqualTo(here);
        }
        notebook.done("int kept = 3;\n%semicolon hide;\n%del kept; // gone");
        assertThat(notebook.failure("kept").name()).isEqualTo("CompilationError");
        assertThat(notebook.value("var now = %pwd;\nnow")).isEqualTo(here);
        // An address has slashes, too.
        assertThat(Notebook.text(notebook.failure("%load https://a.org//x.ipynb")))
                .contains("`https://a.org//x.ipynb`");
    }
}
