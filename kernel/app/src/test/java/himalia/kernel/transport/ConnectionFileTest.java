package himalia.kernel.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {
    private static final String WHOLE = """
            {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
             "ip": "127.0.0.1", "key": "k", "transport": "tcp", "signature_scheme": "hmac-sha256",
             "kernel_name": "java"}
            """;

    @TempDir
    Path folder;

    @Test
    void a_whole_file_is_read() throws IOException {
        ConnectionFile connection = ConnectionFile.read(write(WHOLE));
        assertThat(connection).isEqualTo(new ConnectionFile("tcp", "127.0.0.1", 1, 4, 3, 2, 5, "hmac-sha256", "k"));
        assertThat(connection.address(7)).isEqualTo("tcp://127.0.0.1:7");
    }

    @Test
    void a_missing_file_is_said_in_one_sentence() {
        assertSentence(folder.resolve("none.json"), "There is no connection file");
    }

    @Test
    void a_damaged_file_is_said_in_one_sentence() throws IOException {
        assertSentence(write("{\"shell_port\": 1"), "is damaged: not JSON");
        assertSentence(write("[]"), "is damaged");
        assertSentence(write(WHOLE.replace("\"hb_port\": 5", "\"hb_port\": \"5\"")), "`hb_port`");
        assertSentence(write(WHOLE.replace("\"hb_port\": 5,", "")), "`hb_port`");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("kernel.json"), text);
    }

    private static void assertSentence(Path file, String part) {
        assertThatThrownBy(() -> ConnectionFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(part)
                .hasMessageEndingWith(".")
                .message()
                .doesNotContain("\n");
    }
}
