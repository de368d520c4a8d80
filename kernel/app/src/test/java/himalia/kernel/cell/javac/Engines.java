package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import java.nio.file.Path;
import java.util.List;

/// An engine and the ways in which tests ask it.
final class Engines implements AutoCloseable {
    final JavacEngine engine;
    private int number;

    Engines() {
        this(List.of());
    }

    /// @param classPath the libraries that the engine comes with
    Engines(List<Path> classPath) {
        engine = new JavacEngine(classPath);
    }

    CellResult run(String code) {
        return engine.execute(new Cell(++number, code));
    }

    Object value(String code) {
        CellResult result = run(code);
        assertThat(result).as(code).isInstanceOf(CellResult.Value.class);
        return ((CellResult.Value) result).value();
    }

    CellResult.Failure failure(String code) {
        CellResult result = run(code);
        assertThat(result).as(code).isInstanceOf(CellResult.Failure.class);
        return (CellResult.Failure) result;
    }

    /// Runs a cell, stops it after a while, and waits for its end.
    CellResult stopped(String code, long after) {
        // A thread of its own: the common pool may be busy with the very cell that is to be stopped.
        Thread stopper = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(after);
                engine.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CellResult result = run(code);
        try {
            stopper.join();
        } catch (InterruptedException e) {
            throw new AssertionError("the interrupt outlived its cell", e);
        }
        return result;
    }

    /// A traceback as one text without colours.
    static String plain(CellResult.Failure failure) {
        return String.join("\n", failure.traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Override
    public void close() {
        engine.close();
    }
}
