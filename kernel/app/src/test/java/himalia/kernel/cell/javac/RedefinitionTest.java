package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A class is changed while objects of it are alive.
@Timeout(60)
class RedefinitionTest {
    @TempDir
    Path folder;

    private Engines cells;

    @BeforeEach
    void start() {
        cells = new Engines();
        cells.run("class Team { int points = 3; int score() { return points; } }");
        cells.run("Team team = new Team();\nvar teams = List.of(team);\nObject any = team;\nteam.points = 10;");
        cells.run("int scoreOf(Team t) { return t.score(); }");
        cells.run("class Fan { Team of = team; int joy() { return of.score(); } }\nvar fan = new Fan();");
    }

    @AfterEach
    void stop() {
        cells.close();
    }

    @Test
    void objects_get_the_new_methods_and_keep_their_values() {
        cells.run("class Team { int points = 4; int score() { return points * 2; } }");
        assertThat(cells.value("team.score()")).isEqualTo(20);
        assertThat(cells.value("scoreOf(teams.get(0))")).isEqualTo(20);
        assertThat(cells.value("((Team) any).score()")).isEqualTo(20);
        assertThat(cells.value("fan.joy()")).isEqualTo(20);
        assertThat(cells.value("new Team().score()")).isEqualTo(8);
        cells.run("team = new Team();");
        assertThat(cells.value("scoreOf(team)")).isEqualTo(8);
    }

    @Test
    void a_new_body_may_use_what_came_later() {
        cells.run("int bonus = 5;\nint add(int a) { return a + bonus; }\nrecord Prize(int n) {}");
        cells.run(
                "class Team { int points = 4; int score() { return add(points) + new Prize(bonus).n(); } }\nteam.score()");
        assertThat(cells.value("team.score()")).isEqualTo(20);
        cells.run("int add(int a) { return a; }");
        assertThat(cells.value("team.score()")).isEqualTo(15);
        cells.run("class Team { int points = 4; int score() { return 1; } }");
        assertThat(cells.value("team.score()")).isEqualTo(1);
    }

    @Test
    void a_loop_in_a_new_body_can_be_stopped() {
        cells.run("class Team { int points = 4; int score() { while (true) { points++; } } }");
        assertThat(cells.stopped("team.score()", 200).toString()).contains("Interrupted");
        assertThat((int) cells.value("team.points")).isGreaterThan(4);
    }

    @Test
    void a_class_with_other_members_is_another_class() {
        cells.run("class Team { int points = 4; String name = \"A\"; int score() { return points; } }");
        assertThat(cells.value("team")).isNull();
        cells.run("team = new Team();");
        assertThat(cells.value("team.name + scoreOf(team)")).isEqualTo("A4");
    }

    @Test
    void what_is_static_begins_anew() {
        cells.run(
                "class Counter { static int made = 0; Counter() { made++; } int n() { return 1; } }\nvar c = new Counter();");
        cells.run("class Counter { static int made = 100; Counter() { made++; } int n() { return 2; } }");
        assertThat(cells.value("c = new Counter();\nCounter.made + c.n()")).isEqualTo(103);
    }

    @Test
    void records_and_nested_classes_go_on_too() {
        cells.run("record Point(int x) { int twice() { return 2 * x; } class In { int v() { return 1; } } }");
        cells.run("var p = new Point(3);\nvar in = p.new In();");
        cells.run("record Point(int x) { int twice() { return 20 * x; } class In { int v() { return 2; } } }");
        assertThat(cells.value("p.twice() + in.v()")).isEqualTo(62);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "holder.go()",
                "holder.go();\nholder.go()",
                "System.out.print(holder);\nholder.go()",
                "holder = new Holder();\nholder.go()",
                "derived = new Derived();\nderived.f()",
                "var other = new Derived();\nother.f() * holder.go() / 2",
                "new Holder().go() + derived.f() - holder.go()",
            })
    void a_cell_may_change_a_class_and_use_what_knows_it(String use) {
        cells.run("class Plain { int k = 1; int f() { return k; } }\n"
                + "class Holder { Plain p = new Plain(); int go() { return p.f(); } }\n"
                + "class Derived extends Plain { }\nvar holder = new Holder(); var derived = new Derived();");
        assertThat(cells.value("class Plain { int k = 1; int f() { return 2 * k; } }\n" + use))
                .isEqualTo(2);
        assertThat(cells.value("holder.go() + derived.f()")).isEqualTo(4);
    }

    @Test
    void objects_follow_wherever_they_are() {
        cells.run("""
                interface Shape { double area(); }
                class Sq implements Shape { double a = 1; public double area() { return a; } }
                record Pay(double p) { double raise() { return p; } }
                enum Coin { HEADS; int v() { return 1; } }
                class Box { Object in; }
                List<Shape> shapes = new ArrayList<>(List.of(new Sq()));
                Map<String, Object> map = Map.of("pay", new Pay(10), "coin", Coin.HEADS);
                Object[] array = {new Pay(5)};
                Box box = new Box();
                box.in = new Sq();""");
        cells.run("class Sq implements Shape { double a = 1; public double area() { return 100 * a; } }");
        cells.run(
                "record Pay(double p) { double raise() { return 2 * p; } }\nenum Coin { HEADS; int v() { return 7; } }");
        assertThat(cells.value("shapes.get(0).area() + ((Sq) box.in).area()")).isEqualTo(200.0);
        assertThat(cells.value("shapes.get(0) instanceof Sq && array[0] instanceof Pay"))
                .isEqualTo(true);
        assertThat(cells.value(
                        "((Pay) map.get(\"pay\")).raise() + ((Pay) array[0]).raise() + ((Coin) map.get(\"coin\")).v()"))
                .isEqualTo(37.0);
    }

    @Test
    void statics_stay_if_only_methods_change() {
        cells.run(
                "class Made { static int made = 0; static final int N = 3; Made() { made++; } int n() { return 1; } }\nvar m = new Made();");
        cells.run(
                "class Made { static int made = 0; static final int N = 3; Made() { made++; } int n() { return 2; } }");
        assertThat(cells.value("Made.made * 10 + m.n()")).isEqualTo(12);
        cells.run(
                "class Made { static int made = 0; static final int N = 4; Made() { made++; } int n() { return 2; } }");
        assertThat(cells.value("Made.N")).isEqualTo(4);
    }

    @Test
    void a_class_that_knows_one_with_other_members_is_another_class_too() {
        cells.run("class A { int f() { return 1; } }\nclass B { int g(A a) { return a.f(); } }");
        cells.run("class A { int f() { return 10; } int more; }");
        assertThat(cells.value("new B().g(new A())")).isEqualTo(10);
    }

    private static final String ITEM =
            "class Item implements Runnable { int k = 1; int f() { return k; } public void run() { } }";
    private static final String CHANGED =
            "class Item implements Runnable { int k = 1; int f() { return 10 * k; } public void run() { } }";

    /// What alone holds an item: a statement that puts it there, and an expression that gets it back.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class Keep { static Object it; } Keep.it = new Item(); | ((Item) Keep.it).f()",
                "class Keep { static final List<Object> ALL = new ArrayList<>(); } Keep.ALL.add(new Item()); | ((Item) Keep.ALL.get(0)).f()",
                "enum One { A; Object it = new Item(); } One.A.it.hashCode(); | ((Item) One.A.it).f()",
                "interface Has { List<Object> ALL = new ArrayList<>(); } Has.ALL.add(new Item()); | ((Item) Has.ALL.get(0)).f()",
                "var held = new lib.Holder(new Item()); | ((Item) held.get()).f()",
                "var held = new java.util.concurrent.atomic.AtomicReference<Object>(new Item()); | ((Item) held.get()).f()",
                "var held = java.util.concurrent.CompletableFuture.completedFuture((Object) new Item()); | ((Item) held.join()).f()",
                "var held = new java.lang.ref.SoftReference<Object>(new Item()); | ((Item) held.get()).f()",
                "var held = Map.entry(1, (Object) new Item()); | ((Item) held.getValue()).f()",
                "var held = (java.util.function.Supplier<Object>) new Item()::f; | held.get()",
            })
    void an_object_follows_whoever_holds_it(String put, String get) throws IOException {
        cells.engine.addToClassPath(new Jars(folder)
                .make(
                        "lib",
                        Map.of(
                                "lib/Holder.java",
                                "package lib; public class Holder { private final Object it; public Holder(Object it) { this.it = it; }"
                                        + " public Object get() { return it; } }")));
        cells.run(ITEM);
        cells.run(put);
        cells.run(CHANGED);
        assertThat(cells.value(get)).isEqualTo(10);
    }

    @Test
    void an_object_in_a_running_thread_follows() {
        cells.run(
                ITEM
                        + "\nvar go = new CountDownLatch(1); var here = new CountDownLatch(1); var said = new LinkedBlockingQueue<Integer>();");
        cells.run(
                "{ var item = new Item(); new Thread(() -> { try { here.countDown(); go.await(); said.add(item.f()); }"
                        + " catch (InterruptedException e) { } }).start(); here.await(); }");
        cells.run(CHANGED);
        assertThat(cells.value("go.countDown();\nsaid.take()")).isEqualTo(10);
    }

    @Test
    void a_static_field_is_not_looked_at_before_its_class_is_used() {
        cells.run(
                ITEM
                        + "\nclass Loud { static Object it = say(); static Object say() { System.setProperty(\"loud\", \"yes\"); return 1; } }");
        cells.run("Object any = new Item();");
        cells.run(CHANGED);
        assertThat(cells.value("System.getProperty(\"loud\")")).isNull();
        assertThat(cells.value("Loud.it + System.clearProperty(\"loud\")")).isEqualTo("1yes");
    }

    @Test
    void what_cannot_follow_is_said_once_with_the_members_that_have_changed() {
        cells.run(
                ITEM
                        + "\nList<Object> items = List.of(new Item()); Item item = new Item();\nint n = 3; List<Integer> others = List.of(1);");
        cells.run("class Keep { static Object it = new Item(); }\nKeep.it.hashCode();");
        String said = said(() -> cells.run("class Item { int k = 1; String name; long f() { return k; } }"));
        assertThat(said)
                .contains("`item` held a `Item` from before its change and is gone: ")
                .contains(
                        "In `Item` `String name`, `long f()` are new, `implements Runnable`, `int f()`, `void run()` are gone.")
                .containsOnlyOnce("`items` still holds a `Item` from before its change.")
                .doesNotContain("`others`")
                .doesNotContain("`n`");
        assertThat(said(() -> cells.run("items.size()"))).isEmpty();
        assertThat(said(() -> cells.run("class Item { int k = 1; String name; long f() { return 2 * k; } }")))
                .doesNotContain("held a");
    }

    private String said(Runnable cell) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            cell.run();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_variable_becomes_volatile_and_no_longer_is() {
        cells.run("int flag = 0;\nint get() { return flag; }");
        cells.run("volatile int flag = 1, other = 2;");
        assertThat(cells.value("Thread.ofPlatform().start(() -> { try { Thread.sleep(100); } "
                        + "catch (InterruptedException e) { } flag = 5; });\n"
                        + "while (flag != 5) { }\nflag + get() + other"))
                .isEqualTo(12);
        cells.run("int flag = 7;");
        assertThat(cells.value("get()")).isEqualTo(7);
    }
}
