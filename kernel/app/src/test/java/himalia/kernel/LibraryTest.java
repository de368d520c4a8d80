package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.cell.Completion;
import himalia.kernel.magic.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library that comes in the middle of a session, with everything that libraries bring.
class LibraryTest {
    private static final Map<String, String> SOURCES = Map.of(
            "demo/Dot.java",
            "package demo; public record Dot(int x) {}",
            "demo/DotRenderer.java",
            """
            package demo;
            public class DotRenderer implements himalia.api.Renderer<Dot> {
                public Class<Dot> type() { return Dot.class; }
                public himalia.api.MimeBundle render(Dot dot) { return himalia.api.MimeBundle.text("DOT " + dot.x()); }
            }
            """,
            "demo/DotImports.java",
            """
            package demo;
            public class DotImports implements himalia.api.DefaultImports {
                public java.util.List<String> imports() { return java.util.List.of("demo.Dot"); }
            }
            """,
            "demo/DotMagic.java",
            """
            package demo;
            import himalia.api.*;
            public class DotMagic implements Magic {
                public String name() { return "dot"; }
                public String usage() { return "%dot NUMBER"; }
                public String summary() { return "makes a dot"; }
                public Form form() { return Form.BOTH; }
                public CellResult run(MagicCall call) throws Exception {
                    return switch (call.rest()) {
                        case "bad" -> throw new IllegalStateException("a bad dot");
                        case "spin" -> { while (true) {} }
                        case "sum" -> call.run(call.body().orElseThrow().lines()
                                .collect(java.util.stream.Collectors.joining(" + ")));
                        default -> {
                            try {
                                yield new CellResult.Value(new Dot(Integer.parseInt(call.rest())));
                            } catch (NumberFormatException e) {
                                throw new MagicFailure("%dot wants a number, for example %dot 3");
                            }
                        }
                    };
                }
                public java.util.List<String> complete(String typed) { return java.util.List.of("1", "2"); }
            }
            """,
            "demo/DotReader.java",
            """
            package demo;
            public class DotReader extends javax.imageio.spi.ImageReaderSpi {
                public DotReader() {
                    super("demo", "1", new String[] {"FORMAT"}, new String[] {"FORMAT"}, null, "demo.None",
                            new Class<?>[] {javax.imageio.stream.ImageInputStream.class}, null,
                            false, null, null, null, null, false, null, null, null, null);
                }
                public boolean canDecodeInput(Object source) { return false; }
                public javax.imageio.ImageReader createReaderInstance(Object extension) { return null; }
                public String getDescription(java.util.Locale locale) { return "dots"; }
            }
            """,
            "demo/DotDriver.java",
            """
            package demo;
            import java.sql.*;
            public class DotDriver implements Driver {
                static {
                    try { DriverManager.registerDriver(new DotDriver()); } catch (SQLException e) { throw new RuntimeException(e); }
                }
                public Connection connect(String url, java.util.Properties info) { return null; }
                public boolean acceptsURL(String url) { return url.startsWith("jdbc:dot:"); }
                public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return null; }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """);

    private static final Map<String, String> SERVICES = Map.of(
            "himalia.api.Renderer", "demo.DotRenderer",
            "himalia.api.DefaultImports", "demo.DotImports",
            "himalia.api.Magic", "demo.DotMagic\ndemo.NoSuchMagic",
            "java.sql.Driver", "demo.DotDriver",
            "javax.imageio.spi.ImageReaderSpi", "demo.DotReader");

    @TempDir
    Path folder;

    /// The JDK knows what other tests have brought.
    private final String format = "dot" + System.nanoTime();

    private Path jar;
    private final Notebook notebook = new Notebook();
    private final NotebookFrontend frontend = new NotebookFrontend(new Publisher(null), null, notebook.engine);

    @BeforeEach
    void make() throws IOException {
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue().replace("FORMAT", format));
        }
        String[] arguments = Stream.concat(
                        Stream.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        SOURCES.keySet().stream()
                                .map(name -> folder.resolve("src").resolve(name).toString()))
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
        jar = folder.resolve("dot.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
            for (Map.Entry<String, String> service : SERVICES.entrySet()) {
                out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                out.write(service.getValue().getBytes());
            }
        }
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private String added() {
        return "%classpath " + jar;
    }

    private String shown(Object value) {
        return frontend.render(value).plain();
    }

    @Test
    void a_renderer_of_a_jar_that_comes_after_a_value_was_shown_is_found() {
        assertThat(shown(notebook.value("1 + 1"))).isEqualTo("2");
        notebook.done(added());
        assertThat(shown(notebook.value("new demo.Dot(3)"))).isEqualTo("DOT 3");
        assertThat(shown(notebook.value("%dot 4"))).isEqualTo("DOT 4");
    }

    @Test
    void a_magic_of_a_jar_that_was_just_added_is_known_in_the_next_line() {
        assertThat(notebook.failure("%dot 3").message()).contains("no magic %dot");
        Object dot = notebook.value(added() + "\n%dot 3");
        assertThat(dot).hasToString("Dot[x=3]");
        assertThat(notebook.value("%%dot sum\n1\n2\n39")).isEqualTo(42);
        notebook.done("%lsmagic");
        assertThat(notebook.printed()).contains("%dot NUMBER").contains("makes a dot");
        assertThat(notebook.engine.complete("%do", 3).matches())
                .extracting(Completion.Match::text)
                .containsExactly("%dot", "%%dot");
        assertThat(notebook.engine.complete("%dot ", 5).matches())
                .extracting(Completion.Match::text)
                .containsExactly("1", "2");
    }

    @Test
    void what_a_magic_of_a_library_throws_is_told_as_of_a_cell() {
        notebook.done(added());
        CellResult.Failure bad = notebook.failure("%dot bad");
        assertThat(bad.name()).isEqualTo("IllegalStateException");
        assertThat(Notebook.text(bad)).contains("a bad dot").contains("DotMagic.run");
        assertThat(Notebook.text(notebook.failure("%dot x"))).isEqualTo("%dot wants a number, for example %dot 3");
    }

    @Test
    void a_magic_of_a_library_can_be_stopped() {
        notebook.done(added());
        assertThat(notebook.stopped("%dot spin").name()).isEqualTo("Interrupted");
    }

    @Test
    void imports_drivers_and_readers_of_images_of_a_jar_that_comes_later_are_found() {
        notebook.done("java.sql.DriverManager.drivers().toList();");
        notebook.done("var formats = List.of(javax.imageio.ImageIO.getReaderFormatNames());");
        assertThat(notebook.value("formats.contains(\"" + format + "\")")).isEqualTo(false);
        assertThat(notebook.failure("new Dot(1)").name()).isEqualTo("CompilationError");
        notebook.done(added());
        assertThat(shown(notebook.value("new Dot(1)"))).isEqualTo("DOT 1");
        assertThat(notebook.value("java.sql.DriverManager.getDriver(\"jdbc:dot:x\").getMajorVersion()"))
                .isEqualTo(1);
        assertThat(notebook.value("List.of(javax.imageio.ImageIO.getReaderFormatNames()).contains(\"" + format + "\")"))
                .isEqualTo(true);
    }
}
