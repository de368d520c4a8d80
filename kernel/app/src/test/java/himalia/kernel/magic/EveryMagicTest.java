package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds for all magics of the kernel, and the small ones.
class EveryMagicTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private List<Magic> magics() {
        return notebook.engine.magics();
    }

    private static List<String> names(Magic magic) {
        List<String> names = new ArrayList<>(magic.otherNames());
        names.addFirst(magic.name());
        return names;
    }

    @Test
    void each_name_belongs_to_one_magic_which_says_how_it_is_written() {
        List<String> all =
                magics().stream().flatMap(magic -> names(magic).stream()).toList();
        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(60);
        for (Magic magic : magics()) {
            assertThat(magic.usage()).as(magic.name()).contains(magic.name()).doesNotContain("\n");
            assertThat(magic.summary())
                    .as(magic.name())
                    .isNotBlank()
                    .doesNotContain("\n")
                    .doesNotEndWith(".");
            if (magic.form() != Magic.Form.BOTH) {
                assertThat(magic.usage().startsWith("%%")).as(magic.usage()).isEqualTo(magic.form() == Magic.Form.CELL);
            }
        }
    }

    @Test
    void the_page_of_the_magics_names_them_all_and_no_other() throws IOException {
        String page = Files.readString(Path.of("../../docs/magics.md"));
        List<String> all =
                magics().stream().flatMap(magic -> names(magic).stream()).toList();
        for (Magic magic : magics()) {
            for (String name : names(magic)) {
                String percents = magic.form() == Magic.Form.CELL ? "%%" : "%";
                assertThat(page).as(name).containsPattern(Pattern.quote(percents + name) + "\\b");
            }
        }
        Matcher named = Pattern.compile("(?<![\\w%])%{1,2}([A-Za-z]\\w*)").matcher(page);
        while (named.find()) {
            assertThat(all).as("named on the page").contains(named.group(1));
        }
    }

    @Test
    void other_languages_are_refused_in_one_line() {
        for (String name : List.of("%%python", "%%scala", "%%kotlin", "%%groovy", "%python", "%%R")) {
            CellResult.Failure failure = notebook.failure(name + "\nprint('a')");
            assertThat(failure.traceback()).as(name).hasSize(1);
            assertThat(failure.message()).contains("This kernel runs Java");
        }
        assertThat(Notebook.text(notebook.failure("%pip install numpy")))
                .contains("%maven")
                .contains("%jars");
        notebook.done("%matplotlib inline\n%load_ext autoreload");
        assertThat(notebook.printed()).isEmpty();
    }

    @Test
    void lines_are_shown_as_what_they_are() {
        MimeBundle html = (MimeBundle) notebook.value("%%html\n<b>x</b>");
        assertThat(html.data()).containsEntry("text/html", "<b>x</b>");
        for (String name : List.of("markdown", "md", "svg", "latex", "javascript", "js")) {
            assertThat(notebook.value("%%" + name + "\nx")).as(name).isInstanceOf(MimeBundle.class);
        }
        assertThat(Notebook.text(notebook.failure("%%html"))).contains("Usage: %%html");
    }

    @Test
    void documentation_is_shown_below_the_cell() {
        MimeBundle list = (MimeBundle) notebook.value("List.of?");
        assertThat(list.plain()).contains("of(");
        assertThat(((MimeBundle) notebook.value("?%jars")).plain()).contains("adds jars");
        notebook.done("/// Twice.\nint twice(int x) { return 2 * x; }");
        assertThat(((MimeBundle) notebook.value("twice??")).plain()).contains("2 * x");
        assertThat(Notebook.text(notebook.failure("twise?")))
                .contains("Nothing is known of `twise`")
                .contains("did you mean \"twice\"?");
    }

    @Test
    void what_a_cell_prints_can_be_kept() {
        notebook.done("%%capture text\nSystem.out.println(\"a\");\nint kept = 2;\n\"value\"");
        assertThat(notebook.printed()).isEmpty();
        assertThat(notebook.value("text.lines().toList() + \" \" + kept")).isEqualTo("[a, value] 2");
        notebook.done("%%capture\nSystem.out.println(\"lost\");");
        assertThat(notebook.printed()).isEmpty();
        assertThat(Notebook.text(notebook.failure("%%capture\nint x = 1;\nint y = x / 0;")))
                .contains("line 3");
        assertThat(Notebook.text(notebook.failure("%%capture a b\n1"))).contains("Usage: %%capture [NAME]");
    }

    @Test
    void the_vm_tells_of_itself() {
        notebook.done("%jvm");
        assertThat(notebook.printed())
                .contains("Java")
                .contains(Runtime.version().toString())
                .contains("Memory");
    }

    @Test
    void nothing_of_a_cell_runs_if_java_between_its_magics_cannot_be_read() {
        CellResult.Failure failure = notebook.failure("int before = 1;\n%cd /\nint broken = ;\n%pwd");
        assertThat(failure.name()).isEqualTo("CompilationError");
        assertThat(Notebook.text(failure)).contains("line 3");
        assertThat(notebook.printed()).isEmpty();
        assertThat(notebook.failure("before").name()).isEqualTo("CompilationError");
    }

    @Test
    void errors_between_magics_stand_at_their_lines() {
        CellResult.Failure thrown = notebook.failure("int a = 1;\n%pwd\nint b = 0;\n%pwd\na / b");
        assertThat(Notebook.text(thrown))
                .contains("Cell [1], line 5")
                .contains("4 | %pwd")
                .contains("5 | a / b");
    }

    @Test
    void a_first_cell_without_magics_makes_none() {
        List<String> made = new ArrayList<>();
        Magics lazy = new Magics(new FakeEngine(), self -> {
            made.add("made");
            return List.of();
        });
        lazy.execute(new Cell(1, "int r = 7 % 4;"));
        lazy.complete("int", 3);
        assertThat(made).isEmpty();
        lazy.execute(new Cell(2, "%x"));
        lazy.execute(new Cell(3, "%y"));
        assertThat(made).hasSize(1);
    }
}
