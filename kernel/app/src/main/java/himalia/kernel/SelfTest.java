package himalia.kernel;

import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellResult;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.cell.javac.JdkCheck;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether cells run on this Java, found out by running some.
final class SelfTest {
    private static final Map<String, String> CELLS = new LinkedHashMap<>();

    static {
        CELLS.put("""
                class Pair {
                    final int a, b;
                    Pair(int a, int b) { this.a = a; this.b = b; }
                    int sum() { return a + b; }
                }
                var pair = new Pair(20, 22);
                IntUnaryOperator twice = x -> 2 * x;
                twice.applyAsInt(pair.sum())""", "84");
        CELLS.put(
                "int wrong = \"a text\";",
                "CompilationError: incompatible types: java.lang.String cannot be converted to int");
        CELLS.put(
                "record Point(int x) {}\nswitch ((Object) new Point(pair.a)) { case Point(int x) -> x; default -> 0; }",
                "20");
    }

    private SelfTest() {}

    /// @return one sentence if they do not
    static Optional<String> complaint(List<Path> classPath) {
        return JdkCheck.complaint().or(() -> {
            try (CellEngine engine = new JavacEngine(classPath)) {
                return complaint(engine);
            }
        });
    }

    static Optional<String> complaint(CellEngine engine) {
        int number = 0;
        for (Map.Entry<String, String> one : CELLS.entrySet()) {
            String answer = text(engine.execute(new Cell(++number, one.getKey())));
            if (!answer.equals(one.getValue())) {
                return Optional.of(JdkCheck.sentence(
                        "fails the self-test: `" + one.getKey().lines().toList().getLast() + "` comes to `" + answer
                                + "` instead of `" + one.getValue() + "`"));
            }
        }
        return engine.complete("pair.su", 7).matches().stream()
                        .anyMatch(one -> one.text().startsWith("sum"))
                ? Optional.empty()
                : Optional.of(JdkCheck.sentence("fails the self-test: `pair.su` is not completed"));
    }

    private static String text(CellResult result) {
        return switch (result) {
            case CellResult.Value value -> String.valueOf(value.value());
            case CellResult.Done done -> "nothing";
            case CellResult.Failure failure -> failure.name() + ": " + failure.message();
        };
    }
}
