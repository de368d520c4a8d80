package himalia.kernel;

import himalia.kernel.cell.GivenUp;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Outgoing;
import himalia.kernel.protocol.Reply;
import himalia.kernel.transport.Channel;
import himalia.kernel.transport.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends what the kernel says, each message with the request that caused it.
///
/// What a thread prints or shows belongs to the request that the thread serves; a thread that serves none (a cell
/// started it) speaks for the cell that was run last. A handler of a comm speaks for the cell that shows the widget:
/// what answers the page's own message is shown nowhere in a notebook.
final class Publisher {
    private final Channels channels;
    private final String session = UUID.randomUUID().toString();

    @SuppressWarnings("ThreadLocalUsage") // what a thread serves, it serves for one kernel
    private final ThreadLocal<Header> served = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage") // as above
    private final ThreadLocal<Header> spokenFor = new ThreadLocal<>();

    private volatile @Nullable Header lastCell;
    private final RunningCell running = new RunningCell();

    Publisher(Channels channels) {
        this.channels = channels;
    }

    /// Does the work of a request: says busy, works, says idle. What is said meanwhile on this thread is said on behalf
    /// of the request.
    void serve(Header request, Runnable work) {
        served.set(request);
        publish(new Broadcast.Status("busy"));
        goOn(request, work);
    }

    /// Does the rest of the work of a request that another thread has begun to serve and given up.
    void goOn(Header request, Runnable work) {
        served.set(request);
        boolean done = true;
        try {
            work.run();
        } catch (GivenUp another) {
            done = false;
            throw another;
        } finally {
            if (done) {
                running.ends(request); // before anybody hears of it
                publish(new Broadcast.Status("idle"));
            }
        }
    }

    /// Like [#serve], and threads that serve nobody speak for this request, too.
    void serveCell(Channel channel, Message<?> request, Runnable work) {
        lastCell = request.header();
        running.begins(channel, request);
        serve(request.header(), work);
    }

    /// The request of the cell that was run last, or runs.
    @Nullable
    Header lastCell() {
        return lastCell;
    }

    /// The cell that is served at this moment, for whoever comes after this process.
    RunningCell running() {
        return running;
    }

    /// Does work whose output belongs to another cell.
    ///
    /// @param cell null for the request that is served
    void speakFor(@Nullable Header cell, Runnable work) {
        Header before = spokenFor.get();
        spokenFor.set(cell);
        try {
            work.run();
        } finally {
            spokenFor.set(before);
        }
    }

    /// For whom this thread speaks: the request to which what it prints and shows belongs.
    @Nullable
    Header voice() {
        return spokenFor.get() != null ? spokenFor.get() : parent();
    }

    private @Nullable Header parent() {
        return served.get() != null ? served.get() : lastCell;
    }

    /// Tells everyone who looks on. Who is busy is the request that is served; all else is output.
    void publish(Broadcast content) {
        publish(content instanceof Broadcast.Status ? parent() : voice(), content);
    }

    /// The same, on behalf of a request.
    void publish(@Nullable Header request, Broadcast content) {
        send(Channel.IOPUB, broadcast(request, content, Map.of(), List.of()));
    }

    /// The same over a comm.
    void publish(CommContent content, Map<String, Object> metadata, List<byte[]> buffers) {
        // The page waits for the answers to its own messages, also where their output goes elsewhere.
        send(Channel.IOPUB, broadcast(parent(), content, metadata, buffers));
    }

    /// Greets somebody who has begun to listen.
    void welcome(String subscription) {
        publish((Header) null, new Broadcast.Welcome(subscription));
    }

    /// Answers a request on the channel on which it came.
    void reply(Channel channel, Message<?> request, Reply answer) {
        reply(channel, request, answer, Map.of());
    }

    /// The same.
    ///
    /// @param metadata what the answer says of itself
    void reply(Channel channel, Message<?> request, Reply answer, Map<String, Object> metadata) {
        send(channel, answer(request, answer, metadata));
    }

    /// The message that answers a request.
    Message<Reply> answer(Message<?> request, Reply answer, Map<String, Object> metadata) {
        return request.reply(answer, metadata, session);
    }

    /// Sends what has waited for the next message: that may be long in coming.
    void flush() {
        channels.flush();
    }

    /// Sends a message.
    void send(Channel channel, Message<? extends Outgoing> message) {
        if (message.content().leadsOn()) {
            channels.queue(channel, message);
        } else {
            channels.send(channel, message);
        }
    }

    private <C extends Outgoing> Message<C> broadcast(
            @Nullable Header parent, C content, Map<String, Object> metadata, List<byte[]> buffers) {
        String topic = content instanceof Broadcast told ? told.topic() : content.type();
        byte[] ident = topic.getBytes(StandardCharsets.UTF_8);
        return new Message<>(List.of(ident), Header.of(content.type(), session), parent, metadata, content, buffers);
    }
}
