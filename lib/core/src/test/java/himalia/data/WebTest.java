package himalia.data;

import static himalia.data.Tables.csv;
import static himalia.data.Tables.excel;
import static himalia.data.Tables.html;
import static himalia.data.Tables.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebTest {
    private HttpServer server;
    private String root;

    @BeforeEach
    void a_server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tables_are_read_from_addresses() throws IOException {
        serve("t.csv", "a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));
        serve("t.csv.gz", packed("a,b\n2,x\n"));
        serve("t.json", "[{\"a\": 3}]".getBytes(StandardCharsets.UTF_8));
        serve("t.html", "<table><tr><th>a<tr><td>4</table>".getBytes(StandardCharsets.UTF_8));

        assertThat(csv(root + "t.csv?raw=1").intColumn("a").get(0)).isEqualTo(1);
        assertThat(csv(root + "t.csv?raw=1").name()).isEqualTo("t");
        assertThat(csv(root + "t.csv.gz").intColumn("a").get(0)).isEqualTo(2);
        assertThat(json(root + "t.json").intColumn("a").get(0)).isEqualTo(3);
        assertThat(html(root + "t.html").intColumn("a").get(0)).isEqualTo(4);
    }

    @Test
    void what_is_not_there_is_named() {
        assertThatThrownBy(() -> csv(root + "none.csv"))
                .hasMessageContainingAll("csv: " + root + "none.csv cannot be loaded", "Hint:");
        assertThatThrownBy(() -> excel(root + "none.xlsx")).hasMessageContaining("excel: " + root + "none.xlsx");
        assertThatThrownBy(() -> csv(root + "a b.csv")).hasMessageContainingAll("no address", "%20");
    }

    private void serve(String name, byte[] content) {
        server.createContext("/" + name, exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        });
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
