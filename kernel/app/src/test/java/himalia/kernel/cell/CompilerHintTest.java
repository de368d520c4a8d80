package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.cell.javac.JavacEngine;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompilerHintTest {
    private static JavacEngine engine;

    @BeforeAll
    static void start() {
        engine = new JavacEngine(List.of());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /// All but those of the library, which is not on the class path here.
    static List<CompilerHint> hints() {
        return CompilerHint.ALL.stream()
                .filter(hint ->
                        !hint.word().startsWith("himalia.") && !hint.example().equals(CompilerHint.OVERSIZED))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("hints")
    void every_example_gets_its_hint(CompilerHint hint) {
        CellResult result = engine.execute(new Cell(1, hint.example()));
        assertThat(result).as(hint.example()).isInstanceOf(CellResult.Failure.class);
        String text =
                String.join("\n", ((CellResult.Failure) result).traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
        assertThat(text).as(hint.example()).contains("Hint: " + hint.text().replaceFirst("\\.$", ""));
    }
}
