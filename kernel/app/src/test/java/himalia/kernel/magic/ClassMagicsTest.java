package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Magics that show class files and make them.
class ClassMagicsTest {
    @TempDir
    Path folder;

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private String shown(String code) {
        notebook.done(code);
        return notebook.printed();
    }

    @Test
    void a_class_of_a_cell_is_shown_as_the_user_has_written_it() {
        notebook.done("record Point(int x, int y) { static class Inner { void f() { } } }\nPoint p = new Point(1, 2);");
        assertThat(shown("%javap Point"))
                .startsWith("public final class Point extends java.lang.Record {")
                .contains("public int x();")
                .doesNotContain("REPL")
                .doesNotContain("private")
                .doesNotContain("Notebook#");
        assertThat(shown("%javap -p -c Point")).contains("private final int x;").contains("iload_1");
        assertThat(shown("%javap Point.Inner")).contains("class Point$Inner").contains("void f();");
        assertThat(notebook.failure("%javap p").message()).contains("`p` is a variable");
    }

    @Test
    void so_are_methods_and_classes_of_a_package_and_those_of_java_by_their_imports() {
        notebook.done("int twice(int x) { return 2 * x; }\nint twice(int x, int y) { return x * y; }");
        assertThat(shown("%javap -c twice"))
                .contains("twice(int);")
                .contains("twice(int, int);")
                .contains("imul");
        notebook.done("package a.b;\npublic class Packed { public void hold() { } }");
        assertThat(shown("%javap a.b.Packed;")).contains("public void hold();");
        notebook.done("import java.util.concurrent.atomic.*;");
        assertThat(shown("%javap AtomicBoolean // of Java"))
                .contains("public final boolean compareAndSet(boolean, boolean);");
        assertThat(shown("%javap java.lang.Runnable java.util.Map.Entry"))
                .contains("public abstract void run();")
                .contains("getKey()");
    }

    @Test
    void what_it_does_not_find_it_says_with_what_is_near() {
        notebook.done("class Pointer { }");
        assertThat(Notebook.text(notebook.failure("%javap Pointr")))
                .contains("there is no class or method `Pointr`")
                .contains("did you mean \"Pointer\"?");
        assertThat(Notebook.text(notebook.failure("%javap"))).contains("Usage: %javap");
        assertThat(Notebook.text(notebook.failure("%javap -x Pointer"))).contains("has no option -x");
        assertThat(Notebook.text(notebook.failure("%javap 1+1"))).contains("`1+1` is no name");
        assertThat(notebook.engine.complete("%javap Poin", 11).matches())
                .singleElement()
                .extracting("text")
                .isEqualTo("Pointer");
        assertThat(notebook.engine.complete("%javap -", 8).matches()).hasSizeGreaterThan(5);
    }

    @Test
    void lines_are_compiled_as_a_file_and_nothing_of_them_is_declared() {
        assertThat(
                        shown(
                                "%%compile\npackage shapes;\npublic record Square(double side) {\n  double area() { return side * side; }\n}\nclass Other { }"))
                .isEqualTo("It compiles: shapes.Square, shapes.Other.\n");
        assertThat(notebook.failure("new shapes.Square(2)").name()).isEqualTo("CompilationError");
        CellResult.Failure wrong = notebook.failure("%%compile\nclass A {\n  int x = \"a\";\n}");
        assertThat(Notebook.text(wrong))
                .isEqualTo("CompilationError: incompatible types: String cannot be converted to int\nline 3\n"
                        + "      int x = \"a\";\n              ^");
        // What only cells can, a file cannot.
        assertThat(notebook.failure("%%compile\nint x = 1;\nx + 1").name()).isEqualTo("CompilationError");
    }

    @Test
    void with_a_folder_cells_can_use_them() throws Exception {
        notebook.done("%cd " + folder);
        assertThat(shown("%%compile \"my classes\"\npackage shapes;\npublic record Square(double side) {\n"
                        + "  public double area() { return side * side; }\n}"))
                .isEqualTo("Compiled into " + folder.resolve("my classes") + ": shapes.Square.\n");
        assertThat(folder.resolve("my classes/shapes/Square.class")).isRegularFile();
        assertThat(notebook.value("import shapes.Square;\nnew Square(3).area()"))
                .isEqualTo(9.0);
        assertThat(shown("%javap shapes.Square")).contains("public double area();");
        // The next one sees what the first has made.
        assertThat(shown("%%compile \"my classes\"\nclass Use { shapes.Square one; }"))
                .contains(": Use.");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(Notebook.text(notebook.failure("%%compile file\nclass B { }")))
                .contains(file + " is no folder");
        assertThat(Notebook.text(notebook.failure("%%compile a b\nclass B { }")))
                .contains("Usage: %%compile [FOLDER]");
        assertThat(Notebook.text(notebook.failure("%%compile\n"))).contains("wants lines of Java");
    }

    /// What notebooks of IJava, JJava, rapaio and BeakerX use, and people who know IPython.
    @Test
    void each_magic_of_other_kernels_is_known_or_says_what_is_written_here_instead() {
        String known =
                "time timeit who whos who_ls reset del history hist recall rep load run save env set_env cd pwd ls jvm"
                        + " jars jar classpath maven mavenRepo addMavenRepo addMavenDependency addMavenDependencies loadFromPOM pom"
                        + " dependency dependencies javap java compile writefile file html markdown svg latex javascript js bash sh"
                        + " system sx pip conda matplotlib help lsmagic capture python scala kotlin groovy jshell image pinfo pinfo2"
                        + " load_ext reload_ext autoreload config precision colors xdel perl ruby python3 sql cmd R clojure";
        String others =
                "alias alias_magic autoawait autocall automagic bookmark cat clear cls code_wrap conda cp debug dhist dirs"
                        + " doctest_mode ed edit gui killbgscripts ldir less lf lk ll loadpy logoff logon logstart logstate logstop lx"
                        + " macro magic mamba man micromamba mkdir more mv notebook page pastebin pdb pdef pdoc pfile popd pprint"
                        + " prun psearch psource pushd pycat pylab qtconsole quickref rehashx reset_selective rm rmdir script store"
                        + " tb unalias unload_ext uv xmode import unimport datasources defaultDatasource kernel spark async loadMagic";
        List<String> unknown = new ArrayList<>();
        for (String name : known.split(" ")) {
            String text = text("%" + name) + text("%%" + name + "\n");
            if (text.contains("There is no magic %" + name) && text.contains("There is no magic %%" + name)) {
                unknown.add(name);
            }
        }
        for (String name : others.split(" ")) {
            String text = text("%" + name);
            boolean isNamed = !text.contains("There is no magic")
                    || text.contains("Did you mean")
                    || text.contains("Hint: ") && !text.contains("Hint: %lsmagic says which");
            if (!isNamed) {
                unknown.add(name);
            }
        }
        assertThat(unknown).isEmpty();
    }

    private String text(String code) {
        CellResult result = notebook.run(code);
        return result instanceof CellResult.Failure failure ? Notebook.text(failure) : "";
    }

    /// Each word that is named instead is one that there is.
    @Test
    void what_is_named_instead_is_there() {
        for (String name : "cat psource reset_selective store dirs logoff import script prun".split(" ")) {
            String instead = Elsewhere.instead(name);
            java.util.regex.Matcher named =
                    java.util.regex.Pattern.compile("%{1,2}([A-Za-z]\\w*)").matcher(instead);
            while (named.find()) {
                assertThat(notebook.engine.help(named.group(1))).as(instead).isPresent();
            }
        }
        assertThat(Notebook.text(notebook.failure("%cat file")))
                .isEqualTo("There is no magic %cat here.\nHint: a shell does that: `!cat`, or lines below %%bash.");
    }
}
