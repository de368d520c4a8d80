package himalia.kernel;

import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Signer;
import himalia.kernel.transport.ConnectionFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.ZContext;

/// How a server starts a kernel in a process of its own.
final class KernelProcess {
    private KernelProcess() {}

    /// The command line.
    static List<String> command(Path connection) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-exports"))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "himalia.kernel.Main", connection.toString()));
        return command;
    }

    /// Writes a connection file with ports that are free.
    static Path connection(Path folder) throws IOException {
        String ports = "";
        List<ServerSocket> taken = new ArrayList<>();
        for (String name : List.of("shell", "control", "stdin", "iopub", "hb")) {
            ServerSocket socket = new ServerSocket(0);
            taken.add(socket);
            ports += "\"" + name + "_port\": " + socket.getLocalPort() + ", ";
        }
        for (ServerSocket one : taken) {
            one.close();
        }
        return Files.writeString(
                Files.createTempFile(folder, "kernel", ".json"),
                "{" + ports
                        + "\"transport\": \"tcp\", \"ip\": \"127.0.0.1\", \"key\": \"k\", \"signature_scheme\": \"hmac-sha256\"}");
    }

    /// A client of such a kernel.
    static TestClient client(ZContext context, Path connection) throws IOException {
        ConnectionFile file = ConnectionFile.read(connection);
        return new TestClient(context, file, new Codec(new Signer(file.scheme(), file.key())));
    }
}
