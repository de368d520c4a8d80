package himalia.kernel.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorFileTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream cells = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Path path;

    @BeforeEach
    void create() throws IOException {
        path = Files.createFile(folder.resolve("out"));
    }

    private DescriptorFile file() throws IOException {
        return new DescriptorFile(path, cells, log);
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(path, bytes, StandardOpenOption.APPEND);
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String cells() {
        return cells.toString(StandardCharsets.UTF_8);
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_character_comes_whole_wherever_it_is_cut() throws IOException {
        byte[] bytes = "aé한😀b".getBytes(StandardCharsets.UTF_8);
        try (DescriptorFile file = file()) {
            for (byte one : bytes) {
                write(new byte[] {one});
                file.pass(false);
                assertThat(cells()).doesNotContain("\ufffd");
            }
        }
        assertThat(cells()).isEqualTo("aé한😀b");
    }

    @Test
    void bytes_that_are_no_text_are_not_kept_for_ever() throws IOException {
        try (DescriptorFile file = file()) {
            write(new byte[] {'a', (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0xff});
            file.pass(true);
        }
        assertThat(cells.size()).isEqualTo(6);
    }

    @Test
    void lines_of_the_vm_go_to_the_log_also_when_they_come_in_two_pieces() throws IOException {
        try (DescriptorFile file = file()) {
            write("mine\nOpenJDK 64-Bit");
            file.pass(false);
            assertThat(cells()).isEqualTo("mine\n");
            write(" Server VM warning: something");
            file.pass(false);
            write(" is wrong\nmine, too\n[1.23s][warning][gc] slow\n[1] is mine\nOpen");
            file.pass(false);
            assertThat(cells()).isEqualTo("mine\nmine, too\n[1] is mine\n");
            write("ed\n");
            file.pass(false);
        }
        assertThat(cells()).isEqualTo("mine\nmine, too\n[1] is mine\nOpened\n");
        assertThat(log())
                .isEqualTo("OpenJDK 64-Bit Server VM warning: something is wrong\n[1.23s][warning][gc] slow\n");
    }

    @Test
    void at_the_end_of_a_cell_nothing_is_kept() throws IOException {
        try (DescriptorFile file = file()) {
            write("#");
            file.pass(false);
            assertThat(cells()).isEmpty();
            file.pass(true);
            assertThat(cells()).isEqualTo("#");
            write(" A fatal joke\n");
            file.pass(false);
        }
        assertThat(cells()).isEqualTo("# A fatal joke\n");
    }

    @Test
    void the_last_words_of_the_vm_go_to_the_log_whole() throws IOException {
        String words = "#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV\nabort\n";
        try (DescriptorFile file = file()) {
            write("mine\n" + words);
            file.pass(false);
            write("more\n");
            file.pass(true);
        }
        assertThat(cells()).isEqualTo("mine\n");
        assertThat(log()).isEqualTo(words + "more\n");
    }

    @Test
    void a_list_of_threads_goes_to_the_log_and_what_follows_does_not() throws IOException {
        try (DescriptorFile file = file()) {
            write("Full thread dump OpenJDK\n\"main\"\n");
            file.pass(false);
            write("Heap\n DefNew total 1K\n");
            file.pass(false);
            write("mine\n");
            file.pass(false);
        }
        assertThat(cells()).isEqualTo("mine\n");
        assertThat(log()).isEqualTo("Full thread dump OpenJDK\n\"main\"\nHeap\n DefNew total 1K\n");
    }

    @Test
    void of_a_flood_the_rest_is_left_out_and_the_file_takes_no_room() throws IOException {
        try (DescriptorFile file = file()) {
            write(new byte[40 << 20]);
            file.pass(false);
            assertThat(cells.size()).isBetween(16 << 20, 17 << 20);
            assertThat(cells()).endsWith("\n[24 MB of output past System.out left out]\n");
            assertThat(path).hasSize(0);
            write("on");
            file.pass(false);
        }
        assertThat(cells()).endsWith("left out]\non");
    }
}
