package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Completion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs of several files, pasted with their packages.
@Timeout(120)
class PackagesTest {
    private static final String COW = "package zoo.farm;\npublic class Cow {\n    String name = \"Bessie\";\n"
            + "    int moo() { return 1; }\n    protected int milk() { return 7; }\n"
            + "    public int legs() { return 4; }\n"
            + "    public static String main(String[] args) { return Cow.class.getName() + Helper.help(); }\n}\n"
            + "class Helper { static int help() { return 5; } }\n";

    private Engines cells;

    @BeforeEach
    void start() {
        cells = new Engines();
    }

    @AfterEach
    void stop() {
        cells.close();
    }

    @Test
    void a_cell_sees_the_package_from_inside() {
        assertThat(cells.value(COW + "Cow cow = new Cow();\nint twice(Cow c) { return 2 * c.moo(); }\n"
                        + "cow.name + twice(cow) + cow.milk() + Helper.help()"))
                .isEqualTo("Bessie275");
        assertThat(cells.value("cow.legs() + twice(cow)")).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "import zoo.farm.Cow;|new Cow().legs() # 4",
                "import zoo.farm.*;|new Cow().legs() # 4",
                "new zoo.farm.Cow().legs() # 4",
                "new Cow().legs() # 4",
                "zoo.farm.Cow.main(null) # zoo.farm.Cow5",
                "Cow.main(null) # zoo.farm.Cow5",
                "import static zoo.farm.Cow.main;|main(null) # zoo.farm.Cow5",
                "Class.forName(\"zoo.farm.Cow\").getSimpleName() # Cow",
                "new Cow().getClass().getPackageName() # zoo.farm",
                "List.of(new Cow()).get(0).legs() # 4",
            })
    void later_cells_name_its_classes_as_in_java_and_by_their_simple_names(String code, String value) {
        cells.run(COW);
        assertThat(String.valueOf(cells.value(code.replace('|', '\n')))).isEqualTo(value);
    }

    @Test
    void classes_of_one_package_see_each_other_over_cells() {
        cells.run(COW);
        assertThat(cells.value("package zoo.farm;\nclass Calf extends Cow {\n"
                        + "    int moo() { return super.moo() + milk() + Helper.help(); } }\nnew Calf().moo()"))
                .isEqualTo(13);
        assertThat(cells.value("package zoo.farm;\nclass Barn { int sum(Cow cow) { return cow.moo() + name(cow); }"
                        + " int name(Cow cow) { return cow.name.length(); } }\nnew Barn().sum(new Calf())"))
                .isEqualTo(19);
    }

    @Test
    void what_is_not_public_is_closed_to_other_packages_and_the_hint_says_how_to_open_it() {
        cells.run(COW);
        assertThat(Engines.plain(cells.failure("new Cow().moo()")))
                .contains("moo() is not public in zoo.farm.Cow")
                .contains("Hint: write `public` before it in its class, or begin this cell with `package zoo.farm;`");
    }

    @Test
    void a_class_is_redefined_as_others_are() {
        cells.run(COW + "Cow cow = new Cow();\nint legs(Cow c) { return c.legs(); }");
        cells.run(COW.replace("return 4", "return 40"));
        assertThat(cells.value("cow.legs() + legs(cow) + new zoo.farm.Cow().legs()"))
                .isEqualTo(120);
        cells.run(COW.replace("return 4", "return 400").replace("String name", "int age; String name"));
        assertThat(cells.value("cow")).isNull();
        assertThat(cells.value("legs(new Cow())")).isEqualTo(400);
        cells.run("class Cow { int legs = 3; }");
        assertThat(cells.value("new Cow().legs + new zoo.farm.Cow().legs()")).isEqualTo(403);
        cells.run("import zoo.farm.Cow;");
        assertThat(cells.value("new Cow().legs()")).isEqualTo(400);
    }

    @Test
    void several_files_in_one_cell_have_each_their_package() {
        assertThat(cells.value("""
                package model;

                import java.util.ArrayList;

                public class Main { public static String name() { return "model " + new Inner(); } }

                class Inner { public String toString() { return "in"; } }

                package app;

                import model.*;
                import java.util.Map;

                public class Main {
                    public static void main(String[] args) { result = model.Main.name() + Map.of().size(); }
                    static String result;
                }

                Main.main(null);
                Main.result""")).isEqualTo("model in0");
        assertThat(cells.value("model.Main.name() + app.Main.class.getName()")).isEqualTo("model inapp.Main");
        cells.run("package model; public class Main { public static String name() { return \"new\"; } }");
        assertThat(cells.value("app.Main.main(null);\nMain.name()")).isEqualTo("new");
    }

    @Test
    void a_file_may_come_before_what_it_uses_of_its_own_package() {
        String main = "package app;\nimport model.Pet;\n"
                + "public class Main { public static int main(Pet pet) { return pet.age() + Tool.two(); } }";
        assertThat(Engines.plain(cells.failure(main)))
                .contains(
                        "Hint: no library has the package `model`, and no cell that was run begins with `package model;`.");
        cells.run("package model;\npublic record Pet(int age) { }");
        cells.run(main);
        cells.run("package app;\nclass Tool { static int two() { return 2; } }");
        assertThat(cells.value("app.Main.main(new model.Pet(3))")).isEqualTo(5);
    }

    @Test
    void tracebacks_show_the_users_own_names() {
        cells.run(
                "package zoo;\npublic class Gate {\n    public void open() {\n        Object o = 1; String s = (String) o;\n"
                        + "    }\n    public Runnable later() { return () -> open(); }\n}");
        String trace = Engines.plain(cells.failure("new Gate().later().run()"));
        assertThat(trace)
                .contains("Cell [1], line 4, in Gate.open", "----> 4 |")
                .doesNotContain("REPL", "$Run");
        assertThat(Engines.plain(cells.failure("package zoo;\nclass Key { int f() { return nope; } }\nnew Key().f();")))
                .doesNotContain("REPL", "$M", "$Run");
    }

    @Test
    void variables_of_its_types_are_lost_and_kept_as_others_are() {
        cells.run("package my; public class Pet { public int age = 4; public int twice() { return 2 * age; } }");
        cells.run("var pets = List.of(new Pet());\nvar both = new Object() { Pet pet = new Pet(); };");
        cells.run("package my; public class Pet { public int age = 4; public int twice() { return 20 * age; } }");
        assertThat(cells.value("pets.get(0).twice() + both.pet.twice()")).isEqualTo(160);
        cells.run("package my; public class Pet { public int age = 5; public int more; }");
        assertThat(cells.value("pets")).isNull();
        assertThat(cells.value("new Pet().age")).isEqualTo(5);
    }

    @Test
    void the_members_of_earlier_cells_are_there_in_a_package_too() {
        cells.run("int factor = 3;\nint times(int n) { return factor * n; }\nrecord Point(int x) { }");
        assertThat(cells.value("package p; public class A { public int f(Point p) { return times(p.x()) + factor; } }\n"
                        + "new A().f(new Point(2))"))
                .isEqualTo(9);
        cells.run("factor = 30;");
        assertThat(cells.value("new p.A().f(new Point(2))")).isEqualTo(90);
        cells.run("package p; public class B { public int f() { return late() + new Late().n(); } }");
        cells.run("int late() { return 1; }\nclass Late { public int n() { return 2; } }");
        assertThat(cells.value("new B().f()")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "int x = 1;|package c; class D { } # `package c;` must be the first line",
                "class A { }|package c; class D { } # `package c;` must be the first line",
                "package c; class D { }|int y = 1;|package d; class E { } # `package d;` must be the first line",
                "package c;|int x = 1; # no class follows `package c;`",
                "package c; # no class follows `package c;`",
                "package c; package d; class E { } # no class follows `package c;`",
                "package java.util; class D { } # `package java.util;`: packages of this name are for Java itself",
                "package himalia.kernel.cell; class CellHooks { } # `package himalia.kernel.cell;`: packages of this name are for the kernel itself",
                "package himalia.api; class Display { } # `package himalia.api;`: packages of this name are for the kernel itself",
                "package REPL__cells; class D { } # `package REPL__cells;`: packages of this name are for the kernel itself",
            })
    void a_package_where_none_can_be_is_an_error(String code, String message) {
        assertThat(cells.failure(code.replace('|', '\n')).message()).startsWith(message);
        assertThat(cells.value("1 + 1")).isEqualTo(2);
        assertThat(cells.value(COW + "new Cow().moo()")).isEqualTo(1);
    }

    @Test
    void a_package_that_was_missing_is_found_once_it_is_there() {
        assertThat(cells.failure("import late.Comer;").message()).contains("package late does not exist");
        assertThat(cells.failure("new late.Comer()").message()).contains("package late does not exist");
        cells.run("package late; public class Comer { public int n() { return 6; } }");
        assertThat(cells.value("new late.Comer().n()")).isEqualTo(6);
        assertThat(cells.value("import late.Comer;\nnew Comer().n()")).isEqualTo(6);
    }

    @Test
    void completion_knows_the_package() {
        cells.run(COW);
        assertThat(matches("import zoo.")).contains("farm");
        assertThat(matches("import zoo.farm.")).contains("Cow");
        assertThat(matches("zoo.farm.Cow.")).contains("main");
        assertThat(matches("new Cow().")).contains("legs");
    }

    private String matches(String code) {
        return cells.engine.complete(code, code.length()).matches().stream()
                .map(Completion.Match::text)
                .toList()
                .toString();
    }

    @Test
    void a_program_in_a_package_says_how_it_is_run() {
        cells.run(
                "package app; public class Main { public static int runs = 0; public static void main(String[] a) { runs++; } }");
        assertThat(cells.value("Main.main(new String[0]);\nMain.runs")).isEqualTo(1);
    }
}
