package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tab and Shift-Tab on a library that hides how it is cut.
@Timeout(120)
class LibraryHelpTest {
    private static final Map<String, String> SOURCES =
            Map.of("Shop", """
            package shop;
            import java.util.List;
            /** A door for all. */
            public final class Shop extends Selling implements Opening {
                public static final int TILLS = 3;
                /** Makes a shop of this size. */
                public Shop(int size, String name) {}
                public Shop() {}
                /** The sum of all. */
                public int sum(int... prices) { return 0; }
                public Shop sum_() { return this; }
                public Shop swap(Shop other) { return this; }
                public static Shop open(String name, int hour) { return new Shop(); }
                public static Object anything(Object value) { return value; }
                /** Looks a thing up. */
                public static @Mark String lookUp(@Mark String thing, int @Mark [] shelves, List<@Mark String> names) {
                    return thing;
                }
                /** Looks nothing up. */
                public static @Mark String lookUp(@Mark Integer number, int shelf, List<@Mark String> names) {
                    return "";
                }
            }
            """, "Mark", """
            package shop;
            @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
            public @interface Mark {}
            """, "Selling", """
            package shop;
            abstract class Selling {
                /** Sells one thing. */
                public static Shop sell(String thing, double price, Shop to) { return null; }
                public Shop stock(String thing) { return null; }
                protected void count() {}
            }
            """, "Opening", """
            package shop;
            public interface Opening {
                default boolean isOpen(long at, long until, String why) { return true; }
                static Shop nowhere() { return null; }
            }
            """, "ShopRenderer", """
            package shop;
            public class ShopRenderer implements Runnable {
                public void run() {}
            }
            """);

    private static Engines cells;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("META-INF/sources/shop"));
        for (Map.Entry<String, String> one : SOURCES.entrySet()) {
            Files.writeString(sources.resolve(one.getKey() + ".java"), one.getValue());
        }
        String[] files = SOURCES.keySet().stream()
                .map(name -> sources.resolve(name + ".java").toString())
                .toArray(String[]::new);
        String[] options = {"-proc:none", "-g:none", "-d", folder.toString()};
        String[] all = java.util.stream.Stream.of(options, files)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, all))
                .isZero();
        Files.delete(sources.resolve("Opening.java"));
        Path jar = folder.resolve("shop.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var content = Files.walk(folder)) {
            for (Path file : content.filter(one -> Files.isRegularFile(one) && !one.equals(jar))
                    .toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/java.lang.Runnable"));
            out.write("# found by itself\nshop.ShopRenderer".getBytes());
        }
        cells = new Engines();
        cells.engine.addToClassPath(jar);
        cells.run("import shop.*;\nimport static shop.Shop.*;");
        cells.run("Shop mine = new Shop();\nString name = \"n\";\nint hour = 3;\nint twice(int n) { return 2 * n; }");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    private static List<Completion.Match> matches(String code) {
        return cells.engine.complete(code, code.length()).matches();
    }

    private static List<String> texts(String code) {
        return matches(code).stream().map(Completion.Match::text).toList();
    }

    private static String page(String code) {
        int cursor = code.indexOf('|');
        return cells.engine
                .inspect(code.replace("|", ""), cursor, true)
                .map(Inspection::text)
                .orElse("");
    }

    @Test
    void inherited_functions_are_in_sight() {
        assertThat(texts("sel")).containsExactly("sell(");
        assertThat(texts("ope")).contains("open(");
        assertThat(texts("TIL")).contains("TILLS");
        assertThat(texts("Shop.s")).containsExactly("sell(");
        assertThat(texts("import static shop.Shop."))
                .contains("sell", "open", "TILLS")
                .doesNotContain("nowhere");
        assertThat(texts("nowh")).isEmpty();
    }

    @Test
    void the_class_that_is_called_stands_before_a_member() {
        assertThat(matches("sell").getFirst().signature())
                .isEqualTo("Shop Shop.sell(String thing, double price, Shop to)");
        assertThat(matches("mine.stoc").getFirst().signature()).isEqualTo("Shop Shop.stock(String thing)");
        assertThat(page("sell(|")).isEqualTo("Shop Shop.sell(String thing, double price, Shop to)\n\nSells one thing.");
        assertThat(page("mine.stock|")).isEqualTo("Shop Shop.stock(String thing)");
    }

    @Test
    void a_parameter_that_nobody_names_is_called_after_its_type() {
        assertThat(page("mine.isOpen(|")).isEqualTo("boolean Shop.isOpen(long l, long l2, String string)");
    }

    @Test
    void annotations_of_types_are_not_shown_and_hide_no_documentation() {
        assertThat(page("Shop.lookUp(|"))
                .contains("String Shop.lookUp(String thing, int[] shelves, List<String> names)\n\nLooks a thing up.")
                .contains("String Shop.lookUp(Integer number, int shelf, List<String> names)\n\nLooks nothing up.");
    }

    @Test
    void open_brackets_show_all_forms_whatever_is_in_them() {
        for (String code :
                List.of("new Shop(|", "new Shop(|)", "new Shop(3, |)", "new Shop(3, \"a|b\")", "new Shop(unknown|)")) {
            assertThat(page(code))
                    .as(code)
                    .contains("Shop(int size, String name)\n\nMakes a shop of this size.", "Shop()");
        }
        for (String code : List.of(
                "open|",
                "open(|",
                "open(|)",
                "open(name, |)",
                "var a = open(twice(1), |",
                "open(\n    name,\n    |\n)")) {
            assertThat(page(code)).as(code).startsWith("Shop Shop.open(String name, int hour)");
        }
        assertThat(page("open(twice(|), 1)")).isEqualTo("int twice(int n)");
        assertThat(page("twice(|")).isEqualTo("int twice(int n)");
        assertThat(page("int half(int of) { return of / 2; }\nhalf(|")).isEqualTo("int half(int of)");
        assertThat(page("record Pair(int left, int right) {}\nnew Pair(|")).startsWith("Pair(int left, int right)");
        assertThat(page("new ArrayList<String>(|")).contains("ArrayList(int initialCapacity)");
        assertThat(page("new ArrayList<>(|)")).contains("ArrayList(int initialCapacity)");
        assertThat(page("Shop| s = null;"))
                .startsWith("shop.Shop\n\nA door for all.")
                .contains("Shop(int size, String name)");
        assertThat(page("java.util.List|")).startsWith("java.util.List");
        assertThat(page("open(name, 2);|")).startsWith("Shop Shop.open(");
        assertThat(page("open(name, 2); int n = 3;|")).isEmpty();
        assertThat(page("open(name, 2); |")).isEmpty();
        assertThat(page("// open(|")).isEmpty();
        assertThat(page("unknown(|")).isEmpty();
    }

    @Test
    void shorter_names_come_first_and_in_place_ones_last() {
        assertThat(texts("mine.s")).containsExactly("sum(", "swap(", "stock(", "sum_()");
        assertThat(texts("mine.")).endsWith("notify()", "notifyAll()", "toString()", "wait(");
    }

    @Test
    void what_fits_an_argument_comes_first() {
        assertThat(texts("mine.swap(")).startsWith("mine");
        assertThat(texts("open(")).startsWith("name");
        assertThat(texts("open(name, ")).startsWith("hour", "twice(");
        assertThat(texts("new Shop(")).startsWith("hour", "twice(");
        assertThat(texts("new Shop(hour, n")).startsWith("name");
        assertThat(texts("sell(name, hour, ")).startsWith("mine");
        assertThat(texts("Runnable r = new Sh")).contains("Shop").doesNotContain("ShopRenderer");
        assertThat(texts("Shop s = new S")).startsWith("Shop");
        assertThat(texts("anything(").indexOf("mine"))
                .isLessThan(texts("anything(").indexOf("name"));
    }

    @Test
    void what_a_library_registers_as_a_service_is_not_offered() {
        assertThat(texts("Shop")).startsWith("Shop").doesNotContain("ShopRenderer");
        assertThat(texts("shop.")).contains("Shop").doesNotContain("ShopRenderer", "Selling");
        assertThat(texts("import shop.")).contains("Shop", "Opening").doesNotContain("ShopRenderer", "Selling");
    }

    @Test
    void packages_and_modules_are_completed_wherever_they_may_stand() {
        assertThat(texts("sho")).contains("shop");
        assertThat(texts("java.ut")).containsExactly("util");
        assertThat(texts("java.util.conc")).startsWith("concurrent");
        assertThat(texts("var a = new java.util.ArrayL")).containsExactly("ArrayList");
        assertThat(texts("import module java.ba")).containsExactly("base");
        assertThat(texts("import sta")).contains("static");
    }

    @Test
    void a_word_of_the_language_may_be_the_beginning_of_a_name() {
        assertThat(texts("name.int")).containsExactly("intern()");
        assertThat(texts("String.for")).containsExactly("format(");
        assertThat(texts("catch")).contains("catch");
    }

    @Test
    void a_variable_and_a_function_of_one_name_are_both_offered() {
        cells.run("Thread anything = null;");
        assertThat(texts("anything")).startsWith("anything", "anything(");
        assertThat(page("anything(|")).startsWith("Object Shop.anything(");
        assertThat(page("any|thing")).isEqualTo("Thread anything = null");
    }
}
