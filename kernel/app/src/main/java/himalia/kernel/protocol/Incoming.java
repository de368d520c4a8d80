package himalia.kernel.protocol;

/// What comes from front ends. Each record reads itself from the fields of the message, and [IncomingType] knows it.
public sealed interface Incoming extends Content permits Incoming.Known, Unread {
    /// A message that the kernel understands.
    sealed interface Known extends Incoming permits Request, CommContent {
        /// Which message this is. A record that is forgotten in the enumeration has nothing to return here.
        IncomingType incoming();

        @Override
        default String type() {
            return incoming().type();
        }
    }
}
