package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A `var` has all of its type in later cells, also if no program can write it.
@Timeout(60)
class UnnamedTest {
    private final Engines cells = new Engines();

    @BeforeEach
    void declare() {
        cells.run("""
                interface Shape { double area(); }
                record Square(double a) implements Shape { public double area() { return a * a; } }
                record Circle(double r) implements Shape { public double area() { return 3 * r * r; } }
                class Base { int base() { return 1; } }
                class One extends Base implements Shape { public double area() { return 1; } }
                class Two extends Base implements Shape { public double area() { return 2; } }""");
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List.of(new Square(1), new Circle(1))",
                "new ArrayList<>(List.of(new Square(1), new Circle(1)))",
                "Stream.of(new Square(1), new Circle(1)).toList()",
                "List.copyOf(Map.of(\"a\", new Square(1), \"b\", new Circle(1)).values())",
                "Arrays.asList(new One(), new Two())",
                "List.of(true ? new One() : new Two())",
            })
    void what_the_elements_have_in_common_is_kept(String made) {
        assertThat(cells.value("var all = " + made + ";\nall.get(0).area() > 0"))
                .isEqualTo(true);
        assertThat(cells.value("double sum = 0; for (Shape one : all) sum += one.area();\nsum > 0"))
                .isEqualTo(true);
        assertThat(cells.value("all.stream().mapToDouble(Shape::area).sum() + all.get(0).area() > 0"))
                .isEqualTo(true);
        assertThat(cells.value("all = " + made + "; List<? extends Shape> shapes = all; shapes.size() > 0"))
                .isEqualTo(true);
    }

    @Test
    void an_anonymous_class_keeps_its_members_and_its_supertypes() {
        cells.run(
                "var r = new Runnable() { int n = 3; public void run() { n++; } int twice() { return 2 * n; } };\nr.run();");
        assertThat(cells.value("r.run(); Runnable asRunnable = r; r.twice() + r.n"))
                .isEqualTo(15);
        cells.run("var list = new ArrayList<String>(5) { int n = 9; { add(\"q\"); } };");
        assertThat(cells.value("list.get(0) + list.n")).isEqualTo("q9");
        cells.run("int n() { return r.n + list.n; }");
        assertThat(cells.value("n()")).isEqualTo(14);
        cells.run("var r = new Runnable() { int n = 30; public void run() { } };");
        assertThat(cells.value("n()")).isEqualTo(39);
    }

    @Test
    void what_is_private_in_an_anonymous_class_can_be_used_as_in_one_scope() {
        cells.run("var c = new Object() { private int n = 2; private int twice() { return 2 * n; } };");
        assertThat(cells.value("c.n++;\nc.n + c.twice()")).isEqualTo(9);
        cells.run("int sum() { return c.n + c.twice(); }");
        assertThat(cells.value("sum()")).isEqualTo(9);
        cells.run("var k = new Comparator<String>() { private int calls;"
                + " public int compare(String a, String b) { calls++; return a.length() - b.length(); } };\n"
                + "var sorted = new ArrayList<>(List.of(\"ccc\", \"a\"));\nsorted.sort(k);");
        assertThat(cells.value("k.calls")).isEqualTo(1);
        cells.run(
                "var in = List.of(new Object() { private int a = 1; private class In { private int w = 5; } In b = new In(); });");
        assertThat(cells.value("in.get(0).a + in.get(0).b.w + in.stream().mapToInt(one -> one.a).sum()"))
                .isEqualTo(7);
        cells.run("var c = new Object() { private int n = 20; };");
        assertThat(cells.value("c.n")).isEqualTo(20);
        assertThat(cells.failure("class K { private int z = 4; }\nnew K().z").message())
                .isEqualTo("z has private access in K");
    }

    @Test
    void an_object_of_an_anonymous_class_goes_with_a_class_that_it_holds() {
        cells.run("class Pet { int age = 1; }\nvar h = new Object() { Pet pet = new Pet(); };");
        assertThat(cells.value("h.pet.age")).isEqualTo(1);
        cells.run("class Pet { int age = 2; int more; }");
        assertThat(cells.value("h")).isNull();
        cells.run("var h = new Object() { Pet pet = new Pet(); };");
        assertThat(cells.value("h.pet.age")).isEqualTo(2);
    }

    @Test
    void anonymous_classes_in_a_stream_keep_their_members() {
        cells.run("var words = Stream.of(\"a\", \"bb\")"
                + ".map(w -> new Object() { String word = w; int size = w.length(); }).toList();");
        assertThat(cells.value("words.get(1).word + words.get(0).size")).isEqualTo("bb1");
        cells.run("var first = words.get(0);");
        assertThat(cells.value("first.word")).isEqualTo("a");
        cells.run("int words = 1; int first = 1;");
        assertThat(cells.value("words + first")).isEqualTo(2);
    }

    @Test
    void intersections_that_are_written_and_ternaries_keep_both_sides() {
        cells.run("int ran = 0;\nvar job = (Serializable & Runnable) () -> ran++;\njob.run();");
        assertThat(cells.value("job.run(); Serializable s = job; ran")).isEqualTo(2);
        cells.run("var mixed = List.of(\"x\", 4);");
        assertThat(cells.value("List<? extends java.lang.constant.Constable> l = mixed;\nl.size()"))
                .isEqualTo(2);
        cells.run("var either = ran > 5 ? new One() : new Two();");
        assertThat(cells.value("either.area() + either.base()")).isEqualTo(3.0);
    }

    @Test
    void captured_wildcards_are_what_they_are_bounded_by() {
        cells.run(
                "List<? extends Shape> shapes = List.of(new Square(2));\nvar one = shapes.get(0);\nvar all = shapes;");
        assertThat(cells.value("one.area() + all.get(0).area()")).isEqualTo(8.0);
    }

    @Test
    void the_types_live_on_when_the_class_path_grows() {
        cells.run("var all = List.of(new Square(1), new Circle(1));\nvar r = new Object() { int n = 4; };"
                + "\nvar q = List.of(new Object() { int n = 5; });");
        cells.engine.addToClassPath(java.nio.file.Path.of("nowhere"));
        assertThat(cells.value("all.get(0).area() + r.n + q.get(0).n")).isEqualTo(10.0);
    }

    @Test
    void what_is_wrong_with_such_a_declaration_is_said_once() {
        assertThat(Engines.plain(cells.failure("var r = new Runnable() { public void run() { oops(); } int n; };")))
                .containsOnlyOnce("oops()\n")
                .contains("method oops()");
    }
}
