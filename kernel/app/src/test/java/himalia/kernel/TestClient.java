package himalia.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.FrontEnd;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.Json;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.MessageSchema;
import himalia.kernel.transport.Channel;
import himalia.kernel.transport.ConnectionFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A front end for tests: sends real messages over sockets, and reads the raw JSON that comes back.
final class TestClient implements AutoCloseable {
    /// A message as it came: its type, the id of the request that caused it, and what it says.
    record Received(
            String type,
            String parent,
            Map<String, Object> metadata,
            Map<String, Object> content,
            List<byte[]> buffers) {}

    private static final int TIMEOUT_MS = 60_000;

    private final ZContext context;
    private final Codec codec;
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);

    TestClient(ZContext kernel, ConnectionFile connection, Codec codec) {
        this.context = kernel.shadow();
        this.codec = codec;
        connect(Channel.SHELL, SocketType.DEALER, connection.address(connection.shellPort()));
        connect(Channel.CONTROL, SocketType.DEALER, connection.address(connection.controlPort()));
        connect(Channel.STDIN, SocketType.DEALER, connection.address(connection.stdinPort()));
        connect(Channel.IOPUB, SocketType.SUB, connection.address(connection.iopubPort()));
        sockets.get(Channel.IOPUB).subscribe(new byte[0]);
    }

    private void connect(Channel channel, SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setIdentity("test".getBytes(UTF_8));
        socket.setReceiveTimeOut(TIMEOUT_MS);
        socket.connect(address);
        sockets.put(channel, socket);
    }

    /// Sends a message and returns its id.
    String send(Channel channel, Incoming content) {
        return send(channel, content, Map.of());
    }

    /// Sends a message with metadata and buffers and returns its id.
    String send(Channel channel, Incoming content, Map<String, Object> metadata, byte[]... buffers) {
        Header header = Header.of(content.type(), "client");
        sendFrames(
                channel,
                FrontEnd.encode(codec, new Message<>(List.of(), header, null, metadata, content, List.of(buffers))));
        return header.id();
    }

    /// Sends a message to a subshell and returns its id.
    String sendTo(String subshell, Incoming content) {
        Header plain = Header.of(content.type(), "client");
        Header header = new Header(
                plain.id(), plain.session(), plain.username(), plain.type(), plain.date(), plain.version(), subshell);
        sendFrames(
                Channel.SHELL,
                FrontEnd.encode(codec, new Message<>(List.of(), header, null, Map.of(), content, List.of())));
        return header.id();
    }

    /// Sends a message whose content is any text, as JSON that no JSON library would write.
    String sendText(Channel channel, String type, String content) {
        Header header = Header.of(type, "client");
        sendFrames(channel, FrontEnd.encode(codec, header, content));
        return header.id();
    }

    void sendFrames(Channel channel, List<byte[]> frames) {
        ZMQ.Socket socket = sockets.get(channel);
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    /// The next message of a channel.
    Received receive(Channel channel) {
        ZMQ.Socket socket = sockets.get(channel);
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new AssertionError("nothing came on " + channel + " in time");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        // Topic or identity, delimiter, signature.
        int delimiter = indexOfDelimiter(frames);
        List<byte[]> parts = frames.subList(delimiter + 2, frames.size());
        if (!FrontEnd.accepts(codec, frames.get(delimiter + 1), parts.subList(0, 4))) {
            throw new AssertionError("not signed as it must be: " + new String(parts.getFirst(), UTF_8));
        }
        MessageSchema.check(parts);
        try {
            return new Received(
                    (String) json(parts.get(0)).get("msg_type"),
                    (String) json(parts.get(1)).get("msg_id"),
                    json(parts.get(2)),
                    json(parts.get(3)),
                    parts.subList(4, parts.size()));
        } catch (BadMessage e) {
            throw new AssertionError(e);
        }
    }

    private static int indexOfDelimiter(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (new String(frames.get(i), UTF_8).equals("<IDS|MSG>")) {
                return i;
            }
        }
        throw new AssertionError("no delimiter in " + frames.size() + " frames");
    }

    /// Whether there is something to receive within a time.
    boolean hasAnswer(Channel channel, int milliseconds) {
        try (ZMQ.Poller poller = context.createPoller(1)) {
            poller.register(sockets.get(channel), ZMQ.Poller.POLLIN);
            return poller.poll(milliseconds) > 0;
        }
    }

    /// The answer to a request; answers to others are an error.
    Received answer(Channel channel, String id) {
        Received received = receive(channel);
        if (!id.equals(received.parent())) {
            throw new AssertionError("expected the answer to " + id + ", got " + received);
        }
        return received;
    }

    /// What was published for a request, up to its `idle`.
    List<Received> published(String id) {
        return publishedUntil(id, message -> "idle".equals(message.content().get("execution_state")));
    }

    /// What was published for a request, up to its `busy`.
    List<Received> publishedUntilBusy(String id) {
        return publishedUntil(id, message -> "busy".equals(message.content().get("execution_state")));
    }

    private List<Received> publishedUntil(String id, Predicate<Received> last) {
        List<Received> all = new ArrayList<>();
        while (true) {
            Received next = receive(Channel.IOPUB);
            if (id.equals(next.parent())) {
                all.add(next);
                if (last.test(next)) {
                    return all;
                }
            }
        }
    }

    /// All that is published until the `idle` of a request, also what belongs to others.
    List<Received> publishedUntilIdle(String id) {
        List<Received> all = new ArrayList<>();
        while (true) {
            Received next = receive(Channel.IOPUB);
            all.add(next);
            if (id.equals(next.parent()) && "idle".equals(next.content().get("execution_state"))) {
                return all;
            }
        }
    }

    private static Map<String, Object> json(byte[] frame) throws BadMessage {
        return Json.parseObject(new String(frame, UTF_8)).map();
    }

    @Override
    public void close() {
        context.close();
    }
}
