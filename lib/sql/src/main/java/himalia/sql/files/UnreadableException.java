package himalia.sql.files;

/// A file that cannot be read as what it is said to be; the message goes on after its name.
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }
}
