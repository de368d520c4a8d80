package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known of a library whose sources lie beside its jar, or come there.
class LibrarySourcesTest {
    private static final String SOURCE = """
            package lib;
            /** Makes greetings. */
            public class Greeter {
                /** Greets somebody <b>warmly</b>. @param somebody whom */
                public static String greet(String somebody, int times) { return somebody; }
            }
            """;

    @TempDir
    private Path folder;

    private final Engines cells = new Engines();
    private final List<Path> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aLibrary() throws IOException {
        Path source = Files.createDirectories(folder.resolve("lib")).resolve("Greeter.java");
        Files.writeString(source, SOURCE);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
        zip("greeter-1.0.jar", "lib/Greeter.class", Files.readAllBytes(folder.resolve("lib/Greeter.class")));
        cells.engine.addToClassPath(folder.resolve("greeter-1.0.jar"));
    }

    @AfterEach
    void close() {
        cells.close();
    }

    private void zip(String name, String entry, byte[] bytes) {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sources() {
        zip("greeter-1.0-sources.jar", "lib/Greeter.java", SOURCE.getBytes(StandardCharsets.UTF_8));
    }

    private String known() {
        String code = "lib.Greeter.greet(";
        return cells.engine.inspect(code, code.length(), false).orElseThrow().text();
    }

    @Test
    void those_beside_the_jar_say_the_words_and_the_names_of_parameters() {
        sources();
        assertThat(known()).contains("greet(String somebody, int times)").contains("Greets somebody warmly.");
        assertThat(cells.engine.inspect("lib.Greeter", 8, false).orElseThrow().text())
                .contains("Makes greetings.");
    }

    @Test
    void they_are_fetched_when_somebody_asks_for_them_and_once() {
        cells.engine.fetchSources(jar -> {
            asked.add(jar);
            return CompletableFuture.runAsync(this::sources);
        });
        assertThat(asked).isEmpty();
        // On a slow machine the first look may come too early; none waits for longer than it may.
        for (int i = 0; i < 100 && !known().contains("somebody"); i++) {
            assertThat(known()).contains("greet(");
        }
        assertThat(known()).contains("Greets somebody warmly.");
        assertThat(asked).containsExactly(folder.resolve("greeter-1.0.jar"));
    }

    @Test
    void without_them_all_else_is_shown() {
        cells.engine.fetchSources(jar -> {
            asked.add(jar);
            return CompletableFuture.failedFuture(new IOException("no network"));
        });
        assertThat(known()).contains("greet(").doesNotContain("warmly");
        assertThat(known()).contains("greet(");
        assertThat(asked).hasSize(1);
        cells.engine.fetchSources(jar -> null);
        assertThat(known()).contains("greet(");
    }

    @Test
    void those_that_never_come_hold_up_one_look_for_a_moment() {
        cells.engine.fetchSources(jar -> new CompletableFuture<>());
        assertThat(known()).contains("greet(").doesNotContain("warmly");
        assertThat(cells.value("lib.Greeter.greet(\"x\", 1)")).isEqualTo("x");
        sources();
        assertThat(known()).contains("warmly");
    }
}
