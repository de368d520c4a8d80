package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CellTexts;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Traceback;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A cell that is Java stays Java: it compiles to the same bytes whether more than Java is taken or not.
@Timeout(300)
class PlainCellsTest {
    /// Of so many scripts one is compiled; each wants a javac of its own.
    private static final int ONE_OF = Integer.getInteger("himalia.plain.oneOf", 4);

    @Test
    void a_cell_of_java_is_compiled_to_the_same_bytes() throws IOException {
        int compiled = 0;
        List<List<String>> scripts = Oracle.scripts();
        for (int i = 0; i < scripts.size(); i += ONE_OF) {
            CellClassLoader loader = new CellClassLoader(List.of());
            EngineParts parts = new EngineParts(
                    new CellCompiler(List.of(), false, () -> {}),
                    new CellState(),
                    new Imports(loader),
                    loader,
                    new ClassNames(loader),
                    new LiveClasses(loader),
                    new Traceback(new Places(), new CellTexts()),
                    new OutOfMemory());
            loader.find(parts.classes()::find);
            int number = 0;
            for (String code : scripts.get(i)) {
                Cell cell = new Cell(++number, code);
                Optional<Map<String, byte[]>> plain = classes(parts, cell, false);
                Optional<Map<String, byte[]>> sweet = classes(parts, cell, true);
                if (plain.isPresent()) {
                    compiled++;
                    assertThat(sweet).as(code).isPresent();
                    assertThat(sweet.get()).as(code).hasSameSizeAs(plain.get());
                    plain.get()
                            .forEach((name, bytes) ->
                                    assertThat(sweet.get().get(name)).as(code).isEqualTo(bytes));
                }
                declare(parts, cell);
            }
        }
        assertThat(compiled).isGreaterThan(300 / ONE_OF);
    }

    private static Optional<Map<String, byte[]>> classes(EngineParts parts, Cell cell, boolean sugar) {
        int serial = parts.state().serial;
        parts.state().sugar = sugar;
        try {
            Compiled compiled = new Compilation(parts.compiler(), parts.state(), parts.imports(), cell).compile();
            return Optional.of(new HashMap<>(compiled.classes()));
        } catch (Rejected | IllegalStateException | LinkageError no) {
            return Optional.empty();
        } finally {
            parts.state().serial = serial;
        }
    }

    /// Lets the next cells see what this one declares.
    private static void declare(EngineParts parts, Cell cell) {
        try {
            new CellRun(parts, cell).prepare();
        } catch (Rejected | ReflectiveOperationException | IllegalStateException | LinkageError no) {
            // It declares nothing.
        }
    }
}
