package himalia.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Trains with one setting and gives its losses, wherever it runs.
///
/// @param <S> what a setting is
@FunctionalInterface
public interface Training<S> extends Serializable {
    /// @return a `History`, numbers in an array, a list or a tensor, one number, or a map of them by name
    @Nullable
    Object train(S setting);
}
