package himalia.api;

/// A magic that cannot do what was asked. The message is for the user, and complete.
public final class MagicFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean wrongUse;

    public MagicFailure(String message) {
        this(message, false);
    }

    private MagicFailure(String message, boolean wrongUse) {
        super(message);
        this.wrongUse = wrongUse;
    }

    /// A magic that was written wrongly: how it is written is said below the message.
    public static MagicFailure wrongUse(String message) {
        return new MagicFailure(message, true);
    }

    /// Whether the magic was written wrongly.
    public boolean isWrongUse() {
        return wrongUse;
    }
}
