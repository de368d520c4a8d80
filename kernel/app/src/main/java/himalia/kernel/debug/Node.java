package himalia.kernel.debug;

import java.lang.ref.WeakReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place in the tree of variables. It does not keep what stands there: a variable that the user lets go is gone, and
/// what is made only to be looked at, such as the row of a tensor, is made again from what it is a part of.
final class Node {
    private final @Nullable Node parent;
    private final String name;
    private final WeakReference<Object> value;

    /// @param parent of which this is a part; null of a variable
    Node(@Nullable Node parent, String name, Object value) {
        this.parent = parent;
        this.name = name;
        this.value = new WeakReference<>(value);
    }

    /// What stands there, if it still does.
    ///
    /// @param inside how things are taken apart
    Optional<Object> value(Inside inside) {
        Object there = value.get();
        if (there != null || parent == null) {
            return Optional.ofNullable(there);
        }
        return parent.value(inside)
                .flatMap(whole -> inside.of(whole).stream()
                        .filter(part -> part.name().equals(name))
                        .findFirst()
                        .map(Inside.Part::value));
    }
}
