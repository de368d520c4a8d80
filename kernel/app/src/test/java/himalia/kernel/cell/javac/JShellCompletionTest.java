package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the JDK's own shell offers is offered here.
@Timeout(300)
class JShellCompletionTest {
    private static final int PREFIXES = 4;

    private static final List<String> SETUP = List.of(
            "import static java.util.GregorianCalendar.*;",
            "import static java.lang.Math.hypot;",
            "String text = \"hello\";",
            "int[] numbers = {1, 2};",
            "List<String> list = List.of(\"a\");",
            "var map = new TreeMap<String, Integer>();",
            "double half(int n) { return n / 2.0; }",
            "<T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }",
            "class Animal { String name; static int count; String cry() { return \"\"; } class Ear {} }",
            "class Cat extends Animal { int lives = 9; static Cat tom() { return new Cat(); } }",
            "record Point(int x, int y) { static Point origin() { return new Point(0, 0); } }",
            "enum Day { MONDAY, TUESDAY }",
            "interface Shape { double area(); default String unit() { return \"\"; } static Shape none() { return null; } }",
            "Cat cat = new Cat();",
            "Point point = new Point(1, 2);",
            "Shape shape = null;");

    private static Engines cells;
    private static JShellOracle shell;

    @BeforeAll
    static void start() {
        cells = new Engines();
        shell = new JShellOracle(false);
        SETUP.forEach(cells::run);
        SETUP.forEach(shell::answer);
    }

    @AfterAll
    static void stop() {
        cells.close();
        shell.close();
    }

    private static Set<String> ours(String code) {
        return cells.engine.complete(code, code.length()).matches().stream()
                .map(Completion.Match::text)
                .map(text -> text.replaceFirst("\\(.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text.",
                "\"abc\".",
                "numbers.",
                "list.",
                "list.get(0).",
                "map.",
                "map.firstEntry().",
                "cat.",
                "new Cat().",
                "point.",
                "shape.",
                "Day.",
                "Day.MONDAY.",
                "Point.",
                "Cat.",
                "Shape.",
                "String.",
                "Math.",
                "List.",
                "Thread.State.",
                "Map.Entry.",
                "Character.UnicodeBlock.",
                "GregorianCalendar.",
                "java.util.",
                "java.",
                "java.util.concurrent.",
                "String s = text.",
                "int n = numbers.",
                "half(text.",
                "Math.max(1, text.",
                "System.out.",
                "for (String s : list) { s.",
                "list.stream().map(s -> s.",
                "list.forEach(s -> System.out.println(s.",
                "if (text.isEmpty()) { cat.",
                "Runnable r = () -> point.",
                "import java.",
                "import java.util.",
                "import java.util.Map.",
                "import static java.lang.Math.",
                "import static java.util.GregorianCalendar.",
                "class Dog extends Animal { void bark() { this.",
                "class Dog extends Animal { void bark() { super.",
                "void feed(Cat c) { c.",
                "switch (cat.",
            })
    void members_are_offered(String before) {
        Set<String> theirs = shell.completions(before);
        assertThat(theirs).as("what jshell knows").isNotEmpty();
        assertThat(ours(before)).as(before).containsAll(theirs);
        Random random = new Random(before.hashCode());
        List<String> names = new ArrayList<>(theirs);
        for (int i = 0; i < PREFIXES; i++) {
            String name = names.get(random.nextInt(names.size()));
            compare(before + name.substring(0, 1 + random.nextInt(name.length())));
        }
    }

    /// Names that stand alone come in thousands: here by the way they begin.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "new ",
                "int n = ",
                "String s = ",
                "Animal a = new ",
                "half(",
                "text.substring(",
                "larger(text, ",
                "if (",
                "while (cat.lives > 0 && ",
                "for (int i = 0; i < ",
                "int[] more = {",
                "Runnable r = () -> ",
                "list.stream().filter(s -> ",
                "numbers[",
                "throw new ",
                "void feed(",
                "void feed(Cat c) { ",
                "void feed(Cat c) { int here = 0; if (",
                "class Dog extends ",
                "class Dog implements ",
                "class Dog extends Animal { void bark() { ",
                "record Pair(",
                "List<",
                "try { } catch (",
                "cat instanceof ",
                "(",
                "text + ",
            })
    void names_are_offered(String before) {
        Set<String> theirs = shell.completions(before);
        assertThat(theirs).as("what jshell knows").isNotEmpty();
        Random random = new Random(before.hashCode());
        List<String> names = new ArrayList<>(theirs);
        for (int i = 0; i < 3 * PREFIXES; i++) {
            String name = names.get(random.nextInt(names.size()));
            compare(before + name.substring(0, 1 + random.nextInt(name.length())));
        }
    }

    @Test
    void what_a_cell_declares_and_imports_is_offered() {
        for (String name : List.of(
                "text",
                "numbers",
                "list",
                "map",
                "half",
                "larger",
                "Animal",
                "Cat",
                "Point",
                "Day",
                "Shape",
                "cat",
                "point",
                "shape",
                "hypot",
                "getInstance",
                "getAvailableCalendarTypes",
                "MONTH",
                "SATURDAY",
                "BC")) {
            for (int end = 1; end <= name.length(); end++) {
                assertThat(ours(name.substring(0, end))).contains(name);
            }
        }
    }

    private static void compare(String code) {
        Set<String> theirs = new TreeSet<>(shell.completions(code));
        theirs.removeIf(name -> name.startsWith("$JShell$")); // JDK 27's offers a class of its own
        assertThat(ours(code)).as(code).containsAll(theirs);
    }
}
