package himalia.kernel.protocol;

import java.util.Map;

/// What a message says. A record for each type of the Jupyter protocol that this kernel reads or writes:
/// [Request]s come from front ends, [Reply]s answer them, [Broadcast]s go to everyone who looks on.
public sealed interface Content permits Request, Reply, Broadcast, CommContent {
    /// The message type, as it stands in the header.
    String type();

    /// The content as a JSON tree.
    Map<String, Object> toJson();
}
