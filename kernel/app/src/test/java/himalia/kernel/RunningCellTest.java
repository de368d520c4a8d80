package himalia.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Message;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningCellTest {
    private final RunningCell running = new RunningCell();

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("note");
    }

    private static Message<?> cell(String session, byte[]... ids) {
        Header header = new Header("id-1", session, "학생", "execute_request", "2026-01-01T00:00:00Z", "5.3", "");
        return new Message<>(List.of(ids), header, null, Map.of(), RunningKernel.cell("1 + 1"), List.of());
    }

    private RunningCell.Note read() {
        return RunningCell.read(file()).orElseThrow();
    }

    @Test
    void the_file_says_which_cell_runs_from_its_beginning_to_its_end() {
        running.open(file());
        assertThat(read().header()).isNull();
        Message<?> cell = cell("s", "a".getBytes(UTF_8), new byte[] {0, -1, 10});
        running.begins(Channel.CONTROL, cell);
        running.number(7);
        assertThat(read().header()).isEqualTo(cell.header());
        assertThat(read().ids()).containsExactly("a".getBytes(UTF_8), new byte[] {0, -1, 10});
        assertThat(read().channel()).isEqualTo(Channel.CONTROL);
        assertThat(read().number()).isEqualTo(7);
        assertThat(read().process()).isEqualTo(ProcessHandle.current().pid());
        running.ends(cell("s").header());
        assertThat(read().header()).as("another request").isNotNull();
        running.ends(cell.header());
        assertThat(read().header()).isNull();
        running.begins(Channel.SHELL, cell("t"));
        assertThat(read().number()).isZero();
        running.forget();
        assertThat(folder).isEmptyDirectory();
        running.begins(Channel.SHELL, cell("u"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoever_finds_the_file_finds_all_of_it() throws Exception {
        for (int round = 0; round < 200; round++) {
            RunningCell one = new RunningCell();
            Thread opens = Thread.ofPlatform().start(() -> one.open(file()));
            while (!Files.exists(file())) {
                Thread.onSpinWait();
            }
            assertThat(read().process()).isEqualTo(ProcessHandle.current().pid());
            opens.join();
            one.forget();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_cell_that_began_before_the_file_was_there_stands_in_it() {
        Message<?> cell = cell("s");
        running.begins(Channel.SHELL, cell);
        running.number(1);
        running.open(file());
        assertThat(read().header()).isEqualTo(cell.header());
        assertThat(read().number()).isEqualTo(1);
    }

    @Test
    void a_cell_that_ends_while_the_file_is_made_does_not_run_in_it() throws Exception {
        for (int round = 0; round < 200; round++) {
            RunningCell one = new RunningCell();
            Message<?> cell = cell("s");
            one.begins(Channel.SHELL, cell);
            Thread opens = Thread.ofPlatform().start(() -> one.open(file()));
            while (!Files.exists(file())) {
                Thread.onSpinWait();
            }
            one.ends(cell.header());
            opens.join();
            assertThat(read().header()).isNull();
            assertThat(one.cell()).isEmpty();
            one.forget();
        }
    }

    @Test
    void a_request_that_is_too_long_for_it_is_not_noted_and_does_no_harm() {
        running.open(file());
        running.begins(Channel.SHELL, cell("x".repeat(100_000)));
        assertThat(read().header()).isNull();
        running.begins(Channel.SHELL, cell("s", new byte[5000]));
        assertThat(read().header()).isNull();
        running.begins(Channel.SHELL, cell("s"));
        assertThat(read().header()).isNotNull();
    }

    @Test
    void a_sentence_is_left_for_the_next_kernel() throws IOException {
        RunningCell.leave(file(), "Es war einmal – 옛날");
        assertThat(read().sentence()).isEqualTo("Es war einmal – 옛날");
        running.open(file());
        assertThat(read().sentence()).isEmpty();
    }

    @Test
    void where_no_file_can_be_written_nothing_is_noted_and_nothing_fails() throws IOException {
        Path taken = Files.writeString(folder.resolve("file"), "x");
        running.open(taken.resolve("note"));
        Message<?> cell = cell("s");
        running.begins(Channel.SHELL, cell);
        running.number(1);
        running.ends(cell.header());
        running.forget();
        assertThat(Files.readString(taken)).isEqualTo("x");
    }

    @Test
    void what_nobody_of_ours_has_written_is_no_note() throws IOException {
        Random random = new Random(1);
        assertThat(RunningCell.read(file())).isEmpty();
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 15 && random.nextBoolean()) {
                bytes[12] = 0;
                bytes[13] = 0;
                bytes[14] = 0;
            }
            Files.write(file(), bytes);
            assertThat(RunningCell.read(file()).filter(note -> note.header() != null))
                    .isEmpty();
        }
        Files.delete(file());
        Path other = Files.write(folder.resolve("other"), new byte[64]);
        Files.createSymbolicLink(file(), other);
        assertThat(RunningCell.read(file())).isEmpty();
    }

    @Test
    void a_connection_file_without_a_folder_gets_none_beside_it() {
        assertThat(RunningCell.fileOf(Path.of("connection.json"))).isNull();
        assertThat(RunningCell.fileOf(Path.of("/run/kernel-1.json"))).isEqualTo(Path.of("/run/.kernel-1.json.himalia"));
    }
}
