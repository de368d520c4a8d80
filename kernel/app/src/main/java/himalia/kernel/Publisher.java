package himalia.kernel;

import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Content;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Reply;
import himalia.kernel.transport.Channel;
import himalia.kernel.transport.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Sends what the kernel says, each message with the request that caused it.
///
/// What a thread prints or shows belongs to the request that the thread serves; a thread that serves none (a cell
/// started it) speaks for the cell that was run last.
final class Publisher {
    private final Channels channels;
    private final String session = UUID.randomUUID().toString();
    private final ThreadLocal<Header> served = new ThreadLocal<>();
    private volatile Header lastCell;

    Publisher(Channels channels) {
        this.channels = channels;
    }

    /// Says on whose behalf this thread works from now on.
    void serve(Header request) {
        served.set(request);
    }

    /// Like [#serve], and threads that serve nobody speak for this request, too.
    void serveCell(Header request) {
        lastCell = request;
        served.set(request);
    }

    /// Tells everyone who looks on.
    void publish(Broadcast content) {
        send(content);
    }

    /// Tells it together with what is told next.
    void queue(Broadcast content) {
        channels.queue(Channel.IOPUB, broadcast(content));
    }

    void publish(CommContent content) {
        send(content);
    }

    /// Answers a request on the channel on which it came.
    void reply(Channel channel, Message request, Reply answer) {
        channels.send(channel, request.reply(answer, session));
    }

    /// Answers together with what is told next.
    void queueReply(Channel channel, Message request, Reply answer) {
        channels.queue(channel, request.reply(answer, session));
    }

    private void send(Content content) {
        channels.send(Channel.IOPUB, broadcast(content));
    }

    private Message broadcast(Content content) {
        Header parent = served.get() != null ? served.get() : lastCell;
        byte[] topic = content.type().getBytes(StandardCharsets.US_ASCII);
        return new Message(List.of(topic), Header.of(content.type(), session), parent, content, List.of());
    }
}
