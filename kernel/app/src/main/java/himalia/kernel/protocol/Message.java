package himalia.kernel.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One message of the Jupyter protocol.
///
/// @param identities routing frames before the delimiter: whom a reply goes to; for iopub the topic
/// @param parent     the header of the request that caused it, or null
/// @param metadata   what the message says of itself; each side knows some names of the other's
/// @param buffers    binary frames after the content
public record Message<C extends Content>(
        List<byte[]> identities,
        Header header,
        @Nullable Header parent,
        Map<String, Object> metadata,
        C content,
        List<byte[]> buffers) {
    public Message {
        identities = List.copyOf(identities);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        buffers = List.copyOf(buffers);
    }

    /// The answer to this message, to whoever sent it.
    public Message<Reply> reply(Reply answer, Map<String, Object> metadata, String session) {
        return new Message<>(identities, Header.of(answer.type(), session), header, metadata, answer, List.of());
    }
}
