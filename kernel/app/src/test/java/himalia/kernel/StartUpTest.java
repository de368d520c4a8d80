package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.javac.JavacEngine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {
    @TempDir
    Path folder;

    @Test
    void variables_of_ours_and_of_other_kernels_become_cells() {
        assertThat(StartUp.cells(Map.of())).isEmpty();
        assertThat(StartUp.cells(Map.of(
                        "IJAVA_CLASSPATH", "a b/*.jar" + File.pathSeparator + "c.jar",
                        "JJAVA_STARTUP_SCRIPTS_PATH", "start.jsh",
                        "HIMALIA_STARTUP_SCRIPT", "int x = 1;",
                        "IJAVA_TIMEOUT", "3")))
                .containsExactly("%jars \"a b/*.jar\"", "%jars \"c.jar\"", "int x = 1;", "%load \"start.jsh\"");
    }

    @Test
    void what_they_declare_is_there_in_the_first_cell_and_what_fails_holds_up_nothing() throws IOException {
        Path script = Files.writeString(folder.resolve("start.jsh"), "int loaded = 40;\n");
        try (JavacEngine engine = new JavacEngine(List.of())) {
            StartUp.run(
                    engine,
                    Map.of(
                            "JJAVA_CLASSPATH",
                            folder + "/none.jar",
                            "JJAVA_STARTUP_SCRIPTS_PATH",
                            script.toString(),
                            "JJAVA_STARTUP_SCRIPT",
                            "int more = 2;"));
            assertThat(engine.execute(new Cell(1, "loaded + more"))).isEqualTo(new CellResult.Value(42));
        }
    }
}
