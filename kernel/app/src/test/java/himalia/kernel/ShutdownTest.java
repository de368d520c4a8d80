package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.ZContext;

/// A kernel in a process of its own ends when it shall, and only then.
@Timeout(600)
class ShutdownTest {
    private static final String HOOKS = """
            Runtime vm = Runtime.getRuntime();
            vm.addShutdownHook(new Thread(() -> System.out.println("goodbye from a hook")));
            vm.addShutdownHook(new Thread(() -> { throw new StackOverflowError("planned"); }));
            vm.addShutdownHook(new Thread(() -> { while (true) { } }));
            vm.addShutdownHook(new Thread(() -> { try { new java.net.ServerSocket(0).accept(); } catch (IOException e) { } }));
            vm.addShutdownHook(new Thread(() -> System.exit(3)));
            vm.addShutdownHook(new Thread(() -> { for (Thread t : Thread.getAllStackTraces().keySet()) { t.interrupt(); } }));
            var stays = new Thread(() -> { while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } } });
            stays.start();
            Thread.setDefaultUncaughtExceptionHandler((t, e) -> { throw new Error(); });
            """;

    @TempDir
    private Path folder;

    @Test
    void a_kernel_ends_whatever_shutdown_hooks_and_threads_its_cells_have_left() throws IOException {
        Path log = folder.resolve("log");
        withKernel(log, (kernel, client) -> {
            runs(client, HOOKS);
            String end = client.send(Channel.CONTROL, new Request.Shutdown(false));
            assertThat(client.answer(Channel.CONTROL, end).content()).containsEntry("status", "ok");
            assertThat(kernel.onExit()).succeedsWithin(Duration.ofSeconds(120));
            assertThat(kernel.exitValue()).isZero();
        });
        assertThat(Files.readString(log)).contains("goodbye from a hook");
    }

    @Test
    void a_kernel_lives_on_when_a_cell_interrupts_every_thread_there_is() throws IOException {
        withKernel(folder.resolve("log"), (kernel, client) -> {
            for (int i = 0; i < 5; i++) {
                runs(client, "Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);");
                runs(client, "1 + 1");
            }
            assertThat(kernel.isAlive()).isTrue();
        });
    }

    /// Also those that it has not started itself, and those that do not want to.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_processes_that_cells_have_started_end_with_the_kernel() throws IOException {
        List<ProcessHandle> children = new ArrayList<>();
        withKernel(folder.resolve("log"), (kernel, client) -> {
            runs(client, """
                    Runtime.getRuntime().exec(new String[] {"sleep", "1000"});
                    ProcessBuilder.startPipeline(List.of(new ProcessBuilder("sleep", "1000"), new ProcessBuilder("cat")));
                    new ProcessBuilder("sh", "-c", "sleep 1000; true").inheritIO().start();
                    new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 1000; sleep 1000").start();""");
            while (kernel.descendants().count() < 7) {
                Thread.onSpinWait();
            }
            children.addAll(kernel.descendants().toList());
            client.answer(Channel.CONTROL, client.send(Channel.CONTROL, new Request.Shutdown(false)));
            assertThat(kernel.onExit()).succeedsWithin(Duration.ofSeconds(120));
        });
        try {
            for (ProcessHandle one : children) {
                assertThat(one.onExit()).succeedsWithin(Duration.ofSeconds(30));
            }
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private interface Use {
        void of(Process kernel, TestClient client) throws IOException;
    }

    private void withKernel(Path log, Use use) throws IOException {
        Path connection = KernelProcess.connection(folder);
        ProcessBuilder builder = new ProcessBuilder(KernelProcess.command(connection));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HIMALIA_HISTORY", "");
        builder.environment().remove("JPY_PARENT_PID");
        Process kernel = builder.start();
        try (ZContext context = new ZContext();
                TestClient client = KernelProcess.client(context, connection)) {
            use.of(kernel, client);
        } finally {
            kernel.destroyForcibly();
        }
    }

    private static void runs(TestClient client, String code) {
        String cell = client.send(Channel.SHELL, RunningKernel.cell(code));
        assertThat(client.answer(Channel.SHELL, cell).content()).as(code).containsEntry("status", "ok");
    }
}
