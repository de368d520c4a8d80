package himalia.kernel.transport;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What the front end wrote down for the kernel: where to listen and which key to sign with.
public record ConnectionFile(
        String transport,
        String ip,
        int shellPort,
        int controlPort,
        int stdinPort,
        int iopubPort,
        int heartbeatPort,
        String scheme,
        String key) {

    /// Reads a connection file.
    ///
    /// @throws IOException if it is missing, damaged or incomplete; the message is one sentence that says which
    public static ConnectionFile read(Path file) throws IOException {
        try {
            Fields in = Json.parseObject(Files.readString(file));
            return new ConnectionFile(
                    in.string("transport", "tcp"),
                    in.string("ip", "127.0.0.1"),
                    port(in, "shell_port"),
                    port(in, "control_port"),
                    port(in, "stdin_port"),
                    port(in, "iopub_port"),
                    port(in, "hb_port"),
                    in.string("signature_scheme", "hmac-sha256"),
                    in.string("key", ""));
        } catch (NoSuchFileException e) {
            throw new IOException("There is no connection file " + file + ".", e);
        } catch (IOException e) {
            throw new IOException("The connection file " + file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (BadMessage e) {
            throw new IOException("The connection file " + file + " is damaged: " + e.getMessage() + ".", e);
        }
    }

    private static int port(Fields in, String name) throws BadMessage {
        int port = in.integer(name, 0);
        if (port < 1 || port > 65_535) {
            throw new BadMessage("`" + name + "` must be a port number, 1 to 65535");
        }
        return port;
    }

    /// The address of a port, as ZeroMQ writes it.
    public String address(int port) {
        return transport + "://" + ip + (transport.equals("tcp") ? ":" : "-") + port;
    }
}
