package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.DefaultImports;
import himalia.kernel.cell.Cell;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A library says what operators do to types that have no methods for it, and how others call what it has.
@Timeout(120)
class SugarOfLibrariesTest {
    private static final Map<String, String> SOURCES =
            Map.of("Box", """
            package shop;
            public class Box {
                public int n;
                public Box(int n) { this.n = n; }
                public int max(Box other) { return Math.max(n, other.n); }
                public String toString() { return "box " + n; }
            }
            """, "Formulas", """
            package shop;
            public class Formulas {
                public static Box plus(Box a, Box b) { return new Box(a.n + b.n); }
                public static Box times(Number a, Box b) { return new Box(a.intValue() * b.n); }
                public static Box unaryMinus(Box a) { return new Box(-a.n); }
                public static boolean lt(Box a, Number b) { return a.n < b.intValue(); }
                public static int get(Box a, String name) { return a.n * name.length(); }
                public static void set(Box a, String name, int n) { a.n = n; }
                public static int max(Box a) { return a.n; }
            }
            """, "Verbs", """
            package shop;
            public class Verbs {
                public static Box box(int n) { return new Box(n); }
                public static Box readBox(String text) { return new Box(text.length()); }
                public static Box half(Box box) { return new Box(box.n / 2); }
            }
            """, "ShopImports", """
            package shop;
            import java.util.*;
            public class ShopImports implements himalia.api.DefaultImports {
                public List<String> imports() { return List.of("shop.*", "static shop.Verbs.*"); }
                public List<String> operators() { return List.of("shop.Formulas"); }
                public Map<String, String> names() {
                    return Map.of("store", "", "store.front", "", "S", "", "store.Crate", "Box", "sc.read_csv", "readBox");
                }
            }
            """);

    @TempDir
    static Path folder;

    private static JavacEngine engine;
    private static int number;

    @BeforeAll
    static void build() throws IOException, URISyntaxException {
        Path api = Path.of(DefaultImports.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> arguments = new ArrayList<>(List.of("-cp", api.toString(), "-d", folder.toString()));
        for (var source : SOURCES.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("himalia.api.DefaultImports"), "shop.ShopImports");
        engine = new JavacEngine(List.of(folder));
        run("Box b = box(3), c = box(5);");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static CellResult run(String code) {
        return engine.execute(new Cell(++number, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "b + c => box 8",
                "2 * b + c => box 11",
                "-b => box -3",
                "b < 4 => true",
                "b[\"ab\"] => 6",
                "b[\"x\"] = 3; b => box 3",
                "b[\"x\"] += 0; b => box 3",
                "b.max() + b.max(c) => 8",
                "c.half().half() => box 1",
                "store.box(4) => box 4",
                "store.front.box(4) + S.half(c) => box 6",
                "new store.Box(1) => box 1",
                "new store.front.Box(1) => box 1",
                "new store.Crate(2) => box 2",
                "store.Crate d = new store.Crate(6); store.half(d) => box 3",
                "class Big extends store.Box { Big() { super(100); } } new Big() => box 100",
                "sc.read_csv(\"abcd\") => box 4",
                "store.read_box(\"ab\") => box 2",
                "List<store.Box> all = List.of(b); all[0] + S.box(1) => box 4",
                "int store = 2; store + 1 => 3",
                "class S { static int box(int n) { return n; } } S.box(7) => 7",
                "Function<Integer, Box> f = S -> box(S); f.apply(4) => box 4"
            })
    void its_types_have_operators_and_its_names_those_of_others(String code, String shown) {
        CellResult result = run(code);
        try {
            assertThat(result).as(code).isInstanceOf(CellResult.Value.class);
            assertThat(String.valueOf(((CellResult.Value) result).value()))
                    .as(code)
                    .isEqualTo(shown);
        } finally {
            if (code.contains("int store") || code.contains("class S")) {
                engine.close();
                engine = new JavacEngine(List.of(folder));
                run("Box b = box(3), c = box(5);");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"store.nothing(1)", "b * c", "b.quarter()", "store", "b[1]", "b[\"x\"] = \"y\";", "sc.other(1)"})
    void what_it_does_not_have_is_an_error(String code) {
        assertThat(run(code)).as(code).isInstanceOf(CellResult.Failure.class);
    }
}
