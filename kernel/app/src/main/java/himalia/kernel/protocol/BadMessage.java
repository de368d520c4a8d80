package himalia.kernel.protocol;

/// A message that is not one: wrong frames, signature, JSON or fields. It is logged; who has sent one that is signed as
/// it must be learns why it is not understood, and nothing else happens.
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    public BadMessage(String message) {
        super(message);
    }

    public BadMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
