package himalia.kernel.cell.javac.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// Finds members by their names: in a class file they could not stand, as some JDKs lack them.
final class Handles {
    interface Finder {
        MethodHandle find(MethodHandles.Lookup lookup) throws ReflectiveOperationException;
    }

    private Handles() {}

    static MethodHandle find(Finder finder) {
        try {
            return finder.find(MethodHandles.lookup());
        } catch (ReflectiveOperationException gone) {
            throw new LinkageError(gone.getMessage(), gone);
        }
    }

    /// What a call of a handle has thrown: members of javac throw nothing that must be declared.
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }
}
