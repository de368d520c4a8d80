package himalia.kernel.transport;

/// The sockets over which messages go; the heartbeat has no messages and is not one of them.
public enum Channel {
    SHELL,
    CONTROL,
    STDIN,
    IOPUB
}
