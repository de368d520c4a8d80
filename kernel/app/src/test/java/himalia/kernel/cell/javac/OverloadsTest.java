package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Methods of one name, as if they all stood in one class.
@Timeout(60)
class OverloadsTest {
    private final Engines cells = new Engines();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void overloads_of_one_cell_call_each_other() {
        cells.run("int fact(int n) { return fact(n, 1); }\n"
                + "int fact(int n, int acc) { return n <= 1 ? acc : fact(n - 1, acc * n); }");
        assertThat(cells.value("fact(5)")).isEqualTo(120);
    }

    @Test
    void overloads_of_several_cells_call_each_other() {
        cells.run("int m(int i) { return i + 1; }");
        cells.run("int m(String s) { return m(s.length()); }");
        assertThat(cells.value("m(\"abc\")")).isEqualTo(4);
        cells.run("int m(Object... all) { return all.length == 0 ? 0 : m(all[0].toString()); }");
        assertThat(cells.value("m(List.of(), 2, 3) + m()")).isEqualTo(3);
    }

    @Test
    void the_best_one_is_called_not_the_own_one() {
        cells.run("String pick(long a) { return a == 0 ? \"long\" : pick(0); }");
        assertThat(cells.value("pick(5L)")).isEqualTo("long");
        cells.run("String pick(int a) { return a == 1 ? pick(0L) : \"int\"; }");
        assertThat(cells.value("pick(5L) + pick(1)")).isEqualTo("intlong");
    }

    @Test
    void generic_ones_and_those_in_lambdas_and_classes_inside_see_each_other() {
        cells.run("<T extends Comparable<T>> T top(List<T> all) { return top(all, all.get(0)); }\n"
                + "<T extends Comparable<T>> T top(List<T> all, T best) {"
                + " for (T one : all) if (one.compareTo(best) > 0) best = one; return best; }");
        assertThat(cells.value("top(List.of(3, 8, 5))")).isEqualTo(8);
        cells.run("""
                String later(int n) { Supplier<String> s = () -> later("n" + n); return s.get(); }
                String later(String s) { return new Object() { String x() { return s + later(1, 2); } }.x(); }
                String later(int a, int b) { class In { String x() { return "" + a + b; } } return new In().x(); }""");
        assertThat(cells.value("later(3)")).isEqualTo("n312");
    }

    @Test
    void one_of_the_same_erasure_takes_the_place_of_another() {
        cells.run("Object choose(Object a, Object b) { return a; }\nint call() { return (int) choose(1, 2); }");
        cells.run("<T> T choose(T a, T b) { return b; }\nString s = choose(\"day\", \"night\");");
        assertThat(cells.value("s + call()")).isEqualTo("night2");
        cells.run("String of(List<? extends Object> all) { return \"wildcard\"; }");
        cells.run("<T extends Object> String of(List<T> all) { return \"parameter\"; }");
        assertThat(cells.value("of(List.of(1))")).isEqualTo("parameter");
        cells.run("<T extends Comparable<T>, U extends T> String best(U[] all) { return \"bound\"; }");
        cells.run("String best(Comparable[] all) { return \"raw\"; }");
        assertThat(cells.value("best(new String[0])")).isEqualTo("raw");
    }

    @Test
    void callers_learn_that_only_a_type_argument_has_changed() {
        cells.run("int size(List<String> all) { return all.size(); }\nint call() { return size(List.of(\"a\")); }");
        cells.run("int size(List<Integer> all) { return all.size() + 1; }");
        assertThat(cells.value("size(List.of(1))")).isEqualTo(2);
        assertThat(Engines.plain(cells.failure("call()"))).contains("call");
    }

    @Test
    void two_of_the_same_erasure_in_one_cell_are_one_the_last() {
        cells.run("int size(List<String> all) { return 1; }\nint size(Collection<String> all) { return 2; }\n"
                + "int size(List<Integer> all) { return 3; }");
        assertThat(cells.value("size(List.of(1)) + size(Set.of(\"\"))")).isEqualTo(5);
    }

    @Test
    void callers_take_a_better_one_that_comes_later() {
        cells.run("int pick(long a) { return 1; }\nint call() { return pick(5); }\n"
                + "class User { int go() { return pick(7); } }\nvar user = new User();");
        assertThat(cells.value("call() + user.go()")).isEqualTo(2);
        cells.run("int pick(int a) { return 2; }");
        assertThat(cells.value("call() + user.go()")).isEqualTo(4);
        cells.run("int pick(int a) { return 3; }");
        assertThat(cells.value("call() + user.go()")).isEqualTo(6);
    }

    @Test
    void callers_that_the_better_one_breaks_say_so() {
        cells.run("int pick(long a) { return 1; }\nint call() { return pick(5); }\n"
                + "class User { int go() { return pick(7); } }\nvar user = new User();");
        cells.run("String pick(int a) { return \"x\"; }");
        assertThat(cells.failure("call()").message()).contains("`call` does not fit any more");
        assertThat(Engines.plain(cells.failure("new User().go()"))).contains("`User` does not fit any more");
        cells.run("int pick(int a) { return 3; }");
        assertThat(cells.value("call() + new User().go()")).isEqualTo(6);
    }

    @Test
    void a_trace_names_the_cell_of_the_overload_that_failed() {
        cells.run("int f(int n, int d) {\n\n  return n / d;\n}");
        cells.run("int f(int n) {\n  return f(n, 0);\n}");
        assertThat(Engines.plain(cells.failure("f(1)"))).contains("Cell [1], line 3", "Cell [2], line 2");
    }
}
