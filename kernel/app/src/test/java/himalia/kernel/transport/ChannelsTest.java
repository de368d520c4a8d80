package himalia.kernel.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.FrontEnd;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import himalia.kernel.protocol.Signer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

@Timeout(60)
class ChannelsTest {
    private final Codec codec = new Codec(new Signer("hmac-sha256", "k"));

    @Test
    void no_message_is_lost_or_left_lying_when_many_threads_send_at_once() throws Exception {
        ConnectionFile connection = inProcess();
        ZContext kernel = new ZContext();
        try (Channels channels = new Channels(connection, codec, line -> {}, kernel);
                ZContext context = kernel.shadow()) {
            ZMQ.Socket client = context.createSocket(SocketType.DEALER);
            client.setIdentity("test".getBytes(UTF_8));
            client.setReceiveTimeOut(5000);
            client.connect(connection.address(connection.shellPort()));
            LinkedBlockingQueue<Message<Incoming>> received = new LinkedBlockingQueue<>();
            channels.open((channel, message) -> received.add(message), subscription -> {});
            FrontEnd.encode(codec, request()).forEach(frame -> client.send(frame, ZMQ.SNDMORE));
            client.send(new byte[0]);
            Message<Incoming> question = received.poll(5, TimeUnit.SECONDS);

            for (int round = 0; round < 300; round++) {
                for (int i = 0; i < 4; i++) {
                    Thread.startVirtualThread(() -> {
                        for (int k = 0; k < 50; k++) {
                            channels.send(Channel.SHELL, question.reply(new Reply.Interrupted(), Map.of(), "s"));
                        }
                    });
                }
                for (int i = 0; i < 4 * 50; i++) {
                    assertThat(client.recv())
                            .as("round %s, message %s", round, i)
                            .isNotNull();
                    while (client.hasReceiveMore()) {
                        client.recv();
                    }
                }
            }
        }
    }

    /// Threads may be sending, and the front end asking whether the kernel lives, when it goes down.
    @Test
    void nothing_is_thrown_or_printed_when_they_are_closed_in_the_middle_of_work() throws Exception {
        List<Throwable> thrown = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        java.io.PrintStream err = System.err;
        java.io.ByteArrayOutputStream printed = new java.io.ByteArrayOutputStream();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.add(e));
        System.setErr(new java.io.PrintStream(printed, true, UTF_8));
        try {
            for (int round = 0; round < 20; round++) {
                shutDown();
            }
        } finally {
            System.setErr(err);
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(thrown).isEmpty();
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    /// Of ports that are free.
    private static ConnectionFile connection() throws IOException {
        List<Integer> ports = freePorts(5);
        return new ConnectionFile(
                "tcp",
                "127.0.0.1",
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                "hmac-sha256",
                "k");
    }

    private void shutDown() throws Exception {
        ConnectionFile connection = connection();
        try (ZContext page = new ZContext()) {
            // Of the page's own end JeroMQ's threads may print: see the channels' handler.
            page.setNotificationExceptionHandler((thread, e) -> {});
            ZMQ.Socket heart = page.createSocket(SocketType.REQ);
            ZMQ.Socket news = page.createSocket(SocketType.SUB);
            news.subscribe(new byte[0]);
            Thread[] threads = new Thread[3];
            try (Channels channels = new Channels(connection, codec, line -> {})) {
                channels.open((channel, message) -> {}, subscription -> {});
                heart.connect(connection.address(connection.heartbeatPort()));
                news.connect(connection.address(connection.iopubPort()));
                for (int i = 0; i < threads.length; i++) {
                    threads[i] = Thread.ofPlatform().start(() -> {
                        for (int k = 0; k < 300; k++) {
                            channels.send(Channel.IOPUB, request().reply(new Reply.Interrupted(), Map.of(), "s"));
                        }
                    });
                }
                heart.send("alive?");
                heart.setReceiveTimeOut(30_000);
                assertThat(heart.recvStr()).isEqualTo("alive?");
                heart.send("again?");
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void what_is_queued_goes_with_the_next_message_and_before_it() throws Exception {
        ConnectionFile connection = inProcess();
        ZContext kernel = new ZContext();
        try (Channels channels = new Channels(connection, codec, line -> {}, kernel);
                ZContext context = kernel.shadow()) {
            ZMQ.Socket client = context.createSocket(SocketType.DEALER);
            client.setIdentity("test".getBytes(UTF_8));
            client.setReceiveTimeOut(5000);
            client.connect(connection.address(connection.shellPort()));
            LinkedBlockingQueue<Message<Incoming>> received = new LinkedBlockingQueue<>();
            channels.open((channel, message) -> received.add(message), subscription -> {});
            FrontEnd.encode(codec, request()).forEach(frame -> client.send(frame, ZMQ.SNDMORE));
            client.send(new byte[0]);
            Message<Incoming> question = received.poll(5, TimeUnit.SECONDS);

            channels.queue(Channel.SHELL, question.reply(new Reply.Interrupted(), Map.of(), "first"));
            channels.send(Channel.SHELL, question.reply(new Reply.Interrupted(), Map.of(), "second"));
            for (String session : List.of("first", "second")) {
                List<byte[]> frames = new ArrayList<>();
                do {
                    frames.add(client.recv());
                } while (client.hasReceiveMore());
                assertThat(frames).anyMatch(frame -> new String(frame, UTF_8).contains(session));
            }
        }
    }

    @Test
    void the_sockets_live_on_when_every_thread_of_theirs_is_interrupted() throws Exception {
        ConnectionFile connection = connection();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Channels channels = new Channels(connection, codec, line -> {})) {
            LinkedBlockingQueue<Message<Incoming>> received = new LinkedBlockingQueue<>();
            channels.open((channel, message) -> received.add(message), subscription -> {});
            List<Thread> theirs = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .toList();
            assertThat(theirs).hasSizeGreaterThan(3);
            try (ZContext context = new ZContext()) {
                ZMQ.Socket client = context.createSocket(SocketType.DEALER);
                client.setReceiveTimeOut(30_000);
                client.connect(connection.address(connection.shellPort()));
                ZMQ.Socket heart = context.createSocket(SocketType.REQ);
                heart.setReceiveTimeOut(30_000);
                heart.connect(connection.address(connection.heartbeatPort()));
                for (int round = 0; round < 20; round++) {
                    theirs.forEach(Thread::interrupt);
                    FrontEnd.encode(codec, request()).forEach(frame -> client.send(frame, ZMQ.SNDMORE));
                    client.send(new byte[0]);
                    Message<Incoming> question = received.poll(30, TimeUnit.SECONDS);
                    theirs.forEach(Thread::interrupt);
                    channels.send(Channel.SHELL, question.reply(new Reply.Interrupted(), Map.of(), "s"));
                    assertThat(client.recv()).as("round %s", round).isNotNull();
                    while (client.hasReceiveMore()) {
                        client.recv();
                    }
                    heart.send("beat");
                    assertThat(heart.recvStr()).isEqualTo("beat");
                }
            }
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(new ServerSocket(0));
        }
        List<Integer> ports = taken.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket one : taken) {
            one.close();
        }
        return ports;
    }

    @Test
    void a_port_that_is_taken_is_an_error() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            ConnectionFile connection =
                    new ConnectionFile("tcp", "127.0.0.1", port, port, port, port, port, "hmac-sha256", "k");
            assertThatThrownBy(() -> new Channels(connection, codec, line -> {}))
                    .isInstanceOf(ZMQException.class);
        }
    }

    private static Message<Incoming> request() {
        return new Message<>(
                List.of(), Header.of("kernel_info_request", "s"), null, Map.of(), new Request.KernelInfo(), List.of());
    }

    private static ConnectionFile inProcess() {
        return new ConnectionFile("inproc", "kernel", 1, 2, 3, 4, 5, "hmac-sha256", "k");
    }
}
