package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A kernel does not outlive the server that has started it.
@Timeout(600)
class OrphanTest {
    private static final int REPETITIONS = Integer.getInteger("himalia.orphans", 2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300, 1000})
    @DisabledOnOs(OS.WINDOWS)
    void a_kernel_whose_server_is_killed_while_it_starts_ends(int after) throws IOException, InterruptedException {
        for (int i = 0; i < REPETITIONS; i++) {
            Process server = server();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            ProcessHandle kernel =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            Thread.sleep(after);
            server.destroyForcibly().waitFor();
            try {
                assertThat(kernel.onExit().orTimeout(120, TimeUnit.SECONDS))
                        .as("killed after " + after + " ms")
                        .succeedsWithin(java.time.Duration.ofSeconds(121));
            } finally {
                kernel.destroyForcibly();
            }
        }
    }

    @Test
    void a_server_is_known_by_its_number() {
        assertThat(Parent.of(null)).isEmpty();
        assertThat(Parent.of("")).isEmpty();
        assertThat(Parent.of("0")).isEmpty();
        assertThat(Parent.of("12")).contains(new Parent(12));
    }

    @Test
    void one_that_lives_is_not_gone() {
        long real = ProcessHandle.current().parent().orElseThrow().pid();
        assertThat(new Parent(real).isGone()).isFalse();
    }

    @Test
    void one_that_was_gone_before_the_kernel_looked_is_gone() {
        assertThat(new Parent(Long.MAX_VALUE / 2).isGone()).isTrue();
    }

    /// A process that is younger than the kernel has its server's number, and is not its server.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void one_whose_number_was_given_to_another_is_gone() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(new Parent(other.pid()).isGone()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    /// A process that starts a kernel as a server does, and says its number.
    private Process server() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh", "-c", "JPY_PARENT_PID=$$ HIMALIA_HISTORY= \"$@\" > /dev/null 2>&1 & echo $!; wait", "server");
        builder.command().addAll(KernelProcess.command(KernelProcess.connection(folder)));
        return builder.start();
    }
}
