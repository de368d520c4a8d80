package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completion;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicsTest {
    @TempDir
    Path folder;

    private final List<Path> added = new ArrayList<>();
    private final Magics magics = Magics.standard();

    /// An engine that only remembers what was added to its class path.
    private final CellEngine engine = (CellEngine) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {CellEngine.class}, (proxy, method, arguments) -> {
                added.add((Path) arguments[0]);
                return null;
            });

    @Test
    void magics_at_the_top_are_run_and_leave_empty_lines() throws MagicFailure {
        String code = "// libraries\n%classpath " + folder + "\n\nint x = 1;";
        assertThat(magics.run(code.substring(13), engine)).isEqualTo("\n\nint x = 1;");
        assertThat(added).containsExactly(folder);
    }

    @Test
    void below_the_first_line_of_java_a_percent_sign_is_the_remainder() throws MagicFailure {
        String code = "int r = 7\n%lsmagic;";
        assertThat(magics.run(code, engine)).isEqualTo(code);
    }

    @Test
    void jars_takes_patterns() throws IOException, MagicFailure {
        Path a = Files.createFile(folder.resolve("a.jar"));
        Path b = Files.createFile(folder.resolve("b.jar"));
        Files.createFile(folder.resolve("c.txt"));
        magics.run("%jars " + folder + "/*.jar", engine);
        assertThat(added).containsExactlyInAnyOrder(a, b);
    }

    @Test
    void what_is_missing_or_unknown_is_named() {
        assertThatThrownBy(() -> magics.run("%jars " + folder + "/no.jar", engine))
                .isInstanceOf(MagicFailure.class)
                .hasMessageContaining("no.jar");
        assertThatThrownBy(() -> magics.run("%classpath", engine)).hasMessageContaining("at least one folder");
        assertThatThrownBy(() -> magics.run("%mavn x", engine))
                .hasMessageContaining("no magic %mavn")
                .hasMessageContaining("%lsmagic");
    }

    @Test
    void names_are_completed() {
        assertThat(magics.complete("%cl", 3).orElseThrow().matches())
                .extracting(Completion.Match::text)
                .containsExactly("%classpath");
        assertThat(magics.complete("x = 7", 5)).isEmpty();
    }
}
