package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stop, pressed after a cell was taken from the queue and before it runs.
@Timeout(300)
class EarlyStopTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private RunningKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        kernel = new RunningKernel(new BackgroundEngine(() -> {
            gate.await();
            return new JavacEngine(List.of());
        }));
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        gate.countDown();
        kernel.close();
    }

    private void assertStopped(String id) {
        assertThat(client.answer(Channel.SHELL, id).content())
                .containsEntry("status", "error")
                .containsEntry("ename", "Interrupted")
                .containsEntry("evalue", "the cell was stopped");
        assertThat(client.published(id))
                .extracting(TestClient.Received::type)
                .containsExactly("execute_input", "error", "status");
    }

    private void pressStopOnce(String id) {
        client.publishedUntilBusy(id);
        kernel.ask(Channel.CONTROL, new Request.Interrupt());
        gate.countDown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"while (true) {}", "%%time\nwhile (true) {}", "Thread.sleep(600_000);", "System.out.println(1);"
            })
    void while_the_compiler_starts_it_stops_the_first_cell_and_no_other(String code) {
        String id = client.send(Channel.SHELL, RunningKernel.cell(code));
        pressStopOnce(id);
        assertStopped(id);
        assertThat(kernel.ask(RunningKernel.cell("int x = 1;"))).containsEntry("status", "ok");
        kernel.ask(Channel.CONTROL, new Request.Interrupt());
        assertThat(kernel.ask(RunningKernel.cell("x + 1"))).containsEntry("status", "ok");
    }

    @Test
    void in_a_subshell_too() {
        String shell = (String)
                kernel.ask(Channel.CONTROL, new Request.CreateSubshell()).get("subshell_id");
        String id = client.sendTo(shell, RunningKernel.cell("while (true) {}"));
        pressStopOnce(id);
        assertStopped(id);
    }

    @Test
    void at_any_time_it_stops_the_cell() {
        gate.countDown();
        for (int i = 0; i < 40; i++) {
            String id = client.send(
                    Channel.SHELL, RunningKernel.cell("int k" + i + " = 0; while (true) { k" + i + "++; }"));
            client.publishedUntilBusy(id);
            for (int turn = 0; turn < i * 1000; turn++) {
                Thread.onSpinWait();
            }
            kernel.ask(Channel.CONTROL, new Request.Interrupt());
            assertThat(client.answer(Channel.SHELL, id).content()).containsEntry("ename", "Interrupted");
        }
    }
}
