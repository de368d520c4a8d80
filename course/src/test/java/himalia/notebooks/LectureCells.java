package himalia.notebooks;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
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
        return text(run(code));
    }

    private static String text(CellResult result) {
        return switch (result) {
            case CellResult.Value value -> String.valueOf(value.value());
            case CellResult.Done done -> "";
            case CellResult.Failure failure ->
                COLOURS.matcher(String.join("\n", failure.traceback())).replaceAll("");
        };
    }

    /// The same where a cell may write nothing but Java.
    String shownWithoutSugar(String code) {
        engine.takeSugar(false);
        try {
            return shown(code);
        } finally {
            engine.takeSugar(true);
        }
    }

    /// What a cell says in plain Java, or the traceback of a failure.
    String plain(String code) {
        return text(engine.plain(new Cell(0, code)));
    }

    boolean works(String code) {
        return !(run(code) instanceof CellResult.Failure);
    }

    /// What Tab offers at the end of a text.
    Completion complete(String code) {
        return engine.complete(code, code.length());
    }

    /// What Shift-Tab shows at the end of a text; nothing if that is unknown.
    String inspect(String code) {
        return engine.inspect(code, code.length(), false).map(Inspection::text).orElse("");
    }

    @Override
    public void close() {
        engine.close();
    }
}
