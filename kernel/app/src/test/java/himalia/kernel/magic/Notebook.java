package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.history.History;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The real engine with the magics of the kernel, and what its cells print.
public final class Notebook implements AutoCloseable {
    public final History history = new History(null);
    public final Magics engine = Magics.standard(new JavacEngine(List.of()), history);
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int number;

    public Notebook() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    public CellResult run(String code) {
        printed.reset();
        history.add(++number, code);
        return engine.execute(new Cell(number, code));
    }

    /// The value of a cell that has one.
    public Object value(String code) {
        CellResult result = run(code);
        assertThat(result).as(code).isInstanceOf(CellResult.Value.class);
        return ((CellResult.Value) result).value();
    }

    /// A cell that has none.
    public void done(String code) {
        assertThat(run(code)).as(code).isEqualTo(new CellResult.Done());
    }

    public CellResult.Failure failure(String code) {
        CellResult result = run(code);
        assertThat(result).as(code).isInstanceOf(CellResult.Failure.class);
        return (CellResult.Failure) result;
    }

    /// A cell that would not end, stopped: as often as it takes, for it may not even have begun.
    public CellResult.Failure stopped(String code) {
        Thread stopper = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    Thread.sleep(700);
                    engine.interrupt();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return failure(code);
        } finally {
            stopper.interrupt();
        }
    }

    public static String text(CellResult.Failure failure) {
        return String.join("\n", failure.traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /// What the last cell has printed.
    public String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        engine.close();
    }
}
