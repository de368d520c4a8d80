package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Completion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CompletionTest {
    private static Engines cells;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        cells = new Engines();
        cells.run("""
                enum Day { MONDAY, TUESDAY }
                sealed interface Shape permits Circle, Square {}
                record Circle(double r) implements Shape {}
                record Square(double side) implements Shape {}
                Day day = Day.MONDAY;
                Shape shape = new Circle(1);""");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    private static List<String> texts(String code) {
        return cells.engine.complete(code, code.length()).matches().stream()
                .map(Completion.Match::text)
                .toList();
    }

    @Test
    void the_labels_of_a_switch_over_an_enum_come_first() {
        assertThat(texts("switch (day) { case ")).startsWith("MONDAY", "TUESDAY");
        assertThat(texts("switch (day) { case MON")).startsWith("MONDAY");
        assertThat(texts("switch (day) {\n    case MONDAY -> 1;\n    case TU")).startsWith("TUESDAY");
        assertThat(texts("int n = switch (day) { case MONDAY, TU")).startsWith("TUESDAY");
        assertThat(texts("switch (day) { case MONDAY: System.out.println(); break; case TU"))
                .startsWith("TUESDAY");
    }

    @Test
    void the_labels_of_a_switch_over_a_sealed_type_come_first() {
        assertThat(texts("switch (shape) { case ")).startsWith("Circle", "Square");
        assertThat(texts("double area = switch (shape) { case Squ")).startsWith("Square");
    }

    @Test
    void names_behind_the_arrow_are_completed_as_ever() {
        assertThat(texts("switch (day) { case MONDAY -> sha")).contains("shape");
    }

    @Test
    void packages_of_the_class_path_can_be_imported() throws IOException, URISyntaxException {
        Path jar = folder.resolve("garden.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("org/garden/trees/Oak.class"));
            out.closeEntry();
            out.putNextEntry(new JarEntry("META-INF/versions/21/org/garden/New.class"));
            out.closeEntry();
        }
        cells.engine.addToClassPath(jar);
        assertThat(texts("import org.gar")).contains("garden");
        assertThat(texts("import org.garden.")).contains("trees");
        assertThat(texts("import MET")).doesNotContain("META-INF");
        cells.engine.addToClassPath(Path.of(CompletionTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()));
        assertThat(texts("import himalia.kernel.ce")).contains("cell");
        assertThat(texts("import himalia.")).contains("api");
    }

    @Test
    void half_a_switch_makes_no_noise() {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            for (String code :
                    List.of("case ", "case 1:", "default", "default ->", "switch (day) { case", "} case 2")) {
                assertThat(cells.engine.complete(code, code.length())).isNotNull();
                assertThat(cells.engine.inspect(code, code.length(), false)).isNotNull();
                assertThat(cells.engine.completeness(code)).isNotNull();
                assertThat(cells.run(code)).as(code).isNotNull();
            }
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Engines.plain(cells.failure("case 1:"))).startsWith("CompilationError: orphaned case");
    }
}
