package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.RandomBombs.Bomb;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Random objects whose methods do what no method should, over the whole way of a request: each is answered, and so is
/// the cell after it. `-Dhimalia.bombs=2000` runs more, `-Dhimalia.bombs.seed=7` others.
@Tag("alone")
@Timeout(3600)
class BombTest {
    private static final int BOMBS = Integer.getInteger("himalia.bombs", 200);
    private static final int SEED = Integer.getInteger("himalia.bombs.seed", 1);

    @Test
    void the_kernel_answers_the_next_cell_after_whatever_an_object_does_when_it_is_looked_at() throws IOException {
        RandomBombs bombs = new RandomBombs(SEED);
        try (RunningKernel kernel = new RunningKernel(new JavacEngine(List.of()))) {
            assertThat(kernel.ask(RunningKernel.cell("int keep = 42;"))).containsEntry("status", "ok");
            int compiled = 0;
            for (int i = 0; i < BOMBS; i++) {
                Bomb bomb = bombs.next();
                String of = "bomb " + i + " of seed " + SEED + ":\n" + bomb.code();
                Map<String, String> asked = bomb.expression().isEmpty() ? Map.of() : Map.of("it", bomb.expression());
                try (var _ = new VmState()) {
                    Map<String, Object> reply = kernel.askStopping(
                            new Request.Execute(bomb.code(), false, true, asked, false, true), bomb.endless());
                    assertThat(reply).as(of).containsKey("status").doesNotContainEntry("ename", "KernelError");
                    compiled += "CompilationError".equals(reply.get("ename")) ? 0 : 1;
                    kernel.isAlive(of);
                    // One that does not end takes as long as a question may take.
                    if (!bomb.endless() || i % 20 == 0) {
                        assertThat(kernel.ask(new Request.Inspect("v", 1, 0)))
                                .as(of)
                                .containsEntry("status", "ok");
                        assertThat(kernel.ask(new Request.Complete("v.", 2)))
                                .as(of)
                                .containsEntry("status", "ok");
                        kernel.isAlive(of);
                    }
                }
            }
            // What javac refuses does nothing.
            assertThat(compiled).isGreaterThan(BOMBS * 9 / 10);
        }
    }
}
