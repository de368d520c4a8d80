package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Completion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An interrupt closes the jar that its thread reads: the library must be there all the same.
@Timeout(240)
class UndisturbedTest {
    private static final int CLASSES = 40;

    @TempDir
    Path folder;

    private Engines cells;

    @BeforeEach
    void start() throws IOException {
        List<String> sources = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        for (int i = 0; i < CLASSES; i++) {
            Path source = folder.resolve("Tree" + i + ".java");
            Files.writeString(source, "package wood; public class Tree" + i + " { public int rings = " + i + "; }");
            sources.add(source.toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, sources.toArray(String[]::new)))
                .isZero();
        Path jar = folder.resolve("wood.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < CLASSES; i++) {
                out.putNextEntry(new JarEntry("wood/Tree" + i + ".class"));
                Files.copy(folder.resolve("wood/Tree" + i + ".class"), out);
            }
        }
        cells = new Engines();
        cells.engine.addToClassPath(jar);
    }

    @AfterEach
    void stop() {
        cells.close();
    }

    @Test
    void a_cell_may_leave_its_thread_interrupted() {
        for (int i = 0; i < 5; i++) {
            cells.run("Thread.currentThread().interrupt();");
            assertThat(cells.value("new wood.Tree" + i + "().rings")).isEqualTo(i);
        }
        assertThat(Thread.interrupted())
                .as("an interrupt that a cell leaves behind is not the next one's")
                .isFalse();
    }

    @Test
    void a_cell_that_is_stopped_while_it_is_compiled_leaves_the_library_in_place() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread stopper = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                cells.engine.interrupt();
                Thread.onSpinWait();
            }
        });
        for (int i = 0; i < CLASSES - 1; i++) {
            cells.run("new wood.Tree" + i + "().rings");
        }
        done.set(true);
        stopper.join();
        assertThat(cells.value("new wood.Tree" + (CLASSES - 1) + "().rings")).isEqualTo(CLASSES - 1);
    }

    @Test
    void a_thread_that_a_cell_has_told_to_interrupt_it_harms_only_what_is_read_just_then() {
        cells.run("""
                Thread here = Thread.currentThread();
                var go = new java.util.concurrent.atomic.AtomicBoolean(true);
                Thread nagging = new Thread(() -> { while (go.get()) { here.interrupt(); } });
                nagging.start();""");
        for (int i = 0; i < CLASSES - 1; i++) {
            cells.run("new wood.Tree" + i + "().rings");
        }
        cells.run("go.set(false); while (nagging.isAlive()) { Thread.onSpinWait(); }");
        cells.run("boolean clean = Thread.interrupted();");
        assertThat(cells.value("new wood.Tree" + (CLASSES - 1) + "().rings")).isEqualTo(CLASSES - 1);
        String code = "new wood.Tree1";
        assertThat(cells.engine.complete(code, code.length()).matches())
                .extracting(Completion.Match::text)
                .contains("Tree1");
    }
}
