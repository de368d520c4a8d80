package himalia.api;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What goes over a [Comm]: the map of its data, and beside it metadata and binary buffers.
///
/// Where a plain map will do, it is one; who needs more adds it:
///
/// ```java
/// comm.send(Map.of("value", 3));
/// comm.send(CommMessage.of(Map.of("method", "update")).withBuffers(png));
/// comm.onMessage(data -> System.out.println(data.get("value") + ", " + data.buffers().size() + " buffers"));
/// ```
///
/// The data keep their order, because some receivers read them in order. They are trees as in [MimeBundle]. A
/// message cannot be changed.
public final class CommMessage extends AbstractMap<String, Object> {
    private final Map<String, Object> data;
    private final Map<String, Object> metadata;
    private final List<byte[]> buffers;

    private CommMessage(Map<String, ?> data, Map<String, ?> metadata, List<byte[]> buffers) {
        this.data = copy(data);
        this.metadata = copy(metadata);
        this.buffers = List.copyOf(buffers);
    }

    /// Not `Map.copyOf`: that forgets the order and refuses `null`, which JSON has.
    private static Map<String, Object> copy(Map<String, ?> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// A message with these data; one that is a message already stays as it is.
    public static CommMessage of(Map<String, ?> data) {
        return data instanceof CommMessage message ? message : new CommMessage(data, Map.of(), List.of());
    }

    /// This message with other metadata: `{version: "2.1.0"}` opens a widget.
    public CommMessage withMetadata(Map<String, ?> values) {
        return new CommMessage(data, values, buffers);
    }

    /// This message with other buffers.
    public CommMessage withBuffers(byte[]... bytes) {
        return withBuffers(List.of(bytes));
    }

    /// This message with other buffers.
    public CommMessage withBuffers(List<byte[]> bytes) {
        return new CommMessage(data, metadata, bytes);
    }

    /// What the message says of itself.
    public Map<String, Object> metadata() {
        return metadata;
    }

    /// The bytes that travel beside the data, as they are.
    public List<byte[]> buffers() {
        return buffers;
    }

    @Override
    public @Nullable Object get(Object name) {
        return data.get(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return data.entrySet();
    }
}
