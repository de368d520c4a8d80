package himalia.kernel.transport;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/// The five sockets of a kernel, and the one thread that touches them.
///
/// ZeroMQ's sockets belong to one thread. That thread waits, without a time limit, for a message on a socket or for a
/// byte in a pipe; the byte says that another thread has put something into the queue of outgoing messages. So nothing
/// is polled, and messages leave in the order in which they were sent.
public final class Channels implements AutoCloseable {
    /// Bytes that may wait to be sent before [#send] waits, too: a cell that prints without end must not fill the heap.
    private static final int MOST_WAITING = 64 << 20;

    /// A message of which a frame is larger is not taken: it would leave no room for anything else. The largest that a
    /// Jupyter server passes on has 10 MB, unless it is told otherwise.
    private static final long LARGEST = Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 8);

    /// So long the thread of the sockets waits when it cannot do its work.
    private static final long RETRY_NS = 100_000_000;

    /// So long a kernel that ends may keep its ports.
    private static final long PREDECESSOR_NS = 5_000_000_000L;

    private record Frames(Channel channel, List<byte[]> frames, int size) {}

    private final Codec codec;
    private final Consumer<String> log;
    private final ZContext context;
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    /// Of the kind that stays whole also where a sender has no stack left in the middle of it.
    private final Queue<Frames> outgoing = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile Pipe wakeUp;
    private final Thread thread;
    private BiConsumer<Channel, Message<Incoming>> receiver = (channel, message) -> {};
    private Consumer<String> welcome = subscription -> {};
    private volatile boolean closing;

    /// Binds the sockets; nothing is received before [#open].
    ///
    /// @param log where a line goes for each bad message
    /// @throws org.zeromq.ZMQException if a port is taken
    public Channels(ConnectionFile connection, Codec codec, Consumer<String> log) throws IOException {
        this(connection, codec, log, new ZContext());
    }

    /// The same in a context of the caller's, which these channels close: transport `inproc` reaches others in it.
    public Channels(ConnectionFile connection, Codec codec, Consumer<String> log, ZContext context) throws IOException {
        this.context = context;
        this.codec = codec;
        this.log = log;
        // Before the first socket, which starts JeroMQ's threads.
        context.getContext().setThreadFactor(Undisturbed::new);
        context.setNotificationExceptionHandler((thread, e) -> troubled(e));
        bind(Channel.SHELL, SocketType.ROUTER, connection.address(connection.shellPort()));
        bind(Channel.CONTROL, SocketType.ROUTER, connection.address(connection.controlPort()));
        bind(Channel.STDIN, SocketType.ROUTER, connection.address(connection.stdinPort()));
        bind(Channel.IOPUB, SocketType.XPUB, connection.address(connection.iopubPort()));
        Heartbeat heartbeat = new Heartbeat(context, connection.address(connection.heartbeatPort()));
        new Undisturbed(heartbeat, "heartbeat").start();
        wakeUp = pipe();
        thread = new Undisturbed(this::loop, "channels");
    }

    /// JeroMQ's own threads go on after such an exception, of which it would print the stack into a cell. While a
    /// context ends they throw by nature: one may wake another that has read its message already, and has gone.
    private void troubled(Throwable e) {
        if (!closing) {
            log.accept("trouble with a connection: " + e);
        }
    }

    private static Pipe pipe() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        return pipe;
    }

    private void bind(Channel channel, SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        // No high-water mark: a line that was printed is never dropped. What waits is bounded in `send`.
        socket.setSndHWM(0);
        socket.setRcvHWM(0);
        socket.setMaxMsgSize(LARGEST);
        socket.setLinger(1000);
        if (type == SocketType.ROUTER) {
            // A front end that has lost its connection comes back under its identity while the old one still hangs.
            socket.setRouterHandover(true);
        } else {
            socket.setXpubVerbose(true); // also of a subscription that another listener has already
        }
        bind(socket, address);
        sockets.put(channel, socket);
    }

    /// A kernel that is started anew has the ports of the one before, which may be about to end.
    private static void bind(ZMQ.Socket socket, String address) {
        long end = System.nanoTime() + PREDECESSOR_NS;
        while (true) {
            try {
                socket.bind(address);
                return;
            } catch (ZMQException taken) {
                if (taken.getErrorCode() != ZError.EADDRINUSE || System.nanoTime() > end) {
                    throw taken;
                }
                LockSupport.parkNanos(RETRY_NS);
            }
        }
    }

    /// Begins to receive. Both are called on the thread of the sockets and must not block.
    ///
    /// @param welcome hears what somebody begins to listen to on IOPUB: the beginning of topics, empty for all
    public void open(BiConsumer<Channel, Message<Incoming>> receiver, Consumer<String> welcome) {
        this.receiver = receiver;
        this.welcome = welcome;
        thread.start();
    }

    /// Sends a message; may be called on any thread.
    ///
    /// @throws IllegalArgumentException if its content has no JSON form
    public void send(Channel channel, Message<? extends Outgoing> message) {
        queue(channel, message);
        flush();
    }

    /// Sends a message together with the next one: to wake the thread of the sockets for each of a handful that come
    /// at once costs more than to write them.
    ///
    /// @throws IllegalArgumentException if its content has no JSON form
    public void queue(Channel channel, Message<? extends Outgoing> message) {
        List<byte[]> frames = codec.encode(message);
        int size = Math.min(
                MOST_WAITING, frames.stream().mapToInt(frame -> frame.length).sum());
        if (Thread.currentThread() == thread) {
            // The thread that makes room must not wait for it.
            size = room.tryAcquire(size) ? size : 0;
        } else if (!room.tryAcquire(size)) {
            // What waits may be waiting for this one.
            flush();
            room.acquireUninterruptibly(size);
        }
        boolean queued = false;
        try {
            queued = outgoing.add(new Frames(channel, frames, size));
        } finally {
            if (!queued) {
                room.release(size); // the calling cell has run out of stack or heap
            }
        }
    }

    /// Sends what is queued.
    ///
    /// The calling thread may be a user's, and interrupted. That closes the pipe, which wakes the thread of
    /// the sockets as well as a byte does, and that thread opens another.
    public void flush() {
        if (woken.compareAndSet(false, true)) {
            boolean interrupted = Thread.interrupted();
            boolean awake = false;
            try {
                awake = wakeUp.sink().write(ByteBuffer.wrap(new byte[1])) > 0;
            } catch (ClosedChannelException closed) {
                awake = true;
                interrupted |= closed instanceof ClosedByInterruptException;
            } catch (IOException e) {
                if (!closing) {
                    throw new UncheckedIOException(e);
                }
            } finally {
                if (!awake) {
                    // The calling cell has run out of stack or heap: the next one to send must try again.
                    woken.set(false);
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /// Sends what waits and closes the sockets.
    @Override
    public void close() {
        closing = true;
        woken.set(false);
        flush();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closing) {
            try {
                renewPipe();
                try (ZMQ.Poller poller = context.createPoller(5)) {
                    serve(poller);
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // A cell has used up the heap or all file handles. Without this thread nobody would ever hear of it.
                LockSupport.parkNanos(RETRY_NS);
            }
        }
        sendWaiting();
        context.close();
    }

    /// Opens another pipe if the last one was closed.
    private void renewPipe() throws IOException {
        if (!wakeUp.source().isOpen()) {
            wakeUp = pipe();
            woken.set(false);
            sendWaiting();
        }
    }

    /// Serves as long as the pipe is open.
    private void serve(ZMQ.Poller poller) throws IOException {
        int pipe = poller.register(wakeUp.source(), ZMQ.Poller.POLLIN);
        Map<Channel, Integer> polled = new EnumMap<>(Channel.class);
        for (Channel channel : List.of(Channel.CONTROL, Channel.SHELL, Channel.STDIN, Channel.IOPUB)) {
            polled.put(channel, poller.register(sockets.get(channel), ZMQ.Poller.POLLIN));
        }
        boolean open = true;
        while (open && !closing) {
            poller.poll(-1);
            if (poller.pollin(pipe)) {
                open = drainPipe();
            }
            sendWaiting();
            polled.forEach((channel, index) -> {
                if (poller.pollin(index)) {
                    receive(channel);
                }
            });
        }
    }

    /// Empties the pipe, and only then lets senders write to it again: the other way round, the byte of a sender that
    /// came in between would be swallowed, and everyone after it would believe that the thread is awake.
    ///
    /// @return false if it was closed
    private boolean drainPipe() throws IOException {
        boolean open = wakeUp.source().read(ByteBuffer.allocate(64)) >= 0;
        if (open) {
            woken.set(false);
        } else {
            wakeUp.source().close();
        }
        return open;
    }

    private void sendWaiting() {
        for (Frames next = outgoing.poll(); next != null; next = outgoing.poll()) {
            ZMQ.Socket socket = socket(next.channel);
            int last = next.frames.size() - 1;
            for (int i = 0; i <= last; i++) {
                socket.send(next.frames.get(i), i < last ? ZMQ.SNDMORE : 0);
            }
            room.release(next.size);
        }
    }

    private ZMQ.Socket socket(Channel channel) {
        return Objects.requireNonNull(sockets.get(channel));
    }

    private void receive(Channel channel) {
        ZMQ.Socket socket = socket(channel);
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        try {
            if (channel == Channel.IOPUB) {
                subscribed(frames);
                return;
            }
            receiver.accept(channel, codec.decode(frames));
        } catch (BadMessage e) {
            log.accept("dropped a message on " + channel + ": " + e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            log.accept("could not take a message on " + channel + ": " + e);
        }
    }

    /// A listener begins with a byte of 1 and a topic, and ends with a 0.
    private void subscribed(List<byte[]> frames) {
        for (byte[] frame : frames) {
            if (frame.length > 0 && frame[0] == 1) {
                welcome.accept(new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8));
            }
        }
    }
}
