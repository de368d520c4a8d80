package himalia.linalg;

/// A matrix for which the asked computation has no result: singular, not positive-definite, not finite.
public final class LinAlgException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LinAlgException(String message) {
        super(message);
    }
}
