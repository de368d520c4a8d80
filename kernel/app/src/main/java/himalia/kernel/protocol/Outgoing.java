package himalia.kernel.protocol;

import java.util.Map;

/// What goes to front ends.
public sealed interface Outgoing extends Content permits Reply, Broadcast, CommContent {
    /// The content as a JSON tree.
    Map<String, Object> toJson();

    /// Whether another message of the same request follows at once, so that the two can go together: to wake the
    /// thread that sends, for each of a handful, costs more than to write them.
    default boolean leadsOn() {
        return false;
    }
}
