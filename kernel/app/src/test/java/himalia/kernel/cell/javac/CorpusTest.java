package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the scripts of `cells/corpus.txt`: cells, each followed by a line `>> value`, `>> done` or
/// `>> fail Name: part of the message`.
class CorpusTest {
    private record Step(String code, String expected) {}

    private record Script(String name, List<Step> steps) {}

    @TestFactory
    Stream<DynamicTest> every_script_gives_what_it_says() throws IOException {
        return scripts().stream().map(script -> DynamicTest.dynamicTest(script.name(), () -> run(script)));
    }

    private static void run(Script script) {
        try (JavacEngine engine = new JavacEngine(List.of())) {
            int number = 0;
            for (Step step : script.steps()) {
                CellResult result = engine.execute(new Cell(++number, step.code()));
                String shown = switch (result) {
                    case CellResult.Value value -> String.valueOf(value.value());
                    case CellResult.Done done -> "done";
                    case CellResult.Failure failure ->
                        "fail " + failure.name() + ": " + failure.message() + "\n"
                                + String.join("\n", failure.traceback());
                };
                if (step.expected().startsWith("fail ")) {
                    String message = step.expected()
                            .substring(step.expected().indexOf(':') + 1)
                            .strip();
                    assertThat(shown)
                            .as(step.code())
                            .startsWith(
                                    step.expected().substring(0, step.expected().indexOf(':') + 1))
                            .contains(message);
                } else {
                    assertThat(shown).as(step.code()).isEqualTo(step.expected());
                }
            }
        }
    }

    private static List<Script> scripts() throws IOException {
        List<Script> scripts = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        for (String line : text().split("\n")) {
            if (line.startsWith("=== ")) {
                scripts.add(new Script(line.substring(4), new ArrayList<>()));
            } else if (line.startsWith(">> ")) {
                scripts.getLast().steps().add(new Step(code.toString(), line.substring(3)));
                code.setLength(0);
            } else {
                code.append(line).append('\n');
            }
        }
        return scripts;
    }

    private static String text() throws IOException {
        try (InputStream in = CorpusTest.class.getResourceAsStream("/cells/corpus.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
