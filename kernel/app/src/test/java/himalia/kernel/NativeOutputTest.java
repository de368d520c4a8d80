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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.ZContext;

/// What is written past `System.out`, by a kernel under its launcher.
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class NativeOutputTest {
    private static final String NATIVE = """
            import java.io.*;
            import java.lang.foreign.*;
            import java.lang.invoke.MethodHandle;
            var linker = Linker.nativeLinker();
            MethodHandle function(String name) {
                return linker.downcallHandle(linker.defaultLookup().find(name).get(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            }
            var puts = function("puts");
            var system = function("system");
            void puts(String text) throws Throwable {
                int _ = (int) puts.invokeExact(Arena.global().allocateFrom(text));
            }
            void system(String command) throws Throwable {
                int _ = (int) system.invokeExact(Arena.global().allocateFrom(command));
            }""";

    @TempDir
    private Path folder;

    private interface Use {
        void of(Process launcher, TestClient client) throws Exception;
    }

    /// @return the log of the server
    private String withKernel(Use use) throws Exception {
        Path connection = KernelProcess.connection(folder);
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(KernelProcess.command(connection));
        command.addAll(1, List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                0,
                List.of(
                        "/bin/sh",
                        Path.of("../../launcher/himalia/shared/supervise.sh").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HIMALIA_HISTORY", "");
        builder.environment().remove("JPY_PARENT_PID");
        Process launcher = builder.start();
        try (ZContext context = new ZContext();
                TestClient client = KernelProcess.client(context, connection)) {
            do {
                client.answer(Channel.SHELL, client.send(Channel.SHELL, new Request.KernelInfo()));
            } while (!client.hasAnswer(Channel.IOPUB, 100));
            use.of(launcher, client);
        } finally {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
        return Files.readString(log);
    }

    private static void shutDown(Process launcher, TestClient client) {
        client.answer(Channel.CONTROL, client.send(Channel.CONTROL, new Request.Shutdown(false)));
        assertThat(launcher.onExit()).succeedsWithin(Duration.ofSeconds(60));
    }

    private static String said(TestClient client, String code, String name) {
        String cell = client.send(Channel.SHELL, RunningKernel.cell(code));
        StringBuilder said = new StringBuilder();
        for (TestClient.Received message : client.published(cell)) {
            if (name.equals(message.content().get("name"))) {
                said.append(message.content().get("text"));
            }
        }
        assertThat(client.answer(Channel.SHELL, cell).content()).as(code).containsEntry("status", "ok");
        return said.toString();
    }

    private static String printed(TestClient client, String code) {
        return said(client, code, "stdout");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(out|err)"))
                    .toList();
        }
    }

    @Test
    void what_native_code_and_its_child_processes_print_stands_in_the_cell() throws Exception {
        withKernel((launcher, client) -> {
            assertThat(printed(client, "1 + 1;")).isEmpty();
            assertThat(files()).as("before there is native code").isEmpty();
            assertThat(printed(client, NATIVE + "\nputs(\"first\");")).isEqualTo("first\n");
            assertThat(printed(client, "puts(\"한글 is kept\");")).isEqualTo("한글 is kept\n");
            assertThat(printed(client, "system(\"echo child\");")).isEqualTo("child\n");
            assertThat(said(client, "system(\"echo wrong >&2\");", "stderr")).isEqualTo("wrong\n");
            assertThat(files())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .as("for nobody else")
                            .hasSize(2));
            shutDown(launcher, client);
            assertThat(files()).isEmpty();
        });
    }

    @Test
    void so_does_what_is_written_into_the_descriptors_of_the_process() throws Exception {
        withKernel((launcher, client) -> {
            assertThat(printed(client, """
                    import java.io.*;
                    new FileOutputStream(FileDescriptor.out).write("past\\n".getBytes());""")).isEqualTo("past\n");
            assertThat(said(client, "new FileOutputStream(FileDescriptor.err).write(\"so\\n\".getBytes());", "stderr"))
                    .isEqualTo("so\n");
        });
    }

    @Test
    void it_comes_while_the_cell_runs_and_after_an_interrupt_of_all_threads() throws Exception {
        withKernel((launcher, client) -> {
            assertThat(printed(client, NATIVE)).isEmpty();
            assertThat(printed(client, """
                    for (var group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
                        group.interrupt();
                    }
                    boolean _ = Thread.interrupted();""")).isEmpty();
            String cell =
                    client.send(Channel.SHELL, RunningKernel.cell("puts(\"on\"); while (true) { Thread.sleep(10); }"));
            TestClient.Received next = client.receive(Channel.IOPUB);
            while (!next.type().equals("stream")) {
                next = client.receive(Channel.IOPUB);
            }
            assertThat(next.parent()).isEqualTo(cell);
            assertThat(next.content()).containsEntry("text", "on\n");
            client.answer(Channel.CONTROL, client.send(Channel.CONTROL, new Request.Interrupt()));
            assertThat(client.answer(Channel.SHELL, cell).content()).containsEntry("status", "error");
        });
    }

    @Test
    void a_flood_ends_and_its_file_takes_no_room() throws Exception {
        withKernel((launcher, client) -> {
            assertThat(printed(client, NATIVE)).isEmpty();
            assertThat(printed(client, "system(\"yes | head -c 60000000\");"))
                    .startsWith("y\ny\n")
                    .hasSizeLessThan(60_001_000);
            assertThat(printed(client, "puts(\"on\");")).isEqualTo("on\n");
            assertThat(files()).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(16 << 20));
        });
    }

    @Test
    void what_the_vm_says_of_itself_and_what_is_printed_at_the_end_goes_to_the_log() throws Exception {
        String log = withKernel((launcher, client) -> {
            assertThat(printed(client, NATIVE)).isEmpty();
            assertThat(printed(client, """
                    system("echo 'OpenJDK 64-Bit Server VM warning: of memory'; echo mine; echo '[0.123s][info][gc] full'");
                    """)).isEqualTo("mine\n");
            assertThat(printed(client, """
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        try {
                            system("echo from a hook");
                        } catch (Throwable e) {
                            e.printStackTrace();
                        }
                    }));""")).isEmpty();
            shutDown(launcher, client);
        });
        assertThat(log)
                .contains("OpenJDK 64-Bit Server VM warning: of memory\n")
                .contains("[0.123s][info][gc] full\n")
                .contains("from a hook")
                .doesNotContain("mine");
    }

    @Test
    void what_a_kernel_prints_that_dies_is_brought_to_the_log() throws Exception {
        String log = withKernel((launcher, client) -> {
            assertThat(printed(client, NATIVE)).isEmpty();
            String cell = client.send(Channel.SHELL, RunningKernel.cell("""
                            system("echo the last; kill -9 $PPID");"""));
            client.published(cell);
            client.answer(Channel.SHELL, cell);
            assertThat(launcher.onExit()).succeedsWithin(Duration.ofSeconds(60));
            assertThat(files()).isEmpty();
        });
        assertThat(log).contains("what the kernel printed last: the last\n");
    }
}
