package himalia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program of the README.
class ReadmeTest {
    @Test
    void the_plain_java_example_compiles_and_learns_xor(@TempDir Path folder) throws Exception {
        String readme = Files.readString(Path.of("../../README.md"));
        int start = readme.indexOf("```java\n", readme.indexOf("## In plain Java")) + 8;
        Path source = folder.resolve("Xor.java");
        Files.writeString(source, readme.substring(start, readme.indexOf("```", start)));

        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());

        assertThat(failed).isZero();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Xor").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).replaceAll("\\s+", ""))
                .isEqualTo("tensor([[0.],[1.],[1.],[0.]])");
    }
}
