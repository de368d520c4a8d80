package himalia.testing;

import himalia.api.CellListener;
import himalia.api.CellResult;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.history.History;
import himalia.kernel.magic.Magics;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cells for the tests of a library: with magics, all that its tests have on their class path, and a front end that
/// lets it see the cells' variables and classes.
public final class TestCells implements AutoCloseable {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

    private final CellEngine engine = Magics.standard(new JavacEngine(classPath()), new History(null));
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Variables frontend = new Variables();
    private int number;

    private final class Variables extends Frontend {
        @Override
        public void show(MimeBundle bundle, String displayId, boolean update) {
            System.out.println(bundle.plain());
        }

        @Override
        public void clear(boolean wait) {
            // Nothing of it is looked at.
        }

        @Override
        public MimeBundle render(Object value) {
            return MimeBundle.text(value.toString());
        }

        @Override
        public Map<String, Object> variables() {
            return engine.values();
        }

        @Override
        public void listen(CellListener listener) {
            engine.listen(listener);
        }

        void open() {
            install();
        }

        void close() {
            uninstall();
        }
    }

    /// Takes what is printed from here on, until it is closed.
    public TestCells() {
        frontend.open();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    /// All that these tests have, without themselves and the kernel.
    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !isOfKernel(entry))
                .map(Path::of)
                .toList();
    }

    /// As a jar, or as the folder of its classes.
    private static boolean isOfKernel(String entry) {
        return Stream.of("app", "testing")
                        .anyMatch(module ->
                                entry.contains(Path.of("kernel", module).toString()))
                || entry.contains("himalia-kernel")
                || entry.contains("himalia-testing");
    }

    /// Runs a cell.
    public CellResult run(String code) {
        printed.reset();
        return engine.execute(new Cell(++number, code));
    }

    /// The text of a value, of what was printed if there is none, or the traceback of a failure.
    public String shown(String code) {
        return switch (run(code)) {
            case CellResult.Value value -> String.valueOf(value.value()).replaceAll("(?m) +$", "");
            case CellResult.Done done -> printed().strip();
            case CellResult.Failure failure ->
                COLOURS.matcher(String.join("\n", failure.traceback())).replaceAll("");
        };
    }

    /// Stops the running cell.
    public void interrupt() {
        engine.interrupt();
    }

    /// What the last cell has printed.
    public String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        frontend.close();
        engine.close();
    }
}
