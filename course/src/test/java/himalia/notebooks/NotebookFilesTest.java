package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every notebook must be before anybody runs it: readable as it lies there, also untrusted and on a code host.
class NotebookFilesTest {
    private static final int MOST_LINES = 15;
    private static final int MOST_BYTES = 1_000_000;
    /// What a cell writes with an operator, with brackets or with the name of an argument.
    private static final Pattern METHODS = Pattern.compile(
            "\\.((multiply|mul|sub|div|neg|gt|ge|lt|le)_?|requiresGrad_)\\(|\\.get\\((\"|\\d|-)|\\b(cat|stack)\\(\\d");

    /// Where the methods are the subject.
    private static final List<String> SHOWN =
            List.of("IO.println(m1.mul(m2));", "IO.println(x.mul(2.));", "IO.println(x.mul_(2.));");

    static List<Notebook> notebooks() {
        return Notebook.all();
    }

    @Test
    void there_are_notebooks() {
        assertThat(notebooks()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void asks_for_the_java_kernel(Notebook notebook) {
        JsonObject spec = notebook.json().getAsJsonObject("metadata").getAsJsonObject("kernelspec");
        assertThat(spec.get("name").getAsString()).isEqualTo("java");
        assertThat(spec.get("display_name").getAsString()).isEqualTo("Java 25 (Himalia)");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void begins_with_a_title_and_speaks_korean_too(Notebook notebook) {
        List<JsonObject> texts = notebook.cells("markdown");
        assertThat(Notebook.join(texts.getFirst().get("source"))).startsWith("# ");
        assertThat(texts).anyMatch(cell -> Notebook.join(cell.get("source")).contains("<summary>한국어</summary>"));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void has_cells_that_fit_on_a_screen(Notebook notebook) {
        assertThat(notebook.cells("code"))
                .allSatisfy(cell ->
                        assertThat(Notebook.join(cell.get("source")).lines()).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void writes_formulas_as_the_lecture_does(Notebook notebook) {
        List<String> lines = notebook.cells("code").stream()
                .flatMap(cell -> Notebook.join(cell.get("source")).lines())
                .filter(line -> METHODS.matcher(line).find())
                .filter(line -> !SHOWN.contains(line))
                .toList();
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void is_saved_with_outputs_and_without_errors(Notebook notebook) {
        assertThat(notebook.outputs())
                .isNotEmpty()
                .noneMatch(output -> output.get("output_type").getAsString().equals("error"));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void shows_only_what_an_untrusted_notebook_shows(Notebook notebook) {
        for (JsonObject output : notebook.outputs()) {
            if (!output.has("data")) {
                continue;
            }
            JsonObject data = output.getAsJsonObject("data");
            assertThat(data.keySet()).contains("text/plain").doesNotContain("image/svg+xml", "application/javascript");
            if (data.has("text/html")) {
                // A link to a page of this machine loads nothing.
                assertThat(Notebook.join(data.get("text/html")).replace("href=\"http://127.0.0.1:", ""))
                        .doesNotContain("<script", "<style", "http://", "https://");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void is_no_burden_to_a_repository(Notebook notebook) throws IOException {
        assertThat(Files.size(notebook.file())).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void was_run_from_top_to_bottom(Notebook notebook) {
        List<Integer> counts = notebook.cells("code").stream()
                .map(cell -> cell.get("execution_count").getAsInt())
                .toList();
        for (int i = 0; i < counts.size(); i++) {
            assertThat(counts.get(i)).isEqualTo(i + 1);
        }
    }
}
