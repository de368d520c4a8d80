package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The ways that steps take through lambdas and through methods of earlier cells.
class StepsTest {
    private static final String TWICE = "int twice(int x) {\n    int y = x + x;\n    return y;\n}";
    private static final String MORE = "IntUnaryOperator more = x -> {\n    int z = x + 1;\n    return z;\n};";
    private static final String CALLS = """
            int a = 1;
            int b = List.of(1, 2).stream()
                .map(x -> {
                    int t = twice(x);
                    return t;
                })
                .mapToInt(x -> x)
                .sum();
            int c = more.applyAsInt(b);
            c""";

    private final Page page;

    StepsTest() throws InterruptedException {
        page = Page.attached();
    }

    @AfterEach
    void end() {
        page.close();
    }

    /// Stops at a line of the cell that calls.
    private CompletableFuture<CellResult> stopAt(long line) throws Exception {
        Page.result(page.run(TWICE));
        Page.result(page.run(MORE));
        page.breakAt(CALLS, Map.of("line", line));
        CompletableFuture<CellResult> cell = page.run(CALLS);
        page.next("stopped");
        return cell;
    }

    private String place() {
        Map<String, Object> frame = page.frames().getFirst();
        return frame.get("name") + " " + frame.get("line");
    }

    private List<String> way(String step, int times) throws InterruptedException {
        List<String> way = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            page.step(step);
            way.add(place());
        }
        return way;
    }

    private void ends(CompletableFuture<CellResult> cell) throws Exception {
        page.ask("disconnect", Map.of());
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(7));
    }

    @Test
    void into_goes_into_lambdas_and_methods_of_earlier_cells_and_back() throws Exception {
        CompletableFuture<CellResult> cell = stopAt(1);
        assertThat(way("stepIn", 15))
                .containsExactly(
                        "Cell [3] 2",
                        "lambda 4",
                        "twice 2",
                        "twice 3",
                        "lambda 5",
                        "lambda 7",
                        "lambda 4",
                        "twice 2",
                        "twice 3",
                        "lambda 5",
                        "lambda 7",
                        "Cell [3] 9",
                        "lambda 2",
                        "lambda 3",
                        "Cell [3] 10");
        ends(cell);
    }

    @Test
    void over_goes_by_them() throws Exception {
        CompletableFuture<CellResult> cell = stopAt(1);
        assertThat(way("next", 3)).containsExactly("Cell [3] 2", "Cell [3] 9", "Cell [3] 10");
        ends(cell);
    }

    @Test
    void over_within_a_lambda_stays_there_and_out_leaves_it() throws Exception {
        CompletableFuture<CellResult> cell = stopAt(4);
        assertThat(place()).isEqualTo("lambda 4");
        assertThat(way("next", 1)).containsExactly("lambda 5");
        page.breakAt(CALLS, Map.of("line", 10L));
        assertThat(way("stepOut", 1)).containsExactly("Cell [3] 9");
        ends(cell);
    }

    @Test
    void out_of_a_method_goes_to_the_lambda_that_has_called_it() throws Exception {
        CompletableFuture<CellResult> cell = stopAt(1);
        way("stepIn", 3);
        assertThat(place()).isEqualTo("twice 2");
        assertThat(way("stepOut", 2)).containsExactly("lambda 5", "Cell [3] 9");
        ends(cell);
    }

    @Test
    void a_breakpoint_on_the_way_ends_a_step() throws Exception {
        CompletableFuture<CellResult> cell = stopAt(1);
        page.breakAt(TWICE, Map.of("line", 3L));
        page.step("next");
        page.ask("next", Map.of("threadId", 1L));
        page.next("continued");
        assertThat(page.next("stopped")).containsEntry("reason", "breakpoint");
        assertThat(place()).isEqualTo("twice 3");
        ends(cell);
    }
}
