package himalia.kernel.protocol;

import java.util.List;

/// One message of the Jupyter protocol.
///
/// @param identities routing frames before the delimiter: whom a reply goes to; for iopub the topic
/// @param parent     the header of the request that caused it, or null
/// @param buffers    binary frames after the content
public record Message(List<byte[]> identities, Header header, Header parent, Content content, List<byte[]> buffers) {
    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /// The answer to this message, to whoever sent it.
    public Message reply(Content answer, String session) {
        return new Message(identities, Header.of(answer.type(), session), header, answer, List.of());
    }
}
