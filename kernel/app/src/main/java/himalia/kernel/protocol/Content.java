package himalia.kernel.protocol;

/// What a message says. A record for each type of the Jupyter protocol that this kernel reads or writes:
/// [Request]s come from front ends, [Reply]s answer them, [Broadcast]s go to everyone who looks on, and [CommContent]
/// goes both ways.
public sealed interface Content permits Incoming, Outgoing {
    /// The message type, as it stands in the header.
    String type();
}
