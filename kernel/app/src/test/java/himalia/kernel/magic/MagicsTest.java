package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.history.History;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicsTest {
    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final List<String> calls = new ArrayList<>();
    private final Folder folderOfMagics = new Folder();
    private final Magics magics = new Magics(
            engine,
            self -> List.of(
                    new JarsMagic(folderOfMagics, () -> getClass().getClassLoader()),
                    new ClasspathMagic(
                            folderOfMagics,
                            new Maven(() -> null, () -> getClass().getClassLoader()),
                            () -> getClass().getClassLoader()),
                    new ListMagics(),
                    new Noted("line", Magic.Form.LINE),
                    new Noted("over", Magic.Form.CELL),
                    new Noted("both", Magic.Form.BOTH)));

    /// A magic that notes how it was called; its value is its name.
    private final class Noted implements Magic {
        private final String name;
        private final Form form;

        private Noted(String name, Form form) {
            this.name = name;
            this.form = form;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String usage() {
            return "%" + name;
        }

        @Override
        public String summary() {
            return "notes its calls";
        }

        @Override
        public Form form() {
            return form;
        }

        @Override
        public CellResult run(MagicCall call) {
            calls.add(name + "(" + call.rest() + ")"
                    + call.body().map(text -> "{" + text + "}").orElse(""));
            if (call.rest().equals("throw")) {
                throw new IllegalStateException("thrown");
            }
            return call.rest().startsWith("run ") ? call.run(call.rest().substring(4)) : new CellResult.Value(name);
        }

        @Override
        public List<String> complete(String typed) {
            return List.of("after " + typed);
        }
    }

    private CellResult run(String code) {
        return magics.execute(new Cell(1, code));
    }

    private CellResult.Failure failure(String code) {
        CellResult result = run(code);
        assertThat(result).as(code).isInstanceOf(CellResult.Failure.class);
        return (CellResult.Failure) result;
    }

    private static String text(CellResult.Failure failure) {
        return String.join("\n", failure.traceback());
    }

    @Test
    void magics_at_the_top_are_run_and_the_java_below_stays_at_its_place() {
        assertThat(run("// a\n%line x\n\n  %line y\nint x = 1;\nx")).isInstanceOf(CellResult.Value.class);
        assertThat(calls).containsExactly("line(x)", "line(y)");
        assertThat(engine.executed).containsExactly("    \n       \n\n         \nint x = 1;\nx");
    }

    @Test
    void a_cell_without_magics_is_left_alone() {
        String code = "int r = 7\n%lsmagic;";
        assertThat(run(code)).isEqualTo(new CellResult.Value(code));
        assertThat(engine.executed).containsExactly(code);
    }

    @Test
    void the_rest_of_the_line_is_given_as_it_was_typed() {
        run("%line  a  \"b  c\" 'd'\\n ");
        assertThat(calls).containsExactly("line(a  \"b  c\" 'd'\\n)");
    }

    @Test
    void the_value_of_the_last_magic_is_that_of_the_cell_if_no_java_follows() {
        assertThat(run("%line a\n%line b\n// done\n")).isEqualTo(new CellResult.Value("line"));
        assertThat(run("%line a\n1 + 1")).isEqualTo(new CellResult.Value("1 + 1"));
        assertThat(engine.executed).hasSize(1);
    }

    @Test
    void java_between_magics_runs_in_its_place() {
        assertThat(run("int a = 1;\n%line x\nint b = 2; %line y\nb")).isEqualTo(new CellResult.Value("b"));
        assertThat(calls).containsExactly("line(x)", "line(y)");
        assertThat(engine.executed)
                .containsExactly(
                        "int a = 1;\n",
                        "          \n       \nint b = 2; ",
                        "          \n       \n                  \nb");
    }

    @Test
    void a_magic_behind_an_equals_sign_gives_the_statement_its_value() {
        run("int a = 1; String s = %line x;\nvar t = %line y\nt");
        assertThat(calls).containsExactly("line(x)", "line(y)");
        assertThat(engine.executed)
                .containsExactly(
                        "int a = 1; ",
                        "           String s = himalia.api.MagicValue.take();\n",
                        "                              \nvar t = himalia.api.MagicValue.<java.lang.String>take();\nt");
        assertThat(text(failure("String s = %lsmagic"))).contains("%lsmagic gives no value");
    }

    @Test
    void two_percent_signs_take_all_lines_below() {
        assertThat(run("%line a\n%%over x y\nfirst\n%line no\n\n")).isEqualTo(new CellResult.Value("over"));
        assertThat(calls).containsExactly("line(a)", "over(x y){first\n%line no\n\n}");
        assertThat(engine.executed).isEmpty();
        run("%%both");
        assertThat(calls.getLast()).isEqualTo("both(){}");
    }

    @Test
    void a_magic_runs_java_and_magics() {
        assertThat(run("%line run 1 + 2")).isEqualTo(new CellResult.Value("1 + 2"));
        assertThat(run("%line run %both z")).isEqualTo(new CellResult.Value("both"));
        assertThat(calls).endsWith("both(z)");
    }

    @Test
    void a_failure_ends_the_cell() {
        assertThat(failure("%line run fail\n%line later\n1").name()).isEqualTo("Bad");
        assertThat(failure("%line throw\n1").message()).isEqualTo("thrown");
        assertThat(calls).containsExactly("line(run fail)", "line(throw)");
        assertThat(engine.executed).containsExactly("fail");
    }

    @Test
    void a_form_that_a_magic_does_not_have_is_refused_with_the_other() {
        assertThat(text(failure("%%line x\ny")))
                .contains("takes no lines below")
                .contains("Hint: ")
                .contains("%line");
        assertThat(text(failure("%over x"))).contains("takes the lines below").contains("two percent signs");
        assertThat(calls).isEmpty();
    }

    @Test
    void what_is_missing_or_unknown_is_named() {
        assertThat(failure("%jars " + folder + "/no.jar").message()).contains("no.jar");
        assertThat(failure("%quantum x").message())
                .contains("no magic %quantum")
                .doesNotContain("Did you mean");
        assertThat(text(failure("%quantum x"))).contains("Hint: %lsmagic");
        assertThat(text(failure("%clsspath x"))).contains("Did you mean %classpath?");
        assertThat(text(failure("%ovr x"))).contains("Did you mean %%over?");
    }

    @Test
    void jars_takes_patterns_and_quotes() throws IOException {
        Path a = Files.createFile(folder.resolve("a.jar"));
        Path b = Files.createFile(folder.resolve("b.jar"));
        Path blank = Files.createFile(
                Files.createDirectory(folder.resolve("my libs")).resolve("c.jar"));
        Files.createFile(folder.resolve("c.txt"));
        run("%jars " + folder + "/*.jar");
        assertThat(engine.added).containsExactlyInAnyOrder(a, b);
        run("%jars \"" + folder + "/my libs/c.jar\"");
        assertThat(engine.added).endsWith(blank);
        run("%classpath '" + folder + "/my libs' " + a);
        assertThat(engine.added).endsWith(folder.resolve("my libs"), a);
    }

    @Test
    void jars_takes_stars_for_folders() throws IOException {
        Path a = Files.createFile(folder.resolve("a.jar"));
        Path b = Files.createFile(
                Files.createDirectories(folder.resolve("one").resolve("x")).resolve("b.jar"));
        Path c = Files.createFile(
                Files.createDirectories(folder.resolve("one").resolve("y")).resolve("c.jar"));
        Path odd = Files.createFile(folder.resolve("odd[1].jar"));
        Files.createFile(folder.resolve("one").resolve("x").resolve("b.txt"));
        run("%jars " + folder + "/one/*/*.jar");
        assertThat(engine.added).containsExactly(b, c);
        engine.added.clear();
        run("%jars " + folder + "/**/*.jar");
        assertThat(engine.added).containsExactly(a, odd, b, c);
        engine.added.clear();
        run("%jars " + folder + "/o?e/{x,z}/*.jar " + folder + "/odd[1].jar");
        assertThat(engine.added).containsExactly(b, odd);
        assertThat(failure("%jars " + folder + "/one/*/no*.jar").message()).contains("there is no file */no*.jar");
        assertThat(failure("%jars " + folder + "/{a.jar").message()).contains("is no pattern");
    }

    @Test
    void names_are_completed() {
        assertThat(texts("%cl|")).containsExactly("%classpath", "%%classpath");
        assertThat(texts("%|"))
                .containsExactly(
                        "%both",
                        "%classpath", "%help", "%jar", "%jars", "%line", "%lsmagic", "%%both", "%%classpath", "%%over");
        assertThat(texts("%line x\n%o|\n1 + 1")).containsExactly("%%over");
        assertThat(texts("%%|")).containsExactly("%%both", "%%classpath", "%%over");
        Completion found = complete("%line x\n  %cla|");
        assertThat(found.start()).isEqualTo(10);
        assertThat(found.end()).isEqualTo(14);
        assertThat(complete("%cla|sspath x").matches()).hasSize(2);
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void arguments_are_completed_by_the_magic() {
        assertThat(texts("%line a b|")).containsExactly("after a b");
        assertThat(complete("%line a b|").start()).isEqualTo(8);
        assertThat(texts("%line |")).containsExactly("after ");
        assertThat(texts("%nonsense a|")).isEmpty();
    }

    @Test
    void files_are_completed_with_their_folders_and_quotes_where_they_have_blanks() throws IOException {
        Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("a.txt"));
        Files.createFile(folder.resolve(".hidden.jar"));
        Files.createFile(Files.createDirectory(folder.resolve("my libs")).resolve("c.jar"));
        assertThat(texts("%jars " + folder + "/|"))
                .containsExactlyInAnyOrder(folder + "/a.jar", "\"" + folder + "/my libs/");
        assertThat(texts("%jars x.jar " + folder + "/a|")).containsExactly(folder + "/a.jar");
        assertThat(texts("%jars \"" + folder + "/my libs/|")).containsExactly("\"" + folder + "/my libs/c.jar\"");
        assertThat(complete("%jars x \"" + folder + "/my libs/|").start()).isEqualTo(8);
        assertThat(texts("%jars /no/such/folder/|")).isEmpty();
    }

    @Test
    void below_and_in_magics_java_is_asked_about_at_its_place() {
        Magics all = Magics.standard(engine, new History(null));
        all.complete("%jars x\ntext.sub", 16);
        all.complete("%time text.sub\nother", 14);
        all.complete("%timeit -n 5 text.sub", 21);
        all.complete("%%time\ntext.sub", 15);
        all.inspect("%time text", 8, false);
        assertThat(engine.asked)
                .containsExactly(
                        "       \ntext.sub@16",
                        "      text.sub@14",
                        "             text.sub@21",
                        "      \ntext.sub@15",
                        "      text@8");
        engine.asked.clear();
        magics.complete("%%over\ntext.sub", 15);
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void shift_tab_on_a_magic_says_how_to_write_it() {
        assertThat(magics.inspect("%jars x", 3, false).orElseThrow().text())
                .contains("%jars [FILE_OR_PATTERN...]")
                .contains("adds jars");
        assertThat(magics.inspect("%nonsense x", 3, false)).isEmpty();
    }

    @Test
    void a_console_sends_lines_at_once_and_lines_below_a_magic_after_an_empty_one() {
        assertThat(state("%jars x")).isEqualTo(Completeness.State.COMPLETE);
        assertThat(state("%%over")).isEqualTo(Completeness.State.INCOMPLETE);
        assertThat(state("%%over\nfirst")).isEqualTo(Completeness.State.INCOMPLETE);
        assertThat(state("%%over\nfirst\n")).isEqualTo(Completeness.State.COMPLETE);
        assertThat(engine.asked).isEmpty();
        assertThat(state("%jars x\nfor (")).isEqualTo(Completeness.State.UNKNOWN);
        assertThat(engine.asked).containsExactly("       \nfor (");
    }

    private Completeness.State state(String code) {
        return magics.completeness(code).state();
    }

    private Completion complete(String marked) {
        int cursor = marked.indexOf('|');
        return magics.complete(marked.replace("|", ""), cursor);
    }

    private List<String> texts(String marked) {
        return complete(marked).matches().stream().map(Completion.Match::text).toList();
    }

    @Test
    void the_end_of_the_last_line_can_be_told_to_show() {
        SemicolonMagic magic = new SemicolonMagic(all -> {});
        try (Notebook notebook = new Notebook()) {
            notebook.run("int f() { return 4; }");
            assertThat(notebook.run("f();")).isInstanceOf(CellResult.Done.class);
            assertThat(notebook.run("%semicolon show\nf();")).isInstanceOf(CellResult.Value.class);
            assertThat(notebook.run("%semicolon hide\nf();")).isInstanceOf(CellResult.Done.class);
            assertThat(notebook.run("%semicolon maybe")).isInstanceOf(CellResult.Failure.class);
        }
        assertThat(magic.complete(" sh")).containsExactly("show");
    }

    @Test
    void a_class_can_have_java_and_nothing_else() {
        SugarMagic magic = new SugarMagic(taken -> {});
        try (Notebook notebook = new Notebook()) {
            notebook.run("BigInteger two = BigInteger.TWO;");
            assertThat(notebook.run("two * two")).isInstanceOf(CellResult.Value.class);
            assertThat(notebook.run("%sugar off\ntwo * two")).isInstanceOf(CellResult.Failure.class);
            assertThat(notebook.run("two[0]")).isInstanceOf(CellResult.Failure.class);
            assertThat(notebook.run("%sugar on\ntwo * two")).isInstanceOf(CellResult.Value.class);
            assertThat(notebook.run("%sugar maybe")).isInstanceOf(CellResult.Failure.class);
        }
        assertThat(magic.complete(" of")).containsExactly("off");
    }

    @Test
    void a_cell_is_shown_in_plain_java_before_it_runs_behind_it_or_without_it() {
        try (Notebook notebook = new Notebook()) {
            notebook.run("BigInteger two = BigInteger.TWO;");
            notebook.done("%java");
            assertThat(notebook.printed()).isEqualTo("BigInteger two = BigInteger.TWO;" + System.lineSeparator());
            assertThat(notebook.value("%java\ntwo * two // squared")).isEqualTo(BigInteger.valueOf(4));
            assertThat(notebook.printed()).isEqualTo("two.multiply(two) // squared" + System.lineSeparator());
            notebook.done("%java -two");
            assertThat(notebook.printed()).isEqualTo("two.negate()" + System.lineSeparator());
            notebook.done("%java");
            assertThat(notebook.printed()).isEqualTo("two.multiply(two) // squared" + System.lineSeparator());
            notebook.done("%%java\n\nBigInteger three = two +\n    1;\n");
            assertThat(notebook.printed().lines())
                    .containsExactly("BigInteger three = two.add(", "    BigInteger.valueOf(1));");
            assertThat(Notebook.text(notebook.failure("three"))).contains("cannot find symbol");
            notebook.value("%%time\ntwo * 5");
            notebook.done("%java");
            assertThat(notebook.printed()).isEqualTo("two.multiply(BigInteger.valueOf(5))" + System.lineSeparator());
        }
    }

    @Test
    void a_cell_that_does_not_compile_has_no_plain_java_and_says_why() {
        try (Notebook notebook = new Notebook()) {
            assertThat(Notebook.text(notebook.failure("%java"))).contains("none was run before", "Hint:");
            assertThat(Notebook.text(notebook.failure("%%java\nint i = 1;\nint j = \"a\";")))
                    .contains("line 3", "String cannot be converted to int");
            assertThat(Notebook.text(notebook.failure("%%java x\ny"))).contains("nothing can stand behind it");
        }
    }
}
