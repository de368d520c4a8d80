package himalia.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Messages to and from the frames that go over a socket: identities, `<IDS|MSG>`, signature, header, parent header,
/// metadata, content, buffers.
public final class Codec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);

    private final Signer signer;
    private final Replays replays = new Replays();

    public Codec(Signer signer) {
        this.signer = signer;
    }

    /// The frames of a message.
    public List<byte[]> encode(Message<? extends Outgoing> message) {
        return encode(message, message.content().toJson());
    }

    /// @param content the content of the message as a JSON tree
    List<byte[]> encode(Message<?> message, Map<String, Object> content) {
        List<byte[]> parts = List.of(
                bytes(message.header().toJson()),
                bytes(message.parent() == null ? Map.of() : message.parent().toJson()),
                bytes(message.metadata()),
                bytes(content));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.addAll(signed(parts));
        frames.addAll(message.buffers());
        return frames;
    }

    /// The parts of a message, and what goes before them.
    List<byte[]> signed(List<byte[]> parts) {
        List<byte[]> frames = new ArrayList<>(List.of(DELIMITER, signer.sign(parts)));
        frames.addAll(parts);
        return frames;
    }

    /// Whether a signature is that of the parts.
    boolean accepts(byte[] signature, List<byte[]> parts) {
        return signer.accepts(signature, parts);
    }

    /// The message of some frames.
    ///
    /// @return with [Unread] if the sender is known and the content is not what it should be
    /// @throws BadMessage if they are not a message, or not one that was signed with our key, or one that was here
    ///     before
    public Message<Incoming> decode(List<byte[]> frames) throws BadMessage {
        int at = 0;
        while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        if (frames.size() < at + 6) {
            throw new BadMessage("too few frames: " + frames.size());
        }
        List<byte[]> parts = frames.subList(at + 2, at + 6);
        if (!signer.accepts(frames.get(at + 1), parts)) {
            throw new BadMessage("wrong signature");
        }
        if (!replays.isNew(frames.get(at + 1))) {
            throw new BadMessage("the signature of an earlier message");
        }
        Header header = Header.from(json(parts.get(0)));
        Fields parent = said(parts.get(1));
        return new Message<>(
                frames.subList(0, at),
                header,
                parent.map().isEmpty() ? null : Header.from(parent),
                said(parts.get(2)).map(),
                content(header.type(), parts.get(3)),
                frames.subList(at + 6, frames.size()));
    }

    private static Incoming content(String type, byte[] part) {
        try {
            return IncomingType.read(type, said(part));
        } catch (BadMessage e) {
            return new Unread(type, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] bytes(Map<String, Object> json) {
        return Json.write(json).getBytes(UTF_8);
    }

    /// A part in which a front end may have nothing to say, and writes `null` for it.
    private static Fields said(byte[] part) throws BadMessage {
        return new String(part, UTF_8).equals("null") ? new Fields(Map.of()) : json(part);
    }

    private static Fields json(byte[] part) throws BadMessage {
        return Json.parseObject(new String(part, UTF_8));
    }
}
