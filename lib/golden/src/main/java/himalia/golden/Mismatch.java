package himalia.golden;

import org.jspecify.annotations.Nullable;

/// Ours is not PyTorch's; the message says where, and both.
public final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Mismatch(String message) {
        super(message);
    }

    /// @throws Mismatch if the two differ
    static void unlessEqual(String where, @Nullable Object actual, Object expected) {
        if (!expected.equals(actual)) {
            throw new Mismatch(where + ": " + actual + ", expected " + expected);
        }
    }
}
