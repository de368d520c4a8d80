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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.ZContext;

/// A kernel that dies, under its launcher: whoever looks at the notebook hears of it.
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class DeathTest {
    private static final String NATIVE = """
            import java.lang.foreign.*;
            var linker = Linker.nativeLinker();
            var exit = linker.downcallHandle(
                    linker.defaultLookup().find("exit").get(), FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            void exit(int status) throws Throwable { exit.invokeExact(status); }""";

    @TempDir
    private Path folder;

    private interface Use {
        void of(Process launcher, TestClient client) throws Exception;
    }

    private static Process launch(Path connection) throws IOException {
        List<String> command = new ArrayList<>(KernelProcess.command(connection));
        command.addAll(
                1,
                List.of(
                        "-XX:ErrorFile=" + connection.resolveSibling("crash-%p.log"),
                        "-XX:-CreateCoredumpOnCrash",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                0,
                List.of(
                        "/bin/sh",
                        Path.of("../../launcher/himalia/shared/supervise.sh").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true)
                .redirectOutput(connection.resolveSibling("log").toFile());
        builder.environment().put("HIMALIA_HISTORY", "");
        builder.environment().remove("JPY_PARENT_PID");
        return builder.start();
    }

    private void withKernel(Use use) throws Exception {
        withKernel(KernelProcess.connection(folder), use);
    }

    private static void withKernel(Path connection, Use use) throws Exception {
        Process launcher = launch(connection);
        try (ZContext context = new ZContext();
                TestClient client = KernelProcess.client(context, connection)) {
            awaitKernel(connection, client);
            runs(client, "int kept = 1;");
            use.of(launcher, client);
        } finally {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }

    /// Until a kernel publishes to the client, and has its note.
    private static void awaitKernel(Path connection, TestClient client) throws InterruptedException {
        do {
            client.answer(Channel.SHELL, client.send(Channel.SHELL, new Request.KernelInfo()));
        } while (!client.hasAnswer(Channel.IOPUB, 100));
        while (RunningCell.read(RunningCell.fileOf(connection))
                .filter(note -> note.process() > 0)
                .isEmpty()) {
            Thread.sleep(10);
        }
    }

    private static void runs(TestClient client, String code) {
        String cell = client.send(Channel.SHELL, RunningKernel.cell(code));
        assertThat(client.answer(Channel.SHELL, cell).content()).as(code).containsEntry("status", "ok");
        client.published(cell);
    }

    private static String printed(TestClient client, String code) {
        String cell = client.send(Channel.SHELL, RunningKernel.cell(code));
        StringBuilder printed = new StringBuilder();
        for (TestClient.Received message : client.published(cell)) {
            printed.append(message.content().getOrDefault("text", ""));
        }
        client.answer(Channel.SHELL, cell);
        return printed.toString();
    }

    /// A cell that has said "on" and goes on.
    private static String running(TestClient client) {
        String cell =
                client.send(Channel.SHELL, RunningKernel.cell("System.out.println(\"on\"); Thread.sleep(600_000);"));
        TestClient.Received next = client.receive(Channel.IOPUB);
        while (!next.parent().equals(cell) || !next.type().equals("stream")) {
            next = client.receive(Channel.IOPUB);
        }
        return cell;
    }

    private static ProcessHandle java(Process launcher) {
        return launcher.children().findFirst().orElseThrow();
    }

    private static String told(TestClient client, String cell) {
        List<TestClient.Received> said = client.published(cell).stream()
                .filter(message -> message.type().equals("error"))
                .toList();
        assertThat(said).hasSize(1);
        Map<String, Object> reply = client.answer(Channel.SHELL, cell).content();
        String sentence = said.getFirst().content().get("evalue").toString();
        assertThat(reply).containsEntry("status", "error").containsEntry("evalue", sentence);
        assertThat(said.getFirst().content()).containsEntry("ename", "DeadKernel");
        return sentence;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    @Test
    void one_that_is_killed_says_so_under_the_cell_that_ran() throws Exception {
        withKernel((launcher, client) -> {
            String cell = running(client);
            java(launcher).destroyForcibly();
            assertThat(told(client, cell))
                    .isEqualTo(
                            "The kernel died while cell [2] ran: its Java was killed (SIGKILL), as the system does where"
                                    + " memory runs out. Its variables are gone.");
            assertThat(launcher.onExit()).succeedsWithin(Duration.ofSeconds(60));
            assertThat(launcher.exitValue()).isEqualTo(137);
            assertThat(left()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "7"})
    void one_that_native_code_ends_says_with_which_code(int status) throws Exception {
        withKernel((launcher, client) -> {
            runs(client, NATIVE);
            String cell = client.send(Channel.SHELL, RunningKernel.cell("exit(" + status + ")"));
            assertThat(told(client, cell))
                    .startsWith(
                            "The kernel died while cell [3] ran: something ended its Java with exit code " + status);
            assertThat(launcher.onExit()).succeedsWithin(Duration.ofSeconds(60));
            assertThat(left()).isEmpty();
        });
    }

    @Test
    void one_that_crashes_names_its_report_which_lies_in_no_folder_of_the_user() throws Exception {
        withKernel((launcher, client) -> {
            long process = java(launcher).pid();
            String cell = client.send(
                    Channel.SHELL,
                    RunningKernel.cell("import java.lang.foreign.*;\n"
                            + "MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_INT, 0, 1);"));
            Path report = folder.resolve("crash-" + process + ".log");
            assertThat(told(client, cell))
                    .startsWith("The kernel died while cell [2] ran: ")
                    .contains("SIGSEGV")
                    .endsWith("Java's report is in " + report + ".");
            assertThat(report).isRegularFile();
        });
        try (Stream<Path> here = Files.list(Path.of(""))) {
            assertThat(here.map(Path::toString)).noneMatch(name -> name.matches("(hs_err|replay|core).*"));
        }
    }

    @Test
    void one_that_dies_between_cells_says_so_in_the_first_cell_of_the_next() throws Exception {
        Path connection = KernelProcess.connection(folder);
        withKernel(connection, (launcher, client) -> {
            while (left().isEmpty()) {
                Thread.sleep(10); // it is made beside the start
            }
            java(launcher).destroyForcibly();
            assertThat(launcher.onExit()).succeedsWithin(Duration.ofSeconds(60));
        });
        Process next = launch(connection);
        try (ZContext context = new ZContext();
                TestClient client = KernelProcess.client(context, connection)) {
            awaitKernel(connection, client);
            assertThat(printed(client, "System.out.println(\"first\");"))
                    .contains("first\n")
                    .contains("The kernel died: its Java was killed (SIGKILL)");
            assertThat(printed(client, "System.out.println(\"second\");")).isEqualTo("second\n");
        } finally {
            next.descendants().forEach(ProcessHandle::destroyForcibly);
            next.destroyForcibly();
        }
    }

    @Test
    void one_dies_between_cells_as_soon_as_the_last_has_said_that_it_is_done() throws Exception {
        Path connection = KernelProcess.connection(folder);
        withKernel(connection, (launcher, client) -> {
            for (int cell = 0; cell < 300; cell++) {
                runs(client, "kept = " + cell + ";");
                RunningCell.Note note =
                        RunningCell.read(RunningCell.fileOf(connection)).orElseThrow();
                assertThat(note.header()).as("cell %d", cell).isNull();
            }
        });
    }

    @Test
    void one_whose_launcher_is_killed_tells_its_cell_and_ends_and_another_takes_its_place() throws Exception {
        Path connection = KernelProcess.connection(folder);
        withKernel(connection, (launcher, client) -> {
            String cell = running(client);
            ProcessHandle java = java(launcher);
            launcher.destroyForcibly();
            Process next = launch(connection); // as a server does it, at once
            try {
                assertThat(told(client, cell))
                        .startsWith(
                                "The kernel ends while this cell runs: the process that watches over it was killed.");
                assertThat(java.onExit()).succeedsWithin(Duration.ofSeconds(60));
                awaitKernel(connection, client);
                runs(client, "1 + 1");
                assertThat(next.isAlive()).isTrue();
            } finally {
                next.descendants().forEach(ProcessHandle::destroyForcibly);
                next.destroyForcibly();
            }
        });
    }

    @Test
    void one_that_is_shut_down_says_nothing_and_leaves_nothing() throws Exception {
        withKernel((launcher, client) -> {
            String cell = running(client);
            assertThat(left()).hasSize(1);
            client.answer(Channel.CONTROL, client.send(Channel.CONTROL, new Request.Shutdown(true)));
            assertThat(launcher.onExit()).succeedsWithin(Duration.ofSeconds(60));
            assertThat(launcher.exitValue()).isZero();
            assertThat(left()).isEmpty();
            assertThat(Files.readString(folder.resolve("log"))).doesNotContain("died");
            assertThat(cell).isNotEmpty();
        });
    }
}
