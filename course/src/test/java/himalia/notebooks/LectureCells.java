package himalia.notebooks;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.javac.JavacEngine;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cells in a kernel's engine with the whole library in sight.
final class LectureCells implements AutoCloseable {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

    private final JavacEngine engine = new JavacEngine(classPath());
    private int number;

    /// All that these tests have, without themselves and the kernel.
    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("himalia-kernel")
                        && !entry.contains(Path.of("kernel", "app").toString())
                        && !entry.contains("test-classes"))
                .map(Path::of)
                .toList();
    }

    CellResult run(String code) {
        return engine.execute(new Cell(++number, code));
    }

    /// The text of a value, nothing if there is none, or the traceback of a failure.
    String shown(String code) {
        return switch (run(code)) {
            case CellResult.Value value -> String.valueOf(value.value());
            case CellResult.Done done -> "";
            case CellResult.Failure failure ->
                COLOURS.matcher(String.join("\n", failure.traceback())).replaceAll("");
        };
    }

    boolean works(String code) {
        return !(run(code) instanceof CellResult.Failure);
    }

    @Override
    public void close() {
        engine.close();
    }
}
