package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ShellTest {
    @TempDir
    Path folder;

    @RepeatedTest(10)
    void who_stops_a_command_stops_what_would_come_after_it() throws Exception {
        Path after = folder.resolve("after");
        StringBuffer printed = new StringBuffer();
        Thread cell = Thread.ofPlatform().start(() -> {
            try {
                new Shell(new Folder())
                        .run(Shell.line("echo here; sleep 60; touch " + after), printed::append, printed::append);
            } catch (Exception stopped) {
                printed.append(" stopped");
            }
        });
        while (!printed.toString().contains("here")) {
            Thread.sleep(5);
        }
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        cell.interrupt();
        cell.join();
        for (ProcessHandle one : all) {
            one.onExit().get();
        }
        assertThat(printed.toString()).contains("here").endsWith("stopped");
        assertThat(after).doesNotExist();
    }
}
