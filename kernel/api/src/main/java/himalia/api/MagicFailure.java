package himalia.api;

/// A magic that cannot do what was asked. The message is for the user, and complete.
public final class MagicFailure extends Exception {
    private static final long serialVersionUID = 1;

    public MagicFailure(String message) {
        super(message);
    }
}
