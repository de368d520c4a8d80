package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StateTest {
    @TempDir
    Path folder;

    @Test
    void a_package_the_user_imports_wins_over_those_that_every_cell_has() {
        try (Engines cells = new Engines()) {
            cells.run("import java.awt.*;");
            assertThat(cells.value("List.class.getName()")).isEqualTo("java.awt.List");
        }
    }

    @Test
    void a_method_that_a_change_breaks_is_named_and_mended_by_the_next() {
        try (Engines cells = new Engines()) {
            cells.run("int size() { return 1; }");
            cells.run("int twice() { return 2 * size(); }");
            cells.run("String size() { return \"one\"; }");
            assertThat(cells.failure("twice()").message()).contains("`twice` does not fit any more: ");
            cells.run("int size() { return 5; }\nint twice() { return 2 * size(); }");
            assertThat(cells.value("twice()")).isEqualTo(10);
        }
    }

    @Test
    void classes_that_use_a_changed_class_are_compiled_again() {
        try (Engines cells = new Engines()) {
            cells.run("class Wheel { int size = 1; }");
            cells.run("class Car { Wheel w = new Wheel(); int size() { return w.size; } }");
            cells.run("int sizeOf(Car car) { return car.size(); }");
            cells.run("class Wheel { int size = 7; int spokes = 3; }");
            assertThat(cells.value("sizeOf(new Car())")).isEqualTo(7);
            assertThat(cells.value("new Car().w.spokes")).isEqualTo(3);
        }
    }

    @Test
    void a_class_may_wait_for_another() {
        try (Engines cells = new Engines()) {
            cells.run("class Garden { Tree tree = new Tree(); }");
            cells.run("class Tree { int height = 4; }");
            assertThat(cells.value("new Garden().tree.height")).isEqualTo(4);
        }
    }

    @Test
    void a_loop_in_a_jar_of_the_user_is_stopped() throws IOException {
        Path source = folder.resolve("Spinner.java");
        Files.writeString(
                source,
                "public class Spinner { public static void spin() { while (true) { } } }",
                StandardCharsets.UTF_8);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
        try (Engines cells = new Engines()) {
            cells.engine.addToClassPath(folder);
            // A class of the unnamed package can be reached by its name only.
            CellResult result = cells.stopped(
                    "Class.forName(\"Spinner\", true, Thread.currentThread().getContextClassLoader())"
                            + ".getMethod(\"spin\").invoke(null);",
                    500);
            assertThat(((CellResult.Failure) result).name()).isEqualTo("Interrupted");
            assertThat(cells.value("1 + 1")).isEqualTo(2);
        }
    }
}
