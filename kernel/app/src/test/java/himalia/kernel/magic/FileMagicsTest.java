package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Magics that name files: `%cd`, `%pwd`, `%ls`, `%%writefile`, `%classpath add`, `%jars` as a value, and the shell.
class FileMagicsTest {
    @TempDir
    Path folder;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void the_folder_of_the_magics_changes_and_that_of_java_does_not() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        notebook.done("%cd " + folder);
        assertThat(notebook.printed()).contains(folder.toString()).contains("files that Java opens");
        assertThat(notebook.value("%pwd")).isEqualTo(folder.toString());
        notebook.done("%cd sub");
        assertThat(
                        notebook.value(
                                "var now = %pwd;\nnow.endsWith(\"sub\") && !Path.of(\"\").toAbsolutePath().toString().equals(now)"))
                .isEqualTo(true);
        assertThat(Notebook.text(notebook.failure("%cd nowhere")))
                .contains("nowhere is not there")
                .contains("Hint:");
        assertThat(notebook.engine.complete("%cd ../", 7).matches()).hasSize(1);
    }

    @Test
    void files_are_written_listed_and_loaded() throws IOException {
        notebook.done("%cd " + folder);
        notebook.done("%%writefile out/a.jshell\nint written = 3;");
        assertThat(notebook.printed()).startsWith("Wrote ");
        notebook.done("%%writefile -a out/a.jshell\nint more = 4;");
        assertThat(Files.readString(folder.resolve("out/a.jshell"))).isEqualTo("int written = 3;\nint more = 4;\n");
        notebook.done("%ls out");
        assertThat(notebook.printed()).contains("31  a.jshell");
        assertThat(notebook.value("List<String> names = %ls\nnames")).isEqualTo(List.of("out/"));
        assertThat(notebook.value("%load out/a\nwritten + more")).isEqualTo(7);
        assertThat(Notebook.text(notebook.failure("%%writefile\nx"))).contains("Usage: %%writefile [-a] FILE");
        assertThat(Notebook.text(notebook.failure("%%writefile -x a\nx"))).contains("has no option -x");
    }

    private void jar(String name) throws IOException {
        Manifest manifest = new Manifest();
        new JarOutputStream(Files.newOutputStream(folder.resolve(name)), manifest).close();
    }

    @Test
    void jars_and_classpath_add_list_and_give_what_they_add() throws IOException {
        jar("a.jar");
        jar("b.jar");
        Files.createDirectory(folder.resolve("classes"));
        notebook.done("%cd " + folder);
        assertThat(notebook.value("List<String> added = %jars *.jar\nadded.size()"))
                .isEqualTo(2);
        notebook.done("%classpath add jar a.jar b.jar\n%classpath add dir classes\n%classpath classes");
        notebook.done("%classpath");
        assertThat(notebook.printed()).contains("a.jar").contains("classes");
        notebook.done("%%classpath add jar\na.jar\nb.jar");
        assertThat(Notebook.text(notebook.failure("%classpath add jr a.jar")))
                .contains("wants jar, dir or mvn")
                .contains("Did you mean \"jar\"?")
                .contains("Usage: %classpath");
        assertThat(Notebook.text(notebook.failure("%classpath add jar c.jar")))
                .contains("there is no " + folder.resolve("c.jar"));
        assertThat(Notebook.text(notebook.failure("%classpath reset"))).contains("restart the kernel");
        assertThat(notebook.engine.complete("%classpath add j", 16).matches())
                .extracting(one -> one.text())
                .containsExactly("jar");
    }

    @Test
    void java_says_what_is_added_to_the_class_path() throws IOException {
        jar("a.jar");
        jar("b.jar");
        notebook.done("%cd " + folder);
        notebook.done("String lib = \"b\";\n%classpath add dynamic return lib + \".jar\";");
        notebook.done("%classpath add dynamic List.of(Path.of(\"a.jar\"), \"b.jar\")");
        notebook.done("%classpath");
        assertThat(notebook.printed()).contains("a.jar").contains("b.jar");
        assertThat(Notebook.text(notebook.failure("int x;\n%classpath add dynamic lyb + \".jar\"")))
                .contains("Cell [")
                .contains("line 2")
                .contains("did you mean `lib`?");
        assertThat(Notebook.text(notebook.failure("%classpath add dynamic lib + \".war\"")))
                .contains("there is no " + folder.resolve("b.war"));
        assertThat(Notebook.text(notebook.failure("%classpath add dynamic List.of()")))
                .contains("names no file");
    }

    @Test
    void a_picture_is_shown() throws IOException {
        Files.write(folder.resolve("dot.PNG"), new byte[] {1, 2});
        Files.writeString(folder.resolve("dot.svg"), "<svg/>");
        notebook.done("%cd " + folder);
        assertThat(((MimeBundle) notebook.value("%image dot.PNG")).data()).containsKey("image/png");
        assertThat(((MimeBundle) notebook.value("%image dot.svg")).data()).containsEntry("image/svg+xml", "<svg/>");
        assertThat(Notebook.text(notebook.failure("%image dot.txt"))).contains("png, jpg, gif and svg");
        assertThat(Notebook.text(notebook.failure("%image none.png"))).contains("there is no");
        assertThat(Notebook.text(notebook.failure("%image"))).contains("Usage: %image FILE");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_shell_runs_in_that_folder_prints_and_gives_its_lines() throws IOException {
        Files.createFile(folder.resolve("one.txt"));
        notebook.done("%cd " + folder);
        notebook.done("int x = 1;\n!ls -1\nx++;");
        assertThat(notebook.printed()).isEqualTo("one.txt\n");
        assertThat(notebook.value("x")).isEqualTo(2);
        assertThat(notebook.value("List<String> lines = %system printf 'a\\nb'\nlines"))
                .isEqualTo(List.of("a", "b"));
        notebook.done("%%bash\nfor i in 1 2\ndo\n  echo \"n $i\"\ndone");
        assertThat(notebook.printed()).isEqualTo("n 1\nn 2\n");
        assertThat(Notebook.text(notebook.failure("%%bash\nexit 3"))).contains("exit status 3");
        notebook.done("%env HIMALIA_TEST=green apple");
        notebook.done("!echo $HIMALIA_TEST");
        assertThat(notebook.printed()).isEqualTo("green apple\n");
        assertThat(notebook.value("%env HIMALIA_TEST")).isEqualTo("green apple");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_that_does_not_end_is_stopped() {
        assertThat(notebook.stopped("!sleep 1000").name()).isEqualTo("Interrupted");
        assertThat(notebook.value("1")).isEqualTo(1);
    }

    @Test
    void what_a_magic_gives_and_a_variable_cannot_hold_is_said_before_it_is_set() {
        for (String code : List.of("int n = %ls", "List<Integer> all = %ls", "String one = !echo hi")) {
            assertThat(notebook.failure(code).message()).as(code).contains("gives a List<String>, which `");
        }
        assertThat(String.join("\n", notebook.failure("int n = %ls *").traceback()))
                .contains("Hint: `var n = %ls *`");
        assertThat(notebook.value("var n = %ls *\nn")).isInstanceOf(List.class);
        assertThat(notebook.value("var said = !echo hi\nsaid")).isEqualTo(List.of("hi"));
        assertThat(notebook.value("Collection<String> all = %ls\nall.getClass() != null"))
                .isEqualTo(true);
    }

    @Test
    void a_magic_behind_an_open_line_or_in_brackets_is_told_where_it_would_be_one() {
        notebook.done("int x = 1;");
        for (String code : List.of("x + 1\n%who", "x + 1\n%time x * 2", "System.out.println(x)\n%pwd")) {
            String told = String.join("\n", notebook.failure(code).traceback());
            assertThat(told).as(code).contains("goes on in `", "end it with `;`");
            notebook.run(code.replaceFirst("\n", ";\n"));
        }
        for (String code : List.of("for (int k = 0; k < 2; k++) {\n%who\n}", "{\n  !ls -l\n}")) {
            assertThat(String.join("\n", notebook.failure(code).traceback()))
                    .as(code)
                    .contains("is a magic only outside of all brackets");
        }
        assertThat(String.join("\n", notebook.failure("int b = x\n% nothing;").traceback()))
                .doesNotContain("magic");
    }
}
