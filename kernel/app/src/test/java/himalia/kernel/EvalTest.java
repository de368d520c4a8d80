package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.javac.JavacEngine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Cells that run texts as cells.
class EvalTest {
    @Test
    void a_text_runs_as_a_cell_in_the_middle_of_another() throws IOException {
        try (RunningKernel kernel = new RunningKernel(new JavacEngine(List.of()))) {
            kernel.ask(
                    RunningKernel.cell("int keep = 41;\nint made = (Integer) eval(\"int inner = keep + 1; inner\");"));
            assertThat(kernel.ask(RunningKernel.cell("if (made != 42 || inner != 42) throw new Error();")))
                    .containsEntry("status", "ok");
            Map<String, Object> reply = kernel.ask(RunningKernel.cell("int after = 1;\neval(\"keep +\");"));
            assertThat(reply).containsEntry("ename", "IllegalStateException");
            assertThat(reply.get("evalue").toString()).contains("eval: CompilationError");
            assertThat(kernel.ask(
                            RunningKernel.cell("if (after != 1 || eval(\"int x = 1;\") != null) throw new Error();")))
                    .containsEntry("status", "ok");
        }
    }
}
