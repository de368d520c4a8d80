package himalia.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Json;
import himalia.kernel.protocol.Signer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A kernel that was started for a few questions, as a front end starts and asks it.
final class Conversation implements AutoCloseable {
    /// So many seconds an answer is waited for.
    private static final int PATIENCE = 120;

    private final Path folder;
    private final Process kernel;
    private final ZContext context = new ZContext();
    private final Signer signer;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;

    /// @param command starts the kernel, if the name of a connection file follows
    Conversation(List<String> command) throws IOException {
        folder = Files.createTempDirectory("himalia");
        String key = UUID.randomUUID().toString();
        Map<String, Object> connection = new LinkedHashMap<>(
                Map.of("transport", "tcp", "ip", "127.0.0.1", "key", key, "signature_scheme", "hmac-sha256"));
        List<Integer> ports = freePorts(5);
        List<String> names = List.of("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port");
        for (int i = 0; i < ports.size(); i++) {
            connection.put(names.get(i), ports.get(i));
        }
        Path file = Files.writeString(folder.resolve("kernel.json"), Json.write(connection));
        List<String> whole = new ArrayList<>(command);
        whole.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("HIMALIA_HISTORY", "");
        builder.environment()
                .put("JPY_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        try {
            kernel = builder.start();
        } catch (IOException e) {
            Kernelspec.removeAll(folder);
            throw e;
        }
        signer = new Signer("hmac-sha256", key);
        shell = socket(ports.get(0));
        control = socket(ports.get(1));
    }

    /// Ports that are free now.
    private static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return taken.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
    }

    private ZMQ.Socket socket(int port) {
        ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
        socket.setLinger(0);
        socket.setReceiveTimeOut(200);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    /// Runs a cell.
    ///
    /// @return what an expression comes to after it, as text; null if that fails
    @Nullable
    String run(String cell, String expression) throws IOException {
        Fields reply = ask(
                "execute_request",
                Map.of(
                        "code",
                        cell,
                        "silent",
                        false,
                        "store_history",
                        false,
                        "allow_stdin",
                        false,
                        "user_expressions",
                        Map.of("it", expression)));
        try {
            String text =
                    reply.object("user_expressions").object("it").object("data").string("text/plain", "");
            return text.isEmpty() ? null : text;
        } catch (BadMessage e) {
            throw new IOException(e);
        }
    }

    /// What the kernel answers to a request.
    Fields ask(String type, Map<String, Object> content) throws IOException {
        send(shell, type, content);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (System.nanoTime() < end) {
            List<byte[]> frames = new ArrayList<>();
            for (byte[] frame = shell.recv(); frame != null; frame = shell.hasReceiveMore() ? shell.recv() : null) {
                frames.add(frame);
            }
            if (frames.size() >= 6) { // delimiter, signature, header, parent, metadata, content
                try {
                    return Json.parseObject(new String(frames.get(5), UTF_8));
                } catch (BadMessage e) {
                    throw new IOException(e);
                }
            }
            if (!kernel.isAlive()) {
                throw new IOException("it ended with " + kernel.exitValue() + lastLine());
            }
        }
        throw new IOException("nothing came in " + PATIENCE + " seconds");
    }

    private void send(ZMQ.Socket socket, String type, Map<String, Object> content) {
        Header header = Header.of(type, "himalia");
        Map<String, Object> about = Map.of(
                "msg_id",
                header.id(),
                "session",
                header.session(),
                "username",
                header.username(),
                "msg_type",
                type,
                "date",
                header.date(),
                "version",
                header.version());
        List<byte[]> parts = List.of(json(about), json(Map.of()), json(Map.of()), json(content));
        socket.sendMore("<IDS|MSG>");
        socket.sendMore(signer.sign(parts));
        for (int i = 0; i < parts.size(); i++) {
            socket.send(parts.get(i), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private String lastLine() throws IOException {
        List<String> lines = new String(Files.readAllBytes(folder.resolve("log")), UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "" : ": " + lines.getLast();
    }

    private static byte[] json(Map<String, Object> tree) {
        return Json.write(tree).getBytes(UTF_8);
    }

    /// Shuts the kernel down, and waits until it has written what it writes at its end.
    @Override
    public void close() throws IOException {
        try {
            send(control, "shutdown_request", Map.of("restart", false));
            if (!kernel.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                throw new IOException("it does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kernel.destroyForcibly();
            context.close();
            Kernelspec.removeAll(folder);
        }
    }
}
